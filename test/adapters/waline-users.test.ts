import type { SignIn } from '../../src/adapters/adapter.js';
import { walineAdapter } from '../../src/adapters/waline.js';
import { expect } from '../support/index.js';
import { call } from '../support/memory-calls.js';
import { jsonAnswer, recordedServer, type Recording } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';

const endpoint = 'https://waline.example.test/';
const KEPT = `gedanken:1:waline:${endpoint}`;
const LIST = { to: 'GET /api/comment' };
const rita = { id: 'waline:2', name: 'Rita Reader', url: undefined, avatar: undefined };
const open = () => walineAdapter({ endpoint, thread: '/guide/intro' });
const forget = (): void => sessionStorage.removeItem(KEPT);

describe('the Waline adapter, signing in', () => {
  const server = recordedServer('waline', 'https://waline.example.test');
  let frame: HTMLIFrameElement;
  beforeEach(() => {
    forget();
    frame = document.createElement('iframe');
    document.body.append(frame);
    // Stands for the window: tests can open none.
    frame.contentWindow!.opener = window;
  });
  afterEach(() => {
    frame.remove();
    forget();
  });

  interface Told {
    readonly origin?: string;
    readonly source?: Window | null;
    readonly data?: unknown;
  }

  function tell({ origin = 'https://waline.example.test', source = frame.contentWindow, data }: Told = {}): void {
    const message = data ?? { type: 'userInfo', data: { token: 'a-jwt', display_name: 'Somebody Else' } };
    window.dispatchEvent(new MessageEvent('message', { origin, source, data: message }));
  }

  async function aPopup(): Promise<Extract<SignIn, { kind: 'popup' }>> {
    const next = await open().session!.signIn('https://blog.example.test/', call);
    if (next.kind !== 'popup') throw new Error(next.kind);
    return next;
  }

  it('opens Waline’s own window, which has to know its opener', async () => {
    const { url, answersOpener } = await aPopup();

    expect([url, answersOpener]).to.deep.equal([
      `${endpoint}ui/login?lng=${encodeURIComponent(navigator.language)}`,
      true,
    ]);
    expect(server.asked).to.deep.equal([]);
  });

  it('takes the token, asks Waline whose it is, and keeps it in this tab alone', async () => {
    await server.replayAs('51-me', { to: 'GET /api/token' });
    const finished = (await aPopup()).finish(call);
    tell();

    expect(await finished).to.deep.equal(rita);
    expect(sessionStorage.getItem(KEPT)).to.equal('a-jwt');
    expect(localStorage.getItem(KEPT)).to.equal(null);
    expect(await open().session!.current(call)).to.deep.equal(rita);
  });

  it('believes no other origin, no other window, and no other message', async () => {
    await server.replayAs('51-me', { to: 'GET /api/token' });
    const finished = (await aPopup()).finish(call);
    const bad = (token: unknown) => ({ type: 'userInfo', data: { token } });
    tell({ origin: 'https://evil.example.test' });
    tell({ source: window });
    tell({ source: null });
    tell({ data: 'userInfo' });
    tell({ data: { type: 'profile', data: { token: 'a-jwt' } } });
    for (const token of [undefined, 7, '', 'two words', 'line\r\nbreak', 'x'.repeat(3_000)]) tell({ data: bad(token) });
    expect(sessionStorage.getItem(KEPT)).to.equal(null);

    tell();
    expect(await finished).to.deep.equal(rita);
  });

  it('signs nobody in by a token that Waline does not know', async () => {
    await server.replayAs('52-me-bad-token', { to: 'GET /api/token' });
    const finished = (await aPopup()).finish(call);
    tell();

    expect(await rejectionOf(finished)).to.include({ kind: 'signed-out' });
    expect(sessionStorage.getItem(KEPT)).to.equal(null);
  });

  it('hears nothing any more once the reader gave up', async () => {
    const left = new AbortController();
    const finished = rejectionOf((await aPopup()).finish({ signal: left.signal }));
    left.abort(new Error('closed'));
    tell();

    expect(await finished).to.include({ message: 'closed' });
    expect(sessionStorage.getItem(KEPT)).to.equal(null);
  });

  it('signs out here, and the thread is a guest’s again', async () => {
    sessionStorage.setItem(KEPT, 'a-jwt');
    await server.replayAs('51-me', { to: 'GET /api/token' });
    await server.replayAs('56-list-as-user', LIST);
    const { session, comments } = open();
    expect((await comments.describe(call)).viewer).to.deep.equal(rita);

    expect(await session!.signOut('https://blog.example.test/', call)).to.equal(null);
    expect((await comments.list({ sort: 'newest' }, call)).comments[0]!.can).to.deep.equal({
      reply: true,
      vote: ['up'],
    });
    expect(sessionStorage.getItem(KEPT)).to.equal(null);
  });

  it('names administrators as moderators', async () => {
    sessionStorage.setItem(KEPT, 'a-jwt');
    await server.replayAs('51-me', { to: 'GET /api/token', change: asAdministrator });

    expect((await open().session!.current(call))!.roles).to.deep.equal(['moderator']);
  });
});

