import { memoryAdapter } from '../../src/adapters/memory.js';
import type { Comment } from '../../src/core/comment.js';
import { aComment } from '../support/a-comment.js';
import { expect } from '../support/index.js';
import { ThreadPage } from '../support/thread-page.js';

/** lit's markers, which show nothing: each costs memory and time in every row. */
function markersIn(row: Node): number {
  const walker = document.createTreeWalker(row, NodeFilter.SHOW_COMMENT);
  let count = 0;
  while (walker.nextNode()) count += 1;
  return count;
}

describe('a row of a plain comment', () => {
  async function open(): Promise<ThreadPage> {
    const plain = { votes: { score: 0, up: 0, mine: null }, can: { reply: true, vote: ['up'] } } as const;
    const comments: Comment[] = [aComment({ ...plain, body: 'A plain comment' })];
    const page = await ThreadPage.open(memoryAdapter({ comments, votes: 'up' }));
    await page.until(() => page.part('menu-button') !== null);
    return page;
  }

  it('has few nodes that show nothing', async () => {
    const page = await open();

    expect(markersIn(page.part('item')!)).to.be.at.most(24);
  });

  it('has few elements besides its words', async () => {
    const page = await open();

    const words = page.part('comment-body')!.querySelectorAll('*').length;
    expect(page.part('item')!.querySelectorAll('*').length - words).to.be.at.most(18);
  });
});
