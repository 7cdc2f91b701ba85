import { tabKeep } from '../../src/adapters/mastodon-keep.js';
import { mastodonAdapter } from '../../src/adapters/mastodon.js';
import type { Adapter } from '../../src/adapters/adapter.js';
import type { Comment } from '../../src/core/comment.js';
import { expect } from '../support/index.js';
import { Fediverse } from '../support/mastodon-server.js';
import { jsonAnswer, recordedServer } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';

const BLOG = 'https://blog-server.example';
const HOME = 'https://home.example';
const call = { signal: new AbortController().signal };

describe('taking part on Mastodon', () => {
  let world: Fediverse;
  let root: string;
  let adapter: Adapter;

  beforeEach(async () => {
    world = new Fediverse();
    await world.install();
    root = world.write(world.account('blog-server.example', 'olga', 'Olga Example'), 'New on the blog');
    const ben = world.account('blog-server.example', 'ben', 'Ben');
    world.write(ben, 'The ginkgo is yellow', root, { warning: 'Autumn', visibility: 'unlisted' });
    adapter = mastodonAdapter({ thread: `${BLOG}/@olga/${world.deliver(root, BLOG)}` });
  });

  afterEach(() => {
    world.restore();
    tabKeep().keepSession(null);
  });

  function signIn(server: string): void {
    const token = world.tokenFor(world.account(new URL(server).host, 'bob', 'Bob Example'));
    tabKeep().keepSession({ server, id: 'client', secret: 'secret', token });
  }

  const list = async () => (await adapter.comments.list({ sort: 'oldest' }, call)).comments;
  const create = (text: string, parent: string | null = null, key = 'one') =>
    adapter.comments.create({ key, parent, text }, call);
  const uriOf = ({ url }: Comment) => `${HOME}/users/bob/statuses/${url!.split('/').pop()}`;
  const posts = () => world.asked.filter(({ method, path }) => method === 'POST' && path === '/api/v1/statuses');

  it('needs to be signed in', async () => {
    expect(await rejectionOf(create('Hello'))).to.include({ kind: 'signed-out' });
    expect(await rejectionOf(adapter.reactions!.react(null, 'boost', true, call))).to.include({ kind: 'signed-out' });
    expect(posts()).to.have.length(0);
  });

  describe('from the server of the thread', () => {
    beforeEach(() => signIn(BLOG));

    it('names whom it answers, in public', async () => {
      await create('Congratulations');
      expect(posts()[0]?.body).to.deep.equal({
        status: '@olga@blog-server.example Congratulations',
        in_reply_to_id: world.deliver(root, BLOG),
        visibility: 'public',
      });
    });

    it('names nobody twice, however they are called, nor the reader themself', async () => {
      await create('Well, @Olga, congratulations', null, '1');
      await create('@olga@blog-server.example and so say I', null, '2');
      const own = await create('One more thing', null, '3');
      await create('And another', own.id, '4');
      await create('Not @olgas', null, '5');
      expect(posts().map(({ body }) => String(body['status']).split(' ')[0])).to.deep.equal([
        'Well,',
        '@olga@blog-server.example',
        '@olga@blog-server.example',
        'And',
        '@olga@blog-server.example',
      ]);
    });

    it('answers as quietly, and under the same warning, as what it answers', async () => {
      const [ginkgo] = await list();
      const created = await create('So is ours', ginkgo!.id);
      expect(posts()[0]?.body).to.include({ visibility: 'unlisted', spoiler_text: 'Autumn', sensitive: true });
      expect(created).to.include({ parent: ginkgo!.id, status: 'published' });
    });

    it('refuses an empty text without asking', async () => {
      const error = await rejectionOf(create('  \n'));
      expect(error).to.include({ kind: 'rejected' });
      expect(error).to.have.deep.property('fields', [{ field: 'text', reason: 'required' }]);
      expect(posts()).to.have.length(0);
    });

    it('refuses a text that is too long', async () => {
      const error = await rejectionOf(create('x'.repeat(5000)));
      expect(error).to.have.deep.property('fields', [{ field: 'text', reason: 'too-long' }]);
    });

    it('sends the key along, for servers that know what it is for', async () => {
      await create('Once', null, 'the-key');
      expect(posts().map(({ key }) => key)).to.deep.equal(['the-key']);
    });

    it('looks for what may have arrived before it sends it again, whatever became of its links and names', async () => {
      await list();
      await create('Before @ben said so', null, 'earlier');
      const text = 'See https://example.test/a_b, @ben!';
      world.breakNext('unavailable');
      const error = await rejectionOf(create(text, null, 'doubtful'));
      expect(error).to.include({ kind: 'unavailable', uncertain: true });

      const created = await create(text, null, 'doubtful');
      expect(posts()).to.have.length(2);
      expect((await list()).filter(({ id }) => id === created.id)).to.have.length(1);
    });

    it('tells answers apart that are nothing but an emoji', async () => {
      const thumb = await create('👍', null, 'earlier');
      world.breakNext('unavailable');
      expect(await rejectionOf(create('🎉', null, 'doubtful'))).to.include({ uncertain: true });
      expect((await create('🎉', null, 'doubtful')).id).not.to.equal(thumb.id);
      expect(posts()).to.have.length(2);
    });

    it('favours and boosts, and takes both back', async () => {
      const [ginkgo] = await list();
      const react = async (name: string, on: boolean) =>
        (await adapter.reactions!.react(ginkgo!.id, name, on, call)).map((one) => `${one.name} ${one.count}`);
      expect(await react('favourite', true)).to.deep.equal(['favourite 1']);
      expect(await react('boost', true)).to.deep.equal(['favourite 1', 'boost 1']);
      expect(await react('favourite', false)).to.deep.equal(['boost 1']);
      expect(await react('boost', false)).to.deep.equal([]);
    });
  });

  describe('from another server', () => {
    beforeEach(() => signIn(HOME));

    it('finds the status there first, and sends the answer there', async () => {
      const created = await create('Greetings from afar');
      expect(world.calls.filter((one) => one.includes('search'))).to.deep.equal(['GET home.example/api/v2/search']);
      expect(posts().map(({ server }) => server)).to.deep.equal([HOME]);
      expect(posts()[0]?.body['in_reply_to_id']).to.equal(world.deliver(root, HOME));
      expect(created.author.handle).to.equal('@bob@home.example');
      expect(created.parent).to.equal(null);
    });

    it('shows the answer at once, and under the same id when it arrives on the server of the thread', async () => {
      const created = await create('Greetings from afar');
      expect((await list()).map(({ id }) => id)).to.include(created.id);
      expect((await adapter.comments.find(created.id, call)).map(({ id }) => id)).to.deep.equal([created.id]);

      const answer = [...(await list())].find(({ id }) => id === created.id)!;
      const uri = uriOf(answer);
      const local = world.deliver(uri, BLOG);
      const clara = world.account('blog-server.example', 'clara', 'Clara Example');
      world.write(clara, 'Welcome', uri);
      const comments = await list();
      expect(comments).to.have.length(3);
      expect(comments.map(({ id }) => id)).not.to.include(local);
      expect(comments.find(({ author }) => author.name === 'Clara Example')?.parent).to.equal(created.id);
      expect((await adapter.comments.replies(created.id, undefined, call)).comments).to.have.length(1);
    });

    it('can answer its own answer before that has arrived', async () => {
      const first = await create('Greetings', null, '1');
      const second = await create('From afar', first.id, '2');
      expect(second.parent).to.equal(first.id);
      expect((await adapter.comments.find(second.id, call)).map(({ id }) => id)).to.deep.equal([first.id, second.id]);
    });

    describe('and then from a third one', () => {
      const next = async (server: string) => {
        await adapter.session!.signOut(location.href, call);
        await world.answered();
        signIn(server);
        expect((await adapter.session!.current(call))?.handle).to.equal(`@bob@${new URL(server).host}`);
      };
      const parentOf = (at: number) => posts()[at]?.body['in_reply_to_id'];

      it('names what it answers as that one does', async () => {
        await create('From home', null, '1');
        await next('https://third.example');
        await create('From there', null, '2');
        expect([parentOf(0), parentOf(1)]).to.deep.equal([
          world.deliver(root, HOME),
          world.deliver(root, 'https://third.example'),
        ]);
      });

      it('shows only what has arrived of what was written before, under the id that it had', async () => {
        const created = await create('From home', null, '1');
        const other = await create('Under way', null, '2');
        world.deliver(uriOf(created), BLOG);
        await list();
        await next('https://third.example');
        const ids = (await list()).map(({ id }) => id);
        expect([ids.includes(created.id), ids.includes(other.id)]).to.deep.equal([true, false]);
        expect((await adapter.comments.find(created.id, call)).map(({ id }) => id)).to.deep.equal([created.id]);
      });

      it('answers from the server of the thread what was written before', async () => {
        const created = await create('From home', null, '1');
        await next(BLOG);
        await create('From here', created.id, '2');
        expect(parentOf(1)).to.equal(world.deliver(uriOf(created), BLOG));
      });
    });

    it('knows what the reader has marked, and counts as the server of the thread does', async () => {
      const [ginkgo] = await list();
      expect(await adapter.reactions!.react(ginkgo!.id, 'favourite', true, call)).to.deep.equal([
        { name: 'favourite', emoji: '⭐', count: 1, mine: true },
      ]);
      adapter = mastodonAdapter({ thread: `${BLOG}/@olga/${world.deliver(root, BLOG)}` });
      expect((await list())[0]?.reactions?.[0]).to.include({ name: 'favourite', mine: true });
      expect((await adapter.reactions!.react(null, 'boost', true, call))[0]).to.include({ name: 'boost', mine: true });
      expect((await adapter.comments.describe(call)).reactions?.page?.[0]).to.include({ name: 'boost', mine: true });
    });

    it('reads on when that server is of no help', async () => {
      expect((await adapter.comments.describe(call)).posting).to.deep.equal({ allowed: true });
      world.closedTo.add(HOME);
      world.endTokens();
      expect((await list()).map(({ author }) => author.name)).to.deep.equal(['Ben']);
    });

    it('reads as a guest while that server is down, and writes once it is up again', async () => {
      world.breakNext('offline');
      expect((await adapter.comments.describe(call)).posting).to.include({ why: 'sign-in' });
      expect(await list()).to.have.length(1);
      expect((await create('Back again')).author.name).to.equal('Bob Example');
    });

    it('cannot answer what that server does not find, and tells the developer why that may be', async () => {
      world.blocked.add(HOME);
      expect((await list()).map(({ author }) => author.name)).to.deep.equal(['Ben']);
      const error = await rejectionOf(create('Hello'));
      expect(error).to.include({ kind: 'not-found' }).and.property('hint').includes('block');
      expect(posts()).to.have.length(0);
    });
  });
});

