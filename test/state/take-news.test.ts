import fc from 'fast-check';
import { showArrived } from '../../src/state/show-arrived.js';
import { collapse, focusBranch } from '../../src/state/branches.js';
import { contextOf } from '../../src/state/context.js';
import { editOf } from '../../src/state/drafts.js';
import { setFilter } from '../../src/state/filter.js';
import { hide } from '../../src/state/moderate.js';
import { takeNews } from '../../src/state/take-news.js';
import type { Comment, CommentId } from '../../src/core/comment.js';
import type { Thread } from '../../src/state/thread.js';
import { aComment, LONG_AGO, someComments } from '../support/a-comment.js';
import { aForest } from '../support/a-forest.js';
import { drawnIn, loadedThread, pagesAdapter } from '../support/a-thread.js';
import { expect } from '../support/index.js';

const tell = (thread: Thread, comments: readonly Comment[], removed: readonly CommentId[] = []): boolean =>
  takeNews(contextOf(thread), { comments, removed }, () => true);
const late = (id: string, parent: string | null = null): Comment =>
  aComment({ id, parent, created: LONG_AGO + 86_400_000 });

/** Shows all that waits, wherever it waits. */
function showAll(thread: Thread): void {
  for (const id of [null, ...drawnIn(thread)]) showArrived(thread, id);
}

