import type { Adapter, PreviewPort } from '../adapters/adapter.js';
import { check, same } from './assert.js';
import { aCall, allComments, isThere, textOf } from './reading.js';
import { rule, type Topic } from './rule.js';
import { aThread } from './seeds.js';
import type { AdapterSubject, OpenedAdapter } from './subject.js';

const TEXT = 'Only a try';

/** Showing what a text will look like, for adapters that promise it. */
export function previewRules<Opened extends OpenedAdapter>({ open }: AdapterSubject<Opened>): Topic {
  return {
    name: 'previewing',
    rules: [
      rule('previews a text as a body', open, aThread(), async (adapter) => {
        const body = await previewOf(adapter).preview(TEXT, aCall());
        check(['html', 'markdown', 'text'].includes(body.format), `The format of a preview is “${body.format}”.`);
        same(textOf(body), TEXT, 'What the preview says');
      }),
      rule('adds nothing by previewing', open, aThread(), async (adapter) => {
        await previewOf(adapter).preview(TEXT, aCall());
        check(!isThere(await allComments(adapter), TEXT), 'What was only previewed is in the thread.');
      }),
    ],
  };
}

function previewOf({ preview }: Adapter): PreviewPort {
  check(preview, 'The adapter has no port for previews.');
  return preview;
}
