import { blueskyAdapter } from '../../src/adapters/bluesky.js';
import type { Comment } from '../../src/core/comment.js';
import { describeAdapter, type AdapterSubject, type OpenedAdapter } from '../../src/testing.js';
import { AppView, type Breakage } from '../support/bluesky-server.js';

let view: AppView;

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

const breaking = (how: Breakage) => () => view.breakNext(how);

const subject: AdapterSubject = {
  ports: ['comments'],
  open,
  posts: { never: 'Answers are written on Bluesky; signing in from here is not built yet.' },
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
    signedOut: { never: 'Nobody can sign in from here yet.' },
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

describe('the conformance suite', () => {
  after(() => view.restore());

  describeAdapter('blueskyAdapter', subject, { describe, it });
});
