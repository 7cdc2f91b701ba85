import { html, type TemplateResult } from 'lit';

const PATHS = {
  bold: 'M7 5h6a3.5 3.5 0 0 1 0 7H7zm0 7h7a3.5 3.5 0 0 1 0 7H7z',
  italic: 'M11 5h7M6 19h7M14.5 5l-5 14',
  link: 'M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1.5 1.5M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1.5-1.5',
  quote: 'M9.5 7H5v5h4.5zm0 5c0 2.5-1 4-3.5 5M19 7h-4.5v5H19zm0 5c0 2.5-1 4-3.5 5',
  code: 'M8 7l-5 5 5 5M16 7l5 5-5 5',
  list: 'M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01',
  emoji: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM8.5 14.5a4.4 4.4 0 0 0 7 0M9 9.8h.01M15 9.8h.01',
  picture: 'M4 5h16v14H4zM4 16l5-5 4.5 4.5 2.5-2.5 4 4M15.5 9h.01',
} as const;

/** Names a drawing of the editor's own. */
export type WritingIcon = keyof typeof PATHS;

/** A small line drawing for a tool whose button says its name. */
export function writingIconView(icon: WritingIcon): TemplateResult {
  return html`<svg part="writing-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d=${PATHS[icon]}></path>
  </svg>`;
}
