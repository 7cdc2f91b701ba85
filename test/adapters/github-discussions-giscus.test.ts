import {
  githubDiscussionsAdapter,
  type GithubDiscussionsAdapterOptions,
} from '../../src/adapters/github-discussions.js';
import { hashOf } from '../../src/adapters/github-discussions-search.js';
import { GISCUS, GithubServer, SNAPSHOT } from '../support/github-server.js';
import { expect } from '../support/index.js';
import { call, list } from '../support/memory-calls.js';
import { rejectionOf } from '../support/rejection-of.js';

const KEPT = `gedanken:1:giscus:${GISCUS}`;
const SET_OUT = `gedanken:1:giscus-set-out:${GISCUS}`;
let github: GithubServer;
const open = (options: Partial<GithubDiscussionsAdapterOptions> = {}) =>
  githubDiscussionsAdapter({ repo: 'example/site', thread: 'guide/intro', endpoint: GISCUS, ...options });

async function begin(): Promise<void> {
  sessionStorage.removeItem(KEPT);
  sessionStorage.removeItem(SET_OUT);
  github = new GithubServer();
  await github.install();
  github.sessions.set('bobs-session', github.tokenFor('bob-example'));
  const thread = github.begin('guide/intro');
  const root = github.write(thread, 'alice-example', 'First remark');
  github.write(thread, 'bob-example', 'A reply', root.id);
  root.up.add('bob-example');
  root.reactions.set('HEART', new Set(['bob-example']));
}

function end(): void {
  github.restore();
  sessionStorage.removeItem(KEPT);
  sessionStorage.removeItem(SET_OUT);
}

describe('the GitHub Discussions adapter, through a giscus', () => {
  const here = location.href;
  beforeEach(begin);
  afterEach(() => {
    end();
    history.replaceState(null, '', here);
  });

  it('reads for guests what GitHub shows to nobody without a token', async () => {
    const adapter = open();
    const { posting, viewer, reactions } = await adapter.comments.describe(call);
    const [root, reply] = await list(adapter);

    expect([posting, viewer, reactions?.canReact]).to.deep.equal([{ allowed: false, why: 'sign-in' }, null, false]);
    expect(root).to.deep.include({
      votes: { score: 1, up: 1, mine: null },
      reactions: [{ name: 'HEART', emoji: '❤️', count: 1, mine: false }],
      replies: 1,
      can: { reply: false },
    });
    expect([reply?.parent, reply?.author.name, reply?.votes]).to.deep.equal([root?.id, 'bob-example', undefined]);
    expect(github.asked).to.deep.equal(['giscus GET /api/discussions', 'giscus GET /api/discussions']);
  });

  it('finds one comment, and the answers to one, by reading on', async () => {
    const adapter = open();
    const [root, reply] = await list(adapter);

    expect((await adapter.comments.find(reply!.id, call)).map(({ id }) => id)).to.deep.equal([root?.id, reply?.id]);
    expect((await adapter.comments.replies(root!.id, undefined, call)).comments.map(({ id }) => id)).to.deep.equal([
      reply?.id,
    ]);
    expect(await rejectionOf(adapter.comments.find('DC_none', call))).to.include({ kind: 'not-found' });
  });

  it('shows a page without a discussion as empty, and looks for hashes where it is strict', async () => {
    expect(await list(open({ thread: 'guide/other' }))).to.deep.equal([]);
    expect(await list(open({ strict: true }))).to.deep.equal([]);

    const thread = github.begin('Renamed', `<!-- sha1: ${await hashOf('guide/strict')} -->`);
    github.write(thread, 'alice-example', 'Found');
    expect((await list(open({ thread: 'guide/strict', strict: true }))).length).to.equal(0);
    expect(github.asked.at(-1)).to.equal('giscus GET /api/discussions');
  });

  it('counts each discussion, and none where there is none', async () => {
    expect(await open().counts!.counts(['guide/intro', 'guide/other', 'guide/intro'], call)).to.deep.equal([2, 0, 2]);
  });

  it('leads to GitHub by way of giscus, and back to the page', async () => {
    const signIn = await open().session!.signIn('https://blog.example/trees/?giscus=old#comment-1', call);
    const url = new URL(signIn.kind === 'redirect' ? signIn.url : '');
    const back = new URL(url.searchParams.get('redirect_uri') ?? '');

    expect(url.origin + url.pathname).to.equal(`${GISCUS}api/oauth/authorize`);
    expect([back.origin + back.pathname, back.hash, back.searchParams.get('giscus')]).to.deep.equal([
      'https://blog.example/trees/',
      '#comment-1',
      null,
    ]);
    expect(back.searchParams.get('gedanken')).to.equal(sessionStorage.getItem(SET_OUT)).and.have.length.above(16);
  });

  it('takes the session that giscus hands over, out of the page’s address, and writes as its reader', async () => {
    sessionStorage.setItem(SET_OUT, 'a-state');
    history.replaceState(null, '', `${location.pathname}?x=1&gedanken=a-state&giscus=bobs-session#comment-1`);
    const adapter = open();
    const { viewer, posting } = await adapter.comments.describe(call);

    expect([viewer?.name, posting]).to.deep.equal(['bob-example', { allowed: true }]);
    expect(await adapter.session!.current(call)).to.deep.equal(viewer);
    expect([location.search, location.hash]).to.deep.equal(['?x=1', '#comment-1']);
    expect([sessionStorage.getItem(KEPT), sessionStorage.getItem(SET_OUT)]).to.deep.equal(['bobs-session', null]);
    expect(github.asked).to.deep.equal(['giscus POST /api/oauth/token', 'github search', 'github viewer']);
  });

  it('takes no session that this tab has not asked for: it may be somebody else’s', async () => {
    history.replaceState(null, '', `${location.pathname}?gedanken=a-state&giscus=bobs-session`);

    expect((await open().comments.describe(call)).viewer).to.equal(null);
    expect(sessionStorage.getItem(KEPT)).to.equal(null);

    github.sessions.set('mallorys-session', github.tokenFor('mallory'));
    history.replaceState(null, '', `${location.pathname}?gedanken=a-state&giscus=mallorys-session`);
    sessionStorage.setItem(KEPT, 'bobs-session');
    expect((await open().comments.describe(call)).viewer?.name).to.equal('bob-example');
  });

  it('forgets a session that giscus no longer takes, and reads on', async () => {
    sessionStorage.setItem(KEPT, 'old-session');

    expect((await open().comments.describe(call)).viewer).to.equal(null);
    expect(sessionStorage.getItem(KEPT)).to.equal(null);
  });

  it('reads on as a guest when GitHub no longer takes the token, and asks to sign in for writing', async () => {
    sessionStorage.setItem(KEPT, 'bobs-session');
    const adapter = open();
    expect((await adapter.comments.describe(call)).viewer?.name).to.equal('bob-example');
    github.endTokens();
    github.sessions.clear();

    expect(await rejectionOf(adapter.comments.create({ key: 'k', parent: null, text: 'Hi' }, call))).to.include({
      kind: 'signed-out',
    });
    expect((await list(adapter)).length).to.equal(2);
    expect((await adapter.comments.describe(call)).posting).to.deep.equal({ allowed: false, why: 'sign-in' });
  });

  it('forgets who reads when they sign out', async () => {
    sessionStorage.setItem(KEPT, 'bobs-session');
    const adapter = open();
    await adapter.session!.current(call);

    expect(await adapter.session!.signOut('https://blog.example/', call)).to.equal(null);
    expect(await adapter.session!.current(call)).to.equal(null);
    expect(sessionStorage.getItem(KEPT)).to.equal(null);
  });

  it('knows at once that the reader has deleted what is stored', async () => {
    sessionStorage.setItem(KEPT, 'bobs-session');
    const adapter = open();
    await adapter.session!.current(call);
    sessionStorage.removeItem(KEPT);

    expect(await rejectionOf(adapter.comments.create({ key: 'k', parent: null, text: 'Hi' }, call))).to.include({
      kind: 'signed-out',
    });
  });

  it('tells the developer that giscus.app answers no other page', async () => {
    github.breakNext('offline');
    const error = await rejectionOf(open().comments.describe(call));

    expect(error).to.include({ kind: 'offline' });
    expect((error as Error).message).to.match(/ORIGINS.*giscus\.app answers none/);
  });
});

