import type { Adapter } from '../../src/adapters/adapter.js';
import { blueskyAdapter } from '../../src/adapters/bluesky.js';
import { recordKey } from '../../src/adapters/bluesky-record.js';
import type { Comment, NewComment } from '../../src/core/comment.js';
import { forgetAll, letIn } from '../support/bluesky-member.js';
import { Network } from '../support/bluesky-network.js';
import { cidOf } from '../support/bluesky-server.js';
import { expect } from '../support/index.js';
import { rejectionOf } from '../support/rejection-of.js';

const call = { signal: new AbortController().signal };
const CREATE = '/xrpc/com.atproto.repo.createRecord';
const DELETE = '/xrpc/com.atproto.repo.deleteRecord';

describe('taking part on Bluesky from here', () => {
  let network: Network;
  let thread: string;
  let clara: string;
  let adapter: Adapter;
  const open = (): Adapter => blueskyAdapter({ thread, endpoint: network.view.origin, client: network.client });
  const post = (text: string, more: Partial<NewComment> = {}): NewComment => ({
    key: text,
    parent: null,
    text,
    ...more,
  });
  const all = async (): Promise<readonly Comment[]> => (await adapter.comments.list({ sort: 'oldest' }, call)).comments;
  const named = async (id: string): Promise<Comment | undefined> => (await all()).find((comment) => comment.id === id);

  beforeEach(async () => {
    network = new Network();
    await network.install();
    thread = network.view.write('Olga Example', 'New on the blog');
    clara = network.view.write('Clara Example', 'Nice', thread);
    adapter = open();
    await letIn(adapter, network);
    network.asked = [];
  });

  afterEach(async () => {
    network.restore();
    await forgetAll();
  });

  const idOf = (uri: string): string => uri.replace(/^at:\/\/(.*)\/app\.bsky\.feed\.post\//, '$1/');

  describe('answering', () => {
    it('writes to the reader’s own server, below the post and what is answered', async () => {
      const answer = await adapter.comments.create(post('Good morning', { parent: idOf(clara) }), call);
      const [{ repo, collection, rkey, record } = {}] = network.sent(CREATE);
      expect([repo, collection, rkey]).to.deep.equal([
        network.bob.did,
        'app.bsky.feed.post',
        await recordKey('Good morning'),
      ]);
      expect(record).to.deep.include({
        $type: 'app.bsky.feed.post',
        text: 'Good morning',
        reply: { root: { uri: thread, cid: cidOf(thread) }, parent: { uri: clara, cid: cidOf(clara) } },
      });
      expect(answer).to.deep.include({
        id: `${network.bob.did}/${String(rkey)}`,
        parent: idOf(clara),
        status: 'published',
        url: `https://bsky.app/profile/${network.bob.did}/post/${String(rkey)}`,
      });
      expect(answer.author).to.include({ name: 'Bob Example', id: network.bob.did });
    });

    it('answers the page by answering its post', async () => {
      expect((await adapter.comments.create(post('Good morning'), call)).parent).to.equal(null);
      const [{ record } = {}] = network.sent(CREATE);
      const ref = { uri: thread, cid: cidOf(thread) };
      expect(record).to.deep.include({ reply: { root: ref, parent: ref } });
    });

    it('mentions who is there, and links to what is named', async () => {
      await adapter.comments.create(post('@bobexample.test and @nobody.test: https://trees.example'), call);
      const [{ record } = {}] = network.sent(CREATE);
      const { facets } = record as { readonly facets: readonly { readonly features: readonly object[] }[] };
      expect(facets.flatMap(({ features }) => features)).to.deep.equal([
        { $type: 'app.bsky.richtext.facet#mention', did: network.bob.did },
        { $type: 'app.bsky.richtext.facet#link', uri: 'https://trees.example' },
      ]);
    });

    it('is shown before the AppView has heard of it, once', async () => {
      const { id } = await adapter.comments.create(post('Good morning'), call);
      network.view.remove(`at://${id.replace('/', '/app.bsky.feed.post/')}`);
      expect((await all()).filter((comment) => comment.id === id)).to.have.length(1);
      const again = await adapter.comments.create(post('Good evening'), call);
      expect((await all()).filter((comment) => comment.id === again.id)).to.have.length(1);
    });

    for (const how of ['offline', 'unavailable', 'malformed'] as const)
      it(`writes nothing twice when the server took it, and its word was lost (${how})`, async () => {
        network.breakNext(how, 'createRecord');
        await adapter.comments.create(post('Good morning'), call).catch(() => undefined);
        expect(network.sent(CREATE)).to.have.length(1);
        const { id } = await open().comments.create(post('Good morning'), call);
        expect([...network.records.keys()]).to.deep.equal([`at://${id.replace('/', '/app.bsky.feed.post/')}`]);
      });

    it('tells what is too long by pointing at the text', async () => {
      const error = await rejectionOf(adapter.comments.create(post('x'.repeat(301)), call));
      expect(error).to.include({ kind: 'rejected' });
      expect(error).to.have.deep.property('fields', [{ field: 'text', reason: 'too-long' }]);
      expect((await adapter.comments.describe(call)).writing).to.include({ maxGraphemes: 300, maxBytes: 3000 });
    });

    it('sends nothing where the author lets nobody answer', async () => {
      network.view.closed = true;
      expect(await rejectionOf(adapter.comments.create(post('Good morning'), call))).to.include({ kind: 'closed' });
      expect(network.sent(CREATE)).to.deep.equal([]);
    });

    it('answers nothing outside the thread', async () => {
      const other = network.view.write('Olga Example', 'Something else');
      const error = await rejectionOf(adapter.comments.create(post('Hello', { parent: idOf(other) }), call));
      expect(error).to.include({ kind: 'not-found' });
      expect(network.sent(CREATE)).to.deep.equal([]);
    });

    it('is for those who are signed in', async () => {
      await adapter.session!.signOut('https://blog.example/', call);
      expect(await rejectionOf(adapter.comments.create(post('Hello'), call))).to.include({ kind: 'signed-out' });
    });
  });

  describe('liking and reposting', () => {
    it('is a record that names a version of the post', async () => {
      expect(await adapter.reactions!.react(idOf(clara), 'like', true, call)).to.deep.equal([
        { name: 'like', emoji: '❤️', count: 1, mine: true },
      ]);
      const [{ collection, record } = {}] = network.sent(CREATE);
      expect(collection).to.equal('app.bsky.feed.like');
      expect(record).to.deep.include({ subject: { uri: clara, cid: cidOf(clara) } });
    });

    it('is taken back where it was done elsewhere, too', async () => {
      const like = `at://${network.bob.did}/app.bsky.feed.like/3elsewhere`;
      network.view.marks.set(`like ${clara}`, new Map([[network.bob.did, like]]));
      expect((await named(idOf(clara)))?.reactions).to.deep.equal([
        { name: 'like', emoji: '❤️', count: 1, mine: true },
      ]);
      expect(await adapter.reactions!.react(idOf(clara), 'like', false, call)).to.deep.equal([]);
      expect(network.sent(DELETE).map(({ rkey }) => rkey)).to.include('3elsewhere');
    });

    it('counts at once, also where the AppView has not heard of it', async () => {
      await adapter.reactions!.react(null, 'repost', true, call);
      network.view.marks.clear();
      const { reactions } = await adapter.comments.describe(call);
      expect(reactions?.page).to.deep.equal([{ name: 'repost', emoji: '🔁', count: 1, mine: true }]);
    });
  });

  describe('taking an answer away', () => {
    it('can be done to one’s own, which is gone at once', async () => {
      const { id } = await adapter.comments.create(post('Good morning'), call);
      expect((await named(id))?.can).to.deep.equal({ reply: true, react: true, remove: true });
      expect(await adapter.edits!.remove(id, call)).to.equal(null);
      expect(await named(id)).to.equal(undefined);
      expect(network.sent(DELETE)).to.deep.equal([
        { repo: network.bob.did, collection: 'app.bsky.feed.post', rkey: await recordKey('Good morning') },
      ]);
    });

    it('can’t be done to others’, nor to what was answered', async () => {
      const { id } = await adapter.comments.create(post('Good morning'), call);
      network.view.write('Clara Example', 'And to you', `at://${id.replace('/', '/app.bsky.feed.post/')}`);
      expect([(await named(id))?.can.remove, (await named(idOf(clara)))?.can.remove]).to.deep.equal([
        undefined,
        undefined,
      ]);
      for (const each of [id, idOf(clara)])
        expect(await rejectionOf(adapter.edits!.remove(each, call))).to.include({ kind: 'forbidden' });
      expect(network.sent(DELETE)).to.deep.equal([]);
    });
  });

  describe('with tokens that end', () => {
    it('renews them, once for all that want to', async () => {
      // What is asked once for all is known by then.
      await adapter.comments.describe(call);
      network.ended.add('access-1');
      await Promise.all([
        adapter.comments.create(post('One'), call),
        adapter.comments.create(post('Two'), call),
        adapter.reactions!.react(null, 'like', true, call),
      ]);
      const forms = network.sent('/oauth/token').filter(({ grant_type }) => grant_type === 'refresh_token');
      expect(forms).to.deep.equal([
        { grant_type: 'refresh_token', refresh_token: 'refresh-1', client_id: network.client },
      ]);
      expect(network.records.size).to.equal(3);
    });

    it('is signed out where they can’t be renewed, and reads on', async () => {
      network.ended.add('access-1').add('refresh-1');
      expect((await all()).map(({ id }) => id)).to.deep.equal([idOf(clara)]);
      expect(await adapter.session!.current(call)).to.equal(null);
      expect(await rejectionOf(adapter.comments.create(post('One'), call))).to.include({ kind: 'signed-out' });
    });

    it('stays signed in while who renews them is out of reach', async () => {
      network.ended.add('access-1');
      network.authority = { issuer: 'https://another.example' };
      await rejectionOf(adapter.comments.create(post('One'), call));
      expect(await adapter.session!.current(call)).to.include({ name: 'Bob Example' });
    });
  });

  it('proves every request anew, by the word that the server wants', async () => {
    await adapter.comments.create(post('One'), call);
    network.changeNonce();
    await adapter.comments.create(post('Two'), call);
    const proofs = network.asked.flatMap(({ proof }) => (proof ? [proof['jti']] : []));
    expect(proofs.length).to.be.above(4);
    expect(new Set(proofs).size).to.equal(proofs.length);
    expect(network.records.size).to.equal(2);
  });

  it('shows tokens to the reader’s own server alone', async () => {
    await all();
    await adapter.comments.create(post('One'), call);
    const shown = new Set(network.asked.flatMap(({ server, token }) => (token ? [server] : [])));
    expect([...shown]).to.deep.equal(['pds.example']);
  });

  it('reads on as everybody while that server is out of reach', async () => {
    const before = globalThis.fetch;
    globalThis.fetch = async (input, init) => {
      if (String(input).startsWith('https://pds.example')) throw new TypeError('Failed to fetch');
      return before(input, init);
    };
    expect((await all()).map(({ id }) => id)).to.deep.equal([idOf(clara)]);
  });
});
