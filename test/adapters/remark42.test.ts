import { HttpResponse } from 'msw';
import { remark42Adapter, type Remark42AdapterOptions } from '../../src/adapters/remark42.js';
import type { Comment } from '../../src/core/comment.js';
import type { ThreadInfo } from '../../src/core/thread-info.js';
import { describeAdapter, type Open, type OpenedAdapter } from '../../src/testing.js';
import { expect } from '../support/index.js';
import { call } from '../support/memory-calls.js';
import { recordedServer, type RecordedServer, type Recording } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';
import { Remark42Server, type Remark42Settings } from '../support/remark42-server.js';
import { dropCookie, holdCookie, signedOutInEachTest } from '../support/remark42-session.js';
import { warningsInEachTest } from '../support/warnings.js';

const HERE = `${location.origin}/`;
const ELSEWHERE = 'https://remark42.example.test';
const thread = 'https://blog.example.test/guide/intro/';
const TO_LIST = { to: 'GET /api/v1/find' };
const changed = (more: object) => ({
  change: (response: Recording['response']) => ({ ...response, body: { ...(response.body as object), ...more } }),
});

describe('remark42Adapter', () => {
  const server = recordedServer('remark42', location.origin, ELSEWHERE);
  const warnings = warningsInEachTest();
  signedOutInEachTest();

  const open = (options: Partial<Remark42AdapterOptions> = {}) =>
    remark42Adapter({ endpoint: HERE, site: 'test', thread, ...options });
  async function described(more: object = {}, options: Partial<Remark42AdapterOptions> = {}): Promise<ThreadInfo> {
    await server.replayAs('01-config', { to: 'GET /api/v1/config', ...changed(more) });
    await server.replayAs('02-find-empty', TO_LIST);
    return open(options).comments.describe(call);
  }

  it('describes the thread by what Remark42 is set to', async () => {
    expect(await described()).to.deep.equal({
      posting: { allowed: true },
      viewer: null,
      guestFields: { name: 'required', email: 'hidden', website: 'hidden' },
      writing: { format: 'markdown', maxCharacters: 2048 },
      sorts: ['newest', 'oldest', 'best', 'controversial'],
      total: null,
      feed: `${HERE}api/v1/rss/post?site=test&url=${encodeURIComponent(thread)}`,
    });
    expect((await described({ min_comment_size: 10 })).writing.minCharacters).to.equal(10);
  });

  it('asks for the settings once, and nobody who is reading while nothing says that they are signed in', async () => {
    await described();
    const { comments } = open();
    await comments.describe(call);
    await comments.describe(call);

    expect(server.asked.filter((asked) => asked.endsWith('/config'))).to.have.length(2);
    expect(server.asked).not.to.include('GET /api/v1/user');
  });

  it('knows who is signed in on its own origin', async () => {
    holdCookie();
    await server.replayAs('06-user', { to: 'GET /api/v1/user' });

    const { viewer, posting } = await described({ auth_providers: ['github'] });
    expect(viewer).to.deep.equal({ name: 'Gina Guest', id: undefined, avatar: undefined });
    expect(posting).to.deep.equal({ allowed: true });
    expect(server.received.find(({ path }) => path.endsWith('/user'))!.headers.get('X-XSRF-TOKEN')).to.equal('a-xsrf');
  });

  it('takes a session that has ended for nobody', async () => {
    holdCookie();
    await server.replayAs('07-user-anonymous', { to: 'GET /api/v1/user' });

    expect((await described()).viewer).to.equal(null);
  });

  it('asks readers to sign in where guests may not write', async () => {
    const { posting, guestFields } = await described({ auth_providers: ['email', 'github'] });

    expect(posting).to.deep.equal({ allowed: false, why: 'sign-in' });
    expect(guestFields.name).to.equal('hidden');
  });

  it('offers nothing where the only ways to sign in need a form of Remark42’s own', async () => {
    const { posting } = await described({ auth_providers: ['email', 'telegram'] });

    expect(posting).to.deep.equal({ allowed: false, why: 'read-only' });
  });

  it('says that the thread is closed, and that only those write who pay', async () => {
    holdCookie();
    await server.replayAs('06-user', { to: 'GET /api/v1/user' });
    expect((await described({ subscribers_only: true })).posting).to.deep.equal({ allowed: false, why: 'read-only' });

    await server.replayAs('06-user', { to: 'GET /api/v1/user', ...changed({ paid_sub: true }) });
    expect((await described({ subscribers_only: true })).posting).to.deep.equal({ allowed: true });

    await server.replay('01-config');
    await server.replayAs('51-find-readonly', { ...TO_LIST, ...changed({ comments: [] }) });
    expect((await open().comments.describe(call)).posting).to.deep.equal({ allowed: false, why: 'closed' });
  });

  it('says that nobody can write to another origin, and tells the developer once what to do', async () => {
    await server.replayAs('01-config', { to: 'GET /api/v1/config' });
    await server.replayAs('02-find-empty', TO_LIST);
    const { comments } = open({ endpoint: ELSEWHERE });

    expect((await comments.describe(call)).posting).to.deep.equal({ allowed: false, why: 'read-only' });
    await comments.describe(call);
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.include('nobody can write here, since remark42.example.test is another origin');
    expect(server.received.map(({ credentials }) => credentials)).to.deep.equal(['omit', 'omit', 'omit']);
  });

  it('says nothing to the developer on its own origin', async () => {
    await described();

    expect(warnings).to.deep.equal([]);
  });

  it('holds the ports of those who sign in where that is possible', () => {
    const portsOf = (options: Partial<Remark42AdapterOptions>): string[] =>
      Object.keys(open(options))
        .filter((name) => name !== 'key')
        .toSorted();
    const reading = ['changes', 'comments', 'counts', 'recent'];
    const all = [...reading, 'edits', 'pins', 'session', 'votes'].toSorted();

    expect(portsOf({})).to.deep.equal(all);
    expect(portsOf({ endpoint: '/remark42' })).to.deep.equal(all);
    expect(portsOf({ endpoint: ELSEWHERE })).to.deep.equal(reading);
    expect(portsOf({ endpoint: ELSEWHERE, jwt: true })).to.deep.equal(all);
  });

  it('names the thread by the address of its page, however it is written', () => {
    const keyOf = (options: Partial<Remark42AdapterOptions>) =>
      remark42Adapter({ endpoint: ELSEWHERE, ...options }).key;

    expect(keyOf({ site: 'test', thread })).to.equal(`remark42:${ELSEWHERE}/:test:${thread}`);
    expect(keyOf({ thread: '/2026/hello/' })).to.equal(`remark42:${ELSEWHERE}/:remark:${location.origin}/2026/hello/`);
    expect(keyOf({})).to.equal(`remark42:${ELSEWHERE}/:remark:${location.origin}${location.pathname}`);
  });

  it('tells the developer of an endpoint that is no address', async () => {
    const error = await rejectionOf(open({ endpoint: 'javascript:0' }).comments.describe(call));

    expect(error).to.include({ kind: 'malformed', hint: '“javascript:0” is no address of a Remark42.' });
    expect(warnings).to.deep.equal([]);
  });

  it('never asks for the comments of the whole site', async () => {
    await server.replayAs('01-config', { to: 'GET /api/v1/config' });
    const error = await rejectionOf(open({ thread: '' }).comments.list({ sort: 'oldest' }, call));

    expect(error).to.include({ kind: 'malformed', hint: 'The thread has no address.' });
    expect(server.asked).not.to.include('GET /api/v1/find');
  });
});

