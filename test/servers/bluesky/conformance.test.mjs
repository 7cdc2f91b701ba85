import { after, afterEach, before, describe, it } from 'node:test';
import { blueskyAdapter } from '../../../dist/adapters/bluesky.js';
import { describeAdapter } from '../../../dist/testing.js';
import { startBreakableProxy } from '../support/breakable-proxy.mjs';
import { startBluesky } from './start.mjs';

let proxy;
let bluesky;

/** Opens an adapter on a new post with these answers. */
async function open(seeds, change) {
  const root = await bluesky.post('Olga Example', 'New on the blog');
  const posts = new Map([[null, root]]);
  for (const { id, parent, author, body, created } of seeds)
    posts.set(id, await bluesky.post(author.name, body.source, { parent: posts.get(parent), at: created }));
  await bluesky.settle();
  if (change) {
    await change(root);
    await bluesky.settle();
  }
  return { adapter: blueskyAdapter({ thread: root.uri, endpoint: bluesky.url }), thread: root.uri };
}

const breakNext = (how) => () => proxy.breakNext(how);

describe('a real Bluesky', () => {
  before(async () => {
    proxy = await startBreakableProxy();
    bluesky = await startBluesky({ proxy });
  });
  afterEach(() => proxy.mend());
  after(async () => {
    await bluesky?.stop();
    await proxy?.stop();
  });

  describeAdapter(
    'read by anybody',
    {
      ports: ['comments'],
      open: (seeds) => open(seeds),
      posts: { never: 'Answers are written on Bluesky.' },
      pageSize: { never: 'A thread of Bluesky comes whole, down to a depth.' },
      meanwhile: { never: 'Its news come by asking again.' },
      challenges: { never: 'Nobody writes from here.' },
      states: {
        closed: (seeds) => open(seeds, (root) => bluesky.guard(root)),
        holding: { never: 'Nobody holds what others write on their own servers.' },
        signedOut: { never: 'Nobody can sign in from here.' },
        async missing(seeds) {
          const { thread } = await open(seeds);
          const other = `${thread.slice(0, -1)}${thread.endsWith('a') ? 'b' : 'a'}`;
          return { adapter: blueskyAdapter({ thread: other, endpoint: bluesky.url }), thread: other };
        },
      },
      failures: {
        offline: breakNext('offline'),
        unavailable: breakNext('unavailable'),
        malformed: breakNext('malformed'),
      },
    },
    { describe, it },
  );
});
