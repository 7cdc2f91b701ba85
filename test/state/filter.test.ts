import type { Comment } from '../../src/core/comment.js';
import { collapse, focusBranch } from '../../src/state/branches.js';
import { filtersOf, setFilter, sourcesOf } from '../../src/state/filter.js';
import { aComment, someComments } from '../support/a-comment.js';
import { drawnIn, loadedThread, pagesAdapter } from '../support/a-thread.js';
import { expect } from '../support/index.js';

const host = { name: 'Alice Example', roles: ['author'] } as const;
// 1 ─ 2 (by the author) ─ 3; 4; 5, answered only on a page that is not loaded.
const comments: readonly Comment[] = [
  ...someComments(2, (index) => (index === 2 ? '1' : null)),
  ...someComments(5).slice(2),
].map((comment) => ({
  ...comment,
  ...(comment.id === '2' ? { author: host } : {}),
  ...(comment.id === '3' ? { parent: '2', source: 'Mastodon' } : { source: 'WordPress' }),
  ...(comment.id === '5' ? { replies: 1 } : {}),
}));

describe('a filter', () => {
  it('shows what it finds in one flat list, in reading order, and nothing around it', async () => {
    const thread = await loadedThread(pagesAdapter([comments]));

    setFilter(thread, { by: 'source', source: 'WordPress' });

    expect(thread.$filter.get()).to.deep.equal({ by: 'source', source: 'WordPress' });
    expect(drawnIn(thread)).to.deep.equal(['1', '2', '4', '5']);
    expect(thread.$branch(null).get()).to.deep.include({ total: 4, folded: 0 });
    expect(thread.$branch('1').get()).to.deep.include({ ids: [], total: 0 });
  });

  it('finds what the author of the page wrote', async () => {
    const thread = await loadedThread(pagesAdapter([comments]));

    setFilter(thread, { by: 'author' });

    expect(drawnIn(thread)).to.deep.equal(['2']);
  });

  it('finds what nobody answered: of those who began, not of those who ended', async () => {
    const thread = await loadedThread(pagesAdapter([comments]));

    setFilter(thread, { by: 'unanswered' });

    expect(drawnIn(thread)).to.deep.equal(['4']);
  });

  it('gives everything back', async () => {
    const thread = await loadedThread(pagesAdapter([comments]));
    collapse(thread, '1', true);
    setFilter(thread, { by: 'author' });

    setFilter(thread, null);

    expect(thread.$filter.get()).to.equal(null);
    expect(drawnIn(thread)).to.deep.equal(['1', '2', '3', '4', '5']);
    expect(thread.$branch('1').get().collapsed).to.equal(true);
  });

  it('looks only at the branch that alone is shown', async () => {
    const thread = await loadedThread(pagesAdapter([comments]));
    focusBranch(thread, '1');

    setFilter(thread, { by: 'source', source: 'WordPress' });

    expect(drawnIn(thread)).to.deep.equal(['1', '2']);
  });

  it('finds among further pages, too', async () => {
    const thread = await loadedThread(pagesAdapter([comments, [aComment({ id: '6', author: host })]]));
    setFilter(thread, { by: 'author' });

    await thread.loadMore();

    expect(drawnIn(thread).toSorted()).to.deep.equal(['2', '6']);
  });

  it('stays for what it finds, and is left for what it hides', async () => {
    const create = async (): Promise<Comment> => aComment({ id: '9', parent: '4' });
    const thread = await loadedThread(pagesAdapter([comments], { comments: { create } }));
    setFilter(thread, { by: 'unanswered' });

    await thread.reveal('4');
    expect(thread.$filter.get()).to.deep.equal({ by: 'unanswered' });

    await thread.post({ key: 'k', parent: '4', text: 'An answer' });
    expect(thread.$filter.get()).to.equal(null);
    expect(drawnIn(thread)).to.include.members(['1', '9']);
  });

  it('is offered when it would find something, and not everything', async () => {
    const thread = await loadedThread(pagesAdapter([comments]));
    const alone = await loadedThread(pagesAdapter([[aComment({ author: host, source: 'WordPress' })]]));

    expect(filtersOf(thread)).to.deep.equal([
      { by: 'author' },
      { by: 'unanswered' },
      { by: 'source', source: 'WordPress' },
      { by: 'source', source: 'Mastodon' },
    ]);
    expect(filtersOf(alone)).to.deep.equal([]);
    expect(sourcesOf(alone)).to.deep.equal(['WordPress']);
  });
});
