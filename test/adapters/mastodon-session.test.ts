import type { SignIn } from '../../src/adapters/adapter.js';
import { readSecret, readServer, tabKeep } from '../../src/adapters/mastodon-keep.js';
import { mastodonAdapter, type MastodonAdapterOptions } from '../../src/adapters/mastodon.js';
import { expect } from '../support/index.js';
import { Fediverse } from '../support/mastodon-server.js';
import { rejectionOf } from '../support/rejection-of.js';
import { warningsInEachTest } from '../support/warnings.js';

const HOME = 'https://home.example';
const PAGE = 'https://blog.example/trees/?p=12&code=old#comment-12';
const call = { signal: new AbortController().signal };

describe('signing in on the reader’s own server', () => {
  const before = location.href;
  const warnings = warningsInEachTest();
  let world: Fediverse;
  let thread: string;

  beforeEach(async () => {
    world = new Fediverse();
    await world.install();
    world.tokenFor(world.account('home.example', 'bob', 'Bob Example'));
    const root = world.write(world.account('blog-server.example', 'olga'), 'New on the blog');
    thread = `https://blog-server.example/@olga/${world.deliver(root, 'https://blog-server.example')}`;
  });

  afterEach(() => {
    world.restore();
    history.replaceState(null, '', before);
    tabKeep().keepSession(null);
    tabKeep().keepSetOut(null);
  });

  const open = (options: MastodonAdapterOptions = {}) => mastodonAdapter({ thread, ...options });
  const answer = async (text: string, options?: MastodonAdapterOptions, returnTo = PAGE): Promise<SignIn> => {
    const asking = await open(options).session!.signIn(returnTo, call);
    return asking.kind === 'ask' ? asking.answer(text, call) : asking;
  };

  it('asks which server that is', async () => {
    expect(await open().session!.signIn(PAGE, call)).to.include({ kind: 'ask', what: 'server' });
  });

  it('understands a name, an address, and a handle', async () => {
    for (const text of ['home.example', ' https://home.example/@bob ', '@bob@home.example', 'bob@Home.example'])
      expect(await answer(text), text)
        .to.have.property('url')
        .that.matches(/^https:\/\/home\.example\/oauth\/authorize\?/);
  });

  it('takes nothing else, and sends nothing then', async () => {
    for (const text of ['', 'bob', '@bob', 'http://home.example', 'javascript:alert(1)', 'a b.example'])
      expect(await rejectionOf(answer(text)), text).to.include({ kind: 'rejected' });
    expect(world.calls).to.deep.equal([]);
  });

  it('takes no server that does not speak the protocol', async () => {
    world.breakNext('malformed');
    expect(await rejectionOf(answer('home.example'))).to.include({ kind: 'rejected' });
    world.breakNext('offline');
    expect(await rejectionOf(answer('home.example'))).to.include({ kind: 'rejected' });
  });

  it('makes the site known there, with the rights that it needs, and asks to be let in', async () => {
    const next = await answer('home.example');
    const scopes = 'read:accounts read:search read:statuses write:statuses write:favourites';
    const page = 'https://blog.example/trees/?p=12';
    expect(world.apps).to.deep.equal([
      { client_name: 'blog.example', website: 'https://blog.example', redirect_uris: page, scopes },
    ]);
    const asked = new URL(next.kind === 'redirect' ? next.url : '').searchParams;
    expect(Object.fromEntries(asked)).to.deep.include({
      response_type: 'code',
      client_id: 'client',
      redirect_uri: page,
      scope: scopes,
      code_challenge_method: 'S256',
      state: tabKeep().setOut()?.state,
    });
    expect(asked.get('code_challenge'))
      .to.match(/^[\w-]{43}$/)
      .and.not.equal(tabKeep().setOut()?.verifier);
  });

  it('announces no proof where the page is not encrypted, and gives none then', async () => {
    Object.defineProperty(crypto, 'subtle', { value: undefined, configurable: true });
    try {
      const next = await answer('home.example', {}, before);
      expect(next).to.have.property('url').that.not.includes('code_challenge');
    } finally {
      Reflect.deleteProperty(crypto, 'subtle');
    }
    history.replaceState(null, '', `?code=good&state=${tabKeep().setOut()!.state}`);
    expect(await open().session!.current(call)).to.include({ name: 'Bob Example' });
    expect(world.asked.find(({ path }) => path === '/oauth/token')?.body).not.to.have.property('code_verifier');
  });

  describe('and coming back to the page', () => {
    const comeBack = async (query: (state: string) => string, hash = '') => {
      await answer('home.example', {}, before);
      const { state } = tabKeep().setOut()!;
      const url = new URL(before);
      url.search += `${url.search === '' ? '?' : '&'}${query(state)}`;
      url.hash = hash;
      history.replaceState({ kept: true }, '', url);
      return open();
    };

    it('is signed in, and the address is clean again', async () => {
      const { session, comments } = await comeBack((state) => `code=good&state=${state}`);
      expect(await session!.current(call)).to.include({ name: 'Bob Example', handle: '@bob@home.example' });
      expect(location.href).to.equal(before);
      expect(history.state).to.deep.equal({ kept: true });
      expect((await comments.describe(call)).posting).to.deep.equal({ allowed: true });
      const exchange = world.asked.find(({ path }) => path === '/oauth/token');
      expect(exchange?.body).to.include({ code: 'good', client_secret: 'secret', redirect_uri: before.split('#')[0] });
      expect(exchange?.body['code_verifier']).to.match(/^[\da-f]{64}$/);
    });

    it('leaves the page its own fragment', async () => {
      const { session } = await comeBack((state) => `code=good&state=${state}`, '#respond');
      await session!.current(call);
      expect(location.href).to.equal(`${before.split('#')[0]}#respond`);
    });

    it('tells the developer why nobody is signed in', async () => {
      const { session } = await comeBack((state) => `code=bad&state=${state}`);
      await session!.current(call);
      expect(warnings).to.have.length(1);
      expect(warnings[0]).to.include('signing in on https://home.example failed');
    });

    it('is not signed in after a refusal, nor with a code that is not good', async () => {
      for (const query of ['error=access_denied', 'code=bad']) {
        const { session } = await comeBack((state) => `${query}&state=${state}`);
        expect(await session!.current(call), query).to.equal(null);
        expect(location.href).to.equal(before);
        expect(tabKeep().setOut()).to.equal(null);
      }
    });

    it('takes no code that it has not asked for', async () => {
      const { session } = await comeBack(() => 'code=good&state=another');
      expect(await session!.current(call)).to.equal(null);
      expect(world.calls.filter((one) => one.includes('token'))).to.deep.equal([]);
    });
  });

  describe('in a window, where the site has a page for it', () => {
    const callback = new URL('/signed-in.html', before).href;
    const tell = (query: string) => {
      const channel = new BroadcastChannel('gedanken:1:mastodon');
      channel.postMessage(query);
      channel.close();
    };

    it('goes on once that page has told what came back', async () => {
      const next = await answer('home.example', { callback: '/signed-in.html' }, before);
      if (next.kind !== 'popup') return expect.fail(`It is no window but “${next.kind}”.`);
      expect(new URL(next.url).searchParams.get('redirect_uri')).to.equal(callback);

      const finished = next.finish(call);
      tell('?error=access_denied&state=of-somebody-else');
      tell(`?code=good&state=${tabKeep().setOut()!.state}`);
      expect(await finished).to.include({ name: 'Bob Example' });
      expect(tabKeep().session()).to.include({ server: HOME, token: 'token-bob' });
      expect(tabKeep().setOut()).to.equal(null);
    });

    it('says that the reader did not let the site in', async () => {
      const next = await answer('home.example', { callback }, before);
      const finished = next.kind === 'popup' ? next.finish(call) : undefined;
      tell(`?error=access_denied&state=${tabKeep().setOut()!.state}`);
      expect(await rejectionOf(finished!)).to.include({ kind: 'forbidden' });
    });

    it('stops waiting when the reader gives up', async () => {
      const next = await answer('home.example', { callback }, before);
      const [giving, reason] = [new AbortController(), new Error('Closed')];
      const finished = next.kind === 'popup' ? next.finish({ signal: giving.signal }) : undefined;
      giving.abort(reason);
      expect(await rejectionOf(finished!)).to.equal(reason);
      expect(tabKeep().setOut()).to.equal(null);
    });

    it('needs that page to be of the same origin', async () => {
      const error = await rejectionOf(answer('home.example', { callback: 'https://other.example/' }, before));
      expect(error).to.include({ kind: 'forbidden' }).and.property('hint').includes('other.example');
    });
  });

  it('is not told to have ended while that server is out of reach', async () => {
    tabKeep().keepSession({ server: HOME, id: 'client', secret: 'secret', token: 'token-bob' });
    const { session } = open();
    world.breakNext('unavailable');
    expect(await rejectionOf(session!.current(call))).to.include({ kind: 'unavailable', uncertain: false });
    expect(await session!.current(call)).to.include({ name: 'Bob Example' });
  });

  it('is no reason not to read on, where the server has locked the reader out', async () => {
    tabKeep().keepSession({ server: new URL(thread).origin, id: 'client', secret: 'secret', token: 'locked' });
    const { fetch } = globalThis;
    globalThis.fetch = (input, init) =>
      new Request(input, init).headers.has('Authorization')
        ? Promise.resolve(Response.json({ error: 'Your login is currently disabled' }, { status: 403 }))
        : fetch(input, init);
    try {
      expect((await open().comments.list({ sort: 'oldest' }, call)).comments).to.deep.equal([]);
    } finally {
      globalThis.fetch = fetch;
    }
  });

  it('ends here and there', async () => {
    tabKeep().keepSession({ server: HOME, id: 'client', secret: 'secret', token: 'token-bob' });
    const { session } = open();
    expect(await session!.current(call)).to.include({ name: 'Bob Example' });
    expect(await session!.signOut(PAGE, call)).to.equal(null);
    await world.answered();
    expect(await session!.current(call)).to.equal(null);
    expect(sessionStorage.getItem('gedanken:1:mastodon')).to.equal(null);
    expect(world.calls).to.include('POST home.example/oauth/revoke');
  });
});

