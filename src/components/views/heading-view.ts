import type { TemplateResult } from 'lit';
import { headingHtml } from '../../dom/heading-html.js';

/** A heading of the level that fits into the page around it. Levels past 6 stay at 6. */
export function headingView(level: number, part: string, id: string, content: unknown): TemplateResult {
  const html = headingHtml(level);
  return html`<h3 part=${part} id=${id} tabindex="-1">${content}</h3>`;
}
