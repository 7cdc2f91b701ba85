import type { WritingRules } from '../../core/thread-info.js';
import { htmlFormat } from './format-html.js';
import { markdownFormat } from './format-markdown.js';
import { textFormat } from './format-text.js';
import type { WritingFormat } from './writing-format.js';

const FORMATS: Readonly<Record<WritingRules['format'], WritingFormat>> = {
  html: htmlFormat,
  markdown: markdownFormat,
  text: textFormat,
};

/** How a backend wants texts written. */
export function formatOf({ format }: WritingRules): WritingFormat {
  return FORMATS[format];
}
