import { namePlace } from '../../src/adapters/lemmy-context.js';
import { lemmyAdapter } from '../../src/adapters/lemmy.js';
import type { SortOrder } from '../../src/core/thread-info.js';
import { expect } from '../support/index.js';
import { jsonAnswer, recordedServer, type Recording } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';

const TO_LIST = 'GET /api/v3/comment/list';
const TO_POST = 'GET /api/v3/post';
const call = { signal: new AbortController().signal };

type Json = Record<string, unknown>;
type View = { comment: Json; counts: Json };

describe('reading the comments on a post of Lemmy', () => {
  const server = recordedServer('lemmy', 'https://lemmy.example.test');
  const thread = `${server.origin}/post/123`;
  const open = (avatars = false) => lemmyAdapter({ thread, avatars });
  const read = async (sort: SortOrder = 'oldest', avatars = false) =>
    (await open(avatars).comments.list({ sort }, call)).comments;
  const replay = async (change?: (views: View[]) => void): Promise<void> => {
    await server.replay('01-post');
    await server.replayAs('02-comments', {
      to: TO_LIST,
      ...(change && {
        change: (response: Recording['response']) => {
          const body = structuredClone(response.body) as { comments: View[] };
          change(body.comments);
          return { ...response, body };
        },
      }),
    });
  };

  it('tells by the path whom each comment answers', async () => {
    await replay();
    const { comments, next, total } = await open().comments.list({ sort: 'oldest' }, call);
    expect(comments.map(({ id, parent, status }) => [id, parent, status])).to.deep.equal([
      ['501', null, 'published'],
      ['502', '501', 'published'],
      ['504', null, 'removed'],
      ['505', '504', 'published'],
      ['506', null, 'published'],
    ]);
    expect([next, total]).to.deep.equal([null, { count: 4, exact: false }]);
  });

  it('makes nothing besides of a comment', async () => {
    await replay();
    expect((await read())[1]).to.deep.equal({
      id: '502',
      parent: '501',
      kind: 'comment',
      status: 'published',
      author: {
        name: 'Clara Example',
        id: '@clara@elsewhere.example.test',
        handle: '@clara@elsewhere.example.test',
        url: 'https://elsewhere.example.test/u/clara',
      },
      body: { format: 'markdown', source: 'So do I.' },
      created: Date.UTC(2025, 2, 1, 8, 20),
      edited: Date.UTC(2025, 2, 1, 8, 25),
      url: 'https://lemmy.example.test/comment/502',
      votes: { score: 1, up: 1, down: 0, mine: null },
      can: { reply: false },
    });
  });

  it('shows votes, also where more are against it', async () => {
    await replay();
    const comments = await read();
    expect([comments[0]?.votes, comments[4]?.votes]).to.deep.equal([
      { score: 3, up: 5, down: 2, mine: null },
      { score: -3, up: 0, down: 3, mine: null },
    ]);
  });

  it('marks who made the post, and moderators', async () => {
    await replay();
    expect((await read()).map(({ author }) => author.roles)).to.deep.equal([
      undefined,
      undefined,
      undefined,
      ['moderator'],
      ['author'],
    ]);
  });

  it('takes times of old servers, which name no zone, for those of UTC', async () => {
    await replay();
    expect((await read())[3]?.created).to.equal(Date.UTC(2025, 2, 1, 8, 50));
  });

  it('says that there are answers where the tree is cut, and brings them when asked', async () => {
    await replay();
    const { comments } = open();
    const listed = (await comments.list({ sort: 'oldest' }, call)).comments;
    expect(listed.filter(({ replies }) => replies !== undefined).map(({ id }) => id)).to.deep.equal(['506']);
    await comments.replies('501', undefined, call);
    expect(server.received.at(-1)?.query.get('parent_id')).to.equal('501');
  });

  it('brings what is below a comment without the comment', async () => {
    await replay();
    const { comments } = await open().comments.replies('501', undefined, call);
    expect(comments.some(({ id }) => id === '501')).to.equal(false);
  });

  it('leaves the orders by votes to the server', async () => {
    await replay();
    const orders: unknown[] = [];
    for (const sort of ['oldest', 'newest', 'best', 'controversial'] as const) {
      const [first] = await read(sort);
      orders.push([server.received.at(-1)?.query.get('sort'), first?.id]);
    }
    expect(orders).to.deep.equal([
      ['Old', '501'],
      ['New', '506'],
      ['Top', '501'],
      ['Controversial', '501'],
    ]);
  });

  it('asks without cookies, with a depth', async () => {
    await replay();
    await read();
    const { query, credentials } = server.received.at(-1)!;
    expect([credentials, Object.fromEntries(query)]).to.deep.equal([
      'omit',
      { post_id: '123', type_: 'All', max_depth: '8', limit: '50', sort: 'Old' },
    ]);
  });

  it('does not call all what may be a part (derived: 300 comments)', async () => {
    await replay((views) => {
      const [first] = views;
      views.splice(0, Infinity);
      for (let id = 1; id <= 300; id += 1)
        views.push({ ...first!, comment: { ...first!.comment, id, path: `0.${id}` }, counts: { child_count: 0 } });
    });
    const { total } = await open().comments.list({ sort: 'oldest' }, call);
    expect(total).to.deep.equal({ count: 300, exact: false });
  });

  it('leaves out what is no comment of this post, and what comes twice', async () => {
    await replay((views) => {
      views.splice(1, Infinity, views[0]!, { ...views[0]!, comment: { ...views[0]!.comment, id: 9, post_id: 1 } });
      views.push(null as never, { comment: { id: 5 }, counts: {} });
    });
    expect(await read()).to.have.length(1);
  });

  it('brings pictures of people where the site asks for them', async () => {
    await replay();
    expect([(await read())[0]?.author.avatar, (await read('oldest', true))[0]?.author.avatar]).to.deep.equal([
      undefined,
      'https://lemmy.example.test/pictrs/image/ben.png',
    ]);
  });

  it('brings a comment after those that it answers', async () => {
    await server.replay('01-post');
    await server.replayAs('03-comment', { query: { id: '502' } });
    await server.replayAs('03-comment', {
      query: { id: '501' },
      change: (response) => {
        const { comment_view: view } = response.body as { comment_view: View };
        return {
          ...response,
          body: { comment_view: { ...view, comment: { ...view.comment, id: 501, path: '0.501' } } },
        };
      },
    });
    expect((await open().comments.find('502', call)).map(({ id }) => id)).to.deep.equal(['501', '502']);
  });

  it('asks nothing for an id that can be none', async () => {
    for (const id of ['x', '-1', '1.5', '__proto__'])
      expect(await rejectionOf(open().comments.find(id, call)), id).to.include({ kind: 'not-found' });
    expect(server.asked).to.deep.equal([]);
  });

  it('describes the post, and leads there for answering', async () => {
    await server.replay('01-post');
    const { posting, title, sorts } = await open().comments.describe(call);
    expect([posting, title, sorts]).to.deep.equal([
      { allowed: false, why: 'read-only', href: thread },
      'Hello',
      ['oldest', 'newest', 'best', 'controversial'],
    ]);
  });

  const changedPost = (change: Json) =>
    server.replayAs('01-post', {
      change: (response) => {
        const { post_view: view } = response.body as { post_view: { post: Json } };
        return { ...response, body: { post_view: { ...view, post: { ...view.post, ...change } } } };
      },
    });

  it('says that a locked post is closed', async () => {
    await changedPost({ locked: true });
    const { comments } = open();
    expect((await comments.describe(call)).posting).to.deep.equal({ allowed: false, why: 'closed' });
    const post = { key: 'k', parent: null, text: 'Hello' };
    expect(await rejectionOf(comments.create(post, call))).to.include({ kind: 'closed' });
  });

  it('finds no post that was taken away', async () => {
    await changedPost({ removed: true });
    expect(await rejectionOf(open().comments.describe(call))).to.include({ kind: 'not-found' });
  });

  describe('when it refuses', () => {
    for (const [name, kind] of [
      ['04-post-missing', 'not-found'],
      ['06-too-many', 'rate-limited'],
      ['07-private', 'forbidden'],
    ] as const) {
      it(`says ${kind} for ${name}`, async () => {
        await server.replayAs(name, { to: TO_POST });
        expect(await rejectionOf(open().comments.describe(call))).to.include({ kind });
      });
    }

    it('does not take just any JSON for a post', async () => {
      server.answer(
        () => true,
        () => jsonAnswer({}),
        1,
      );
      expect(await rejectionOf(open().comments.describe(call))).to.include({ kind: 'malformed' });
    });
  });

  describe('which post', () => {
    it('is named by its address', () => {
      expect(open().key).to.equal('lemmy:https://lemmy.example.test:123');
      for (const address of ['', '123', 'https://lemmy.example.test/c/hello', 'https://a.example/post/1/x'])
        expect(namePlace(address), address).to.include({ kind: 'not-found' });
    });

    it('is the one that the page links to', () => {
      const link = Object.assign(document.createElement('link'), { rel: 'syndication', href: thread });
      document.head.append(link);
      try {
        expect(namePlace('')).to.deep.equal({ server: server.origin, post: '123' });
      } finally {
        link.remove();
      }
    });
  });
});
