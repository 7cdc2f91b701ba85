import { blueskyAdapter } from '../../src/adapters/bluesky.js';
import type { Comment } from '../../src/core/comment.js';
import { describeAdapter, type AdapterSubject, type OpenedAdapter } from '../../src/testing.js';
import { forgetAll, letIn } from '../support/bluesky-member.js';
import { Network } from '../support/bluesky-network.js';
import { AppView, type Breakage } from '../support/bluesky-server.js';

let view: AppView;
let network: Network;

async function open(seeds: readonly Comment[]): Promise<OpenedAdapter> {
  view?.restore();
  view = new AppView();
  await view.install();
  const thread = view.write('Olga Example', 'New on the blog');
  const uris = new Map<string | null, string>([[null, thread]]);
  for (const { id, parent, author, body, created } of seeds)
    uris.set(id, view.write(author.name, body.source, uris.get(parent), new Date(created!).toISOString()));
  return { adapter: blueskyAdapter({ thread, endpoint: view.origin }), thread };
}

/** The same for a reader who has signed in by the client of the site. */
async function openAsMember(seeds: readonly Comment[], signedIn = true): Promise<OpenedAdapter> {
  network?.restore();
  await forgetAll();
  network = new Network();
  await network.install();
  const { view: shown, client } = network;
  const thread = shown.write('Olga Example', 'New on the blog');
  const uris = new Map<string | null, string>([[null, thread]]);
  for (const { id, parent, author, body, created } of seeds)
    uris.set(id, shown.write(author.name, body.source, uris.get(parent), new Date(created!).toISOString()));
  const adapter = blueskyAdapter({ thread, endpoint: shown.origin, client });
  if (signedIn) await letIn(adapter, network);
  return { adapter, thread };
}

const breaking = (how: Breakage) => () => view.breakNext(how);

const subject: AdapterSubject = {
  ports: ['comments'],
  open,
  posts: { never: 'Without a client of the site, answers are written on Bluesky.' },
  pageSize: { never: 'A thread of Bluesky comes whole, down to a depth.' },
  meanwhile: { never: 'Its news come by asking again.' },
  challenges: { never: 'Nobody writes from here.' },
  states: {
    async closed(seeds) {
      const opened = await open(seeds);
      view.closed = true;
      return opened;
    },
    holding: { never: 'Nobody holds what others write on their own servers.' },
    signedOut: { never: 'Without a client of the site, nobody can sign in from here.' },
    async missing(seeds) {
      const { thread } = await open(seeds);
      return { adapter: blueskyAdapter({ thread: `${thread}9`, endpoint: view.origin }), thread };
    },
  },
  failures: {
    offline: breaking('offline'),
    unavailable: breaking('unavailable'),
    malformed: breaking('malformed'),
  },
};

const breakingAsMember = (how: Breakage) => () => network.breakNext(how);

const memberSubject: AdapterSubject = {
  ...subject,
  ports: ['comments', 'session', 'edits', 'reactions'],
  open: openAsMember,
  posts: 'published',
  limits: {
    wordsStand: { never: 'On Bluesky, words stand once they are posted.' },
    answeredStay: { never: 'On Bluesky, all answers to it would go with it.' },
  },
  challenges: { never: 'A server challenges those who sign up, not those who write.' },
  states: {
    ...subject.states,
    async closed(seeds) {
      const opened = await openAsMember(seeds);
      network.view.closed = true;
      return opened;
    },
    signedOut: (seeds) => openAsMember(seeds, false),
    async missing(seeds) {
      const { thread } = await openAsMember(seeds);
      const { view: shown, client } = network;
      return { adapter: blueskyAdapter({ thread: `${thread}9`, endpoint: shown.origin, client }), thread };
    },
  },
  failures: {
    offline: breakingAsMember('offline'),
    unavailable: breakingAsMember('unavailable'),
    malformed: breakingAsMember('malformed'),
  },
};

describe('the conformance suite', () => {
  describe('without a client', () => {
    after(() => view.restore());

    describeAdapter('blueskyAdapter', subject, { describe, it });
  });

  describe('with the client of a site', () => {
    after(async () => {
      network.restore();
      await forgetAll();
    });

    describeAdapter('blueskyAdapter', memberSubject, { describe, it });
  });
});
