import type { SignIn } from '../../src/adapters/adapter.js';
import { comentarioAdapter, type ComentarioAdapterOptions } from '../../src/adapters/comentario.js';
import { FakeTime } from '../support/fake-time.js';
import { expect } from '../support/index.js';
import { call } from '../support/memory-calls.js';
import { recordedServer, type Recording } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';

const endpoint = 'https://comentario.example.test/';
const KEPT = `gedanken:1:comentario:${endpoint}`;
const id = (number: number): string => `0a1b2c3d-0000-4000-8000-00000000000${number}`;
const rita = {
  id: 'comentario:6ec0bd7f-11c0-43da-975e-2a8ad9ebae0b',
  name: 'Rita Reader',
  url: 'https://rita.example.test/',
  avatar: undefined,
};
const forget = (): void => sessionStorage.removeItem(KEPT);
const open = (options: Partial<ComentarioAdapterOptions> = {}) =>
  comentarioAdapter({ endpoint, thread: '/guide/intro', host: 'blog.example.test', ...options });

/** What is said of the page, other than as documented. */
const withPage =
  (page: Readonly<Record<string, unknown>>) =>
  (response: Recording['response']): Recording['response'] => {
    const body = response.body as { readonly pageInfo: object };
    return { ...response, body: { ...body, pageInfo: { ...body.pageInfo, ...page } } };
  };