describe('what a tab keeps of signing in', () => {
  afterEach(() => tabKeep().keepSession(null));

  it('is in no storage that outlives the tab', () => {
    tabKeep().keepSession({ server: HOME, id: 'client', secret: 'secret', token: 'a-token' });
    expect(JSON.stringify({ ...localStorage })).not.to.include('a-token');
    expect(tabKeep().session()?.token).to.equal('a-token');
  });

  it('is nothing where somebody else wrote it', () => {
    const good = { server: HOME, id: 'client', secret: 'secret', token: 'a-token' };
    for (const change of [{ server: 'http://home.example' }, { token: 'a\nb' }, { id: 7 }, { secret: '' }]) {
      sessionStorage.setItem('gedanken:1:mastodon', JSON.stringify({ ...good, ...change }));
      expect(tabKeep().session(), JSON.stringify(change)).to.equal(null);
    }
    sessionStorage.setItem('gedanken:1:mastodon', '{');
    expect(tabKeep().session()).to.equal(null);
  });

  it('goes to encrypted servers only, or to this machine', () => {
    expect(readServer('https://home.example/@bob')).to.equal(HOME);
    expect(readServer('http://localhost:3000/')).to.equal('http://localhost:3000');
    expect(readServer('http://home.example')).to.equal(undefined);
    expect(readSecret('a b')).to.equal(undefined);
  });
});
