import type { Adapter, News } from '../../src/adapters/adapter.js';
import { browserAdapter } from '../../src/adapters/browser.js';
import type { Comment } from '../../src/core/comment.js';
import { putRecords, recordsOf } from '../support/browser-storage.js';
import { expect } from '../support/index.js';
import { rejectionOf } from '../support/rejection-of.js';

const call = { signal: new AbortController().signal };
const guest = { name: 'Alice Example', email: '', website: '' };

describe('browserAdapter, taking part', () => {
  let thread: string;
  const open = (): Adapter => browserAdapter({ thread, title: 'Trees' });
  const post = (text: string): Promise<Comment> =>
    open().comments.create({ key: crypto.randomUUID(), parent: null, text, guest }, call);
  const first = async (): Promise<Comment> => (await open().comments.list({ sort: 'oldest' }, call)).comments[0]!;

  beforeEach(() => {
    thread = `/thread ${crypto.randomUUID()}/`;
  });

  it('still has votes and reactions after a reload', async () => {
    const { id } = await post('The ginkgo by the gate is yellow');

    await open().votes!.cast(id, 'up', call);
    await open().reactions!.react(id, 'heart', true, call);
    await open().reactions!.react(null, 'eyes', true, call);

    expect(await first()).to.deep.include({
      votes: { score: 1, up: 1, down: 0, mine: 'up' },
      reactions: [{ name: 'heart', emoji: '❤️', count: 1, mine: true }],
    });
    expect((await open().comments.describe(call)).reactions!.page).to.deep.equal([
      { name: 'eyes', emoji: '👀', count: 1, mine: true },
    ]);
  });

  it('reads what an older version kept, and goes on with it', async () => {
    await putRecords([
      { thread, id: 'old', parent: null, key: 'k', erased: false, name: 'Alice', url: null, text: 'Hello', created: 1 },
    ]);

    expect(await first()).to.deep.include({
      id: 'old',
      votes: { score: 0, up: 0, down: 0, mine: null },
      reactions: [],
    });
    const { mark } = await open().changes!.since(undefined, call);
    await open().votes!.cast('old', 'up', call);
    expect((await open().changes!.since(mark, call)).comments.map(({ id }) => id)).to.deep.equal(['old']);
  });

  it('keeps no words of what is gone, only that it was there', async () => {
    const { id } = await post('A secret');
    const { mark } = await open().changes!.since(undefined, call);

    await open().edits!.remove(id, call);

    expect((await open().changes!.since(mark, call)).removed).to.deep.equal([id]);
    expect(JSON.stringify(await recordsOf(thread))).not.to.match(/secret|Alice/);
  });

  it('believes no votes and reactions that a script made up', async () => {
    await putRecords([
      {
        thread,
        id: 'odd',
        key: 'k',
        text: 'Hi',
        created: 1,
        vote: 'sideways',
        reactions: ['heart', 'bomb', 7],
        version: -4,
      },
    ]);

    const { votes, reactions } = await first();

    expect(votes).to.deep.equal({ score: 0, up: 0, down: 0, mine: null });
    expect(reactions!.map(({ name }) => name)).to.deep.equal(['heart']);
  });

  it('tells another tab, but not the one that wrote', async () => {
    const writer = open();
    const heard: string[] = [];
    const leaving = new AbortController();
    const own = rejectionOf(writer.live!.watch(() => heard.push('the writer'), leaving));
    const told = new Promise<News>((resolve) => {
      open()
        .live!.watch(resolve, leaving)
        .catch(() => undefined);
    });

    await writer.comments.create({ key: 'k', parent: null, text: 'Hello', guest }, call);

    expect((await told).comments.map(({ body }) => body.source)).to.deep.equal(['Hello']);
    leaving.abort();
    await own;
    expect(heard).to.deep.equal([]);
  });

  it('is deaf to what other scripts say on its channel', async () => {
    const leaving = new AbortController();
    const heard: News[] = [];
    const watching = rejectionOf(open().live!.watch((news) => heard.push(news), leaving));
    const channel = new BroadcastChannel(`gedanken:1:thread:${thread}`);
    for (const nonsense of ['yes', { version: 1 }, null, -1]) channel.postMessage(nonsense);
    const heardByAll = new Promise((resolve) => {
      const other = new BroadcastChannel(channel.name);
      other.onmessage = () => (other.close(), resolve(undefined));
    });
    channel.postMessage('no number');

    await heardByAll;
    leaving.abort();
    await watching;
    channel.close();

    expect(heard).to.deep.equal([]);
  });

  it('lists the newest comments of all threads with their pages', async () => {
    const { id } = await post('Here');

    const [newest] = await open().recent!.recent(1, call);

    expect(newest!.title).to.equal('Trees');
    expect(newest!.url).to.equal(`${location.href.replace(/#.*$/s, '')}#comment-${id}`);
  });
});
