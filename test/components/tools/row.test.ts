import { memoryAdapter } from '../../../src/adapters/memory.js';
import { aComment } from '../../support/a-comment.js';
import { expect } from '../../support/index.js';
import { RowsPage } from '../../support/rows-page.js';
import { text } from '../../support/thread-page.js';
import { warningsInEachTest } from '../../support/warnings.js';
import { withListed } from '../../support/with-changes.js';

describe('a row with everything in it', () => {
  warningsInEachTest();

  const open = (): Promise<RowsPage> =>
    RowsPage.open(
      withListed(
        memoryAdapter({
          votes: 'up-down',
          reactions: [{ name: 'thumb', emoji: '👍' }],
          comments: [
            aComment({
              parent: 'gone',
              author: { name: 'Bruno Example', roles: ['author'] },
              votes: { score: 2, mine: null },
              reactions: [{ name: 'thumb', emoji: '👍', count: 1, mine: false }],
              body: 'Good morning',
            }),
          ],
        }),
        (comment) => ({ ...comment, pinned: true }),
      ),
    );

  it('comes to name, role, whom it answers, time, words and what can be done, in this order (A60)', async () => {
    const { article } = (await open()).row('Good morning');

    expect(text(article)).to.match(
      /^BE Bruno Example Author Pinned in reply to a comment that is not here February 3, 2024 .* Good morning Reply 2 Score: 2 👍\s?1$/,
    );
  });

  it('gives no two controls the same name (A09)', async () => {
    const { article } = (await open()).row('Good morning');

    const names = [...article.querySelectorAll('a[href], button')].map(
      (control) => control.getAttribute('aria-label') ?? text(control),
    );
    expect(names.slice(1)).to.deep.equal([
      'Reply to Bruno Example',
      'Vote up',
      'Vote down',
      '👍, 1',
      'Add a reaction',
      'More for Bruno Example’s comment',
    ]);
  });

  it('has its tools’ style sheets once, however often a thread is opened', async () => {
    const { page } = await open();
    const sheets = page.root.adoptedStyleSheets.length;

    page.section.adapter = memoryAdapter({ comments: [aComment({ body: 'Another thread' })] });
    await page.until(() => page.root.textContent?.includes('Another thread') && page.part('menu-button'));

    expect(page.root.adoptedStyleSheets.length).to.equal(sheets);
  });
});