describe('a refusal of GoToSocial', () => {
  const server = recordedServer('mastodon', 'https://mastodon.example.test');
  const thread = 'https://mastodon.example.test/@alice/statuses/01M7ZK5GH4GG8Q1KSTAPR0VH2G';
  const refusal = async (recording: string, change = 0) => {
    tabKeep().keepSession({ server: server.origin, id: 'client', secret: 'secret', token: 'a-token' });
    await server.replay('28-get-status', '02-verify-credentials');
    if (recording === '')
      server.answer(
        ({ method }) => method === 'POST',
        () => jsonAnswer({ error: 'No' }, change),
      );
    else await server.replayAs(recording, { to: 'POST /api/v1/statuses' });
    const { comments } = mastodonAdapter({ thread });
    return rejectionOf(comments.create({ key: 'k', parent: null, text: 'x' }, call));
  };
  after(() => tabKeep().keepSession(null));

  it('of a text that is too long points at it', async () => {
    const error = await refusal('11-create-too-long');
    expect(error).to.include({ kind: 'rejected', uncertain: false });
    expect(error).to.have.deep.property('fields', [{ field: 'text', reason: 'too-long' }]);
  });

  it('of no text points at it', async () => {
    expect(await refusal('10-create-empty')).to.have.deep.property('fields', [{ field: 'text', reason: 'required' }]);
  });

  it('to answer what is gone says so', async () => {
    expect(await refusal('14-create-reply-unknown')).to.include({ kind: 'not-found' });
  });

  it('of a token that has ended signs out', async () => {
    expect(await refusal('12-create-anonymous')).to.include({ kind: 'signed-out' });
    expect(tabKeep().session()).to.equal(null);
  });

  it('of an account that may not write is told as it is (derived)', async () => {
    expect(await refusal('', 403)).to.include({ kind: 'forbidden', detail: 'No' });
  });

  it('with an answer that is no status is uncertain (derived)', async () => {
    expect(await refusal('', 200)).to.include({ kind: 'malformed', uncertain: true });
  });
});