describe('the GitHub Discussions adapter, with a snapshot', () => {
  beforeEach(begin);
  afterEach(end);

  it('reads a file of GitHub’s answer, and leads to the discussion for writing', async () => {
    const adapter = open({ endpoint: undefined, snapshot: SNAPSHOT });

    expect((await list(adapter)).map(({ body }) => body.source)).to.deep.equal([
      '<p dir="auto">First remark</p>',
      '<p dir="auto">A reply</p>',
    ]);
    expect((await adapter.comments.describe(call)).posting).to.deep.equal({
      allowed: false,
      why: 'read-only',
      href: 'https://github.com/example/site/discussions/1',
    });
    expect(adapter.counts).to.equal(undefined);
  });

  it('shows the thread as it is to those who have signed in', async () => {
    sessionStorage.setItem(KEPT, 'bobs-session');
    const { posting } = await open({ snapshot: SNAPSHOT }).comments.describe(call);

    expect(posting).to.deep.equal({ allowed: true });
    expect(github.asked).to.include('github search');
  });

  it('asks giscus nothing for guests', async () => {
    await list(open({ snapshot: SNAPSHOT }));

    expect(github.asked).to.deep.equal([]);
  });

  it('understands answers in pages, searches, what a giscus answers, and that there is nothing yet', async () => {
    const { readSnapshot } = await import('../../src/adapters/github-discussions-snapshot.js');
    const read = async (told: unknown): Promise<unknown> => {
      const real = globalThis.fetch;
      globalThis.fetch = () => Promise.resolve(Response.json(told));
      try {
        return (await readSnapshot('https://blog.example.test/a.json', call)).discussion;
      } finally {
        globalThis.fetch = real;
      }
    };
    const page = (id: string): object => ({
      data: { repository: { discussion: { id: 'D_1', comments: { totalCount: 2, nodes: [{ id }] } } } },
    });
    const nodes = [
      { id: 'DC_1', replies: { totalCount: 0, nodes: [] } },
      { id: 'DC_2', replies: { totalCount: 0, nodes: [] } },
    ];

    expect(await read([page('DC_1'), page('DC_2')])).to.deep.equal({ id: 'D_1', comments: { totalCount: 2, nodes } });
    expect(await read({ data: { search: { nodes: [{ id: 'D_1' }] } } })).to.include({ id: 'D_1' });
    expect(await read({ discussion: { id: 'D_1', comments: [] } })).to.include({ id: 'D_1' });
    for (const none of [
      { data: { repository: { discussion: null } } },
      { data: { search: { nodes: [] } } },
      { discussion: null },
    ])
      expect(await read(none)).to.equal(null);
    for (const wrong of ['x', {}, { data: {} }, { errors: [] }])
      expect(await rejectionOf(read(wrong))).to.include({ kind: 'malformed' });
  });
});
