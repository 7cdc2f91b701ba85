import { HttpResponse } from 'msw';
import { comentarioAdapter, type ComentarioAdapterOptions } from '../../src/adapters/comentario.js';
import type { Comment } from '../../src/core/comment.js';
import { describeAdapter, type Open, type OpenedAdapter } from '../../src/testing.js';
import { ComentarioServer, type ComentarioSettings } from '../support/comentario-server.js';
import { FakeSockets } from '../support/fake-sockets.js';
import { expect } from '../support/index.js';
import { call } from '../support/memory-calls.js';
import { recordedServer, type Recording, type RecordedServer } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';
import { warningsInEachTest } from '../support/warnings.js';

const endpoint = 'https://comentario.example.test/';
const KEPT = `gedanken:1:comentario:${endpoint}`;
const thread = '/guide/intro';
const host = 'blog.example.test';
const forget = (): void => sessionStorage.removeItem(KEPT);

const portsOf = (options: Partial<ComentarioAdapterOptions> = {}): string[] =>
  Object.entries(comentarioAdapter({ endpoint, ...options }))
    .filter(([name, port]) => name !== 'key' && port !== undefined)
    .map(([name]) => name)
    .toSorted();

describe('comentarioAdapter', () => {
  const server = recordedServer('comentario', 'https://comentario.example.test');
  const warnings = warningsInEachTest();
  const open = (options: Partial<ComentarioAdapterOptions> = {}) =>
    comentarioAdapter({ endpoint, thread, host, ...options });
  const postingOn = async (page: object, options: Partial<ComentarioAdapterOptions> = {}): Promise<unknown> => {
    const change = (it: Recording['response']): Recording['response'] => {
      const body = it.body as { readonly pageInfo: object };
      return { ...it, body: { pageInfo: { ...body.pageInfo, ...page } } };
    };
    await server.replayAs('04-list-empty', { change });
    return (await open(options).comments.describe(call)).posting;
  };
  beforeEach(forget);
  afterEach(forget);

  it('describes the page as Comentario does', async () => {
    await server.replay('01-list');

    expect(await open().comments.describe(call)).to.deep.equal({
      posting: { allowed: true },
      viewer: null,
      guestFields: { name: 'optional', email: 'hidden', website: 'hidden' },
      writing: { format: 'markdown', maxBytes: 1024 },
      sorts: ['oldest', 'newest', 'best'],
      hidesTaken: true,
      total: null,
      feed: `${endpoint}api/rss/comments?domain=1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed&page=9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d`,
    });
  });

  it('says whether one may write, and what one could do about it', async () => {
    expect(await postingOn({ isPageReadonly: true })).to.deep.equal({ allowed: false, why: 'closed' });
    expect(await postingOn({ isDomainReadonly: true })).to.deep.equal({ allowed: false, why: 'closed' });
    expect(await postingOn({ authAnonymous: false })).to.deep.equal({ allowed: false, why: 'sign-in' });
    expect(await postingOn({ authAnonymous: false }, { signIn: false })).to.deep.equal({
      allowed: false,
      why: 'read-only',
    });
  });

  it('tells the developer once where nobody can write', async () => {
    const page = { authAnonymous: false, idps: [] };
    expect(await postingOn(page)).to.deep.equal({ allowed: false, why: 'read-only' });

    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.include('enable a provider or SSO');
  });

  it('lets those write who are signed in, unless the site lets them only read', async () => {
    sessionStorage.setItem(KEPT, 'a-session');
    await server.replay('11-user');
    expect(await postingOn({ authAnonymous: false })).to.deep.equal({ allowed: true });

    await server.replayAs('11-user', {
      change: (it) => ({ ...it, body: { ...(it.body as object), isCommenter: false } }),
    });
    expect(await postingOn({})).to.deep.equal({ allowed: false, why: 'read-only' });
  });

  for (const [defaultSort, first] of [
    ['td', 'newest'],
    ['sd', 'best'],
    ['sa', 'oldest'],
    ['__proto__', 'oldest'],
  ] as const) {
    it(`names ${first} first where the site’s own order is ${defaultSort}`, async () => {
      await server.replayAs('04-list-empty', {
        change: (it) => ({ ...it, body: { pageInfo: { enableCommentVoting: true, defaultSort } } }),
      });

      expect((await open().comments.describe(call)).sorts[0]).to.equal(first);
    });
  }

  it('has no accounts where the page wants none', () => {
    const guests = ['comments', 'counts', 'live', 'preview'];

    expect(portsOf({ signIn: false })).to.deep.equal(guests);
    expect(portsOf()).to.deep.equal([...guests, 'edits', 'moderation', 'pins', 'session', 'votes'].toSorted());
  });

  it('names the thread for what the browser keeps, by the page itself where nothing else is said', () => {
    expect(open({ endpoint: 'https://comentario.example.test' }).key).to.equal(
      `comentario:${endpoint}:${host}${thread}`,
    );
    expect(comentarioAdapter({ endpoint }).key).to.equal(`comentario:${endpoint}:${location.host}${location.pathname}`);
  });

  it('tells the developer of an endpoint that is no address', async () => {
    const error = await rejectionOf(open({ endpoint: 'javascript:0' }).comments.list({ sort: 'newest' }, call));

    expect(error).to.include({ kind: 'malformed', hint: '“javascript:0” is no address of a Comentario.' });
  });
});

describe('comentarioAdapter, over a stand-in made of documented shapes', () => {
  const server = recordedServer('comentario', 'https://comentario.example.test');
  const sockets = FakeSockets.inEachTest();
  const breaking = (answer: () => HttpResponse<null | string>) => (): void => server.answer(() => true, answer, 1);
  const adapter = () => comentarioAdapter({ endpoint, thread, host });

  describeAdapter(
    'comentarioAdapter',
    {
      ports: ['comments', 'session', 'edits', 'moderation', 'pins', 'votes', 'live', 'preview', 'counts'],
      open: opened(server, sockets, 'monas-session'),
      posts: 'published',
      pageSize: { never: 'Comentario gives a thread whole' },
      meanwhile: { another: () => Promise.resolve(adapter()), edits: 'told', removals: 'told' },
      challenges: { never: 'Comentario has no challenges' },
      states: {
        closed: opened(server, sockets, undefined, { page: { isPageReadonly: true } }),
        holding: opened(server, sockets, undefined, { holds: true }),
        signedOut: opened(server, sockets, undefined, { page: { authAnonymous: false } }),
        missing: { never: 'a page comes into being when it is first read' },
      },
      failures: {
        offline: breaking(() => HttpResponse.error()),
        unavailable: breaking(() => new HttpResponse('Service Unavailable', { status: 503 })),
        malformed: breaking(() => new HttpResponse('<title>Another page</title>')),
      },
    },
    { describe, it },
  );
});

function opened(
  server: RecordedServer,
  sockets: FakeSockets,
  session: string | undefined,
  settings: ComentarioSettings = {},
): Open<OpenedAdapter> {
  return async (seeds: readonly Comment[]) => {
    forget();
    if (session !== undefined) sessionStorage.setItem(KEPT, session);
    const tell = (message: object): void => {
      for (const socket of sockets.opened) if (socket.sent.length > 0) socket.hear(JSON.stringify(message));
    };
    await new ComentarioServer(settings, tell).open(server, thread, seeds);
    return { adapter: comentarioAdapter({ endpoint, thread, host }), thread, close: forget };
  };
}
