import { HttpResponse } from 'msw';
import { REST_FEATURES, restAdapter, type RestAdapterOptions } from '../../src/adapters/rest.js';
import type { Comment } from '../../src/core/comment.js';
import { describeAdapter, type AdapterSubject, type Open, type OpenedAdapter } from '../../src/testing.js';
import type { RestServer, RestServerSettings } from '../servers/rest/server.mjs';
import { fakeEventSource } from '../support/fake-event-source.js';
import { REST, servedRest, type ServedRest } from '../support/rest-server.js';

const thread = '/trees/';

interface OpenedRest extends OpenedAdapter {
  readonly server: RestServer;
}

describe('restAdapter, over the reference server', () => {
  const served = servedRest();
  fakeEventSource((request) => served.respond(request));

  describeAdapter('read by a guest', withoutModerators(subject(served, () => ({}))), { describe, it });
  describeAdapter(
    'read by a moderator',
    {
      ...subject(served, (server) => ({ token: server.signIn('Mona Example', ['moderator']) })),
      challenges: { never: 'the reference server challenges guests only' },
      states: {
        ...subject(served, () => ({})).states,
        holding: { never: 'the reference server publishes what its moderators write' },
        signedOut: { never: 'a moderator is signed in' },
      },
    },
    { describe, it },
  );
});

/** The ports that only moderators can use are there for everybody: the suite would try them. */
function withoutModerators(whole: AdapterSubject<OpenedRest>): AdapterSubject<OpenedRest> {
  return {
    ...whole,
    ports: whole.ports.filter((port) => port !== 'moderation' && port !== 'pins'),
    async open(seeds) {
      const opened = await whole.open(seeds);
      return { ...opened, adapter: { ...opened.adapter, moderation: undefined, pins: undefined } };
    },
  };
}

/** The same for every reader; `reader` gives the options that say who reads. */
function subject(
  served: ServedRest,
  reader: (server: RestServer) => Partial<RestAdapterOptions>,
): AdapterSubject<OpenedRest> {
  const opened =
    (settings: RestServerSettings = {}): Open<OpenedRest> =>
    async (seeds: readonly Comment[]) => {
      const server = served.open(settings);
      if (settings.opensThreads !== false) server.seed(thread, seeds);
      const adapter = restAdapter({ endpoint: REST, thread, features: REST_FEATURES, ...reader(server) });
      return { adapter, thread, server };
    };
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
      'live',
      'changes',
      'preview',
      'uploads',
      'mentions',
      'counts',
      'recent',
    ],
    open: opened(),
    posts: 'published',
    pageSize: 20,
    meanwhile: {
      another: async ({ server }) => restAdapter({ endpoint: REST, thread, token: server.signIn('Nora Example') }),
      edits: 'told',
      removals: 'told',
    },
    challenges: {
      open: opened({ challenge: { kind: 'image', image: 'data:image/gif;base64,' }, solution: 'oak' }),
      solve: ({ kind }) => ({ kind, token: 'oak' }),
    },
    states: {
      closed: opened({ posting: { allowed: false, why: 'closed' } }),
      holding: opened({ holds: true }),
      signedOut: opened({ posting: { allowed: false, why: 'sign-in' } }),
      missing: opened({ opensThreads: false }),
    },
    failures: {
      offline: () => served.next(() => HttpResponse.error()),
      unavailable: () => served.next(() => new HttpResponse('<h1>Service Unavailable</h1>', { status: 503 })),
      malformed: () => served.next(() => new HttpResponse('<title>Another page</title>')),
    },
  };
}
