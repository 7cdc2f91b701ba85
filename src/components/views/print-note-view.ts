import { html, nothing, type TemplateResult } from 'lit';
import type { Total } from '../../core/thread-info.js';
import type { Localizer } from '../../i18n/localizer.js';

/** Says on paper, and only there, that there is more of the thread than was printed. */
export function printNoteView(shown: number, total: Total | null, words: Localizer): TemplateResult | typeof nothing {
  if (!total || (total.exact && total.count <= shown)) return nothing;
  const count = total.exact ? total.count : { atLeast: Math.max(total.count, shown) };
  return html`<p part="print-note">${words.text('printed', { shown, count })}</p>`;
}
