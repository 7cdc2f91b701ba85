import { memoryAdapter } from '../../src/adapters/memory.js';
import { aComment, someComments } from '../support/a-comment.js';
import { media } from '../support/commands.js';
import { expect } from '../support/index.js';
import { canForceColours, plainMedia } from '../support/look.js';
import { openTools } from '../support/reading-tools.js';
import { text, ThreadPage } from '../support/thread-page.js';

const LINKED = '<p>See <a href="https://notes.example.test/tea">my notes</a>.</p>';
const comments = [
  aComment({ id: '1', body: { format: 'html', source: LINKED } }),
  ...['2', '3', '4'].map((id) => aComment({ id, parent: id === '4' ? '3' : null })),
];

/** What the sheets of a section say about paper: for the engine that cannot be made to draw it. */
function rulesOnPaper({ root }: ThreadPage): string {
  return root.adoptedStyleSheets
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSMediaRule && rule.conditionText === 'print')
    .map(({ cssText }) => cssText)
    .join('\n');
}

describe('<gedanken-comments>, on paper', () => {
  let page: ThreadPage;
  beforeEach(async () => {
    page = await ThreadPage.open(memoryAdapter({ comments, pageSize: 2 }), { theme: 'dark' });
    if (canForceColours) await media({ media: 'print' });
  });
  afterEach(plainMedia);

  const styleOf = (part: string, pseudo?: string): CSSStyleDeclaration => getComputedStyle(page.part(part)!, pseudo);
  const looks = (says: RegExp, holds: () => void): void => {
    if (canForceColours) holds();
    else expect(rulesOnPaper(page)).to.match(says);
  };

  it('is black on white, also where the site is dark', () => {
    looks(/CanvasText/i, () => {
      expect(styleOf('section').color).to.equal('rgb(0, 0, 0)');
      expect(getComputedStyle(page.section).backgroundColor).to.equal('rgba(0, 0, 0, 0)');
      expect(styleOf('comment-permalink').color).to.equal('rgb(0, 0, 0)');
    });
  });

  it('says where links lead (F118)', () => {
    looks(/attr\(href\)/, () => {
      const link = page.part('comment-body')!.querySelector('a')!;
      expect(getComputedStyle(link, '::after').content).to.match(/notes\.example\.test\/tea|attr\(href\)/);
    });
  });

  it('says who and when on one line', () => {
    looks(/comment-header[^}]*display: flex/, () => {
      const [name, time] = [page.part('comment-heading')!, page.part('comment-permalink')!].map((element) =>
        element.getBoundingClientRect(),
      );
      expect(Math.abs(name!.bottom - time!.bottom)).to.be.below(name!.height);
      expect(time!.left).to.be.above(name!.left);
      expect(page.part('avatar')!.getClientRects().length).to.equal(0);
    });
  });

  it('draws what was never scrolled to, and breaks no comment that fits on a page', () => {
    looks(/content-visibility: visible/, () => {
      expect(styleOf('item').getPropertyValue('content-visibility')).to.equal('visible');
      expect(styleOf('comment').breakInside).to.equal('avoid');
      expect(styleOf('comment-header').breakAfter).to.equal('avoid');
    });
  });

  it('has nothing on it that could be pressed (F118)', () => {
    looks(/display: none/, () => {
      for (const control of page.root.querySelectorAll('form, button, input, textarea, [part~="tools"]'))
        expect(control.getClientRects().length, control.outerHTML.slice(0, 60)).to.equal(0);
    });
  });

  it('says that it is a part, where the reader has chosen one', async () => {
    const tools = await openTools({ comments: someComments(12, (index) => (index === 2 ? '1' : null)) });
    tools.filter('unanswered').click();
    await tools.page.section.updateComplete;
    page = tools.page;

    looks(/:not\(\[part~="filtered"\]/, () => {
      expect(text(page.part('filtered')!.querySelector('span'))).to.equal('Showing 10 of 12: unanswered');
      expect(page.part('filtered')!.getClientRects().length).to.equal(1);
      expect(page.part('tools')!.getClientRects().length).to.equal(0);
    });
  });
});
