import { memoryAdapter } from '../../src/adapters/memory.js';
import type { Comment } from '../../src/core/comment.js';
import { aComment } from '../support/a-comment.js';
import { expect } from '../support/index.js';
import { ThreadPage } from '../support/thread-page.js';

const many = (count: number): Comment[] =>
  Array.from({ length: count }, (_, at) =>
    aComment({ id: String(at), parent: null, created: at, body: `Thought ${at}.` }),
  );

/** A page whose numbers of comments are noted whenever there are more. */
async function noting(comments: readonly Comment[]): Promise<{ page: ThreadPage; counts: number[] }> {
  const page = await ThreadPage.begin(memoryAdapter({ comments, pageSize: 500 }));
  const counts: number[] = [];
  const note = (): unknown => counts.push(page.parts('comment').length);
  new MutationObserver(note).observe(page.root, { childList: true, subtree: true });
  note();
  return { page, counts };
}

describe('a long list', () => {
  it('begins with what the first screen may show, and then has the rest', async () => {
    const { page, counts } = await noting(many(200));
    await page.settled();

    expect(counts.filter((count) => count > 0)[0]).to.be.at.most(12);
    expect(page.comments.map(({ body }) => body)).to.deep.equal(
      many(200).map(({ body }) => (body as { source: string }).source),
    );
  });

  it('is drawn at once where it fits', async () => {
    const { page, counts } = await noting(many(12));
    await page.settled();

    expect(counts.filter((count) => count > 0)[0]).to.equal(12);
  });

  it('keeps each row that stands, whatever comes after it', async () => {
    const { page } = await noting(many(200));
    while (!page.part('comment')) await new Promise(requestAnimationFrame);
    const [first] = page.parts('comment');
    await page.settled();

    expect(page.parts('comment')[0] === first).to.equal(true);
  });

  it('goes on where it was, when it is moved in the page meanwhile', async () => {
    const { page } = await noting(many(200));
    while (!page.part('comment')) await new Promise(requestAnimationFrame);
    const elsewhere = document.createElement('div');
    page.section.parentElement!.append(elsewhere);
    elsewhere.append(page.section);
    await page.settled();

    expect(page.comments).to.have.length(200);
  });

  it('shows the last comment to whom the address sends there', async () => {
    history.replaceState(null, '', '#comment-199');
    try {
      const { page } = await noting(many(200));
      await page.settled();
      await page.until(() => page.part('target'));

      expect(page.part('target')!.id).to.equal('comment-199');
    } finally {
      history.replaceState(null, '', location.pathname + location.search);
    }
  });

  it('has its tools in every row', async () => {
    const { page } = await noting(many(200));
    await page.settled();

    expect(page.parts('menu-button')).to.have.length(200);
  });
});
