import { wordpressAdapter, type WordpressAdapterOptions } from '../../src/adapters/wordpress.js';
import { expect } from '../support/index.js';
import { ELSEWHERE, NONCE, recordedServer } from '../support/recorded.js';

const call = { signal: new AbortController().signal };
const endpoint = `${ELSEWHERE}/wp-json`;

describe('wordpressAdapter', () => {
  const server = recordedServer('wordpress', ELSEWHERE);
  const describeThread = (options: WordpressAdapterOptions) =>
    wordpressAdapter({ endpoint, ...options }).comments.describe(call);

  it('describes an open thread with one request', async () => {
    await server.replay('201-post-by-id');

    expect(await describeThread({ thread: '28' })).to.deep.equal({
      title: 'Open post',
      posting: { allowed: true },
      viewer: null,
      guestFields: { name: 'required', email: 'required', website: 'optional' },
      writing: { format: 'html', maxBytes: 65_525 },
      sorts: ['oldest', 'newest'],
      total: null,
      feed: `${ELSEWHERE}/2024/05/open-post/feed/`,
    });
    expect(server.asked).to.have.length(1);
  });

  it('describes a closed thread', async () => {
    await server.replay('202-post-closed');

    expect((await describeThread({ thread: '30' })).posting).to.deep.equal({ allowed: false, why: 'closed' });
  });

  it('describes a thread behind a password, and where to enter it', async () => {
    await server.replay('203-post-protected');

    expect((await describeThread({ thread: '31' })).posting).to.deep.equal({
      allowed: false,
      why: 'password',
      href: `${ELSEWHERE}/2024/05/protected-post/`,
    });
  });

  it('opens it with the password', async () => {
    await server.replay('204-post-protected-with-password');
    await server.replayAs('22-list-protected-post-with-password', {
      to: 'GET /wp-json/wp/v2/comments',
      query: { password: 'secret' },
    });
    const { comments } = wordpressAdapter({ endpoint, thread: '31', password: 'secret' });

    expect((await comments.describe(call)).posting).to.deep.equal({ allowed: true });
    expect((await comments.list({ sort: 'oldest' }, call)).comments).to.have.length(1);
  });

  it('tells the developer about a wrong password, and about a missing one', async () => {
    await server.replayAs('205-post-protected-wrong-password', { to: 'GET /wp-json/wp/v2/posts/31' });
    const wrong = await describeThread({ thread: '31', password: 'wrong' }).catch((error: unknown) => error);
    expect(wrong).to.include({ kind: 'forbidden' }).and.to.have.property('hint').that.includes('password');

    await server.replay('203-post-protected');
    await server.replayAs('21-list-protected-post', { to: 'GET /wp-json/wp/v2/comments' });
    const missing = await wordpressAdapter({ endpoint, thread: '31' })
      .comments.list({ sort: 'oldest' }, call)
      .catch((error: unknown) => error);
    expect(missing).to.include({ kind: 'forbidden' }).and.to.have.property('hint').that.includes('give its password');
  });

  it('does not ask for name and e-mail where the site does not', async () => {
    await server.replay('201-post-by-id');

    expect((await describeThread({ thread: '28', requireNameEmail: false })).guestFields).to.deep.equal({
      name: 'optional',
      email: 'optional',
      website: 'optional',
    });
  });

  it('shows pictures where the site asks for them, and asks WordPress for them only then', async () => {
    await server.replay('201-post-by-id');
    await server.replayAs('05-list-flat-asc', { to: 'GET /wp-json/wp/v2/comments' });
    const pictures = async (avatars: boolean) => {
      const page = await wordpressAdapter({ endpoint, thread: '28', avatars }).comments.list({ sort: 'oldest' }, call);
      return page.comments.filter(({ author }) => author.avatar !== undefined).length;
    };

    expect(await pictures(true)).to.equal(8);
    expect(await pictures(false)).to.equal(0);
    const asked = server.received
      .filter(({ path }) => path.endsWith('comments'))
      .map(({ query }) => query.get('_fields')!.includes('avatar'));
    expect(asked).to.deep.equal([true, false]);
  });

  it('knows when a thread was closed meanwhile, but asks for its post no more often than it must', async () => {
    await server.replay('221-list-oldest');
    await server.replayAs('202-post-closed', { to: 'GET /wp-json/wp/v2/posts/28' });
    await server.replayAs('201-post-by-id', { times: 1 });
    const { comments } = wordpressAdapter({ endpoint, thread: '28' });
    await Promise.all([comments.describe(call), comments.list({ sort: 'oldest' }, call)]);
    await comments.list({ sort: 'oldest' }, call);
    expect(server.asked.filter((asked) => asked.includes('posts'))).to.have.length(1);

    expect((await comments.describe(call)).posting).to.include({ why: 'closed' });
  });

  it('works without pretty permalinks', async () => {
    await server.replayAs('201-post-by-id', { to: 'GET /', query: { rest_route: '/wp/v2/posts/28' } });
    await server.replayAs('221-list-oldest', { to: 'GET /', query: { rest_route: '/wp/v2/comments', post: '28' } });
    const { comments } = wordpressAdapter({ endpoint: `${ELSEWHERE}/?rest_route=/`, thread: '28' });

    expect((await comments.list({ sort: 'oldest' }, call)).comments).to.have.length(8);
  });

  it('rejects with the reason of who gives up, before and while it asks', async () => {
    await server.replay('201-post-by-id', '221-list-oldest');
    const { comments, counts } = wordpressAdapter({ endpoint, thread: '28' });
    const calls = {
      describe: (signal: AbortSignal) => comments.describe({ signal }),
      list: (signal: AbortSignal) => comments.list({ sort: 'oldest' }, { signal }),
      replies: (signal: AbortSignal) => comments.replies('204', undefined, { signal }),
      find: (signal: AbortSignal) => comments.find('204', { signal }),
      create: (signal: AbortSignal) => comments.create({ key: 'a', parent: null, text: 'x' }, { signal }),
      counts: (signal: AbortSignal) => counts!.counts(['28'], { signal }),
    };
    for (const [name, ask] of Object.entries(calls)) {
      const reason = new Error(name);
      expect(await ask(AbortSignal.abort(reason)).catch((error: unknown) => error), `${name}, before`).to.equal(reason);
      const giving = new AbortController();
      const asked = ask(giving.signal);
      giving.abort(reason);
      expect(await asked.catch((error: unknown) => error), `${name}, while`).to.equal(reason);
    }
  });

  describe('has the ports that can work', () => {
    const portsOf = (options: WordpressAdapterOptions): string[] => {
      const adapter: Record<string, unknown> = { ...wordpressAdapter(options) };
      return Object.keys(adapter).filter((port) => port !== 'key' && adapter[port] !== undefined);
    };

    it('elsewhere: to read and to post', () => {
      expect(portsOf({ endpoint })).to.deep.equal(['comments', 'changes', 'counts', 'recent']);
    });

    it('on the site itself: to sign in, too', () => {
      expect(portsOf({ endpoint: '/wp-json' })).to.deep.equal(['comments', 'session', 'changes', 'counts', 'recent']);
    });

    it('with a nonce on the site itself: to edit and to moderate, too', () => {
      expect(portsOf({ endpoint: '/wp-json', nonce: NONCE })).to.deep.equal([
        'comments',
        'edits',
        'session',
        'moderation',
        'changes',
        'counts',
        'recent',
      ]);
      expect(portsOf({ endpoint, nonce: NONCE }), 'elsewhere, a nonce is worth nothing').to.deep.equal([
        'comments',
        'changes',
        'counts',
        'recent',
      ]);
    });

    it('with an application password: to edit and to moderate, from anywhere', () => {
      for (const where of [endpoint, '/wp-json'])
        expect(portsOf({ endpoint: where, credentials: { user: 'admin', applicationPassword: 'x' } })).to.deep.equal([
          'comments',
          'edits',
          'moderation',
          'changes',
          'counts',
          'recent',
        ]);
    });
  });

  describe('names its thread without asking anybody', () => {
    for (const [given, thread, key] of [
      ['https://x.example/wp-json/', '28', 'wordpress:https://x.example/wp-json:28'],
      ['https://x.example/?rest_route=/', '28', 'wordpress:https://x.example:28'],
      ['https://x.example/blog/', ' open-post ', 'wordpress:https://x.example/blog:open-post'],
      [
        'https://x.example/wp-json',
        '/2024/05/open-post/#comment-7',
        'wordpress:https://x.example/wp-json:/2024/05/open-post',
      ],
    ] as const) {
      it(`as ${key}`, () => {
        expect(wordpressAdapter({ endpoint: given, thread }).key).to.equal(key);
      });
    }

    it('or not at all, when it can’t know', () => {
      expect(wordpressAdapter({ thread: '28' }).key).to.equal(undefined);
      expect(wordpressAdapter({ endpoint, thread: 'javascript:x/' }).key).to.equal(undefined);
    });
  });
});
