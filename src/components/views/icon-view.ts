import { html, type TemplateResult } from 'lit';

const PATHS = {
  heart: 'M12 20S4 15 4 9.2A4.2 4.2 0 0 1 12 7a4.2 4.2 0 0 1 8 2.2C20 15 12 20 12 20Z',
  up: 'M12 19V5M6 11l6-6 6 6',
  down: 'M12 5v14M6 13l6 6 6-6',
  face: 'M12 3.5a8.5 8.5 0 1 0 8.5 8.5M8.5 14.5a4.4 4.4 0 0 0 7 0M9 9.8h.01M15 9.8h.01M19 3v6M16 6h6',
} as const;

/** Names one of our own drawings. */
export type Icon = keyof typeof PATHS;

/** A small line drawing next to words that say the same. What nearly every row has is drawn in its template. */
export function iconView(icon: Icon): TemplateResult {
  return html`<svg class="icon icon-${icon}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d=${PATHS[icon]}></path>
  </svg>`;
}