describe('remark42Adapter, over a stand-in made of recorded shapes', () => {
  const server = recordedServer('remark42', location.origin, ELSEWHERE);
  signedOutInEachTest();
  // What is said to the developer of an origin that is not the page’s is tested above.
  warningsInEachTest();
  const breaking = (answer: () => HttpResponse<null | string>) => (): void => server.answer(() => true, answer, 1);
  const failures = {
    offline: breaking(() => HttpResponse.error()),
    unavailable: breaking(() => new HttpResponse('Service Unavailable', { status: 503 })),
    malformed: breaking(() => new HttpResponse('<title>Another page</title>')),
  };

  describeAdapter(
    'remark42Adapter, for an administrator',
    {
      ports: ['comments', 'session', 'edits', 'votes', 'pins', 'changes', 'counts', 'recent'],
      open: opened(server, { session: 'monas-xsrf' }),
      posts: 'published',
      pageSize: { never: 'Remark42 has no pages' },
      meanwhile: { another: () => Promise.resolve(asBen()), edits: 'told', removals: 'told' },
      challenges: { never: 'Remark42 has no challenges' },
      states: {
        closed: opened(server, { session: 'monas-xsrf', settings: { readOnly: true } }),
        holding: { never: 'Remark42 holds no comments' },
        signedOut: opened(server, { settings: { providers: ['github'] } }),
        missing: { never: 'a thread comes into being with its first comment' },
      },
      failures,
    },
    { describe, it },
  );

  describeAdapter(
    'remark42Adapter, on another origin',
    {
      ports: ['comments', 'changes', 'counts', 'recent'],
      open: opened(server, { options: { endpoint: ELSEWHERE } }),
      posts: { never: 'nobody can sign in to a Remark42 on another origin' },
      pageSize: { never: 'Remark42 has no pages' },
      meanwhile: { another: () => Promise.resolve(asBen()), edits: 'told', removals: 'told' },
      challenges: { never: 'Remark42 has no challenges' },
      states: {
        closed: { never: 'nobody can sign in to a Remark42 on another origin' },
        holding: { never: 'Remark42 holds no comments' },
        signedOut: { never: 'nobody can sign in to a Remark42 on another origin' },
        missing: { never: 'a thread comes into being with its first comment' },
      },
      failures,
    },
    { describe, it },
  );
});

interface Opening {
  readonly session?: string;
  readonly settings?: Remark42Settings;
  readonly options?: Partial<Remark42AdapterOptions>;
}

function opened(server: RecordedServer, { session, settings, options }: Opening): Open<OpenedAdapter> {
  return (seeds: readonly Comment[]) => {
    if (session === undefined) dropCookie();
    else holdCookie(session);
    const remark42 = new Remark42Server(settings);
    remark42.seed(thread, seeds);
    remark42.answer(server);
    return Promise.resolve({ adapter: remark42Adapter({ endpoint: HERE, thread, ...options }), thread });
  };
}

/** Somebody else, who reads the same thread from another origin with a token. */
function asBen() {
  sessionStorage.setItem(`gedanken:1:remark42:${ELSEWHERE}/`, 'bens-jwt');
  return remark42Adapter({ endpoint: ELSEWHERE, jwt: true, thread });
}
