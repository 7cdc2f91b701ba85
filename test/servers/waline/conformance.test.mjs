import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { walineAdapter } from '../../../dist/adapters/waline.js';
import { describeAdapter } from '../../../dist/testing.js';
import { startBreakableProxy } from '../support/breakable-proxy.mjs';
import { BrowserMemory } from '../support/browser-memory.mjs';
import { startWaline } from './start.mjs';

const [kept, keptInTab] = BrowserMemory.install('localStorage', 'sessionStorage');

/** Waline keeps Markdown: what would be markup there is written so that it is text. */
const markdownOf = (text) => text.replace(/[\\`*_{}[\]()#+\-.!<>&|~^"'@:]/g, '\\$&');

/** The server under test, behind a proxy that can fail, and the same set otherwise. */
class Site {
  #threads = 0;

  async start() {
    this.proxy = await startBreakableProxy();
    this.waline = await startWaline({ proxy: this.proxy });
    this.holding = await this.waline.another({ COMMENT_AUDIT: 'true' });
    this.forcing = await this.waline.another({ LOGIN: 'force' });
  }

  async stop() {
    await this.waline?.stop();
    await this.proxy?.stop();
  }

  /** Opens an adapter on a new thread with these comments. */
  async open(seeds, { as, at = this.waline.url, ...options }) {
    await this.waline.clear();
    kept.clear();
    keptInTab.clear();
    const thread = `/under/test/${(this.#threads += 1)}/`;
    const places = new Map(seeds.map(({ id }, place) => [id, place]));
    await this.waline.write(
      thread,
      seeds.map(({ parent, author, body, created }) => ({
        nick: author.name,
        comment: markdownOf(body.source),
        parent: places.get(parent),
        at: created,
      })),
    );
    if (as) keptInTab.setItem(`gedanken:1:waline:${at}/`, this.waline.people[as].token);
    const adapter = walineAdapter({ endpoint: at, thread, site: 'https://blog.example.test', ...options });
    return { adapter, thread };
  }
}

const site = new Site();

/** What is promised to everybody; `reader` says who reads, and how the page has it. */
function subject(ports, reader) {
  const breakNext = (how) => () => site.proxy.breakNext(how);
  return {
    ports,
    open: (seeds) => site.open(seeds, reader),
    posts: 'published',
    pageSize: 50,
    limits: {
      answeredStay: { never: 'Waline removes a comment together with all answers to it, whoever wrote them' },
      pageReactionsOnly: { never: 'Waline counts reactions to pages only' },
    },
    meanwhile: { never: 'Waline does not tell what has changed since' },
    challenges: { never: 'what guests have to solve, only machines on the internet can judge' },
    states: {
      closed: { never: 'Waline closes no thread' },
      holding: (seeds) => site.open(seeds, { ...reader, as: undefined, at: site.holding.url }),
      signedOut:
        reader.login === 'disable'
          ? { never: 'where the page lets nobody sign in, nobody has to' }
          : (seeds) => site.open(seeds, { ...reader, as: undefined, at: site.forcing.url, login: 'force' }),
      missing: { never: 'a thread comes into being with its first comment' },
    },
    failures: {
      offline: breakNext('offline'),
      unavailable: breakNext('unavailable'),
      malformed: breakNext('malformed'),
    },
  };
}

const FOR_GUESTS = ['comments', 'votes', 'reactions', 'counts', 'recent'];
const reactions = ['👍', '🎉'];

describe('a real Waline', () => {
  before(() => site.start());
  afterEach(() => site.proxy.mend());
  after(() => site.stop());

  describeAdapter('read by a guest', subject(FOR_GUESTS, { login: 'disable', reactions }), { describe, it });
  describeAdapter(
    'read by an administrator',
    subject([...FOR_GUESTS, 'session', 'edits', 'moderation', 'pins'], { as: 'mona', reactions }),
    { describe, it },
  );

  describe('set as some are', () => {
    const guest = { name: 'Greta Guest', email: 'greta@example.test', website: '' };
    const aCall = () => ({ signal: AbortSignal.timeout(60_000) });
    const post = (adapter, text, key = text) => adapter.comments.create({ key, parent: null, text, guest }, aCall());
    const openAt = async (settings) => site.open([], { at: (await site.waline.another(settings)).url });

    it('lets a guest wait who writes too fast, for as long as Waline does by default', async () => {
      const { adapter } = await openAt({ IPQPS: '60' });
      await post(adapter, 'One right after');

      await assert.rejects(post(adapter, 'the other.'), { kind: 'rate-limited', retryAfter: 60_000 });
    });

    it('says where a page has to be named before it may be read from', async () => {
      const { adapter } = await openAt({ SECURE_DOMAINS: 'blog.example.test' });

      await assert.rejects(adapter.comments.list({ sort: 'newest' }, aCall()), (error) => {
        assert.equal(error.kind, 'forbidden');
        assert.match(error.hint, /SECURE_DOMAINS/);
        return true;
      });
    });

    it('takes what has a word in it that Waline forbids for spam', async () => {
      const { adapter, thread } = await openAt({ FORBIDDEN_WORDS: 'toaster' });

      assert.equal((await post(adapter, 'Buy a toaster.')).status, 'spam');
      assert.deepEqual((await adapter.comments.list({ sort: 'newest' }, aCall())).comments, []);
      assert.equal((await site.waline.comments(thread))[0].status, 'spam');
    });

    it('asks a guest to sign in where Waline first says so when it refuses', async () => {
      const { adapter } = await site.open([], { at: site.forcing.url });

      assert.deepEqual((await adapter.comments.describe(aCall())).posting, { allowed: true });
      await assert.rejects(post(adapter, 'May I?'), { kind: 'signed-out' });
      assert.deepEqual((await adapter.comments.describe(aCall())).posting, { allowed: false, why: 'sign-in' });
    });

    it('takes the same words once, and tells of them when they are sent again', async () => {
      const { adapter, thread } = await site.open([], {});
      await post(adapter, 'Only once, please.', 'one');

      await assert.rejects(post(adapter, 'Only once, please.', 'two'), { kind: 'conflict' });
      assert.equal((await site.waline.comments(thread)).length, 1);
    });

    it('begins with the oldest, although one of them was liked since', async () => {
      const { adapter, thread } = await site.open([], {});
      const at = Date.now();
      const ids = await site.waline.write(
        thread,
        [3, 2, 1].map((days) => ({ nick: 'Ben', comment: `${days} days ago`, at: at - days * 86_400_000 })),
      );
      await adapter.votes.cast(String(ids[0]), 'up', aCall());

      const { comments } = await adapter.comments.list({ sort: 'oldest' }, aCall());
      assert.deepEqual(
        comments.map(({ id }) => id),
        ids.map(String),
      );
    });
  });
});
