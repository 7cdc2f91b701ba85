import { wordpressAdapter, type WordpressAdapterOptions } from '../../src/adapters/wordpress.js';
import { HttpResponse } from 'msw';
import { expect } from '../support/index.js';
import { ELSEWHERE, jsonAnswer, NONCE, recordedServer, type Received } from '../support/recorded.js';

const call = { signal: new AbortController().signal };
const POST_28 = 'GET /wp-json/wp/v2/posts/28';
const ME = 'GET /wp-json/wp/v2/users/me';
const CREATE = 'POST /wp-json/wp/v2/comments';
const FRESH = 'GET /wp-admin/admin-ajax.php';
const STALE = 'stale01234';

const nonceOf = ({ headers }: Received): string | null => headers.get('X-WP-Nonce');
const isStale = (received: Received): boolean => nonceOf(received) === STALE;

describe('the WordPress adapter, signed in on the site itself', () => {
  const server = recordedServer('wordpress');
  const open = (options: WordpressAdapterOptions = {}) =>
    wordpressAdapter({ endpoint: '/wp-json', thread: '28', ...options });
  const noncesFor = (wanted: string): (string | null)[] =>
    server.received.filter(({ method, path }) => `${method} ${path}` === wanted).map(nonceOf);
  const refuse = (): HttpResponse<string> =>
    new HttpResponse('{"code":"rest_cookie_invalid_nonce","message":"Cookie check failed","data":{"status":403}}', {
      status: 403,
    });

  beforeEach(() => server.replay('201-post-by-id', '236-me-reader', '216-index-url'));
  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'wpApiSettings');
    document.body.removeAttribute('class');
  });

  it('tells who is signed in, by the nonce it was given', async () => {
    const info = await open({ nonce: NONCE }).comments.describe(call);

    expect(info.viewer).to.deep.include({ name: 'reader' });
    expect(noncesFor(ME)).to.deep.equal([NONCE]);
  });

  it('takes the nonce that WordPress prints for scripts', async () => {
    Object.assign(globalThis, { wpApiSettings: { root: '/wp-json/', nonce: NONCE } });

    expect((await open().comments.describe(call)).viewer).to.deep.include({ name: 'reader' });
  });

  it('does not take for a nonce what is none', async () => {
    for (const wpApiSettings of [
      'text',
      null,
      { nonce: 'line\r\nbreak' },
      { nonce: { toString: () => NONCE } },
      Object.create({ nonce: NONCE }) as object,
    ]) {
      Object.assign(globalThis, { wpApiSettings });
      expect((await open().comments.describe(call)).viewer).to.equal(null);
    }
    expect(noncesFor(POST_28)).to.deep.equal([null, null, null, null, null]);
  });

  it('asks nobody who is reading where nobody can be signed in', async () => {
    const adapter = open();

    expect((await adapter.comments.describe(call)).viewer).to.equal(null);
    expect(await adapter.session!.current(call)).to.equal(null);
    expect(server.asked).to.deep.equal([POST_28]);
  });

  it('fetches a nonce once on pages that WordPress made for somebody signed in', async () => {
    document.body.className = 'single logged-in admin-bar';
    await server.replayAs('87-nonce-from-admin-ajax', { to: FRESH });
    const info = await open().comments.describe(call);

    expect(info.viewer).to.deep.include({ name: 'reader' });
    expect(noncesFor(ME)).to.deep.equal([NONCE]);
    expect(noncesFor(POST_28)).to.deep.equal([NONCE]);
    expect(server.asked.filter((asked) => asked === FRESH)).to.have.length(1);
  });

  it('posts in the name of who is signed in', async () => {
    await server.replay('91-cookie-with-nonce-create');
    const comment = await open({ nonce: NONCE }).comments.create(
      { key: 'a', parent: null, text: 'Written with cookie and nonce.' },
      call,
    );

    expect(comment.author.name).to.equal('reader');
    expect(noncesFor(CREATE)).to.deep.equal([NONCE]);
    expect(JSON.parse(server.received.at(-1)!.text)).to.deep.equal({
      post: 28,
      content: 'Written with cookie and nonce.',
    });
  });

  it('posts without a nonce for who fills in the guest’s fields', async () => {
    await server.replay('32-create-guest');
    await open({ nonce: NONCE }).comments.create(
      { key: 'a', parent: null, text: 'x', guest: { name: 'Gina Guest', email: 'gina@example.test', website: '' } },
      call,
    );

    expect(noncesFor(CREATE)).to.deep.equal([null]);
  });

  it('treats sites that hide their users from the API as read by guests', async () => {
    await server.replayAs('219-no-route', { to: ME });

    expect((await open({ nonce: NONCE }).comments.describe(call)).viewer).to.equal(null);
  });

  it('goes on with the newer nonce that WordPress sends along', async () => {
    const next = 'newer56789';
    await server.replayAs('236-me-reader', {
      to: ME,
      change: (response) => ({ ...response, headers: { ...response.headers, 'x-wp-nonce': next } }),
    });
    const adapter = open({ nonce: NONCE });
    await adapter.session!.current(call);
    await adapter.session!.current(call);

    expect(noncesFor(ME)).to.deep.equal([NONCE, next]);
  });

  describe('with a nonce that has run out', () => {
    it('renews it once for all, and sends again what was refused (F032)', async () => {
      await server.replayAs('87-nonce-from-admin-ajax', { to: FRESH });
      server.answer(isStale, refuse);
      const info = await open({ nonce: STALE }).comments.describe(call);

      expect(info.viewer).to.deep.include({ name: 'reader' });
      expect(noncesFor(ME)).to.deep.equal([STALE, NONCE]);
      expect(server.asked.filter((asked) => asked === FRESH)).to.have.length(1);
    });

    it('does not renew it again for an answer that comes late', async () => {
      await server.replayAs('87-nonce-from-admin-ajax', { to: FRESH });
      let renewed = (): void => undefined;
      const once = new Promise<void>((resolve) => (renewed = resolve));
      server.answer(isStale, async ({ path }) => {
        if (path.endsWith('/28')) await once;
        return refuse();
      });
      server.answer(
        (received) => received.path.endsWith('/28') && nonceOf(received) === NONCE,
        () => jsonAnswer({ id: 28 }),
      );
      const adapter = open({ nonce: STALE });
      const described = adapter.comments.describe(call);
      await adapter.session!.current(call);
      renewed();
      await described;

      expect(server.asked.filter((asked) => asked === FRESH)).to.have.length(1);
    });

    it('posts once it is renewed (F032)', async () => {
      const adapter = open({ nonce: NONCE });
      await adapter.comments.describe(call);
      await server.replay('91-cookie-with-nonce-create');
      await server.replayAs('87-nonce-from-admin-ajax', { to: FRESH });
      server.answer(({ method }) => method === 'POST', refuse, 1);

      expect(
        await adapter.comments.create({ key: 'a', parent: null, text: 'Written with cookie and nonce.' }, call),
      ).to.have.property('id', '263');
    });

    it('reads on as a guest when the session has ended (F029)', async () => {
      await server.replayAs('88-nonce-from-admin-ajax-anonymous', { to: FRESH });
      await server.replayAs('70-auth-bad-app-password', { to: ME });
      server.answer(isStale, refuse);
      const info = await open({ nonce: STALE }).comments.describe(call);

      expect(info).to.include({ viewer: null, title: 'Open post' });
      expect(noncesFor(POST_28)).to.deep.equal([STALE, null]);
    });

    it('reads on as a guest when the new nonce is refused, too', async () => {
      await server.replayAs('87-nonce-from-admin-ajax', { to: FRESH });
      server.answer((received) => nonceOf(received) !== null, refuse);
      await server.replayAs('70-auth-bad-app-password', { to: 'GET /wp-json/wp/v2/users/none' });
      server.answer(
        (received) => received.path.endsWith('/me') && nonceOf(received) === null,
        () => new HttpResponse('{"code":"rest_not_logged_in"}', { status: 401 }),
      );

      expect((await open({ nonce: STALE }).comments.describe(call)).title).to.equal('Open post');
      expect(noncesFor(POST_28)).to.deep.equal([STALE, NONCE, null]);
    });

    it('asks to sign in again before it posts (F029)', async () => {
      const adapter = open({ nonce: NONCE });
      await adapter.comments.describe(call);
      await server.replayAs('88-nonce-from-admin-ajax-anonymous', { to: FRESH });
      server.answer(({ method }) => method === 'POST', refuse);
      const error = await adapter.comments
        .create({ key: 'a', parent: null, text: 'x' }, call)
        .catch((thrown: unknown) => thrown);

      expect(error).to.include({ kind: 'signed-out', code: 'rest_cookie_invalid_nonce' });
      expect(noncesFor(CREATE)).to.deep.equal([NONCE]);
    });
  });

  it('leads to WordPress’s own page to sign in, and back', async () => {
    const signIn = await open().session!.signIn(`${location.origin}/2024/05/open-post/#respond`, call);

    expect(signIn).to.deep.equal({
      kind: 'redirect',
      url: `${location.origin}/wp-login.php?redirect_to=${encodeURIComponent(`${location.origin}/2024/05/open-post/#respond`)}`,
    });
  });

  it('leads back to pages only', async () => {
    expect(await open().session!.signIn('javascript:alert(1)', call)).to.have.property(
      'url',
      `${location.origin}/wp-login.php`,
    );
  });

  it('leads to WordPress’s own page to sign out, when somebody is signed in', async () => {
    expect(await open().session!.signOut(location.href, call)).to.equal(null);
    expect(await open({ nonce: NONCE }).session!.signOut(location.href, call))
      .to.have.property('url')
      .that.includes('wp-login.php?action=logout&redirect_to=');
  });
});