describe('what is new', () => {
  it('waits at the list in which it will stand', async () => {
    const thread = await loadedThread(pagesAdapter([someComments(3, (index) => [null, '1', '2'][index - 1]!)]), {
      maxDepth: 3,
    });

    tell(thread, [late('7'), late('8', '1'), late('9', '3')]);

    const arrived = [null, '1', '2', '3'].map((id) => thread.$branch(id).get().arrived);
    expect(arrived).to.deep.equal([1, 1, 1, 0]);
    expect(showArrived(thread, '2')).to.deep.equal(['9']);
    expect(thread.$children('2').get()).to.deep.equal(['3', '9']);
  });

  it('waits with what it answers, when that waits, too', async () => {
    const thread = await loadedThread(pagesAdapter([someComments(1)]));

    tell(thread, [late('9', '8'), late('8', '7'), late('7', '1')]);

    expect(thread.$branch('1').get().arrived).to.equal(3);
    expect(showArrived(thread, '1')).to.deep.equal(['7', '8', '9']);
  });

  it('waits at the nearest list in the page when it answers what is folded away', async () => {
    const thread = await loadedThread(pagesAdapter([someComments(30, (index) => (index === 1 ? null : '1'))]));

    tell(thread, [late('99', '25')]);
    expect(thread.$branch('1').get().arrived).to.equal(1);
    showArrived(thread, '1');

    expect(drawnIn(thread)).to.include.members(['25', '99']).and.not.include('24');
  });

  it('takes no place away in which words were begun: an answer, or a change', async () => {
    const thread = await loadedThread(pagesAdapter([someComments(4)]));
    thread.drafts.set('1', 'An answer');
    thread.drafts.set(editOf('2'), 'A change');

    tell(thread, [], ['1', '2', '3']);

    expect(drawnIn(thread)).to.deep.equal(['1', '2', '4']);
    expect(['1', '2'].map((id) => thread.$comment(id).get().status)).to.deep.equal(['removed', 'removed']);
    expect(thread.$total.get()!.count).to.equal(1);
  });

  it('opens a collapsed branch, when it is asked for there', async () => {
    const thread = await loadedThread(pagesAdapter([someComments(2, (index) => (index === 1 ? null : '1'))]));
    collapse(thread, '1', true);
    tell(thread, [late('9', '1')]);

    showArrived(thread, '1');

    expect(thread.$branch('1').get()).to.deep.include({ collapsed: false, ids: ['2', '9'] });
  });

  it('is told of in the branch that alone is shown, and elsewhere when that is left', async () => {
    const thread = await loadedThread(pagesAdapter([someComments(2)]));
    focusBranch(thread, '1');

    tell(thread, [late('8'), late('9', '1')]);
    expect([null, '1'].map((id) => thread.$branch(id).get().arrived)).to.deep.equal([0, 1]);

    focusBranch(thread, null);
    expect([null, '1'].map((id) => thread.$branch(id).get().arrived)).to.deep.equal([1, 1]);
  });

  it('is shown, though a filter would not find it', async () => {
    const thread = await loadedThread(pagesAdapter([someComments(2)]));
    setFilter(thread, { by: 'author' });
    tell(thread, [late('9')]);
    expect(thread.$branch(null).get()).to.deep.include({ ids: [], arrived: 1 });

    showArrived(thread, null);

    expect(thread.$filter.get()).to.equal(null);
    expect(drawnIn(thread)).to.deep.equal(['1', '2', '9']);
  });

  it('need not wait any longer when a page brings it, or a link leads there', async () => {
    const thread = await loadedThread(pagesAdapter([someComments(1), [late('8')]]));
    tell(thread, [late('8'), late('9', '8')]);

    expect(await thread.loadMore()).to.deep.equal(['8']);
    expect(thread.$branch(null).get()).to.deep.include({ ids: ['1', '8'], arrived: 0 });
    expect(thread.$branch('8').get().arrived).to.equal(1);

    await thread.reveal('9');
    expect(drawnIn(thread)).to.deep.equal(['1', '8', '9']);
  });

  it('leaves in place what a moderator hid, so that it can be undone', async () => {
    const moderation = {
      approve: async () => aComment(),
      hide: async () => aComment({ status: 'spam' }),
    };
    const thread = await loadedThread(pagesAdapter([[aComment()]], { moderation }));
    await hide(thread, '1', 'spam');

    tell(thread, [], ['1']);

    expect(thread.$children(null).get()).to.deep.equal(['1']);
  });

  it('can be the place of a comment that was taken away, as the backend shows it', async () => {
    const place = aComment({ status: 'removed', author: '', body: '', can: { reply: false, moderate: true } });
    const thread = await loadedThread(pagesAdapter([someComments(2, (index) => (index === 1 ? null : '1'))]));

    expect(tell(thread, [place])).to.equal(true);
    expect(tell(thread, [place, aComment({ id: '9', status: 'removed' })])).to.equal(false);
    expect(thread.$comment('1').get()).to.deep.equal(place);
    expect(drawnIn(thread)).to.deep.equal(['1', '2']);
    expect(thread.$total.get()!.count).to.equal(1);

    tell(thread, [], ['2']);
    expect(drawnIn(thread)).to.deep.equal([]);
  });

  it('is nothing when it is known already', async () => {
    const thread = await loadedThread(pagesAdapter([someComments(2)]));

    expect(tell(thread, someComments(2), ['gone'])).to.equal(false);
    expect(tell(thread, [late('9')])).to.equal(true);
    expect(tell(thread, [late('9')])).to.equal(false);
  });

  it('shows links from other pages at once: nobody is reading between them', async () => {
    const thread = await loadedThread(pagesAdapter([someComments(1)]));

    tell(thread, [aComment({ id: '9', kind: 'pingback' })]);

    expect(thread.$pings.get()).to.deep.equal(['9']);
    expect(thread.$branch(null).get().arrived).to.equal(0);
  });

  it('never moves, doubles or loses a comment: in the end it is as if all had been read at once', async () => {
    const chunk = fc.record({ size: fc.integer({ min: 1, max: 4 }), isNews: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        aForest(),
        fc.array(chunk),
        fc.integer({ min: 1, max: 5 }),
        async (comments, chunks, maxDepth) => {
          const pieces = cut(comments, chunks);
          const pages = [[], ...pieces.filter(({ isNews }) => !isNews).map(({ piece }) => piece)];
          const thread = await loadedThread(pagesAdapter(pages), { maxDepth });
          for (const { piece, isNews } of pieces) {
            const before = drawnIn(thread);
            if (!isNews) await thread.loadMore();
            else {
              tell(thread, piece);
              expect(drawnIn(thread)).to.deep.equal(before);
            }
          }
          showAll(thread);
          showAll(thread);

          const whole = await loadedThread(pagesAdapter([comments]), { maxDepth });
          for (const { id } of comments) await whole.reveal(id);
          expect(drawnIn(thread)).to.deep.equal(drawnIn(whole));
          expect(thread.$total.get()!.count).to.equal(comments.length);
        },
      ),
      { numRuns: 300 },
    );
  });
});

interface Piece {
  readonly piece: readonly Comment[];
  readonly isNews: boolean;
}

/** Comments in the pieces in which they come: as pages, or as news. */
function cut(comments: readonly Comment[], chunks: readonly { size: number; isNews: boolean }[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { size, isNews } of [...chunks, { size: comments.length, isNews: false }]) {
    const piece = comments.slice(from, (from += size));
    if (piece.length > 0) pieces.push({ piece, isNews });
  }
  return pieces;
}
