import { disqusAdapter, type DisqusAdapterOptions } from '../../src/adapters/disqus.js';
import { expect } from '../support/index.js';
import { jsonAnswer, recordedServer } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';

const TO_THREAD = 'GET /api/3.0/threads/list.json';
const TO_POSTS = 'GET /api/3.0/threads/listPosts.json';
const call = { signal: new AbortController().signal };

type Json = Record<string, unknown>;

describe('reading a thread of Disqus', () => {
  const server = recordedServer('disqus', 'https://disqus.example.test');
  const open = (options: Partial<DisqusAdapterOptions> = {}) =>
    disqusAdapter({
      forum: 'letters',
      apiKey: 'public',
      thread: 'hello',
      endpoint: `${server.origin}/api/3.0`,
      ...options,
    });
  const replay = async (change?: (posts: Json[], cursor: Json) => void): Promise<void> => {
    await server.replayAs('01-threads', { to: TO_THREAD });
    await server.replayAs('02-posts', {
      to: TO_POSTS,
      change: (response) => {
        const body = structuredClone(response.body) as { response: Json[]; cursor: Json };
        change?.(body.response, body.cursor);
        return { ...response, body };
      },
    });
  };
  const read = async (options?: Partial<DisqusAdapterOptions>) =>
    (await open(options).comments.list({ sort: 'oldest' }, call)).comments;

  it('leaves out spam, and what was deleted without an answer', async () => {
    await replay();
    const { comments, next, total } = await open().comments.list({ sort: 'oldest' }, call);
    expect(comments.map(({ id, parent, status }) => [id, parent, status])).to.deep.equal([
      ['11', null, 'published'],
      ['12', '11', 'published'],
      ['13', '12', 'removed'],
      ['14', '13', 'published'],
    ]);
    expect([next, total]).to.deep.equal([null, { count: 3, exact: true }]);
  });

  it('makes nothing besides of a comment, and takes its time for one of UTC', async () => {
    await replay();
    expect((await read())[0]).to.deep.equal({
      id: '11',
      parent: null,
      kind: 'comment',
      status: 'published',
      author: { name: 'Ben', id: 'disqus:711', url: 'https://disqus.com/by/ben/' },
      body: { format: 'html', source: '<p>Hello from <b>Ben</b>.</p>' },
      created: Date.UTC(2025, 2, 1, 8, 10),
      votes: { score: 3, up: 4, down: 1, mine: null },
      can: { reply: false },
    });
  });

  it('knows guests by nothing', async () => {
    await replay();
    expect((await read())[1]?.author).not.to.have.property('id');
  });

  it('keeps an e-mail address and an IP address to itself (derived: what moderators are told)', async () => {
    await replay((posts) => {
      Object.assign(posts[0]!, { ipAddress: '192.0.2.7' });
      Object.assign(posts[0]!['author'] as Json, { email: 'ben@example.org', emailHash: 'abc' });
    });
    expect(JSON.stringify(await read())).not.to.match(/192\.0\.2\.7|ben@example\.org|abc/);
  });

  it('brings pictures of people where the site asks for them', async () => {
    await replay();
    expect([(await read())[0]?.author.avatar, (await read({ avatars: true }))[0]?.author.avatar]).to.deep.equal([
      undefined,
      'https://disqus.com/api/users/avatars/ben.jpg',
    ]);
  });

  it('asks for the thread by what Disqus calls it, and then by its number', async () => {
    await replay();
    await open().comments.list({ sort: 'newest' }, call);
    expect(server.received.map(({ query }) => Object.fromEntries(query))).to.deep.equal([
      { api_key: 'public', forum: 'letters', thread: 'ident:hello' },
      { api_key: 'public', thread: '77', limit: '100', order: 'desc' },
    ]);
    expect(server.received.map(({ credentials }) => credentials)).to.deep.equal(['omit', 'omit']);
  });

  it('takes an address for an address, and the page’s own where none is given', async () => {
    await replay();
    await read({ thread: 'https://blog.example.test/hello/' });
    await read({ thread: '' });
    const asked = server.received.flatMap(({ query }) => query.get('forum') && query.get('thread'));
    expect(asked.filter(Boolean)).to.deep.equal([
      'link:https://blog.example.test/hello/',
      `link:${location.href.split('#')[0]}`,
    ]);
  });

  it('reads on where Disqus says that there is more', async () => {
    await replay((_posts, cursor) => Object.assign(cursor, { hasNext: true, next: '1740816000:0:0' }));
    const { comments } = open();
    const { next } = await comments.list({ sort: 'oldest' }, call);
    expect(next).to.equal('1740816000:0:0');
    const second = await comments.list({ sort: 'oldest', cursor: next! }, call);
    expect(server.received.at(-1)?.query.get('cursor')).to.equal('1740816000:0:0');
    expect(second.next, 'the same cursor again').to.equal(null);
  });

  it('brings a comment after those that it answers', async () => {
    await replay();
    await server.replayAs('03-post', { to: 'GET /api/3.0/posts/details.json' });
    await server.replayAs('03-post', {
      to: 'GET /api/3.0/posts/details.json',
      query: { post: '11' },
      change: (response) => ({
        ...response,
        body: { code: 0, response: { ...(response.body as { response: Json }).response, id: '11', parent: null } },
      }),
    });
    expect((await open().comments.find('12', call)).map(({ id }) => id)).to.deep.equal(['11', '12']);
  });

  it('finds no comment of another thread (derived)', async () => {
    await replay();
    await server.replayAs('03-post', {
      to: 'GET /api/3.0/posts/details.json',
      change: (response) => ({
        ...response,
        body: { code: 0, response: { ...(response.body as { response: Json }).response, thread: '78' } },
      }),
    });
    expect(await rejectionOf(open().comments.find('12', call))).to.include({ kind: 'not-found' });
  });

  it('describes the thread, and leads to Disqus for answering', async () => {
    await replay();
    const { posting, title, total } = await open().comments.describe(call);
    const href = 'https://disqus.com/embed/comments/?base=default&f=letters&t_i=hello';
    expect([posting, title, total]).to.deep.equal([
      { allowed: false, why: 'read-only', href },
      'Hello',
      { count: 3, exact: true },
    ]);
  });

  it('says that a closed thread is closed', async () => {
    await server.replayAs('01-threads', {
      to: TO_THREAD,
      change: (response) => {
        const body = structuredClone(response.body) as { response: Json[] };
        body.response[0]!['isClosed'] = true;
        return { ...response, body };
      },
    });
    expect((await open().comments.describe(call)).posting).to.deep.equal({ allowed: false, why: 'closed' });
  });

  describe('when it refuses', () => {
    for (const [name, kind, hint] of [
      ['04-thread-missing', 'not-found', 'no such thread yet'],
      ['05-wrong-key', 'forbidden', 'public key'],
      ['06-wrong-domain', 'forbidden', 'Add this domain'],
      ['07-too-many', 'rate-limited', 'exceeded the rate limit'],
    ] as const) {
      it(`says ${kind} for ${name}, and what to do`, async () => {
        await server.replayAs(name, { to: TO_THREAD });
        expect(await rejectionOf(read()))
          .to.include({ kind })
          .and.property('hint')
          .includes(hint);
      });
    }

    it('goes by the code of a refusal that a proxy passes on as if it were none (derived)', async () => {
      await server.replayAs('07-too-many', { to: TO_THREAD, change: (response) => ({ ...response, status: 200 }) });
      expect(await rejectionOf(read())).to.include({ kind: 'rate-limited' });
    });

    it('finds no thread where the list has none (derived)', async () => {
      server.answer(
        () => true,
        () => jsonAnswer({ code: 0, response: [] }),
        1,
      );
      expect(await rejectionOf(read())).to.include({ kind: 'not-found' });
    });

    it('does not take just any JSON for an answer', async () => {
      server.answer(
        () => true,
        () => jsonAnswer({ posts: [] }),
        1,
      );
      expect(await rejectionOf(read())).to.include({ kind: 'malformed' });
    });

    it('asks nobody with a name that can be none', async () => {
      expect(await rejectionOf(read({ forum: 'a b' }))).to.include({ kind: 'not-found' });
      expect(await rejectionOf(read({ endpoint: 'ftp://a.example' }))).to.include({ kind: 'not-found' });
      expect(server.asked).to.deep.equal([]);
    });
  });
});
