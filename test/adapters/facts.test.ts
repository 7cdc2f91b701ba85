import type { Adapter } from '../../src/adapters/adapter.js';
import { artalkFacts } from '../../src/adapters/artalk-facts.js';
import { artalkAdapter } from '../../src/adapters/artalk.js';
import { blueskyFacts } from '../../src/adapters/bluesky-facts.js';
import { blueskyAdapter } from '../../src/adapters/bluesky.js';
import { browserFacts } from '../../src/adapters/browser-facts.js';
import { browserAdapter } from '../../src/adapters/browser.js';
import { comentarioFacts } from '../../src/adapters/comentario-facts.js';
import { comentarioAdapter } from '../../src/adapters/comentario.js';
import { ghostFacts } from '../../src/adapters/ghost-facts.js';
import { ghostAdapter } from '../../src/adapters/ghost.js';
import { githubDiscussionsFacts } from '../../src/adapters/github-discussions-facts.js';
import { githubDiscussionsAdapter } from '../../src/adapters/github-discussions.js';
import { cusdisFacts } from '../../src/adapters/cusdis-facts.js';
import { cusdisAdapter } from '../../src/adapters/cusdis.js';
import { githubIssuesFacts } from '../../src/adapters/github-issues-facts.js';
import { githubIssuesAdapter } from '../../src/adapters/github-issues.js';
import { issoFacts } from '../../src/adapters/isso-facts.js';
import { issoAdapter } from '../../src/adapters/isso.js';
import { mastodonFacts } from '../../src/adapters/mastodon-facts.js';
import { mastodonAdapter } from '../../src/adapters/mastodon.js';
import { memoryFacts } from '../../src/adapters/memory-facts.js';
import { memoryAdapter } from '../../src/adapters/memory.js';
import { remark42Facts } from '../../src/adapters/remark42-facts.js';
import { remark42Adapter } from '../../src/adapters/remark42.js';
import { twikooFacts } from '../../src/adapters/twikoo-facts.js';
import { twikooAdapter } from '../../src/adapters/twikoo.js';
import { walineFacts } from '../../src/adapters/waline-facts.js';
import { walineAdapter } from '../../src/adapters/waline.js';
import { wordpressFacts } from '../../src/adapters/wordpress-facts.js';
import { wordpressAdapter } from '../../src/adapters/wordpress.js';
import { aComment } from '../support/a-comment.js';
import { expect } from '../support/index.js';
import { call, MONA, post } from '../support/memory-calls.js';
import { EVERYTHING } from '../support/memory-subject.js';
import { replayGhost } from '../support/ghost-replay.js';
import { GithubIssuesServer } from '../support/github-issues-server.js';
import { GRAPHQL, replayGithub } from '../support/github-replay.js';
import { ELSEWHERE, recordedServer } from '../support/recorded.js';
import { holdCookie, signedOutInEachTest } from '../support/remark42-session.js';
import { replayTwikoo } from '../support/twikoo-replay.js';

type Facts = Omit<
  | typeof memoryFacts
  | typeof artalkFacts
  | typeof blueskyFacts
  | typeof browserFacts
  | typeof comentarioFacts
  | typeof cusdisFacts
  | typeof ghostFacts
  | typeof mastodonFacts
  | typeof githubDiscussionsFacts
  | typeof githubIssuesFacts
  | typeof issoFacts
  | typeof walineFacts
  | typeof remark42Facts
  | typeof twikooFacts
  | typeof wordpressFacts,
  'title' | 'editors'
>;

