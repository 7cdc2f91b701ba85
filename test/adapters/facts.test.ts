import type { Adapter } from '../../src/adapters/adapter.js';
import { blueskyFacts } from '../../src/adapters/bluesky-facts.js';
import { blueskyAdapter } from '../../src/adapters/bluesky.js';
import { browserFacts } from '../../src/adapters/browser-facts.js';
import { browserAdapter } from '../../src/adapters/browser.js';
import { issoFacts } from '../../src/adapters/isso-facts.js';
import { issoAdapter } from '../../src/adapters/isso.js';
import { mastodonFacts } from '../../src/adapters/mastodon-facts.js';
import { mastodonAdapter } from '../../src/adapters/mastodon.js';
import { memoryFacts } from '../../src/adapters/memory-facts.js';
import { memoryAdapter } from '../../src/adapters/memory.js';
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
import { ELSEWHERE, recordedServer } from '../support/recorded.js';
import { replayTwikoo } from '../support/twikoo-replay.js';

type Facts = Omit<
  | typeof memoryFacts
  | typeof blueskyFacts
  | typeof browserFacts
  | typeof mastodonFacts
  | typeof issoFacts
  | typeof walineFacts
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

  it('is true', async () => {
    await server.replayAs('16-thread', { to: 'GET /xrpc/app.bsky.feed.getPostThread' });
    const thread = 'https://bsky.app/profile/alice.test/post/3n2tkf5ttwc22';

    expect(await factsOf(blueskyAdapter({ thread, endpoint: server.origin }))).to.deep.equal(
      withoutNames(blueskyFacts),
    );
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

/** What an adapter's answers say. */
async function factsOf({ comments }: Adapter): Promise<object> {
  const { sorts, feed, reactions } = await comments.describe(call);
  const [first] = (await comments.list({ sort: 'oldest' }, call)).comments;
  return {
    sorts,
    votes: first?.can.vote ?? [],
    pageReactions: reactions?.page !== undefined,
    feed: feed !== undefined,
  };
}

function withoutNames({ sorts, votes, pageReactions, feed }: Facts): object {
  return { sorts, votes, pageReactions, feed };
}
