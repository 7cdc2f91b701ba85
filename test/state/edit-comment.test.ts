import type { EditsPort } from '../../src/adapters/adapter.js';
import type { Comment } from '../../src/core/comment.js';
import { AdapterError } from '../../src/core/errors.js';
import { clockAhead, editComment, hideComment, removeComment, sourceOf } from '../../src/state/edit-comment.js';
import type { Thread, ThreadOptions } from '../../src/state/thread.js';
import { aComment, someComments } from '../support/a-comment.js';
import { loadedThread, pagesAdapter } from '../support/a-thread.js';
import { expect } from '../support/index.js';
import { MemoryKeep } from '../support/memory-keep.js';
import { rejectionOf } from '../support/rejection-of.js';

// 1 ─ 2 ─ 3; 4.
const comments = someComments(4, (index) => [null, '1', '2', null][index - 1]!);
const edits = (more: Partial<EditsPort> = {}): EditsPort => ({
  source: async (id) => `*${id}*`,
  update: async (id, text) => ({ ...comments.find((one) => one.id === id)!, body: { format: 'text', source: text } }),
  remove: async () => null,
  ...more,
});
const editable = (more?: Partial<EditsPort>, options?: ThreadOptions): Promise<Thread> =>
  loadedThread(pagesAdapter([comments], { edits: edits(more) }), options);

describe('editing a comment', () => {
  it('starts from its source', async () => {
    expect(await sourceOf(await editable(), '2')).to.equal('*2*');
  });

  it('shows what the backend made of the new text', async () => {
    const thread = await editable();

    await editComment(thread, '2', 'Better');

    expect(thread.$comment('2').get().body.source).to.equal('Better');
    expect(thread.$total.get()!.count).to.equal(4);
  });

  it('remembers one that waits for approval as it is now', async () => {
    const keep = new MemoryKeep();
    const held: Comment = aComment({ id: '9', status: 'held', created: Date.now() });
    const update = async (): Promise<Comment> => ({ ...held, body: { format: 'text', source: 'Better' } });
    const adapter = pagesAdapter([], { edits: edits({ update }), comments: { create: async () => held } });
    const thread = await loadedThread(adapter, { keep });
    await thread.post({ key: 'k', parent: null, text: 'Good' });

    await editComment(thread, '9', 'Better');
    expect([...keep.kept.values()].join()).to.include('Better');

    await removeComment(thread, '9');
    expect(keep.kept.size).to.equal(0);
  });

  it('rejects with an error of ours', async () => {
    const thread = await editable({
      source: () => Promise.reject('no reason'),
      update: () => Promise.reject(new AdapterError('conflict')),
    });

    expect(await rejectionOf(sourceOf(thread, '2'))).to.have.property('kind', 'unavailable');
    expect(await rejectionOf(editComment(thread, '2', 'Better'))).to.have.property('kind', 'conflict');
    expect(await rejectionOf(editComment(thread, 'gone', 'Better'))).to.have.property('kind', 'not-found');
  });

  it('rejects where the adapter cannot', async () => {
    const thread = await loadedThread(pagesAdapter([comments]));

    const attempts = [
      () => sourceOf(thread, '1'),
      () => editComment(thread, '1', 'Better'),
      () => removeComment(thread, '1'),
    ];
    for (const attempt of attempts) expect(await rejectionOf(attempt())).to.have.property('kind', 'forbidden');
  });
});

describe('removing a comment', () => {
  it('takes one away that nobody answered', async () => {
    const thread = await editable();

    await removeComment(thread, '3');

    expect(thread.has('3')).to.equal(false);
    expect(thread.$children('2').get()).to.deep.equal([]);
    expect(thread.$total.get()!.count).to.equal(3);
  });

  it('leaves the place of one that was answered, and nothing of what it said', async () => {
    const thread = await editable();

    await removeComment(thread, '2');

    expect(thread.$comment('2').get()).to.deep.include({
      status: 'removed',
      author: { name: '' },
      body: { format: 'text', source: '' },
      can: { reply: false },
    });
    expect(thread.$children('2').get()).to.deep.equal(['3']);
    expect(thread.$total.get()!.count).to.equal(3);
  });

  it('takes the empty places above it away, too', async () => {
    const thread = await editable();

    await removeComment(thread, '1');
    await removeComment(thread, '2');
    await removeComment(thread, '3');

    expect(thread.$children(null).get()).to.deep.equal(['4']);
    expect(thread.$total.get()!.count).to.equal(1);
  });

  it('shows what the backend leaves in its place', async () => {
    const place = aComment({ id: '4', status: 'removed', author: '', body: '' });
    const thread = await editable({ remove: async () => place });

    await removeComment(thread, '4');

    expect(thread.$children(null).get()).to.deep.equal(['1', '4']);
    expect(thread.$comment('4').get().status).to.equal('removed');
  });

  it('is not missed among the answers that the backend counted', async () => {
    const counted = [
      aComment({ replies: 2 }),
      ...someComments(3)
        .slice(1)
        .map((one) => ({ ...one, parent: '1' })),
    ];
    const thread = await loadedThread(pagesAdapter([counted], { edits: edits() }));

    await removeComment(thread, '3');

    expect(thread.$branch('1').get()).to.deep.include({ ids: ['2'], folded: 0, total: 1 });
  });

  it('is done when it is gone already, and not when it failed', async () => {
    const gone = await editable({ remove: () => Promise.reject(new AdapterError('not-found')) });
    const offline = await editable({ remove: () => Promise.reject(new AdapterError('offline')) });

    await removeComment(gone, '4');
    expect(gone.has('4')).to.equal(false);

    expect(await rejectionOf(removeComment(offline, '4'))).to.have.property('kind', 'offline');
    expect(offline.has('4')).to.equal(true);
  });
});

describe('hiding a comment until it is removed', () => {
  it('shows it as removed, sends nothing, and brings it back as the backend has it by then', async () => {
    let asked = 0;
    const thread = await editable({
      remove: async () => {
        asked += 1;
        return null;
      },
    });

    const show = hideComment(thread, '2');
    expect(thread.$comment('2').get()).to.deep.include({ status: 'removed', can: { reply: false } });
    expect(thread.$children('2').get()).to.deep.equal(['3']);
    await editComment(thread, '2', 'Better');
    expect(thread.$comment('2').get().status).to.equal('removed');

    show();
    expect(thread.$comment('2').get()).to.deep.include({ status: 'published' });
    expect(thread.$comment('2').get().body.source).to.equal('Better');
    expect(asked).to.equal(0);
  });

  it('brings nothing back of what is gone meanwhile', async () => {
    const thread = await editable();

    const show = hideComment(thread, '4');
    await removeComment(thread, '4');
    show();

    expect(thread.has('4')).to.equal(false);
  });

  it('knows the server’s clock by what was written in this visit', async () => {
    const create = async (): Promise<Comment> => aComment({ id: '9', created: Date.now() + 86_400_000 });
    const adapter = pagesAdapter([comments], { comments: { create } });
    const thread = await loadedThread(adapter);
    expect(clockAhead(thread)).to.equal(0);

    await thread.post({ key: 'k', parent: null, text: 'New' });

    expect(Math.round(clockAhead(thread) / 3_600_000)).to.equal(24);
  });
});
