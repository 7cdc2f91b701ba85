import { namePlace } from '../../src/adapters/discourse-context.js';
import { discourseAdapter } from '../../src/adapters/discourse.js';
import { expect } from '../support/index.js';
import { jsonAnswer, recordedServer } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';

const call = { signal: new AbortController().signal };

type Json = Record<string, unknown>;

describe('reading a topic of Discourse', () => {
  const server = recordedServer('discourse', 'https://forum.example.test');
  const thread = `${server.origin}/t/hello/123`;
  const open = (avatars = false) => discourseAdapter({ thread, avatars });
  const read = async (avatars = false) => (await open(avatars).comments.list({ sort: 'oldest' }, call)).comments;
  const changedTopic = (change: (topic: Json & { post_stream: { posts: Json[]; stream: number[] } }) => void) =>
    server.replayAs('01-topic', {
      change: (response) => {
        const body = structuredClone(response.body) as Parameters<typeof change>[0];
        change(body);
        return { ...response, body };
      },
    });

  it('leaves out the first post, which stands for the page, and what the forum notes', async () => {
    await server.replay('01-topic');
    const { comments, next, total } = await open().comments.list({ sort: 'oldest' }, call);
    expect(comments.map(({ id, parent, status }) => [id, parent, status])).to.deep.equal([
      ['2', null, 'published'],
      ['3', '2', 'published'],
      ['5', '3', 'removed'],
      ['6', '5', 'published'],
      ['7', null, 'published'],
    ]);
    expect([next, total]).to.deep.equal([null, { count: 5, exact: true }]);
  });

  it('shows what staff write in the colour of staff, and no note of the forum in that colour (derived)', async () => {
    await changedTopic(({ post_stream: { posts } }) => {
      Object.assign(
        posts.find(({ post_number }) => post_number === 2)!,
        { post_type: 2 },
      );
      Object.assign(
        posts.find(({ post_number }) => post_number === 7)!,
        { post_type: 2, action_code: 'split_topic' },
      );
    });

    expect((await read()).map(({ id, parent }) => [id, parent])).to.deep.equal([
      ['2', null],
      ['3', '2'],
      ['5', '3'],
      ['6', '5'],
    ]);
  });

  it('shows what there is of a topic so long that the forum does not name its posts (derived)', async () => {
    await changedTopic((topic) => {
      Object.assign(topic, { isMegaTopic: true, posts_count: 12_000 });
      Reflect.deleteProperty(topic.post_stream, 'stream');
    });
    const { comments, next, total } = await open().comments.list({ sort: 'oldest' }, call);

    expect(comments).to.have.length(5);
    expect([next, total]).to.deep.equal([null, { count: 11_999, exact: false }]);
  });

  it('makes nothing besides of a post', async () => {
    await server.replay('01-topic');
    expect((await read())[1]).to.deep.equal({
      id: '3',
      parent: '2',
      kind: 'comment',
      status: 'published',
      author: {
        name: 'clara',
        id: 'https://forum.example.test/u/clara',
        handle: '@clara',
        url: 'https://forum.example.test/u/clara',
      },
      body: { format: 'html', source: '<p>Hello back. <img src="https://cdn.example.test/x.png" alt="X"></p>' },
      created: Date.UTC(2025, 2, 1, 8, 20),
      edited: Date.UTC(2025, 2, 1, 8, 25),
      url: 'https://forum.example.test/t/123/3',
      votes: { score: 0, up: 0, mine: null },
      can: { reply: false },
    });
  });

  it('makes addresses whole, and emoji words again', async () => {
    await server.replay('01-topic');
    expect((await read())[0]?.body.source).to.equal(
      '<p>Hello from <a class="mention" href="https://forum.example.test/u/clara">@clara</a> and me :wave:</p>',
    );
  });

  it('counts likes', async () => {
    await server.replay('01-topic');
    expect((await read())[0]?.votes).to.deep.equal({ score: 3, up: 3, mine: null });
  });

  it('marks who began the topic, and who looks after the forum', async () => {
    await server.replay('01-topic');
    expect((await read()).map(({ author }) => author.roles)).to.deep.equal([
      undefined,
      undefined,
      undefined,
      ['moderator'],
      ['author'],
    ]);
  });

  it('brings pictures of people where the site asks for them', async () => {
    await server.replay('01-topic');
    expect([(await read())[0]?.author.avatar, (await read(true))[0]?.author.avatar]).to.deep.equal([
      undefined,
      'https://forum.example.test/user_avatar/forum.example.test/ben/96/7_2.png',
    ]);
  });

  it('reads on by the names of the posts (derived: a longer topic)', async () => {
    await changedTopic(({ post_stream: { stream } }) => {
      for (let id = 908; stream.length < 26; id += 1) stream.push(id);
      stream.push(930);
    });
    await server.replayAs('02-posts', { to: 'GET /t/123/posts.json' });
    const { comments } = open();
    const first = await comments.list({ sort: 'oldest' }, call);
    const names = () => server.received.at(-1)?.query.getAll('post_ids[]');
    expect(names()?.slice(0, 2)).to.deep.equal(['908', '909']);
    const second = await comments.list({ sort: 'oldest', cursor: first.next! }, call);
    expect(names()?.at(-1)).to.equal('930');
    expect([second.comments.map(({ id }) => id), second.next]).to.deep.equal([['30'], null]);
  });

  it('begins at the end where the newest are to be first (derived: a longer topic)', async () => {
    await changedTopic(({ post_stream: { stream } }) => {
      for (let id = 908; stream.length < 40; id += 1) stream.push(id);
      stream.push(990);
    });
    await server.replayAs('02-posts', { to: 'GET /t/123/posts.json' });
    await open().comments.list({ sort: 'newest' }, call);
    expect(server.received.at(-1)?.query.getAll('post_ids[]')[0]).to.equal('990');
  });

  it('brings a comment after those that it answers', async () => {
    await server.replay('01-topic', '03-post-by-number');
    await server.replayAs('03-post-by-number', {
      to: 'GET /posts/by_number/123/2.json',
      change: (response) => ({
        ...response,
        body: { ...(response.body as Json), post_number: 2, reply_to_post_number: null },
      }),
    });
    expect((await open().comments.find('3', call)).map(({ id }) => id)).to.deep.equal(['2', '3']);
  });

  it('finds neither the first post, nor what can be none', async () => {
    for (const id of ['1', '0', 'x', '1e3', '__proto__'])
      expect(await rejectionOf(open().comments.find(id, call)), id).to.include({ kind: 'not-found' });
    expect(server.asked).to.deep.equal([]);
  });

  it('describes the topic, and leads there for answering', async () => {
    await server.replay('01-topic');
    const { posting, title, total } = await open().comments.describe(call);
    expect([posting, title, total]).to.deep.equal([
      { allowed: false, why: 'read-only', href: 'https://forum.example.test/t/123' },
      'Hello',
      { count: 5, exact: true },
    ]);
  });

  for (const state of ['closed', 'archived']) {
    it(`says that a topic is closed that is ${state}`, async () => {
      await changedTopic((topic) => (topic[state] = true));
      expect((await open().comments.describe(call)).posting).to.deep.equal({ allowed: false, why: 'closed' });
    });
  }

  it('keeps the words of hidden posts to itself (derived)', async () => {
    await changedTopic(({ post_stream: { posts } }) => (posts[1]!['hidden'] = true));
    expect((await read())[0]).to.deep.include({ status: 'removed', author: { name: '' } });
  });

  describe('when it refuses', () => {
    for (const [name, kind] of [
      ['04-missing', 'not-found'],
      ['05-private', 'forbidden'],
      ['06-too-many', 'rate-limited'],
    ] as const) {
      it(`says ${kind} for ${name}`, async () => {
        await server.replayAs(name, { to: 'GET /t/123.json' });
        expect(await rejectionOf(read())).to.include({ kind });
      });
    }

    it('says when to come back', async () => {
      await server.replay('06-too-many');
      expect(await rejectionOf(read())).to.include({ retryAfter: 12_000 });
    });

    it('says what a forum has to allow, where nothing comes back', async () => {
      server.answer(
        () => true,
        () => Response.error() as never,
        1,
      );
      expect(await rejectionOf(read()))
        .to.include({ kind: 'offline' })
        .and.property('hint')
        .includes('cors_origins');
    });

    it('does not take just any JSON for a topic', async () => {
      server.answer(
        () => true,
        () => jsonAnswer({ post_stream: {} }),
        1,
      );
      expect(await rejectionOf(read())).to.include({ kind: 'malformed' });
    });
  });

  it('is named by its address, with whatever comes after', () => {
    const place = { forum: 'https://forum.example/talk', topic: '123' };
    for (const address of ['/t/hello/123', '/t/123', '/t/hello/123/45', '/t/123/45', '/t/hello/123?u=ben'])
      expect(namePlace(`https://forum.example/talk${address}`, undefined), address).to.deep.equal(place);
    expect(namePlace('123', 'https://forum.example/talk/')).to.deep.equal(place);
    for (const address of ['123', '', 'https://forum.example/', 'https://forum.example/t/hello'])
      expect(namePlace(address, undefined), address).to.include({ kind: 'not-found' });
    expect(open().key).to.equal('discourse:https://forum.example.test:123');
  });
});
