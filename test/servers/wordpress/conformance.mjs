import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { wordpressAdapter } from '../../../dist/adapters/wordpress.js';
import { describeAdapter } from '../../../dist/testing.js';
import { startBreakableProxy } from '../support/breakable-proxy.mjs';
import { startWordpress } from './start.mjs';

/** Makes a post that holds exactly the given comments. Answers with its id. */
const SEED = `
  $post = wp_insert_post(["post_title" => "Under test", "post_content" => "Body.", "post_status" => "publish", "post_author" => 1, "comment_status" => $args["open"] ? "open" : "closed"]);
  $ids = [];
  foreach ($args["seeds"] as $seed) {
    $time = gmdate("Y-m-d H:i:s", (int) ($seed["created"] / 1000));
    $ids[$seed["id"]] = wp_insert_comment(wp_slash([
      "comment_post_ID" => $post,
      "comment_parent" => $seed["parent"] === null ? 0 : $ids[$seed["parent"]],
      "comment_author" => $seed["author"]["name"],
      "comment_author_email" => "somebody@example.test",
      "comment_content" => htmlspecialchars($seed["body"]["source"], ENT_NOQUOTES),
      "comment_date_gmt" => $time,
      "comment_date" => get_date_from_gmt($time),
      "comment_approved" => 1,
    ]));
  }
  wp_update_comment_count_now($post);
  return $post;
`;

const UNKNOWN_POST = '987654';

/** Holds the adapter to its contract, against a real server: as a guest, and as a moderator with a password for programs. */
export function describeConformance(permalinks) {
  describe(`a real WordPress with ${permalinks} permalinks`, () => {
    const site = new Site(permalinks);
    before(() => site.start());
    afterEach(() => site.proxy.mend());
    after(() => site.stop());

    describeAdapter('read by a guest', guest(site), { describe, it });
    describeAdapter('read by a moderator', moderator(site), { describe, it });

    it('sends a guest whom it has refused to the post’s own page', async () => {
      await site.wordpress.set({ comment_registration: '1' });
      const { adapter } = await site.open([]);
      const call = { signal: AbortSignal.timeout(30_000) };
      const guestComment = {
        key: 'k',
        parent: null,
        text: 'May I?',
        guest: { name: 'Greta Guest', email: 'greta@example.test', website: '' },
      };

      await assert.rejects(adapter.comments.create(guestComment, call), { name: 'AdapterError', kind: 'signed-out' });
      const { posting } = await adapter.comments.describe(call);
      await site.wordpress.set({ comment_registration: '' });

      assert.deepEqual([posting.allowed, posting.why], [false, 'read-only']);
      assert.ok(posting.href.startsWith(`${site.wordpress.url}/`), posting.href);
    });
  });
}

/** The server under test, behind a proxy that can fail. */
class Site {
  #permalinks;

  constructor(permalinks) {
    this.#permalinks = permalinks;
  }

  async start() {
    this.proxy = await startBreakableProxy();
    this.wordpress = await startWordpress({ proxy: this.proxy });
    await this.wordpress.set({ gedanken_rest_guests: '1' });
    await this.wordpress.permalinks(this.#permalinks);
  }

  async stop() {
    await this.wordpress?.stop();
    await this.proxy?.stop();
  }

  /** Opens an adapter on a new thread with these comments. */
  async open(seeds, { accepts = true, ...options } = {}) {
    const post = await this.wordpress.php(SEED, { seeds, open: accepts });
    return this.openThread(String(post), options);
  }

  openThread(thread, options) {
    const endpoint = this.wordpress.url + (this.#permalinks === 'pretty' ? '/wp-json' : '/?rest_route=/');
    return { thread, adapter: wordpressAdapter({ endpoint, thread, ...options }) };
  }

  /** Opens a thread while the site's options are others, until it is closed. */
  openWhile(options, usual) {
    return async (seeds) => {
      await this.wordpress.set(options);
      return { ...(await this.open(seeds)), close: () => this.wordpress.set(usual) };
    };
  }
}

/** What is promised to everybody; `reader` gives the options that say who reads. */
function subject(site, reader) {
  const breakNext = (how) => () => site.proxy.breakNext(how);
  return {
    open: (seeds) => site.open(seeds, reader()),
    posts: 'published',
    pageSize: 100,
    meanwhile: {
      another: async ({ thread }) => site.openThread(thread, asModerator(site)).adapter,
      edits: { never: 'WordPress keeps no time of an edit, and no number for one.' },
      removals: 'told',
    },
    challenges: { never: 'WordPress itself has no challenges; plugins that do print them into their own form.' },
    states: {
      closed: (seeds) => site.open(seeds, { accepts: false, ...reader() }),
      missing: async () => site.openThread(UNKNOWN_POST, reader()),
    },
    failures: {
      offline: breakNext('offline'),
      unavailable: breakNext('unavailable'),
      malformed: breakNext('malformed'),
    },
  };
}

function guest(site) {
  const common = subject(site, () => ({}));
  return {
    ...common,
    ports: ['comments', 'changes', 'counts', 'recent'],
    states: {
      ...common.states,
      holding: site.openWhile({ comment_moderation: '1' }, { comment_moderation: '0' }),
      signedOut: { never: 'WordPress says so only by refusing the comment, for which there is a test below.' },
    },
  };
}

function asModerator(site) {
  const { login, applicationPassword } = site.wordpress.users.alice;
  return { credentials: { user: login, applicationPassword } };
}

function moderator(site) {
  const common = subject(site, () => asModerator(site));
  return {
    ...common,
    ports: ['comments', 'edits', 'moderation', 'changes', 'counts', 'recent'],
    states: {
      ...common.states,
      holding: { never: 'WordPress publishes what its moderators write.' },
      signedOut: { never: 'A password for programs signs in with every request.' },
    },
  };
}
