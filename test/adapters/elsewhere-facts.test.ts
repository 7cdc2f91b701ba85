import type { Adapter } from '../../src/adapters/adapter.js';
import { discourseFacts } from '../../src/adapters/discourse-facts.js';
import { discourseAdapter } from '../../src/adapters/discourse.js';
import { disqusFacts } from '../../src/adapters/disqus-facts.js';
import { disqusAdapter } from '../../src/adapters/disqus.js';
import { hackerNewsFacts } from '../../src/adapters/hackernews-facts.js';
import { hackerNewsAdapter } from '../../src/adapters/hackernews.js';
import { lemmyFacts } from '../../src/adapters/lemmy-facts.js';
import { lemmyAdapter } from '../../src/adapters/lemmy.js';
import { misskeyFacts } from '../../src/adapters/misskey-facts.js';
import { misskeyAdapter } from '../../src/adapters/misskey.js';
import { webmentionFacts } from '../../src/adapters/webmention-facts.js';
import { webmentionAdapter } from '../../src/adapters/webmention.js';
import { expect } from '../support/index.js';
import { replayMisskey } from '../support/misskey-replay.js';
import { recordedServer } from '../support/recorded.js';

const call = { signal: new AbortController().signal };

describe('what the documentation says of what is only read', () => {
  /** What the answers of an adapter say. */
  const factsOf = async ({ comments }: Adapter): Promise<object> => {
    const { sorts, feed, reactions, posting } = await comments.describe(call);
    const [first] = (await comments.list({ sort: 'oldest' }, call)).comments;
    return {
      sorts,
      votes: first?.can.vote ?? [],
      pageReactions: reactions?.page !== undefined,
      feed: feed !== undefined,
      editors: undefined,
      answers: !posting.allowed && posting.why === 'read-only' ? 'there' : undefined,
    };
  };

  describe('in a feed of mentions', () => {
    const server = recordedServer('webmention', 'https://webmention.example.test');

    it('is true', async () => {
      await server.replayAs('01-mentions', { to: 'GET /api/mentions.jf2' });
      const endpoint = `${server.origin}/api/mentions.jf2`;
      const { title: _, ...facts } = webmentionFacts;
      expect(await factsOf(webmentionAdapter({ endpoint, thread: 'https://a.example/' }))).to.deep.equal(facts);
    });
  });

  describe('on Hacker News', () => {
    const server = recordedServer('hackernews', 'https://hn.example.test');

    it('is true there', async () => {
      await server.replay('01-item');
      const { title: _, ...facts } = hackerNewsFacts;
      const endpoint = `${server.origin}/api/v1`;
      expect(await factsOf(hackerNewsAdapter({ endpoint, thread: '8863' }))).to.deep.equal(facts);
    });
  });

  describe('on Lemmy', () => {
    const server = recordedServer('lemmy', 'https://lemmy.example.test');

    it('is true of it', async () => {
      await server.replay('01-post');
      await server.replayAs('02-comments', { to: 'GET /api/v3/comment/list' });
      const { title: _, ...facts } = lemmyFacts;
      expect(await factsOf(lemmyAdapter({ thread: `${server.origin}/post/123` }))).to.deep.equal(facts);
    });
  });

  describe('on Misskey', () => {
    const server = recordedServer('misskey', 'https://misskey.example.test');

    it('is true of a note', async () => {
      await replayMisskey(
        server,
        '01-note',
        '02-children',
        '03-children-below',
        '04-children-of-hidden',
        '07-reactions',
      );
      const { title: _, ...facts } = misskeyFacts;
      expect(await factsOf(misskeyAdapter({ thread: `${server.origin}/notes/9m2k0root1` }))).to.deep.equal(facts);
    });
  });

  describe('on Discourse', () => {
    const server = recordedServer('discourse', 'https://forum.example.test');

    it('is true of a forum', async () => {
      await server.replay('01-topic');
      const { title: _, ...facts } = discourseFacts;
      expect(await factsOf(discourseAdapter({ thread: `${server.origin}/t/123` }))).to.deep.equal(facts);
    });
  });

  describe('on Disqus', () => {
    const server = recordedServer('disqus', 'https://disqus.example.test');

    it('is true of a thread', async () => {
      await server.replayAs('01-threads', { to: 'GET /api/3.0/threads/list.json' });
      await server.replayAs('02-posts', { to: 'GET /api/3.0/threads/listPosts.json' });
      const { title: _, ...facts } = disqusFacts;
      const endpoint = `${server.origin}/api/3.0/`;
      expect(await factsOf(disqusAdapter({ forum: 'letters', apiKey: 'public', endpoint }))).to.deep.equal(facts);
    });
  });
});