describe('the WordPress adapter, with an application password', () => {
  const server = recordedServer('wordpress', ELSEWHERE);
  const credentials = { user: 'ädmin', applicationPassword: 'abcd efgh' };
  const open = (options: WordpressAdapterOptions = {}) =>
    wordpressAdapter({ endpoint: `${ELSEWHERE}/wp-json`, thread: '28', credentials, ...options });
  const authorized = 'Basic w6RkbWluOmFiY2QgZWZnaA==';

  it('sends it with what needs it, and no cookie', async () => {
    await server.replay('201-post-by-id', '235-me-admin');
    const info = await open().comments.describe(call);

    expect(info.viewer).to.deep.include({ name: 'admin', roles: ['moderator'] });
    expect(server.received.map(({ headers }) => headers.get('Authorization'))).to.deep.equal([authorized, authorized]);
  });

  it('does not send it while looking for the API', async () => {
    await server.replayAs('217-index-namespaces', { to: 'GET /wp-json/' });
    await server.replay('201-post-by-id', '235-me-admin');
    await open({ endpoint: ELSEWHERE }).comments.describe(call);

    expect(server.received.map(({ headers }) => headers.get('Authorization'))).to.deep.equal([
      null,
      authorized,
      authorized,
    ]);
  });

  it('does not follow where a redirect leads with it', async () => {
    server.answer(
      () => true,
      ({ path }) =>
        new HttpResponse(null, { status: 307, headers: { Location: `${location.origin}/wp-stolen${path}` } }),
    );
    const error = await open()
      .comments.describe(call)
      .catch((thrown: unknown) => thrown);

    expect(error).to.have.property('kind', 'offline');
    expect(server.asked.filter((asked) => asked.includes('wp-stolen'))).to.deep.equal([]);
  });

  it('has no session to begin or to end: it signs in with every request', () => {
    expect(open().session).to.equal(undefined);
  });

  it('is a guest with a wrong one, which WordPress does not call an error', async () => {
    await server.replay('201-post-by-id');
    await server.replayAs('70-auth-bad-app-password', { to: ME });

    expect((await open().comments.describe(call)).viewer).to.equal(null);
  });

  it('does not use the nonce of the page it is on', async () => {
    await server.replay('201-post-by-id', '235-me-admin');
    await open({ nonce: NONCE }).comments.describe(call);

    expect(server.received.map(nonceOf)).to.deep.equal([null, null]);
  });
});
