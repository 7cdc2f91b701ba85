import { html, type TemplateResult } from 'lit';

/** A heading of the level that fits into the page around it. Levels past 6 stay at 6. */
export function headingView(level: number, part: string, id: string, content: unknown): TemplateResult {
  switch (level) {
    case 1:
      return html`<h1 part=${part} id=${id} tabindex="-1">${content}</h1>`;
    case 2:
      return html`<h2 part=${part} id=${id} tabindex="-1">${content}</h2>`;
    case 3:
      return html`<h3 part=${part} id=${id} tabindex="-1">${content}</h3>`;
    case 4:
      return html`<h4 part=${part} id=${id} tabindex="-1">${content}</h4>`;
    case 5:
      return html`<h5 part=${part} id=${id} tabindex="-1">${content}</h5>`;
    default:
      return html`<h6 part=${part} id=${id} tabindex="-1">${content}</h6>`;
  }
}
