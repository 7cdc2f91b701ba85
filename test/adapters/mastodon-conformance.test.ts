import { mastodonAdapter } from '../../src/adapters/mastodon.js';
import { tabKeep } from '../../src/adapters/mastodon-keep.js';
import type { Comment } from '../../src/core/comment.js';
import { describeAdapter, type AdapterSubject, type OpenedAdapter } from '../../src/testing.js';
import { type Breakage, Fediverse } from '../support/mastodon-server.js';

const HOST = 'social.example';
let world: Fediverse;

/** The plain state is a reader who is signed in: nobody else may write. */
async function open(seeds: readonly Comment[], signedIn = true): Promise<OpenedAdapter> {
  world?.restore();
  world = new Fediverse();
  await world.install();
  const owner = world.account(HOST, 'owner', 'Olga Example');
  const bob = world.account(HOST, 'bob', 'Bob Example');
  const root = world.write(owner, 'New on the blog');
  const uris = new Map<string | null, string>([[null, root]]);
  for (const { id, parent, author, body, created } of seeds) {
    const name = author.name.toLowerCase().replace(/[^a-z]/g, '');
    const by = world.account(HOST, name, author.name);
    const date = new Date(created!).toISOString();
    uris.set(id, world.write(by, body.source, uris.get(parent) ?? root, { created: date }));
  }
  const session = { server: `https://${HOST}`, id: 'client', secret: 'secret', token: world.tokenFor(bob) };
  tabKeep().keepSession(signedIn ? session : null);
  const thread = `https://${HOST}/@owner/${world.deliver(root, `https://${HOST}`)}`;
  return { adapter: mastodonAdapter({ thread }), thread };
}

const breaking = (how: Breakage) => () => world.breakNext(how);

const subject: AdapterSubject = {
  ports: ['comments', 'session', 'reactions'],
  open,
  posts: 'published',
  pageSize: { never: 'A thread of Mastodon comes whole.' },
  meanwhile: { never: 'Its news come by asking again.' },
  challenges: { never: 'A server challenges those who sign up, not those who write.' },
  states: {
    closed: { never: 'Statuses can be answered for ever.' },
    holding: { never: 'Nobody holds what others write on their own servers.' },
    signedOut: (seeds) => open(seeds, false),
    async missing(seeds) {
      const { thread } = await open(seeds);
      return { adapter: mastodonAdapter({ thread: `https://${HOST}/@owner/999999` }), thread };
    },
  },
  failures: {
    offline: breaking('offline'),
    unavailable: breaking('unavailable'),
    malformed: breaking('malformed'),
  },
};

describe('the conformance suite', () => {
  after(() => {
    world.restore();
    tabKeep().keepSession(null);
  });

  describeAdapter('mastodonAdapter', subject, { describe, it });
});