describe('the Comentario adapter, signing in', () => {
  const server = recordedServer('comentario', 'https://comentario.example.test');
  const time = FakeTime.inEachTest();
  beforeEach(forget);
  afterEach(forget);

  async function aPopup(options: Partial<ComentarioAdapterOptions> = {}): Promise<Extract<SignIn, { kind: 'popup' }>> {
    await server.replay('13-login-token');
    const next = await open(options).session!.signIn('https://blog.example.test/', call);
    if (next.kind !== 'popup') throw new Error(next.kind);
    return next;
  }

  /** Lets time pass until the work is over: each question is answered by the network, not by the clock. */
  async function waitFor<T>(work: Promise<T>): Promise<T> {
    let isOver = false;
    const settle = (): void => void (isOver = true);
    work.then(settle, settle);
    while (!isOver) {
      await time.pass(2_000);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    return work;
  }

  it('opens a window of Comentario’s for the first provider that it names', async () => {
    await server.replay('04-list-empty');
    const { url, answersOpener } = await aPopup();

    expect(url).to.equal(`${endpoint}api/oauth/github?host=blog.example.test&token=a-token`);
    expect(answersOpener).to.equal(undefined);
  });

  it('prefers the site’s own sign-on, and whom the page names above all', async () => {
    await server.replayAs('04-list-empty', { change: withPage({ authSso: true }) });

    expect((await aPopup()).url).to.include('/api/oauth/sso?');
    expect((await aPopup({ provider: 'oidc:example' })).url).to.include('/api/oauth/oidc%3Aexample?');
    expect((await aPopup({ provider: 'unheard-of' })).url).to.include('/api/oauth/sso?');
  });

  it('leads nobody to a provider whose name is none', async () => {
    const idps = [{ id: '../admin' }, { id: 7 }, null];
    await server.replayAs('04-list-empty', { change: withPage({ idps }) });

    expect(await rejectionOf(open().session!.signIn('https://blog.example.test/', call))).to.include({
      kind: 'forbidden',
    });
    expect(server.asked).to.deep.equal(['POST /api/embed/comments']);
  });

  it('asks until the reader has signed in, and keeps the session in this tab alone', async () => {
    await server.replay('04-list-empty', '14-login-token-redeem');
    await server.replayAs('15-login-token-not-yet', { times: 2 });
    const { finish } = await aPopup();

    expect(await waitFor(finish(call))).to.deep.equal(rita);
    const asked = server.received.filter(({ method }) => method === 'PUT');
    expect(asked).to.have.length(3);
    expect(asked[2]!.headers.get('Authorization')).to.equal('Bearer a-token');
    expect(asked[2]!.text).to.equal('{"host":"blog.example.test"}');
    expect([sessionStorage.getItem(KEPT), localStorage.getItem(KEPT)]).to.deep.equal(['a-signed', null]);
  });

  it('asks no more once the reader gave up', async () => {
    await server.replay('04-list-empty');
    const left = new AbortController();
    const finished = rejectionOf((await aPopup()).finish({ signal: left.signal }));
    left.abort(new Error('closed'));

    expect(await finished).to.include({ message: 'closed' });
    await time.pass(10_000);
    expect(server.asked).not.to.include('PUT /api/embed/auth/login/token');
    expect(time.waiting).to.equal(0);
  });

  it('says who is signed in, without what Comentario tells only them', async () => {
    sessionStorage.setItem(KEPT, 'a-session');
    await server.replay('11-user');

    expect(await open().session!.current(call)).to.deep.equal(rita);
    expect(server.received[0]!.headers.get('X-User-Session')).to.equal('a-session');
  });

  it('asks nobody for a guest, and forgets a session that Comentario no longer knows', async () => {
    expect(await open().session!.current(call)).to.equal(null);
    expect(server.asked).to.deep.equal([]);

    sessionStorage.setItem(KEPT, 'a-session');
    await server.replay('12-user-unknown');
    expect(await open().session!.current(call)).to.equal(null);
    expect(sessionStorage.getItem(KEPT)).to.equal(null);
  });

  it('signs out here at once, and at Comentario', async () => {
    sessionStorage.setItem(KEPT, 'a-session');
    await server.replayAs('12-user-unknown', { to: 'POST /api/embed/auth/logout' });

    expect(await open().session!.signOut('https://blog.example.test/', call)).to.equal(null);
    expect(sessionStorage.getItem(KEPT)).to.equal(null);
    // Nobody waits for that answer; what is asked after it comes later.
    while (server.received.length === 0) await server.verify();
    expect(server.received[0]!.headers.get('X-User-Session')).to.equal('a-session');
  });
});

describe('the Comentario adapter, changing what is there', () => {
  const server = recordedServer('comentario', 'https://comentario.example.test');
  const lastSent = (): unknown => JSON.parse(server.received.at(-1)!.text);
  beforeEach(async () => {
    sessionStorage.setItem(KEPT, 'a-session');
    await server.replay('11-user', '02-list-as-user');
  });
  afterEach(forget);

  it('gives the Markdown to start from, where this reader may see it', async () => {
    await server.replayAs('05-get', {
      change: (it) => ({
        ...it,
        body: { comment: { ...(it.body as { comment: object }).comment, markdown: 'First **remark**' } },
      }),
    });
    expect(await open().edits!.source(id(1), call)).to.equal('First **remark**');

    await server.replay('05-get');
    expect(await rejectionOf(open().edits!.source(id(1), call))).to.include({ kind: 'forbidden' });
  });

  it('changes the words, and keeps who wrote them though the answer does not tell', async () => {
    await server.replay('16-edit-own');
    const adapter = open();
    await adapter.comments.list({ sort: 'oldest' }, call);
    const comment = await adapter.edits!.update(id(1), 'Edited', call);

    expect(lastSent()).to.deep.equal({ markdown: 'Edited' });
    expect(comment).to.deep.include({ id: id(1), author: rita, edited: Date.UTC(2026, 10, 22, 9, 5) });
    expect(JSON.stringify(comment)).not.to.include('192.0.2');
  });

  it('takes a comment away, and shows its place where the site does', async () => {
    await server.replay('17-delete-own');
    await server.replayAs('05-get', {
      change: (it) => ({
        ...it,
        body: { comment: { ...(it.body as { comment: object }).comment, html: '', isDeleted: true } },
      }),
    });
    expect(await open().edits!.remove(id(1), call)).to.deep.include({ id: id(1), status: 'removed' });

    await server.replayAs('02-list-as-user', { change: withPage({ showDeletedComments: false }) });
    expect(await open().edits!.remove(id(1), call)).to.equal(null);
  });

  it('takes none away that has answers where they would go out of sight', async () => {
    await server.replayAs('02-list-as-user', { change: withPage({ showDeletedComments: false }) });
    const adapter = open();
    await adapter.comments.list({ sort: 'oldest' }, call);

    expect(await rejectionOf(adapter.edits!.remove(id(1), call))).to.include({ kind: 'forbidden' });
    expect(server.asked).not.to.include(`DELETE /api/embed/comments/${id(1)}`);
  });

  it('votes either way or no longer, and remembers it, since only the whole thread tells', async () => {
    await server.replay('08-vote', '05-get');
    await server.replayAs('05-get', { to: `GET /api/embed/comments/${id(3)}` });
    const adapter = open();
    await adapter.comments.list({ sort: 'oldest' }, call);

    for (const [vote, direction] of [
      ['up', 1],
      ['down', -1],
      [null, 0],
    ] as const) {
      expect(await adapter.votes!.cast(id(3), vote, call)).to.deep.equal({ score: 5, mine: vote });
      expect(lastSent()).to.deep.equal({ direction });
    }
  });

  it('refuses a vote on what one wrote', async () => {
    await server.replay('25-self-vote');

    expect(await rejectionOf(open().votes!.cast(id(1), 'up', call))).to.include({ kind: 'forbidden' });
  });

  it('rejects for moderators whatever they take out, keeps its words, and lets it be approved again', async () => {
    await server.replay('18-moderate');
    const adapter = open();
    const { comments } = await adapter.comments.list({ sort: 'oldest' }, call);
    const held = comments.find((comment) => comment.id === id(7))!;
    for (const as of ['held', 'spam', 'removed'] as const) {
      const hidden = await adapter.moderation!.hide(id(7), as, call);
      expect([hidden.status, hidden.body]).to.deep.equal([as, held.body]);
      expect(lastSent()).to.deep.equal({ approve: false });
    }

    await server.replayAs('05-get', { to: `GET /api/embed/comments/${id(7)}` });
    expect((await adapter.moderation!.approve(id(7), call)).status).to.equal('published');
    expect(server.received.at(-2)!.text).to.equal('{"approve":true}');
  });

  it('pins a conversation, and reads it anew', async () => {
    await server.replay('19-sticky');
    await server.replayAs('05-get', {
      change: (it) => ({
        ...it,
        body: { comment: { ...(it.body as { comment: object }).comment, isSticky: true } },
      }),
    });

    expect((await open().pins!.pin(id(1), true, call)).pinned).to.equal(true);
    expect(server.received.find(({ path }) => path.endsWith('/sticky'))!.text).to.equal('{"sticky":true}');
  });

  it('asks nobody for a guest who would change something', async () => {
    forget();
    const { votes, edits, moderation, pins } = open();
    for (const attempt of [
      votes!.cast(id(1), 'up', call),
      edits!.update(id(1), 'x', call),
      moderation!.approve(id(1), call),
      pins!.pin(id(1), true, call),
    ])
      expect(await rejectionOf(attempt)).to.include({ kind: 'signed-out' });
    expect(server.asked).to.deep.equal([]);
  });
});
