import type { WritingFormat } from './writing-format.js';

/** Text without marks. Quotations look as they do in e-mail. */
export const textFormat: WritingFormat = {
  actions: [],
  apply: (_action, state) => state,
  quote: (words) =>
    words
      .split('\n')
      .map((line) => `> ${line}`.trimEnd())
      .join('\n'),
};
