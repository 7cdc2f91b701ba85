import { HttpResponse } from 'msw';
import { walineAdapter, type WalineAdapterOptions } from '../../src/adapters/waline.js';
import type { Comment } from '../../src/core/comment.js';
import { describeAdapter, type Open, type OpenedAdapter } from '../../src/testing.js';
import { expect } from '../support/index.js';
import { call } from '../support/memory-calls.js';
import { recordedServer, type RecordedServer } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';
import { WalineServer, type WalineSettings } from '../support/waline-server.js';

const endpoint = 'https://waline.example.test/';
const thread = '/guide/intro';
const KEPT = `gedanken:1:waline:${endpoint}`;
const reactions = ['👍', '🎉'];

const portsOf = (options: Partial<WalineAdapterOptions> = {}): string[] =>
  Object.entries(walineAdapter({ endpoint, ...options }))
    .filter(([name, port]) => name !== 'key' && port !== undefined)
    .map(([name]) => name)
    .toSorted();

function forget(): void {
  sessionStorage.removeItem(KEPT);
  localStorage.removeItem(KEPT);
}

describe('walineAdapter', () => {
  const server = recordedServer('waline', 'https://waline.example.test');
  beforeEach(forget);

  it('describes the thread without asking anything, as Waline tells nothing of itself', async () => {
    expect(await walineAdapter({ endpoint, thread }).comments.describe(call)).to.deep.equal({
      posting: { allowed: true },
      viewer: null,
      guestFields: { name: 'optional', email: 'optional', website: 'optional' },
      writing: { format: 'markdown' },
      sorts: ['newest', 'oldest'],
      total: null,
      feed: `${endpoint}api/comment/rss?path=%2Fguide%2Fintro`,
    });
    expect(server.asked).to.deep.equal([]);
  });

  it('asks guests for what the page says that they have to give, and takes no comment without', async () => {
    const { comments } = walineAdapter({ endpoint, thread, requiredMeta: ['nick', 'mail'] });
    const guest = { name: 'Gina Guest', email: ' ', website: '' };

    expect((await comments.describe(call)).guestFields).to.deep.equal({
      name: 'required',
      email: 'required',
      website: 'optional',
    });
    expect(await rejectionOf(comments.create({ key: 'k', parent: null, text: 'Hello', guest }, call))).to.deep.include({
      kind: 'rejected',
      fields: [{ field: 'email', reason: 'required' }],
    });
    expect(server.asked).to.deep.equal([]);
  });

  it('says that one has to sign in where the page says so', async () => {
    const { posting } = await walineAdapter({ endpoint, thread, login: 'force' }).comments.describe(call);

    expect(posting).to.deep.equal({ allowed: false, why: 'sign-in' });
  });

  it('has no accounts where the page wants none, and reactions where it names some', () => {
    const guests = ['comments', 'counts', 'recent', 'votes'];

    expect(portsOf({ login: 'disable' })).to.deep.equal(guests);
    expect(portsOf()).to.deep.equal([...guests, 'edits', 'moderation', 'pins', 'session'].toSorted());
    expect(portsOf({ login: 'disable', reactions })).to.deep.equal([...guests, 'reactions'].toSorted());
  });

  it('names the thread for what the browser keeps, however the endpoint and the path are written', () => {
    const { key } = walineAdapter({ endpoint: 'https://waline.example.test', thread: '/gr%C3%BC%C3%9Fe/' });

    expect(key).to.equal(`waline:${endpoint}:/grüße/`);
    expect(walineAdapter({ endpoint }).key).to.equal(`waline:${endpoint}:${decodeURI(location.pathname)}`);
  });

  it('tells the developer of an endpoint that is no address', async () => {
    const { comments } = walineAdapter({ endpoint: 'javascript:0', thread });

    expect(await rejectionOf(comments.list({ sort: 'newest' }, call))).to.include({
      kind: 'malformed',
      hint: '“javascript:0” is no address of a Waline.',
    });
  });

  it('shows the thread although its reactions can’t be had', async () => {
    await server.replayAs('69-reaction-bad-type', { to: 'GET /api/article' });
    const info = await walineAdapter({ endpoint, thread, reactions }).comments.describe(call);

    expect(info.reactions).to.deep.equal({
      choices: [
        { name: 'reaction0', emoji: '👍' },
        { name: 'reaction1', emoji: '🎉' },
      ],
      page: [],
      canReact: true,
    });
  });
});

describe('walineAdapter, over a stand-in made of recorded shapes', () => {
  const server = recordedServer('waline', 'https://waline.example.test');
  const breaking = (answer: () => HttpResponse<null | string>) => (): void => server.answer(() => true, answer, 1);

  describeAdapter(
    'walineAdapter',
    {
      ports: ['comments', 'session', 'edits', 'moderation', 'pins', 'votes', 'reactions', 'counts', 'recent'],
      open: opened(server, { token: 'a-jwt' }),
      posts: 'published',
      pageSize: 50,
      limits: {
        answeredStay: { never: 'Waline removes a comment together with all answers to it, whoever wrote them' },
        pageReactionsOnly: { never: 'Waline counts reactions to pages only' },
      },
      meanwhile: { never: 'Waline does not tell what has changed since' },
      challenges: {
        open: opened(server, { settings: { turnstile: 'solved' }, options: { turnstile: 'a-site-key' } }),
        solve: ({ kind }) => ({ kind, token: 'solved' }),
      },
      states: {
        closed: { never: 'Waline closes no thread' },
        holding: opened(server, { settings: { holds: true } }),
        signedOut: opened(server, { settings: { force: true }, options: { login: 'force' } }),
        missing: { never: 'a thread comes into being with its first comment' },
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

interface Opening {
  readonly token?: string;
  readonly settings?: WalineSettings;
  readonly options?: Partial<WalineAdapterOptions>;
}

function opened(server: RecordedServer, { token, settings, options }: Opening): Open<OpenedAdapter> {
  return async (seeds: readonly Comment[]) => {
    forget();
    if (token !== undefined) sessionStorage.setItem(KEPT, token);
    const waline = new WalineServer(settings);
    waline.seed(thread, seeds);
    waline.answer(server);
    return {
      adapter: walineAdapter({ endpoint, thread, reactions, site: 'https://blog.example.test', ...options }),
      thread,
      close: forget,
    };
  };
}
