import type { Comment } from '../../src/core/comment.js';
import { contextOf } from '../../src/state/context.js';
import { setFilter } from '../../src/state/filter.js';
import { setOrder } from '../../src/state/order.js';
import { openReadMarker, type ReadMarker } from '../../src/state/read-marker.js';
import { showArrived } from '../../src/state/show-arrived.js';
import { takeNews } from '../../src/state/take-news.js';
import type { Thread } from '../../src/state/thread.js';
import { aComment, LONG_AGO, someComments } from '../support/a-comment.js';
import { drawnIn, loadedThread, pagesAdapter } from '../support/a-thread.js';
import { expect } from '../support/index.js';
import { fullKeep, MemoryKeep } from '../support/memory-keep.js';
import { anInfo } from '../support/scripted-adapter.js';

const KEY = 'gedanken:1:seen:a thread';
const MINUTE = 60_000;

/** A visit, of a reader who was here when the first `seen` comments were. */
async function visit(
  comments: readonly Comment[],
  seen: number | null,
  keep = new MemoryKeep(),
): Promise<{ thread: Thread; marker: ReadMarker; keep: MemoryKeep }> {
  if (seen !== null) keep.set(KEY, JSON.stringify({ at: LONG_AGO + (seen - 1) * MINUTE }));
  const thread = await loadedThread(pagesAdapter([comments]), { keep });
  return { thread, marker: openReadMarker(thread), keep };
}

describe('openReadMarker()', () => {
  it('takes nothing for new on the first visit', async () => {
    const { thread, marker, keep } = await visit(someComments(3), null);

    expect(marker.$fresh.get()).to.deep.equal([]);
    expect(marker.$divider.get()).to.equal(null);
    expect(thread.isFresh('3')).to.equal(false);
    expect(keep.kept.size).to.equal(0);
  });

  it('tells what came since, in reading order, and where it begins', async () => {
    const { thread, marker } = await visit(
      someComments(5, (index) => (index === 5 ? '1' : null)),
      2,
    );

    expect(marker.$fresh.get()).to.deep.equal(['5', '3', '4']);
    expect(marker.$divider.get()).to.equal('3');
    expect(['2', '3'].map(thread.isFresh)).to.deep.equal([false, true]);
  });

  it('has rows drawn again that turn out to be new', async () => {
    const keep = new MemoryKeep();
    keep.set(KEY, JSON.stringify({ at: LONG_AGO }));
    const thread = await loadedThread(pagesAdapter([someComments(2)]), { keep });
    const heard: string[] = [];
    for (const id of ['1', '2']) thread.$comment(id).listen(() => heard.push(id));

    openReadMarker(thread);

    expect(heard).to.deep.equal(['2']);
  });

  it('remembers the latest one that is shown, for the next visit', async () => {
    const { marker, keep, thread } = await visit(someComments(3), 2);

    marker.see();

    expect(marker.$fresh.get()).to.deep.equal(['3']);
    expect(thread.isFresh('3')).to.equal(true);
    expect((await visit(someComments(4), null, keep)).marker.$fresh.get()).to.deep.equal(['4']);
  });

  it('never remembers less than before', async () => {
    const { marker, keep } = await visit(someComments(1), 9);
    const before = keep.get(KEY);

    marker.see();

    expect(keep.get(KEY)).to.equal(before);
  });

  it('keeps nothing about an empty thread, or one without times or a name', async () => {
    const keep = new MemoryKeep();

    (await visit([], null, keep)).marker.see();
    (await visit([aComment({ created: null })], null, keep)).marker.see();
    openReadMarker(await loadedThread(pagesAdapter([someComments(2)], { key: undefined }), { keep })).see();

    expect(keep.kept.size).to.equal(0);
  });

  it('takes no own words for new', async () => {
    const viewer = { name: 'Alice Example', id: '7' };
    const keep = new MemoryKeep();
    keep.set(KEY, JSON.stringify({ at: LONG_AGO - 1 }));
    const adapter = pagesAdapter(
      [[aComment({ author: viewer }), aComment({ id: '2', status: 'held' }), aComment({ id: '3' })]],
      { comments: { describe: async () => anInfo({ viewer }), create: async () => aComment({ id: '9' }) } },
    );
    const thread = await loadedThread(adapter, { keep });
    const marker = openReadMarker(thread);

    await thread.post({ key: 'k', parent: null, text: 'A thought' });

    expect(marker.$fresh.get()).to.deep.equal(['3']);
  });

  it('finds what is new on further pages, and in other orders', async () => {
    const keep = new MemoryKeep();
    keep.set(KEY, JSON.stringify({ at: LONG_AGO + 2 * MINUTE }));
    const all = someComments(6);
    const thread = await loadedThread(pagesAdapter([all.slice(0, 3), all.slice(3)]), { keep });
    const marker = openReadMarker(thread);
    expect(marker.$fresh.get()).to.deep.equal([]);

    await thread.loadMore();
    expect(marker.$fresh.get()).to.deep.equal(['4', '5', '6']);
    expect(marker.$divider.get()).to.equal('4');

    await setOrder(thread, 'newest');
    expect(marker.$fresh.get()).to.deep.equal(['6', '5', '4']);
    expect(marker.$divider.get()).to.equal('6');

    await setOrder(thread, 'discussed');
    expect(marker.$divider.get()).to.equal(null);
  });

  it('draws no line before what is pinned', async () => {
    const [one, two, three] = someComments(3);
    const { marker } = await visit([one!, two!, { ...three!, pinned: true }], 1);

    expect(marker.$fresh.get()).to.deep.equal(['3', '2']);
    expect(marker.$divider.get()).to.equal('2');
  });

  it('counts what arrived live once it is shown, and draws no line for it', async () => {
    const { thread, marker } = await visit(someComments(2), null);
    takeNews(
      contextOf(thread),
      { comments: [aComment({ id: '9', created: LONG_AGO + MINUTE * 60 })], removed: [] },
      () => true,
    );
    expect(marker.$fresh.get()).to.deep.equal([]);

    showArrived(thread, null);

    expect(marker.$fresh.get()).to.deep.equal(['9']);
    expect(marker.$divider.get()).to.equal(null);
  });

  it('lets a filter find what is new', async () => {
    const { thread } = await visit(someComments(3), 2);

    setFilter(thread, { by: 'new' });

    expect(drawnIn(thread)).to.deep.equal(['3']);
  });

  it('does without storage, and takes no nonsense from it', async () => {
    const full = openReadMarker(await loadedThread(pagesAdapter([someComments(2)]), { keep: fullKeep }));
    full.see();
    expect(full.$fresh.get()).to.deep.equal([]);

    for (const nonsense of ['{', '7', '{"at":"yesterday"}', `{"at":${Number.MAX_SAFE_INTEGER}}`]) {
      const keep = new MemoryKeep();
      keep.set(KEY, nonsense);
      expect((await visit(someComments(2), null, keep)).marker.$fresh.get()).to.deep.equal([]);
    }
  });

  it('listens no more when the thread is closed', async () => {
    const { thread, marker } = await visit(someComments(2), 1);

    thread.close();
    takeNews(contextOf(thread), { comments: [], removed: ['2'] }, () => true);

    expect(marker.$fresh.get()).to.deep.equal(['2']);
  });
});