describe('what the documentation says of backends', () => {
  const server = recordedServer('wordpress', ELSEWHERE);

  it('is true of memory, at its most', async () => {
    const feed = 'https://blog.example/feed/';
    const adapter = memoryAdapter({ ...EVERYTHING, ...MONA, feed, comments: [aComment()] });

    expect(await factsOf(adapter)).to.deep.equal(withoutNames(memoryFacts));
    expect((await post(adapter, 'Hello')).can.edit).to.equal(Infinity);
  });

  it('is true of this browser', async () => {
    const adapter = browserAdapter({ thread: `/thread ${crypto.randomUUID()}/` });
    const { can } = await adapter.comments.create(
      { key: 'k', parent: null, text: 'Hello', guest: { name: 'Alice Example', email: '', website: '' } },
      call,
    );

    expect(await factsOf(adapter)).to.deep.equal(withoutNames(browserFacts));
    expect(can.edit).to.equal(Infinity);
  });

  it('is true of WordPress', async () => {
    await server.replay('201-post-by-id', '221-list-oldest');
    const adapter = wordpressAdapter({ endpoint: `${ELSEWHERE}/wp-json`, thread: '28' });

    expect(await factsOf(adapter)).to.deep.equal(withoutNames(wordpressFacts));
  });
});

describe('what the documentation says of Isso', () => {
  const server = recordedServer('isso', 'https://isso.example.test');

  it('is true of it', async () => {
    await server.replay('01-config');
    await server.replayAs('20-list', { to: 'GET /' });
    const adapter = issoAdapter({ endpoint: 'https://isso.example.test/', thread: '/guide/intro' });

    expect(await factsOf(adapter)).to.deep.equal(withoutNames(issoFacts));
  });
});

describe('what the documentation says of Waline', () => {
  const server = recordedServer('waline', 'https://waline.example.test');

  it('is true of it', async () => {
    await server.replayAs('06-list', { to: 'GET /api/comment' });
    await server.replayAs('64-reactions-get-empty', { to: 'GET /api/article' });
    const adapter = walineAdapter({
      endpoint: 'https://waline.example.test/',
      thread: '/guide/intro',
      reactions: ['👍'],
    });

    expect(await factsOf(adapter)).to.deep.equal(withoutNames(walineFacts));
    const [first] = (await adapter.comments.list({ sort: 'oldest' }, call)).comments;
    expect(first?.can.react ?? false).to.equal(walineFacts.commentReactions);
  });
});

describe('what the documentation says of Remark42', () => {
  const server = recordedServer('remark42', location.origin);
  signedOutInEachTest();

  it('is true of one on the page’s own origin, for who is signed in', async () => {
    holdCookie();
    await server.replay('01-config');
    await server.replayAs('06-user', {
      change: (response) => ({ ...response, body: { ...(response.body as object), id: 'github_1' } }),
    });
    await server.replayAs('21-find-plain', { to: 'GET /api/v1/find' });
    const thread = 'https://blog.example.test/guide/intro/';
    const adapter = remark42Adapter({ endpoint: location.origin, site: 'test', thread });

    expect(await factsOf(adapter)).to.deep.equal(withoutNames(remark42Facts));
  });
});

describe('what the documentation says of Mastodon', () => {
  const server = recordedServer('mastodon', 'https://mastodon.example.test');

  it('is true', async () => {
    await server.replay('28-get-status', '29-context');
    const thread = `${server.origin}/@alice/statuses/01M7ZK5GH4GG8Q1KSTAPR0VH2G`;

    expect(await factsOf(mastodonAdapter({ thread }))).to.deep.equal(withoutNames(mastodonFacts));
  });
});

describe('what the documentation says of Bluesky', () => {
  const server = recordedServer('bluesky', 'https://bluesky.example.test');

  it('is true where readers can sign in', async () => {
    await server.replayAs('16-thread', { to: 'GET /xrpc/app.bsky.feed.getPostThread' });
    const thread = 'https://bsky.app/profile/alice.test/post/3n2tkf5ttwc22';
    const client = 'https://blog.example/client-metadata.json';

    expect(await factsOf(blueskyAdapter({ thread, endpoint: server.origin, client }))).to.deep.equal(
      withoutNames(blueskyFacts),
    );
  });
});

