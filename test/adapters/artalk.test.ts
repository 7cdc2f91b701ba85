import { HttpResponse } from 'msw';
import { artalkAdapter, type ArtalkAdapterOptions } from '../../src/adapters/artalk.js';
import type { Comment } from '../../src/core/comment.js';
import { describeAdapter, type Open, type OpenedAdapter } from '../../src/testing.js';
import { ArtalkServer, SOLVED, TOKEN, type ArtalkSettings } from '../support/artalk-server.js';
import { expect } from '../support/index.js';
import { call } from '../support/memory-calls.js';
import { recordedServer, type RecordedServer } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';

const endpoint = 'https://artalk.example.test/';
const thread = '/guide/intro';
const KEPT = `gedanken:1:artalk:${endpoint}`;
const LIST = { to: 'GET /api/v2/comments' };

const portsOf = (options: Partial<ArtalkAdapterOptions> = {}): string[] =>
  Object.entries(artalkAdapter({ endpoint, ...options }))
    .filter(([name, port]) => name !== 'key' && port !== undefined)
    .map(([name]) => name)
    .toSorted();
const forget = (): void => sessionStorage.removeItem(KEPT);

describe('artalkAdapter', () => {
  const server = recordedServer('artalk', 'https://artalk.example.test');
  const open = (options: Partial<ArtalkAdapterOptions> = {}) =>
    artalkAdapter({ endpoint, site: 'Blog', thread, ...options });
  beforeEach(forget);

  it('describes the thread by what Artalk is set to, and what it says of the page', async () => {
    await server.replay('01-conf');
    await server.replayAs('03-list', LIST);

    expect(await open().comments.describe(call)).to.deep.equal({
      title: 'An introduction',
      posting: { allowed: true },
      viewer: null,
      guestFields: { name: 'required', email: 'required', website: 'optional' },
      writing: {
        format: 'markdown',
        images: { types: ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/bmp'] },
      },
      sorts: ['newest', 'oldest', 'best'],
      total: { count: 5, exact: true },
    });
  });

  it('says nothing of pictures where Artalk takes none', async () => {
    await server.replay('02-conf-plain');
    await server.replayAs('04-list-empty', LIST);
    const { writing, title } = await open().comments.describe(call);

    expect([writing, title]).to.deep.equal([{ format: 'markdown' }, undefined]);
  });

  it('takes an Artalk that does not tell its settings for one as it comes', async () => {
    await server.replayAs('32-get-unknown', { to: 'GET /api/v2/conf' });
    await server.replayAs('03-list', LIST);

    expect((await open().comments.describe(call)).writing).to.deep.equal({ format: 'markdown' });
  });

  it('says that a page for administrators takes no more', async () => {
    await server.replay('01-conf');
    await server.replayAs('05-list-admin-only', LIST);

    expect((await open().comments.describe(call)).posting).to.deep.equal({ allowed: false, why: 'closed' });
  });

  it('has accounts and reactions to the page only where the page wants them', () => {
    const least = ['comments', 'counts', 'recent', 'uploads', 'votes'];

    expect(portsOf()).to.deep.equal(least);
    expect(portsOf({ pageVotes: true })).to.deep.equal([...least, 'reactions'].toSorted());
    expect(portsOf({ signIn: true })).to.deep.equal([...least, 'edits', 'moderation', 'pins', 'session'].toSorted());
  });

  it('names the thread for what the browser keeps', () => {
    expect(open({ endpoint: 'https://artalk.example.test' }).key).to.equal(`artalk:${endpoint}:Blog:${thread}`);
    expect(artalkAdapter({ endpoint }).key).to.equal(`artalk:${endpoint}:Default Site:${location.pathname}`);
  });

  it('tells the developer of an endpoint that is no address', async () => {
    const { comments } = open({ endpoint: 'javascript:0' });

    expect(await rejectionOf(comments.list({ sort: 'newest' }, call))).to.include({
      kind: 'malformed',
      hint: 'The endpoint is no address of an Artalk.',
    });
  });

  it('tells the developer where Artalk keeps the origins that it answers', async () => {
    server.answer(
      () => true,
      () => HttpResponse.error(),
    );

    expect(await rejectionOf(open().comments.list({ sort: 'newest' }, call)))
      .to.include({ kind: 'offline' })
      .and.to.have.property('hint')
      .that.includes('trusted_domains');
  });

  it('says which site Artalk does not have', async () => {
    await server.replay('01-conf');
    await server.replayAs('06-no-site', LIST);

    expect(await rejectionOf(open().comments.describe(call))).to.include({ kind: 'not-found' });
  });
});

describe('artalkAdapter, over a stand-in made of the shapes in its source', () => {
  const server = recordedServer('artalk', 'https://artalk.example.test');
  const breaking = (answer: () => HttpResponse<null | string>) => (): void => server.answer(() => true, answer, 1);

  describeAdapter(
    'artalkAdapter',
    {
      ports: [
        'comments',
        'session',
        'edits',
        'moderation',
        'pins',
        'votes',
        'reactions',
        'uploads',
        'counts',
        'recent',
      ],
      open: opened(server, { token: TOKEN }),
      posts: 'published',
      pageSize: 50,
      limits: {
        answeredStay: { never: 'Artalk removes a comment together with all answers to it, whoever wrote them' },
        pageReactionsOnly: { never: 'Artalk takes votes on comments, and reactions to none' },
      },
      meanwhile: { never: 'Artalk does not tell what has changed since' },
      challenges: {
        open: opened(server, { settings: { challenges: true } }),
        solve: ({ kind }) => ({ kind, token: SOLVED }),
      },
      states: {
        closed: opened(server, { settings: { adminOnly: true } }),
        holding: opened(server, { settings: { holds: true } }),
        signedOut: { never: 'Artalk lets guests write, but for pages that are for administrators' },
        missing: opened(server, { options: { site: 'Another site' } }),
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
  readonly settings?: ArtalkSettings;
  readonly options?: Partial<ArtalkAdapterOptions>;
}

function opened(server: RecordedServer, { token, settings, options }: Opening): Open<OpenedAdapter> {
  return async (seeds: readonly Comment[]) => {
    forget();
    if (token !== undefined) sessionStorage.setItem(KEPT, token);
    const artalk = new ArtalkServer(settings);
    artalk.seed(thread, seeds);
    artalk.answer(server);
    const adapter = artalkAdapter({
      endpoint,
      site: 'Blog',
      thread,
      timezone: 'UTC',
      pageVotes: true,
      signIn: true,
      ...options,
    });
    return { adapter, thread, close: forget };
  };
}
