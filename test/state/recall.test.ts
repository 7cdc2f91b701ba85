import { memoryAdapter } from '../../src/adapters/memory.js';
import { AdapterError } from '../../src/core/errors.js';
import { contextOf } from '../../src/state/context.js';
import type { KnownThread } from '../../src/state/known-threads.js';
import { knownOf, recall } from '../../src/state/recall.js';
import { openThread, type Thread, type ThreadOptions } from '../../src/state/thread.js';
import { aComment } from '../support/a-comment.js';
import { drawnIn, loadedThread } from '../support/a-thread.js';
import { settled } from '../support/fake-time.js';
import { expect } from '../support/index.js';
import { anInfo, ScriptedAdapter } from '../support/scripted-adapter.js';

const first = aComment({ id: '1', body: 'First', created: 1_000 });
const second = aComment({ id: '2', body: 'Second', created: 2_000 });
const known: KnownThread = {
  at: 5_000,
  sort: 'oldest',
  info: anInfo({ title: 'Remembered' }),
  total: { count: 2, exact: true },
  width: 0,
  height: 0,
  comments: [first, second],
};

/** A thread that shows what is known of it, while its backend says nothing yet. */
function recalled(options?: ThreadOptions): { readonly thread: Thread; readonly adapter: ScriptedAdapter } {
  const adapter = new ScriptedAdapter();
  const thread = openThread(adapter, options);
  void thread.load();
  recall(thread, known);
  return { thread, adapter };
}

const page = (...comments: readonly (typeof first)[]) => ({ comments, next: null });

describe('what is known of a thread', () => {
  it('is shown while the backend is asked', () => {
    const { thread } = recalled();

    expect(drawnIn(thread)).to.deep.equal(['1', '2']);
    expect(thread.$total.get()).to.deep.equal({ count: 2, exact: true });
    expect(thread.$list.get().is).to.equal('loading');
    const info = thread.$info.get();
    expect(info.is === 'ready' && info.value.title).to.equal('Remembered');
  });

  it('is not shown over what the backend has said, nor in another order', async () => {
    const thread = await loadedThread(memoryAdapter({ comments: [aComment({ id: '9' })] }));
    const newest = openThread(new ScriptedAdapter(), { sort: 'newest' });

    expect([recall(thread, known), recall(newest, known)]).to.deep.equal([false, false]);
    expect(drawnIn(thread)).to.deep.equal(['9']);
    expect(drawnIn(newest)).to.deep.equal([]);
  });

  it('gives way to what the backend says: what differs changes, what is gone goes, what is new comes', async () => {
    const { thread, adapter } = recalled();

    adapter.described[0]!.answer(anInfo({ title: 'As it is' }));
    adapter.listed[0]!.answer(page({ ...second, body: { ...second.body, source: 'Changed' } }, aComment({ id: '3' })));
    await settled();

    expect(drawnIn(thread)).to.deep.equal(['2', '3']);
    expect(thread.$comment('2').get().body.source).to.equal('Changed');
    expect(thread.$total.get()).to.deep.equal({ count: 2, exact: true });
    const info = thread.$info.get();
    expect(info.is === 'ready' && info.value.title).to.equal('As it is');
  });

  it('keeps the very bodies that say the same', async () => {
    const { thread, adapter } = recalled();

    adapter.listed[0]!.answer(page({ ...first, body: { ...first.body } }, second));
    await settled();

    expect(thread.$comment('1').get().body === first.body).to.equal(true);
  });

  it('counts what the backend counts, whichever answer comes first', async () => {
    for (const isDescribedFirst of [true, false]) {
      const { thread, adapter } = recalled();
      const describe = (): void => adapter.described[0]!.answer(anInfo({ total: { count: 7, exact: true } }));

      if (isDescribedFirst) describe();
      await settled();
      adapter.listed[0]!.answer({ comments: [first], next: 'more' });
      await settled();
      if (!isDescribedFirst) describe();
      await settled();

      expect(thread.$total.get(), String(isDescribedFirst)).to.deep.equal({ count: 7, exact: true });
      expect(thread.$more.get().is).to.equal('idle');
    }
  });

  it('stays when the backend cannot be reached, and one can write', async () => {
    const { thread, adapter } = recalled();

    adapter.described[0]!.fail(new AdapterError('offline'));
    adapter.listed[0]!.fail(new AdapterError('offline'));
    await settled();

    expect(drawnIn(thread)).to.deep.equal(['1', '2']);
    expect(thread.$list.get().is).to.equal('failed');
    expect(thread.$info.get().is).to.equal('ready');
  });

  describe('and is being read', () => {
    it('is not pushed away: what would stand above waits to be asked for', async () => {
      const { thread, adapter } = recalled({ isBeingRead: () => true });

      adapter.listed[0]!.answer(
        page(aComment({ id: '0', created: 500 }), first, second, aComment({ id: '3', created: 3_000 })),
      );
      await settled();

      expect(drawnIn(thread)).to.deep.equal(['1', '2', '3']);
      expect(thread.$branch(null).get().arrived).to.equal(1);
    });

    it('keeps a comment that is being answered, though the first page has it no more', async () => {
      const { thread, adapter } = recalled({ isBeingRead: () => true });
      thread.drafts.set('1', 'An answer to');

      adapter.listed[0]!.answer(page(second));
      await settled();

      expect(drawnIn(thread)).to.deep.equal(['1', '2']);
    });
  });

  describe('to be kept', () => {
    it('is what everybody can read, in reading order, and when it was read', async () => {
      const thread = await loadedThread(
        memoryAdapter({ comments: [second, aComment({ id: '3', parent: '1', status: 'held' }), first] }),
      );

      const kept = knownOf(thread)!;

      expect(kept.comments.map(({ id }) => id)).to.deep.equal(['1', '2']);
      expect(kept.at).to.equal(contextOf(thread).listed);
      expect(kept.sort).to.equal('oldest');
    });

    it('holds no vote that is not confirmed', async () => {
      const thread = await loadedThread(memoryAdapter({ comments: [first] }));
      contextOf(thread).comments.guess('1', 'vote', { votes: { score: 99, mine: 'up' } });

      expect(knownOf(thread)!.comments[0]!.votes?.score).to.not.equal(99);
    });

    it('is nothing that was read by somebody in particular, or not at all', async () => {
      const signedIn = await loadedThread(memoryAdapter({ comments: [first], author: 'Alice Example' }));

      expect(knownOf(signedIn)).to.equal(undefined);
      expect(knownOf(recalled().thread)).to.equal(undefined);
    });
  });
});
