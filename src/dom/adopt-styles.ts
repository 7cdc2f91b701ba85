import type { CSSResult } from 'lit';

/** Adds style sheets to a root that has others already, each of them once. */
export function addStyles(root: ShadowRoot, ...sheets: readonly CSSResult[]): void {
  for (const { styleSheet, cssText } of sheets) {
    if (styleSheet) {
      if (!root.adoptedStyleSheets.includes(styleSheet)) root.adoptedStyleSheets.push(styleSheet);
    } else if (![...root.querySelectorAll('style')].some(({ textContent }) => textContent === cssText)) {
      root.append(Object.assign(document.createElement('style'), { textContent: cssText }));
    }
  }
}
