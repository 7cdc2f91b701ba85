import { HttpResponse } from 'msw';
import type { SignIn } from '../../src/adapters/adapter.js';
import { remark42Adapter, type Remark42AdapterOptions } from '../../src/adapters/remark42.js';
import { pause } from '../../src/adapters/remark42-pause.js';
import { FakeTime } from '../support/fake-time.js';
import { expect } from '../support/index.js';
import { call } from '../support/memory-calls.js';
import { recordedServer } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';
import { dropCookie, holdCookie, signedOutInEachTest } from '../support/remark42-session.js';

const endpoint = `${location.origin}/`;
const RETURN = 'https://blog.example.test/';

describe('the Remark42 adapter, signing in', () => {
  const server = recordedServer('remark42', location.origin);
  signedOutInEachTest();
  const sessionOf = (options: Partial<Remark42AdapterOptions> = {}) =>
    remark42Adapter({ endpoint, site: 'test', thread: 'https://blog.example.test/', ...options }).session!;
  const offering = (...providers: readonly string[]) =>
    server.replayAs('01-config', {
      change: (response) => ({ ...response, body: { ...(response.body as object), auth_providers: providers } }),
    });
  async function begun<Kind extends SignIn['kind']>(
    kind: Kind,
    options: Partial<Remark42AdapterOptions> = {},
  ): Promise<Extract<SignIn, { kind: Kind }>> {
    const next = await sessionOf(options).signIn(RETURN, call);
    if (next.kind !== kind) throw new Error(next.kind);
    return next as Extract<SignIn, { kind: Kind }>;
  }

  it('opens the window of a service, which comes back to Remark42 and closes itself', async () => {
    await offering('anonymous', 'google', 'github');
    const url = new URL((await begun('popup')).url);

    expect(url.origin + url.pathname).to.equal(`${endpoint}auth/google/login`);
    expect(Object.fromEntries(url.searchParams)).to.deep.equal({
      site: 'test',
      from: `${endpoint}web/iframe.html?selfClose`,
    });
    expect((await begun('popup')).answersOpener).to.equal(undefined);
    expect((await begun('popup', { provider: 'github' })).url).to.include('/auth/github/login?');
  });

  it('is done when Remark42 itself knows the reader', async () => {
    await offering('github');
    await server.replayAs('06-user', { to: 'GET /api/v1/user' });
    const { finish } = await begun('popup');
    holdCookie();

    expect((await finish(call)).name).to.equal('Gina Guest');
  });

  it('stops asking once the reader gave up', async () => {
    await offering('github');
    const left = new AbortController();
    const finished = rejectionOf((await begun('popup')).finish({ signal: left.signal }));
    left.abort(new Error('closed'));

    expect(await finished).to.include({ message: 'closed' });
    expect(server.asked).not.to.include('GET /api/v1/user');
  });

  it('asks for a name where there is no service, again until Remark42 takes it', async () => {
    await offering('anonymous');
    await server.replayAs('06-user', { to: 'GET /api/v1/user' });
    await server.replayAs('04-login-name-too-short', { to: 'GET /auth/anonymous/login' });
    const { what, answer } = await begun('ask');
    expect(what).to.equal('handle');
    expect(await rejectionOf(answer('ab', call))).to.include({ kind: 'rejected' });
    expect(await rejectionOf(answer(' ', call))).to.include({ kind: 'rejected' });

    server.answer(
      ({ path }) => path === '/auth/anonymous/login',
      () => {
        holdCookie();
        return new HttpResponse('{"name":"Gina Guest","id":"anonymous_1"}');
      },
    );
    expect(await answer(' Gina Guest ', call)).to.deep.equal({
      kind: 'signed-in',
      viewer: { name: 'Gina Guest', id: undefined, avatar: undefined },
    });
    expect(server.received.findLast(({ path }) => path.startsWith('/auth/'))!.query.get('user')).to.equal('Gina Guest');
  });

  it('tells the developer that no way to sign in works here', async () => {
    await offering('email', 'telegram');

    expect(await rejectionOf(sessionOf().signIn(RETURN, call))).to.include({
      kind: 'forbidden',
      hint: 'Remark42 offers email, telegram to sign in with, none of which works here.',
    });
  });

  it('signs out there', async () => {
    holdCookie();
    server.answer(
      ({ path }) => path === '/auth/logout',
      () => {
        dropCookie();
        return new HttpResponse(null, { status: 200 });
      },
    );
    const session = sessionOf();

    expect(await session.signOut(RETURN, call)).to.equal(null);
    expect(await session.current(call)).to.equal(null);
    expect(server.asked).to.deep.equal(['GET /auth/logout']);
  });

  it('signs out whom Remark42 no longer knows', async () => {
    holdCookie();
    await server.replayAs('07-user-anonymous', { to: 'GET /auth/logout' });
    await server.replayAs('07-user-anonymous', { to: 'GET /api/v1/user' });

    expect(await sessionOf().signOut(RETURN, call)).to.equal(null);
  });
});

describe('a pause', () => {
  const time = FakeTime.inEachTest();

  it('ends when its time is over', async () => {
    let ended = false;
    const paused = pause(2000, call).then(() => (ended = true));
    await time.pass(1999);
    expect(ended).to.equal(false);
    await time.pass(1);
    await paused;

    expect(ended).to.equal(true);
  });

  it('ends with the reason of whoever gives up, and leaves no timer', async () => {
    const left = new AbortController();
    const paused = rejectionOf(pause(2000, left));
    left.abort('enough');

    expect(await paused).to.equal('enough');
    expect(time.waiting).to.equal(0);
    expect(await rejectionOf(pause(2000, left))).to.equal('enough');
  });
});
