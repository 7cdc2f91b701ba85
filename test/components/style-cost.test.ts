import { sectionSheets } from '../../src/components/styles/section-sheets.js';
import { facepileStyles } from '../../src/components/styles/facepile-styles.js';
import { rowStyles } from '../../src/components/styles/row-styles.js';
import { toolsStyles } from '../../src/components/styles/tools-styles.js';
import { openTools } from '../support/reading-tools.js';
import { aComment } from '../support/a-comment.js';
import { memoryAdapter } from '../../src/adapters/memory.js';
import { expect } from '../support/index.js';
import { ThreadPage } from '../support/thread-page.js';

/** What stands in front of each `:has(` of a sheet, up to what combines it with something else. */
function askedOf(css: string): readonly string[] {
  const asked = /((?:\[[^\]]*\]|\([^()]*\)|[^\s>+~,{}()[\]])*)(?::not\()?:has\(/g;
  return [...css.matchAll(asked)].map(([, compound]) => compound!);
}

describe('the styles of a section', () => {
  it('ask only of what has a name whether it has something, and not of each row that comes', () => {
    const sheets = [sectionSheets, facepileStyles, rowStyles, toolsStyles].flat();
    const asked = sheets.flatMap(({ cssText }) => askedOf(cssText));

    expect(asked).to.not.deep.equal([]);
    for (const compound of asked) expect(compound).to.match(/^[.[]/);
  });

  it('look through what stands before something only where that has a name, and not for each element there is', () => {
    const sheets = [sectionSheets, facepileStyles, rowStyles, toolsStyles].flat();
    const after = sheets.flatMap(({ cssText }) => [...cssText.matchAll(/~\s+([^\s,{>+~]+)/g)].map(([, name]) => name!));

    expect(after).to.not.deep.equal([]);
    for (const name of after) expect(name).to.match(/^[.[a-z]/);
  });

  it('concern no whole section when they come with the tools', async () => {
    const { page } = await openTools({ comments: [aComment(), aComment({ id: '2' })] });

    const later = page.section.shadowRoot!.adoptedStyleSheets.slice(sectionSheets.length);
    const rules = later.flatMap(({ cssRules }) => [...cssRules]).filter((rule) => rule instanceof CSSStyleRule);

    expect(rules).to.have.length.greaterThan(50);
    for (const { selectorText } of rules) expect(selectorText).to.not.match(/^(:host|\*|::highlight)/);
  });

  it('number no roots, so that one more makes nobody count the others', async () => {
    const page = await ThreadPage.open(memoryAdapter({ comments: [aComment(), aComment({ id: '2' })] }));

    for (const item of page.part('list')!.children) expect(getComputedStyle(item).display).to.equal('block');
  });
});
