import { AdapterError } from '../../src/core/errors.js';
import { PATIENCE } from '../../src/state/ask.js';
import { openThread, type Thread } from '../../src/state/thread.js';
import { aComment } from '../support/a-comment.js';
import { FakeTime, settled } from '../support/fake-time.js';
import { expect } from '../support/index.js';
import { MemoryKeep } from '../support/memory-keep.js';
import { anInfo, ScriptedAdapter } from '../support/scripted-adapter.js';

const offline = new AdapterError('offline');

describe('a thread, loading', () => {
  it('asks for nothing before it is told to', () => {
    const adapter = new ScriptedAdapter();

    openThread(adapter);

    expect([adapter.described.length, adapter.listed.length]).to.deep.equal([0, 0]);
  });

  it('asks for the thread and its first page at once, in the order that is wanted', () => {
    const adapter = new ScriptedAdapter();

    void openThread(adapter, { sort: 'newest' }).load();

    expect(adapter.described).to.have.length(1);
    expect(adapter.listed.map(({ asked }) => asked)).to.deep.equal([{ sort: 'newest' }]);
  });

  it('shows comments before it is known who may write', async () => {
    const adapter = new ScriptedAdapter();
    const thread = openThread(adapter);
    void thread.load();

    adapter.listed[0]!.answer({ comments: [aComment()], next: null });
    await settled();

    expect(thread.$list.get().is).to.equal('ready');
    expect(thread.$children(null).get()).to.deep.equal(['1']);
    expect(thread.$info.get().is).to.equal('loading');
  });

  it('knows who may write though the comments cannot be had, and says why not', async () => {
    const adapter = new ScriptedAdapter();
    const thread = openThread(adapter);
    const loaded = thread.load();

    adapter.described[0]!.answer(anInfo());
    adapter.listed[0]!.fail(offline);

    expect(await loaded).to.equal(offline);
    expect(thread.$info.get().is).to.equal('ready');
    expect(thread.$list.get()).to.deep.equal({ is: 'failed', error: offline });
  });

  it('resolves to nothing when all went well', async () => {
    const adapter = new ScriptedAdapter();
    const loaded = openThread(adapter).load();

    adapter.described[0]!.answer(anInfo());
    adapter.listed[0]!.answer({ comments: [], next: null });

    expect(await loaded).to.equal(undefined);
  });

  it('makes errors of whatever an adapter throws (F135, F137)', async () => {
    for (const thrown of [
      'a string',
      undefined,
      null,
      new DOMException('Aborted', 'AbortError'),
      Object.create(null),
    ]) {
      const adapter = new ScriptedAdapter();
      const loaded = openThread(adapter).load();
      adapter.described[0]!.answer(anInfo());
      adapter.listed[0]!.fail(thrown);

      expect(await loaded).to.include({ name: 'AdapterError', kind: 'unavailable' });
    }
  });

  describe('how many comments there are', () => {
    async function totalOf(
      described: { count: number; exact: boolean } | null,
      listed?: { count: number; exact: boolean },
      infoFirst = true,
    ) {
      const adapter = new ScriptedAdapter();
      const thread = openThread(adapter);
      const loaded = thread.load();
      const describe = (): void => adapter.described[0]!.answer(anInfo({ total: described }));
      if (infoFirst) describe();
      await settled();
      adapter.listed[0]!.answer({ comments: [aComment()], next: 'more', total: listed });
      await settled();
      if (!infoFirst) describe();
      await loaded;
      return thread.$total.get();
    }

    it('is what the page of comments says', async () => {
      expect(await totalOf({ count: 5, exact: true }, { count: 6, exact: true })).to.deep.equal({
        count: 6,
        exact: true,
      });
    });

    it('is what the thread says, whichever answer comes first', async () => {
      expect(await totalOf({ count: 5, exact: true })).to.deep.equal({ count: 5, exact: true });
      expect(await totalOf({ count: 5, exact: true }, undefined, false)).to.deep.equal({ count: 5, exact: true });
    });

    it('is at least what is loaded, when nobody says', async () => {
      expect(await totalOf(null)).to.deep.equal({ count: 1, exact: false });
    });
  });

  describe('again', () => {
    async function failedOnce() {
      const adapter = new ScriptedAdapter();
      const thread = openThread(adapter);
      const first = thread.load();
      adapter.described[0]!.fail(offline);
      adapter.listed[0]!.fail(offline);
      await first;
      return { adapter, thread };
    }

    it('keeps what went wrong in sight until it is mended', async () => {
      const { adapter, thread } = await failedOnce();

      const second = thread.load();
      expect(thread.$list.get()).to.deep.equal({ is: 'loading', after: offline });
      expect(thread.$info.get()).to.deep.equal({ is: 'loading', after: offline });

      adapter.described[1]!.answer(anInfo());
      adapter.listed[1]!.answer({ comments: [], next: null });
      expect(await second).to.equal(undefined);
      expect(thread.$list.get().is).to.equal('ready');
    });

    it('ignores the answers to what was asked before (F111)', async () => {
      const adapter = new ScriptedAdapter();
      const thread = openThread(adapter);
      const [first, second] = [thread.load(), thread.load()];

      adapter.listed[0]!.answer({ comments: [aComment({ id: 'old' })], next: null });
      expect(await first).to.equal(undefined);
      expect(adapter.listed[0]!.signal.aborted).to.equal(true);
      expect(thread.has('old')).to.equal(false);

      adapter.listed[1]!.answer({ comments: [aComment({ id: 'new' })], next: null });
      adapter.described[1]!.answer(anInfo());
      await second;
      expect(thread.has('new')).to.equal(true);
    });

    it('keeps the comments and the form that are there, when it fails', async () => {
      const adapter = new ScriptedAdapter();
      const thread = openThread(adapter);
      const first = thread.load();
      adapter.described[0]!.answer(anInfo());
      adapter.listed[0]!.answer({ comments: [aComment()], next: null });
      await first;

      const second = thread.load();
      adapter.described[1]!.fail(offline);
      adapter.listed[1]!.answer({ comments: [aComment()], next: null });

      expect(await second).to.equal(offline);
      expect(thread.$info.get().is).to.equal('ready');
      expect(thread.$children(null).get()).to.deep.equal(['1']);
    });
  });

  describe('from an adapter that never settles', () => {
    const time = FakeTime.inEachTest();

    it('fails after 20 seconds (F136)', async () => {
      const adapter = new ScriptedAdapter();
      const thread = openThread(adapter);
      const loaded = thread.load();

      await time.pass(PATIENCE);

      expect(await loaded).to.include({ kind: 'unavailable' });
      expect(thread.$list.get().is).to.equal('failed');
      expect(thread.$info.get().is).to.equal('failed');
    });

    it('believes no answer after that (F138)', async () => {
      const adapter = new ScriptedAdapter();
      const thread = openThread(adapter);
      void thread.load();
      await time.pass(PATIENCE);

      adapter.listed[0]!.answer({ comments: [aComment()], next: null });
      await settled();

      expect(thread.has('1')).to.equal(false);
    });
  });

  it('ends with the thread', async () => {
    const adapter = new ScriptedAdapter();
    const thread = openThread(adapter);
    const loaded = thread.load();

    thread.close();

    expect(adapter.listed[0]!.signal.aborted).to.equal(true);
    expect(await loaded).to.equal(undefined);
    expect(thread.$list.get().is).to.equal('loading');
  });

  describe('with comments of this reader that wait for approval', () => {
    function keepWithHeld(): MemoryKeep {
      const keep = new MemoryKeep();
      keep.set(
        'gedanken:1:held:t',
        JSON.stringify([{ id: '9', parent: null, name: 'Gina Guest', source: 'Patience', created: Date.now() }]),
      );
      return keep;
    }

    /** What knows them is loaded only for who has some. */
    const listed = (thread: Thread): Promise<void> =>
      new Promise((resolve) => void thread.$list.subscribe(({ is }) => is === 'ready' && resolve()));

    it('shows them in their place, and counts them as nobody’s', async () => {
      const adapter = new ScriptedAdapter('t');
      const thread = openThread(adapter, { keep: keepWithHeld() });
      void thread.load();

      adapter.listed[0]!.answer({ comments: [aComment()], next: null });
      await listed(thread);

      expect(thread.$children(null).get()).to.deep.equal(['1', '9']);
      expect(thread.$total.get()).to.deep.equal({ count: 1, exact: true });
    });

    it('goes on remembering them while pages come that do not list them', async () => {
      const adapter = new ScriptedAdapter('t');
      const keep = keepWithHeld();
      const thread = openThread(adapter, { keep });
      void thread.load();
      adapter.listed[0]!.answer({ comments: [aComment()], next: 'more' });
      await listed(thread);

      void thread.loadMore();
      adapter.listed[1]!.answer({ comments: [aComment({ id: '2' })], next: null });
      await settled();

      expect(thread.has('9')).to.equal(true);
      expect(keep.kept.size).to.equal(1);
    });

    it('forgets them when a later page lists them', async () => {
      const adapter = new ScriptedAdapter('t');
      const keep = keepWithHeld();
      const thread = openThread(adapter, { keep });
      void thread.load();
      adapter.listed[0]!.answer({ comments: [aComment()], next: 'more' });
      await listed(thread);

      void thread.loadMore();
      adapter.listed[1]!.answer({ comments: [aComment({ id: '9', body: 'Patience' })], next: null });
      await settled();

      expect(thread.$comment('9').get().status).to.equal('published');
      expect(keep.kept.size).to.equal(0);
    });
  });
});
