import { after, afterEach, before, describe, it } from 'node:test';
import { restAdapter } from '../../../dist/adapters/rest.js';
import { describeAdapter } from '../../../dist/testing.js';
import { startBreakableProxy } from '../support/breakable-proxy.mjs';
import { withoutModerators } from '../support/without-moderators.mjs';
import { serve } from './serve.mjs';
import { RestServer } from './server.mjs';

const FEATURES = ['changes', 'mentions', 'preview', 'session', 'uploads'];
const thread = '/trees/';

describe('the reference server of the REST protocol, over HTTP', () => {
  const servers = new Map();
  let proxy;
  let served;
  before(async () => {
    proxy = await startBreakableProxy();
    served = await serve((name) => servers.get(name));
    proxy.forwardTo(served.port);
  });
  afterEach(() => proxy.mend());
  after(async () => {
    await proxy.stop();
    await served.stop();
  });

  /** Opens an adapter on a server of its own. */
  function opened(reader, settings = {}) {
    return async (seeds) => {
      const server = new RestServer(settings);
      if (settings.opensThreads !== false) server.seed(thread, seeds);
      const name = crypto.randomUUID();
      servers.set(name, server);
      const endpoint = `${proxy.url}/${name}/`;
      const open = (token) => restAdapter({ endpoint, thread, features: featuresHere(), token });
      return {
        adapter: open(reader(server)),
        thread,
        another: async () => open(server.signIn('Nora Example')),
        close: () => servers.delete(name),
      };
    };
  }

  const guest = subject(
    () => undefined,
    opened,
    () => proxy,
  );
  describeAdapter('read by a guest', withoutModerators(guest), { describe, it });
  const moderator = subject(
    (server) => server.signIn('Mona Example', ['moderator']),
    opened,
    () => proxy,
  );
  describeAdapter(
    'read by a moderator',
    {
      ...moderator,
      challenges: { never: 'the reference server challenges guests only' },
      states: {
        ...moderator.states,
        holding: { never: 'the reference server publishes what its moderators write' },
        signedOut: { never: 'a moderator is signed in' },
      },
    },
    { describe, it },
  );
});

/** Node has an `EventSource` where it was asked for it: `--experimental-eventsource`. */
function featuresHere() {
  return typeof EventSource === 'undefined' ? FEATURES : [...FEATURES, 'live'];
}

function subject(reader, opened, proxyOf) {
  const breakNext = (how) => () => proxyOf().breakNext(how);
  return {
    ports: [
      'comments',
      'edits',
      'session',
      'moderation',
      'pins',
      'reports',
      'votes',
      'reactions',
      'changes',
      'preview',
      'uploads',
      'mentions',
      'counts',
      'recent',
      ...(featuresHere().includes('live') ? ['live'] : []),
    ],
    open: opened(reader),
    posts: 'published',
    pageSize: 20,
    meanwhile: { another: ({ another }) => another(), edits: 'told', removals: 'told' },
    challenges: {
      open: opened(reader, { challenge: { kind: 'image', image: 'data:image/gif;base64,' }, solution: 'oak' }),
      solve: ({ kind }) => ({ kind, token: 'oak' }),
    },
    states: {
      closed: opened(reader, { posting: { allowed: false, why: 'closed' } }),
      holding: opened(reader, { holds: true }),
      signedOut: opened(reader, { posting: { allowed: false, why: 'sign-in' } }),
      missing: opened(reader, { opensThreads: false }),
    },
    failures: {
      offline: breakNext('offline'),
      unavailable: breakNext('unavailable'),
      malformed: breakNext('malformed'),
    },
  };
}
