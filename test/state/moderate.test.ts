import type { ModerationPort } from '../../src/adapters/adapter.js';
import type { Comment } from '../../src/core/comment.js';
import { AdapterError } from '../../src/core/errors.js';
import { approve, hide, pin, report } from '../../src/state/moderate.js';
import { aComment, LONG_AGO, someComments } from '../support/a-comment.js';
import { loadedThread, pagesAdapter } from '../support/a-thread.js';
import { expect } from '../support/index.js';
import { rejectionOf } from '../support/rejection-of.js';
import { Question } from '../support/scripted-adapter.js';

const comments = someComments(3, (index) => (index === 2 ? '1' : null));
const find = (id: string): Comment => comments.find((comment) => comment.id === id)!;
const moderation: ModerationPort = {
  approve: async (id) => ({ ...find(id), status: 'published' }),
  hide: async (id, as) => ({ ...find(id), status: as }),
};

describe('moderating', () => {
  it('hides a comment, and leaves it in its place', async () => {
    const thread = await loadedThread(pagesAdapter([comments], { moderation }));

    await hide(thread, '3', 'spam');

    expect(thread.$comment('3').get().status).to.equal('spam');
    expect(thread.$children(null).get()).to.deep.equal(['1', '3']);
    expect(thread.$shown.get()).to.equal(2);
    expect(thread.$total.get()!.count).to.equal(2);
  });

  it('can be undone', async () => {
    const thread = await loadedThread(pagesAdapter([comments], { moderation }));

    await hide(thread, '3', 'removed');
    await approve(thread, '3');

    expect(thread.$comment('3').get().status).to.equal('published');
    expect(thread.$total.get()!.count).to.equal(3);
  });

  it('counts on where the backend had counted', async () => {
    const list = async () => ({ comments, next: null, total: { count: 10, exact: true } });
    const thread = await loadedThread(pagesAdapter([], { moderation, comments: { list } }));

    await hide(thread, '3', 'held');
    await hide(thread, '3', 'spam');

    expect(thread.$total.get()).to.deep.equal({ count: 9, exact: true });
  });

  it('does one thing after the other', async () => {
    const asked: Question<string, Comment>[] = [];
    const scripted = (id: string, signal: AbortSignal): Promise<Comment> => {
      const question = new Question<string, Comment>(id, signal);
      asked.push(question);
      return question.promise;
    };
    const thread = await loadedThread(
      pagesAdapter([comments], {
        moderation: {
          approve: (id, call) => scripted(id, call.signal),
          hide: (id, _as, call) => scripted(id, call.signal),
        },
      }),
    );

    const done = [hide(thread, '3', 'spam'), approve(thread, '3')];
    expect(asked).to.have.length(1);
    asked[0]!.answer({ ...find('3'), status: 'spam' });
    await done[0];
    asked[1]!.answer(find('3'));

    await done[1];
    expect(thread.$comment('3').get().status).to.equal('published');
  });

  it('rejects with an error of ours, and changes nothing then', async () => {
    const refusing: ModerationPort = { ...moderation, hide: () => Promise.reject(new AdapterError('forbidden')) };
    const thread = await loadedThread(pagesAdapter([comments], { moderation: refusing }));

    expect(await rejectionOf(hide(thread, '3', 'spam'))).to.have.property('kind', 'forbidden');

    expect(thread.$comment('3').get().status).to.equal('published');
  });

  it('rejects where the adapter cannot, and for what is not there', async () => {
    const thread = await loadedThread(pagesAdapter([comments]));
    const able = await loadedThread(pagesAdapter([comments], { moderation }));

    const attempts = [
      () => approve(thread, '1'),
      () => hide(thread, '1', 'spam'),
      () => pin(thread, '1', true),
      () => report(thread, '1', ''),
    ];
    for (const attempt of attempts) expect(await rejectionOf(attempt())).to.have.property('kind', 'forbidden');
    expect(await rejectionOf(approve(able, 'gone'))).to.have.property('kind', 'not-found');
  });

  it('pins a comment above the others, and lets it go', async () => {
    const pins = { pin: async (id: string, pinned: boolean) => ({ ...find(id), pinned }) };
    const thread = await loadedThread(pagesAdapter([comments], { pins }));

    await pin(thread, '3', true);
    expect(thread.$children(null).get()).to.deep.equal(['3', '1']);

    await pin(thread, '3', false);
    expect(thread.$children(null).get()).to.deep.equal(['1', '3']);
  });

  it('takes no other comment for the one that was asked about', async () => {
    const other: ModerationPort = { ...moderation, approve: async () => aComment({ id: 'other', created: LONG_AGO }) };
    const thread = await loadedThread(pagesAdapter([comments], { moderation: other }));

    await approve(thread, '3');

    expect(thread.has('other')).to.equal(false);
  });

  it('reports a comment with a reason', async () => {
    const reported: unknown[] = [];
    const reports = { report: async (id: string, reason: string) => void reported.push([id, reason]) };

    await report(await loadedThread(pagesAdapter([comments], { reports })), '3', 'Not about trees');

    expect(reported).to.deep.equal([['3', 'Not about trees']]);
  });
});
