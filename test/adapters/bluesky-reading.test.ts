import { blueskyAdapter } from '../../src/adapters/bluesky.js';
import type { Comment } from '../../src/core/comment.js';
import { plainText } from '../../src/core/plain-text.js';
import { expect } from '../support/index.js';
import { recordedServer, type Recording } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';

const ALICE = 'did:plc:dnozp7mp4m7qew6llyekwnhl';
const BOB = 'did:plc:a3rzgzojsdf6tjyrdhzswiaz';
const CAROL = 'did:plc:7yyrqefkol53jfi2lizqexri';
const KEY = '3n2tkf5ttwc22';
const TO_THREAD = 'GET /xrpc/app.bsky.feed.getPostThread';
const call = { signal: new AbortController().signal };
const wordsOf = (comments: readonly Comment[]) => comments.map(({ body }) => plainText(body));

type Node = { post: Record<string, unknown>; replies?: Node[]; parent?: unknown };
type Thread = { thread: Node; threadgate?: unknown };

/** What was recorded, with a change to it. */
function changed(change: (body: Thread) => void): (response: Recording['response']) => Recording['response'] {
  return (response) => {
    const body = structuredClone(response.body) as Thread;
    change(body);
    return { ...response, body };
  };
}

describe('reading a thread of Bluesky', () => {
  const server = recordedServer('bluesky', 'https://bluesky.example.test');
  const endpoint = server.origin;
  const thread = `https://bsky.app/profile/alice.test/post/${KEY}`;
  const open = () => blueskyAdapter({ thread, endpoint });
  const read = async () => (await open().comments.list({ sort: 'oldest' }, call)).comments;
  const replay = (name: string, change?: (body: Thread) => void) =>
    server.replayAs(name, { to: TO_THREAD, ...(change && { change: changed(change) }) });

  it('describes it with one request, and leads to Bluesky for answering', async () => {
    await replay('16-thread');
    expect(await open().comments.describe(call)).to.deep.equal({
      posting: { allowed: false, why: 'read-only', href: `https://bsky.app/profile/${ALICE}/post/${KEY}` },
      viewer: null,
      guestFields: { name: 'hidden', email: 'hidden', website: 'hidden' },
      writing: { format: 'text' },
      sorts: ['oldest', 'newest'],
      total: null,
      reactions: {
        choices: [
          { name: 'like', emoji: '❤️' },
          { name: 'repost', emoji: '🔁' },
        ],
        page: [
          { name: 'like', emoji: '❤️', count: 1, mine: false },
          { name: 'repost', emoji: '🔁', count: 1, mine: false },
        ],
        canReact: false,
      },
    });
    expect(server.received.map(({ query }) => Object.fromEntries(query))).to.deep.equal([
      { uri: `at://alice.test/app.bsky.feed.post/${KEY}`, depth: '0', parentHeight: '0' },
    ]);
  });

  it('names it by the post', () => {
    expect(open().key).to.equal(`bluesky:at://alice.test/app.bsky.feed.post/${KEY}`);
    expect(blueskyAdapter({ thread: 'nothing' }).key).to.equal(undefined);
  });

  it('gives the whole tree, with its total', async () => {
    await replay('18-thread-depth-1000');
    const { comments, next, total } = await open().comments.list({ sort: 'oldest' }, call);
    const depths = new Map<string | null, number>([[null, 0]]);
    for (const { id, parent } of comments) depths.set(id, depths.get(parent)! + 1);
    expect([...depths.values()]).to.deep.equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1]);
    expect([next, total]).to.deep.equal([null, { count: 10, exact: true }]);
    expect(comments.some(({ replies }) => replies !== undefined)).to.equal(false);
    expect(server.received[0]!.query.get('depth')).to.equal('10');
  });

  it('gives the newest first where that is asked for', async () => {
    await replay('18-thread-depth-1000');
    const { comments } = await open().comments.list({ sort: 'newest' }, call);
    expect(wordsOf(comments).slice(0, 2)).to.deep.equal(['A reply with a self label.', 'Level 9 answer.']);
  });

  it('asks without cookies, and proves nobody', async () => {
    await replay('16-thread');
    await read();
    expect(
      server.received.map(({ headers, credentials }) => [headers.get('Authorization'), credentials]),
    ).to.deep.equal([[null, 'omit']]);
  });

  it('says how many answers there are where the tree is cut, and brings them when asked', async () => {
    await replay('16-thread');
    const { comments, total } = await open().comments.list({ sort: 'oldest' }, call);
    const cut = comments.filter(({ replies }) => replies !== undefined);
    expect(cut.map(({ body, replies }) => [plainText(body), replies])).to.deep.equal([['Level 6 answer.', 1]]);
    expect(total).to.deep.equal({ count: 7, exact: false });

    await server.replayAs('21-thread-of-reply', {
      to: TO_THREAD,
      query: { uri: `at://${CAROL}/app.bsky.feed.post/3n2tkf5xl2s22` },
    });
    const below = await open().comments.replies(`${CAROL}/3n2tkf5xl2s22`, undefined, call);
    expect([wordsOf(below.comments), below.comments[0]?.replies]).to.deep.equal([['Third level answer.'], 1]);
  });

  it('brings a comment after those that it answers', async () => {
    await replay('16-thread');
    await server.replayAs('21-thread-of-reply', { to: TO_THREAD, query: { parentHeight: '1000' } });
    const found = await open().comments.find(`${CAROL}/3n2tkf5xl2s22`, call);
    expect(found.map(({ id, parent }) => [id, parent])).to.deep.equal([
      [`${BOB}/3n2tkf5vjn222`, null],
      [`${CAROL}/3n2tkf5xl2s22`, `${BOB}/3n2tkf5vjn222`],
    ]);
  });

  it('finds neither the post of the thread, nor one of another thread', async () => {
    await replay('16-thread');
    const { comments } = open();
    expect(await rejectionOf(comments.find(`${ALICE}/${KEY}`, call))).to.include({ kind: 'not-found' });
    await server.replayAs('22-thread-closed', { to: TO_THREAD, query: { parentHeight: '1000' } });
    expect(await rejectionOf(comments.find(`${ALICE}/3n2tkf7fyg222`, call))).to.include({ kind: 'not-found' });
    expect(await rejectionOf(comments.replies(`${ALICE}/${KEY}`, undefined, call))).to.include({ kind: 'not-found' });
  });

  it('asks nothing for an id that can be none', async () => {
    for (const id of ['1', 'alice.test/1', `${ALICE}/..`, `${ALICE}/1/2`, `at://${ALICE}/app.bsky.feed.post/1`])
      expect(await rejectionOf(open().comments.replies(id, undefined, call)), id).to.include({ kind: 'not-found' });
    expect(server.asked).to.deep.equal([]);
  });

  describe('with posts that not everybody may see', () => {
    it('leaves out who wants to be read only by those who are signed in', async () => {
      await replay('16-thread');
      expect(wordsOf(await read()).some((words) => words.includes('hides itself'))).to.equal(false);
    });

    it('keeps a place for them where others have answered (derived: it gets an answer)', async () => {
      await replay('16-thread', ({ thread: { replies } }) => {
        const [labelled, hidden] = replies!;
        hidden!.replies = [structuredClone(labelled!)];
        const reply = {
          parent: { uri: hidden!.post['uri'] },
          root: { uri: `at://${ALICE}/app.bsky.feed.post/${KEY}` },
        };
        Object.assign(hidden!.replies[0]!.post, { uri: `at://${BOB}/app.bsky.feed.post/3answer` });
        Object.assign(hidden!.replies[0]!.post['record'] as object, { reply });
      });
      const comments = await read();
      const place = comments.find(({ status }) => status === 'removed')!;
      expect([place.author, place.body.source, place.url]).to.deep.equal([{ name: '' }, '', undefined]);
      expect(comments.find(({ id }) => id === `${BOB}/3answer`)).to.have.property('parent', place.id);
    });

    it('leaves out what the author of the thread has hidden, with what is below (derived)', async () => {
      const gate = { record: { hiddenReplies: [`at://${BOB}/app.bsky.feed.post/3n2tkf5vjn222`, 'nonsense'] } };
      await replay('18-thread-depth-1000', (body) => Object.assign(body, { threadgate: gate }));
      expect(wordsOf(await read())).to.deep.equal(['A reply with a self label.']);
    });

    it('does not find below what is hidden (derived)', async () => {
      const gate = { record: { hiddenReplies: [`at://${BOB}/app.bsky.feed.post/3n2tkf5vjn222`] } };
      await replay('16-thread', (body) => Object.assign(body, { threadgate: gate }));
      await server.replayAs('21-thread-of-reply', { to: TO_THREAD, query: { parentHeight: '1000' } });
      expect(await rejectionOf(open().comments.find(`${CAROL}/3n2tkf5xl2s22`, call))).to.include({ kind: 'not-found' });
    });

    it('goes on beside those that are gone or blocked', async () => {
      await replay('42-thread-with-block-and-deleted', ({ thread: { replies } }) => {
        replies!.push({ uri: 'at://x', notFound: true } as never, { uri: 'at://y', blocked: true } as never);
      });
      expect(wordsOf(await read())).to.deep.equal([
        'A reply to the post.',
        'Second level answer to @bob.test with naïve ünïcode.',
        'A reply with a self label.',
      ]);
    });

    it('stops above what is gone (derived)', async () => {
      await replay('16-thread');
      const gone = changed((body) => Object.assign(body.thread, { parent: { uri: 'at://x', notFound: true } }));
      await server.replayAs('21-thread-of-reply', { to: TO_THREAD, query: { parentHeight: '1000' }, change: gone });
      expect(await open().comments.find(`${CAROL}/3n2tkf5xl2s22`, call)).to.have.length(1);
    });
  });

  it('leaves out a bad post among good ones, and keeps what answers it (derived)', async () => {
    await replay('16-thread', ({ thread: { replies } }) => {
      replies![2]!.post['uri'] = 'https://no.example/';
    });
    const comments = await read();
    expect(comments.some(({ id }) => id === `${BOB}/3n2tkf5vjn222`)).to.equal(false);
    expect(comments.some(({ parent }) => parent === `${BOB}/3n2tkf5vjn222`)).to.equal(true);
  });

  it('reads branches that are deeper than calls can be (derived)', async () => {
    const deep = `${'{"replies":['.repeat(20_000)}${']}'.repeat(20_000)}`;
    const root = `{"uri":"at://${ALICE}/app.bsky.feed.post/${KEY}"}`;
    server.answer(
      () => true,
      () => new Response(`{"thread":{"post":${root},"replies":[${deep}]}}`) as never,
      1,
    );
    expect(await read()).to.deep.equal([]);
  });

  describe('whose author says who may answer', () => {
    it('is closed when nobody may', async () => {
      await replay('22-thread-closed');
      const { comments } = open();
      expect((await comments.describe(call)).posting).to.deep.equal({ allowed: false, why: 'closed' });
      const post = { key: 'k', parent: null, text: 'Hello' };
      expect(await rejectionOf(comments.create(post, call))).to.include({ kind: 'closed' });
    });

    it('leads to Bluesky when some may (derived), as it knows whom', async () => {
      await replay('22-thread-closed', (body) => {
        const allow = [{ $type: 'app.bsky.feed.threadgate#followingRule' }];
        Object.assign(body, { threadgate: { record: { allow } } });
      });
      expect((await open().comments.describe(call)).posting).to.include({ why: 'read-only' });
    });

    it('takes nothing from here in any case', async () => {
      await replay('16-thread');
      const post = { key: 'k', parent: null, text: 'Hello' };
      expect(await rejectionOf(open().comments.create(post, call)))
        .to.include({ kind: 'forbidden' })
        .and.property('hint')
        .includes(`/post/${KEY}`);
    });
  });
});
