import { css, type CSSResult } from 'lit';
import { codeStyles } from '../../src/components/styles/code-styles.js';
import { tokens } from '../../src/components/styles/tokens.js';
import { toolsTokens } from '../../src/components/styles/tools-tokens.js';
import { CODE_CLASSES } from '../../src/content/code-tokens.js';
import { textContrast } from '../support/contrast.js';
import { expect, fixture, html } from '../support/index.js';

const box: CSSResult = css`
  pre {
    background: var(--_tinted);
  }
`;

/** A section's root with one word of each class, on a page of these colours. */
async function words(colour: string, background: string): Promise<HTMLElement[]> {
  const host = await fixture<HTMLElement>(html`<div></div>`);
  Object.assign(host.style, { color: colour, background });
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [tokens, toolsTokens, codeStyles, box].map(({ styleSheet }) => styleSheet!);
  const pre = root.appendChild(document.createElement('pre'));
  return CODE_CLASSES.map((className) =>
    pre.appendChild(Object.assign(document.createElement('span'), { className, textContent: 'word' })),
  );
}

describe('the colours of code', () => {
  for (const [ground, colour, background] of [
    ['white', 'black', 'white'],
    ['a soft light', '#222', '#f6f1e7'],
    ['black', 'white', 'black'],
    ['a soft dark', '#e6e6e6', '#1c1c1e'],
  ] as const) {
    it(`can be read on ${ground} ground: 4.5 to 1`, async () => {
      for (const word of await words(colour, background))
        expect(textContrast(word), word.className).to.be.at.least(4.5);
    });
  }

  it('tell every kind of piece from plain code, by colour or by weight', async () => {
    for (const word of await words('black', 'white')) {
      const { color, fontWeight } = getComputedStyle(word);
      expect(`${color} ${fontWeight}`, word.className).to.not.equal('rgb(0, 0, 0) 400');
    }
  });

  it('are the reader’s own when they force theirs', () => {
    expect(codeStyles.cssText).to.match(/forced-colors: active\) \{\s*\[class\^='token-'\] \{\s*color: CanvasText/);
  });
});