describe('the Waline adapter, changing what is there', () => {
  const server = recordedServer('waline', 'https://waline.example.test');
  const signIn = async (change?: typeof asAdministrator): Promise<void> => {
    sessionStorage.setItem(KEPT, 'a-jwt');
    await server.replayAs('51-me', { to: 'GET /api/token', ...(change ? { change } : {}) });
    await server.replayAs('56-list-as-user', LIST);
  };
  const answers = (name: string, to: string): Promise<void> => server.replayAs(name, { to });
  beforeEach(forget);
  afterEach(forget);

  it('gives the Markdown to start from', async () => {
    await signIn();

    expect(await open().edits!.source('23', call)).to.equal('Edited by the reader.');
  });

  it('changes the words, and keeps when they were written though the answer does not tell', async () => {
    await signIn();
    await answers('54-edit-own', 'PUT /api/comment/23');
    const comment = await open().edits!.update('23', 'Edited by the reader.', call);

    expect(server.received.at(-1)!.text).to.equal('{"comment":"Edited by the reader."}');
    expect(comment).to.deep.include({ id: '23', parent: null, created: 1_795_278_991_000 });
    expect(comment.body.source).to.include('Edited by the reader.');
  });

  it('changes nothing of others', async () => {
    await signIn();
    await answers('55-edit-other', 'PUT /api/comment/4');
    await answers('55-edit-other', 'PUT /api/comment/99');

    expect(await rejectionOf(open().edits!.update('4', 'x', call))).to.include({ kind: 'forbidden' });
    expect(await rejectionOf(open().edits!.update('99', 'x', call))).to.include({ kind: 'not-found' });
  });

  it('asks nobody for a guest', async () => {
    expect(await rejectionOf(open().edits!.update('1', 'x', call))).to.include({ kind: 'signed-out' });
    expect(server.asked).to.deep.equal([]);
  });

  it('takes a comment away that nobody has answered', async () => {
    await signIn();
    await answers('60-delete-own', 'DELETE /api/comment/23');

    expect(await open().edits!.remove('23', call)).to.equal(null);
    expect(server.received.at(-1)!.headers.get('Authorization')).to.equal('Bearer a-jwt');
  });

  it('takes none away that has answers, which would go with it', async () => {
    await signIn();
    await answers('06-list', 'GET /api/comment');

    expect(await rejectionOf(open().edits!.remove('1', call))).to.include({ kind: 'forbidden' });
    expect(server.asked).not.to.include('DELETE /api/comment/1');
  });

  it('takes it away once its only answer is gone', async () => {
    await signIn();
    const mine = { user_id: 2, comment: '<p>x</p>', orig: 'x', status: 'approved', nick: 'Rita Reader', link: '' };
    const answer = { ...mine, objectId: 2, rid: 1, pid: 1, time: 2, like: 0 };
    let children: readonly object[] = [answer];
    server.answer(
      ({ method, path }) => `${method} ${path}` === LIST.to,
      () =>
        jsonAnswer({
          errno: 0,
          data: { page: 1, totalPages: 1, count: 1, data: [{ ...mine, objectId: 1, time: 1, like: 0, children }] },
        }),
    );
    const { comments } = open();
    const rightsOfFirst = async () => (await comments.list({ sort: 'oldest' }, call)).comments[0]!.can;

    expect((await rightsOfFirst()).remove).to.equal(undefined);
    children = [];
    expect((await rightsOfFirst()).remove).to.equal(true);
  });

  it('approves, hides and pins for administrators', async () => {
    await signIn(asAdministrator);
    await answers('58-approve-as-admin', 'PUT /api/comment/21');
    await answers('59-sticky-as-admin', 'PUT /api/comment/23');
    const { moderation, pins } = open();

    expect((await moderation!.approve('21', call)).status).to.equal('published');
    await moderation!.hide('21', 'held', call);
    await moderation!.hide('21', 'spam', call);
    expect((await pins!.pin('23', true, call)).pinned).to.equal(true);
    expect(server.received.filter(({ method }) => method === 'PUT').map(({ text }) => text)).to.deep.equal([
      '{"status":"approved"}',
      '{"status":"waiting"}',
      '{"status":"spam"}',
      '{"sticky":1}',
    ]);
  });

  it('removes a whole conversation for them, as Waline’s own pages do', async () => {
    await signIn(asAdministrator);
    await answers('06-list', 'GET /api/comment');
    await answers('62-delete-root-as-admin', 'DELETE /api/comment/1');
    const left = await open().moderation!.hide('1', 'removed', call);

    expect(left).to.deep.include({ id: '1', status: 'removed', body: { format: 'html', source: '' } });
  });

  it('pins no answer', async () => {
    await signIn(asAdministrator);
    await answers('06-list', 'GET /api/comment');

    expect(await rejectionOf(open().pins!.pin('2', true, call))).to.include({ kind: 'forbidden' });
  });
});

function asAdministrator(response: Recording['response']): Recording['response'] {
  const body = response.body as { readonly data: object };
  return { ...response, body: { ...body, data: { ...body.data, type: 'administrator' } } };
}