describe('what the documentation says of GitHub Discussions', () => {
  const server = recordedServer('github-discussions', 'https://github.example.test');

  it('is true', async () => {
    await replayGithub(server, '02-list', 'discussion(number:');
    const place = { repo: 'example/site', mapping: 'number', thread: '1', endpoint: GRAPHQL, token: 't_bob' } as const;

    expect(await factsOf(githubDiscussionsAdapter(place))).to.deep.equal(withoutNames(githubDiscussionsFacts));
  });
});

describe('what the documentation says of GitHub Issues', () => {
  const github = new GithubIssuesServer();
  before(() => github.install());
  after(() => github.restore());

  it('is true', async () => {
    github.write(github.open('Intro'), 'alice-example', 'Hello');
    const place = { repo: 'example/site', mapping: 'number', thread: '1' } as const;

    expect(await factsOf(githubIssuesAdapter(place))).to.deep.equal(withoutNames(githubIssuesFacts));
  });
});

describe('what the documentation says of Twikoo', () => {
  const server = recordedServer('twikoo', 'https://twikoo.example.test');

  it('is true', async () => {
    for (const name of ['07-config', '20-list']) await replayTwikoo(server, name);
    const adapter = twikooAdapter({ endpoint: server.origin, thread: '/guide/intro' });

    expect(await factsOf(adapter)).to.deep.equal(withoutNames(twikooFacts));
  });
});

describe('what the documentation says of Artalk', () => {
  const server = recordedServer('artalk', 'https://artalk.example.test');

  it('is true', async () => {
    await server.replay('01-conf', '46-vote-page');
    await server.replayAs('03-list', { to: 'GET /api/v2/comments' });
    const adapter = artalkAdapter({ endpoint: server.origin, site: 'Blog', thread: '/guide/intro', pageVotes: true });

    expect(await factsOf(adapter)).to.deep.equal(withoutNames(artalkFacts));
  });
});

describe('what the documentation says of Comentario', () => {
  const server = recordedServer('comentario', 'https://comentario.example.test');
  const kept = 'gedanken:1:comentario:https://comentario.example.test/';
  afterEach(() => sessionStorage.removeItem(kept));

  it('is true for who is signed in', async () => {
    sessionStorage.setItem(kept, 'a-session');
    await server.replay('11-user', '02-list-as-user');
    const adapter = comentarioAdapter({ endpoint: server.origin, host: 'blog.example.test', thread: '/guide/intro' });

    expect(await factsOf(adapter)).to.deep.equal(withoutNames(comentarioFacts));
  });
});

describe('what the documentation says of Ghost', () => {
  const server = recordedServer('ghost');

  it('is true for members', async () => {
    const thread = '6b01d2fe5452045363d32890';
    await replayGhost(server, '01-member-me');
    await server.replayAs('22-counts', { to: 'GET /members/api/comments/counts/' });
    await replayGhost(server, '14-list', { to: `GET /members/api/comments/post/${thread}/` });

    expect(await factsOf(ghostAdapter({ thread }))).to.deep.equal(withoutNames(ghostFacts));
  });
});

describe('what the documentation says of Cusdis', () => {
  const server = recordedServer('cusdis', 'https://cusdis.example.test');

  it('is true', async () => {
    await server.replayAs('01-list', { to: 'GET /api/open/comments' });
    const adapter = cusdisAdapter({ endpoint: server.origin, app: 'an-app', thread: '/guide/intro' });

    expect(await factsOf(adapter)).to.deep.equal(withoutNames(cusdisFacts));
  });
});

/** What an adapter's answers say. */
async function factsOf({ comments }: Adapter): Promise<object> {
  const { sorts, feed, reactions, posting } = await comments.describe(call);
  const [first] = (await comments.list({ sort: 'oldest' }, call)).comments;
  return {
    sorts,
    votes: first?.can.vote ?? [],
    pageReactions: reactions?.page !== undefined,
    feed: feed !== undefined,
    answers: !posting.allowed && posting.why === 'read-only' ? 'there' : undefined,
  };
}

function withoutNames({ sorts, votes, pageReactions, feed, ...facts }: Facts): object {
  return { sorts, votes, pageReactions, feed, answers: 'answers' in facts ? facts.answers : undefined };
}
