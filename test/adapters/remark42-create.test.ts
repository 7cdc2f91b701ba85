import { HttpResponse } from 'msw';
import { remark42Adapter, type Remark42AdapterOptions } from '../../src/adapters/remark42.js';
import type { NewComment } from '../../src/core/comment.js';
import type { AdapterError } from '../../src/core/errors.js';
import { expect } from '../support/index.js';
import { call } from '../support/memory-calls.js';
import { jsonAnswer, recordedServer, type Received } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';
import { dropCookie, holdCookie, signedOutInEachTest } from '../support/remark42-session.js';
import { spiedFetch } from '../support/spied-fetch.js';

const endpoint = `${location.origin}/`;
const ELSEWHERE = 'https://remark42.example.test';
const KEPT = `gedanken:1:remark42:${ELSEWHERE}/`;
const thread = 'https://blog.example.test/guide/intro/';
const LOGIN = 'GET /auth/anonymous/login';
const POST = 'POST /api/v1/comment';
const WORDS = 'First remark with **bold** text and `code`.';
const FIRST = '52a967e6-61b2-4e98-b424-3de918afb3ff';
const isPost = ({ method, path }: Received): boolean => `${method} ${path}` === POST;

function aNewComment(more: Partial<NewComment> = {}): NewComment {
  return {
    key: 'a',
    parent: null,
    text: WORDS,
    guest: { name: 'Gina Guest', email: '', website: '' },
    ...more,
  };
}

describe('the Remark42 adapter, writing', () => {
  const server = recordedServer('remark42', location.origin, ELSEWHERE);
  const asked = spiedFetch();
  signedOutInEachTest();
  const open = (options: Partial<Remark42AdapterOptions> = {}) =>
    remark42Adapter({ endpoint, site: 'test', thread, title: 'Intro', ...options });
  const send = (more: Partial<NewComment> = {}) => open().comments.create(aNewComment(more), call);
  const sent = () => JSON.parse(server.received.find(isPost)!.text) as unknown;

  beforeEach(async () => {
    await server.replay('01-config');
    await server.replayAs('06-user', { to: 'GET /api/v1/user' });
    await server.replay('08-create');
    server.answer(
      ({ path }) => path === '/auth/anonymous/login',
      () => {
        holdCookie();
        return new HttpResponse('{"name":"Gina Guest","id":"anonymous_1"}');
      },
    );
  });

  it('signs a guest in by their name first, then posts', async () => {
    const comment = await send();

    expect(server.asked.filter((one) => one === LOGIN || one === POST)).to.deep.equal([LOGIN, POST]);
    const [login] = server.received.filter(({ path }) => path.startsWith('/auth/'));
    expect(Object.fromEntries(login!.query)).to.deep.equal({ site: 'test', user: 'Gina Guest', aud: 'test' });
    expect(server.received.find(isPost)!.headers.get('X-XSRF-TOKEN')).to.equal('a-xsrf');
    expect(sent()).to.deep.equal({ text: WORDS, pid: '', title: 'Intro', locator: { site: 'test', url: thread } });
    expect(comment).to.deep.include({ id: FIRST, parent: null, status: 'published' });
    expect(comment.author.name).to.equal('Gina Guest');
    expect(comment.body.source).to.include('<strong>bold</strong>');
  });

  it('lets them go on as who they are then', async () => {
    const adapter = open();
    await server.replayAs('02-find-empty', { to: 'GET /api/v1/find' });
    await adapter.comments.create(aNewComment(), call);
    expect((await adapter.comments.describe(call)).viewer?.name).to.equal('Gina Guest');

    await adapter.comments.create(aNewComment({ key: 'b', guest: undefined }), call);
    expect(server.asked.filter((one) => one === LOGIN)).to.have.length(1);
  });

  it('signs nobody in who is', async () => {
    holdCookie();
    await send({ guest: undefined });

    expect(server.asked).not.to.include(LOGIN);
  });

  it('sends words and what proves who wrote them to no other address', async () => {
    await send();

    const ofRemark42 = asked.filter(({ url }) => /^\/(api|auth)\//.test(url.pathname));
    expect(ofRemark42.map(({ url, redirect }) => [url.pathname, redirect])).to.deep.include.members([
      ['/api/v1/comment', 'error'],
      ['/api/v1/user', 'error'],
    ]);
    expect(ofRemark42.every(({ credentials }) => credentials === 'same-origin')).to.equal(true);
  });

  it('answers a comment, once it knows that this is there', async () => {
    await server.replayAs('32-get-one', { to: `GET /api/v1/id/${FIRST}` });
    await server.replay('09-create-reply');

    expect(await send({ parent: FIRST })).to.include({ parent: FIRST });
    expect(sent()).to.include({ pid: FIRST });
  });

  it('posts nothing below what is not there: Remark42 would hide it', async () => {
    server.answer(
      ({ path }) => path.startsWith('/api/v1/id/'),
      () => jsonAnswer({ code: 1, details: "can't get comment by id", error: 'no value for nope' }, 400),
    );

    expect(await rejectionOf(send({ parent: 'nope' }))).to.include({ kind: 'not-found' });
    expect(server.asked).not.to.include(POST);
  });

  for (const [name, field] of [
    ['ab', { field: 'name', reason: 'too-short', by: 3, unit: 'characters' }],
    ['x'.repeat(70), { field: 'name', reason: 'too-long', by: 6, unit: 'characters' }],
    ['Gina <3', { field: 'name', reason: 'invalid' }],
  ] as const) {
    it(`points at a name that Remark42 does not take: ${name.slice(0, 8)}`, async () => {
      await server.replayAs('04-login-name-too-short', { to: LOGIN });
      const error = await rejectionOf(send({ guest: { name, email: '', website: '' } }));

      expect(error).to.include({ kind: 'rejected' });
      expect((error as AdapterError).fields).to.deep.equal([field]);
      expect(server.asked).not.to.include(POST);
    });
  }

  it('asks for a name and for words before it asks Remark42', async () => {
    for (const [more, field] of [
      [{ guest: { name: ' ', email: '', website: '' } }, 'name'],
      [{ text: ' \n' }, 'text'],
    ] as const) {
      const error = await rejectionOf(send(more));
      expect((error as AdapterError).fields).to.deep.equal([{ field, reason: 'required' }]);
    }
    expect(server.asked).not.to.include(LOGIN);
  });

  it('says that the browser keeps no cookies', async () => {
    server.answer(
      ({ path }) => path === '/auth/anonymous/login',
      () => new HttpResponse('{"name":"Gina Guest","id":"anonymous_1"}'),
    );

    expect(await rejectionOf(send())).to.include({ kind: 'forbidden' });
    expect(server.asked).not.to.include(POST);
  });

  it('has guests sign in where Remark42 takes none', async () => {
    await server.replayAs('01-config', {
      change: (response) => ({ ...response, body: { ...(response.body as object), auth_providers: ['github'] } }),
    });

    expect(await rejectionOf(send())).to.include({ kind: 'signed-out' });
    expect(await rejectionOf(send({ guest: undefined }))).to.include({ kind: 'signed-out' });
  });

  it('posts nothing to another origin', async () => {
    const { comments } = open({ endpoint: ELSEWHERE });

    expect(await rejectionOf(comments.create(aNewComment(), call))).to.include({ kind: 'forbidden' });
    expect(server.asked).to.deep.equal([]);
  });

  describe('with a token that Remark42 sends to another origin', () => {
    const elsewhere = () => open({ endpoint: ELSEWHERE, jwt: true });
    const logIn = (headers: Readonly<Record<string, string>>): void =>
      server.answer(
        ({ path }) => path === '/auth/anonymous/login',
        () => new HttpResponse('{"name":"Gina Guest","id":"anonymous_1"}', { headers }),
      );

    it('keeps it in this tab alone, and proves with it who writes', async () => {
      logIn({ 'X-JWT': 'a-jwt' });
      const { comments } = elsewhere();
      await comments.create(aNewComment(), call);

      const { headers, credentials } = server.received.find(isPost)!;
      expect([headers.get('X-JWT'), headers.get('X-XSRF-TOKEN'), credentials]).to.deep.equal(['a-jwt', null, 'omit']);
      expect([sessionStorage.getItem(KEPT), localStorage.getItem(KEPT)]).to.deep.equal(['a-jwt', null]);
    });

    it('takes over the one that takes its place', async () => {
      sessionStorage.setItem(KEPT, 'an-old-jwt');
      await server.replayAs('06-user', {
        to: 'GET /api/v1/user',
        change: (response) => ({ ...response, headers: { ...response.headers, 'x-jwt': 'a-new-jwt' } }),
      });
      await elsewhere().session!.current(call);

      expect(sessionStorage.getItem(KEPT)).to.equal('a-new-jwt');
    });

    it('says what is missing where the page may not read it', async () => {
      logIn({});
      const error = await rejectionOf(elsewhere().comments.create(aNewComment(), call));

      expect(error).to.include({ kind: 'forbidden' });
      expect((error as AdapterError).hint).to.include('AUTH_SEND_JWT_HEADER');
    });

    it('forgets one that Remark42 no longer believes', async () => {
      sessionStorage.setItem(KEPT, 'an-old-jwt');
      await server.replayAs('07-user-anonymous', { to: 'GET /api/v1/user' });

      expect(await elsewhere().session!.current(call)).to.equal(null);
      expect(sessionStorage.getItem(KEPT)).to.equal(null);
    });
  });

  describe('when nobody knows whether it arrived', () => {
    const breaksOnce = (): void => server.answer(isPost, () => HttpResponse.error(), 1);
    const found = (change: (text: string) => string = (text) => text) =>
      server.replayAs('21-find-plain', {
        to: 'GET /api/v1/find',
        change: (response) => ({
          ...response,
          body: JSON.parse(
            change(JSON.stringify(response.body)).replaceAll(/"time":"[^"]+"/g, `"time":"${new Date().toISOString()}"`),
          ),
        }),
      });

    it('looks for it, and posts nothing where it is found', async () => {
      breaksOnce();
      await found();
      const { comments } = open();
      expect(await rejectionOf(comments.create(aNewComment(), call))).to.include({ kind: 'offline', uncertain: true });

      expect((await comments.create(aNewComment(), call)).body.source).to.include('<strong>bold</strong>');
      expect(server.asked.filter((one) => one === POST)).to.have.length(1);
    });

    it('posts it where only somebody else said the same', async () => {
      breaksOnce();
      await found((text) => text.replaceAll('anonymous_f0acacd4aae1bff6d379241f638252281aa9d24f', 'github_2'));
      const { comments } = open();
      await rejectionOf(comments.create(aNewComment(), call));
      await comments.create(aNewComment(), call);

      expect(server.asked.filter((one) => one === POST)).to.have.length(2);
    });

    it('never takes an answer to something else for it', async () => {
      breaksOnce();
      await found();
      const { comments } = open();
      await server.replayAs('32-get-one', { to: `GET /api/v1/id/${FIRST}` });
      const answer = aNewComment({ parent: FIRST });
      await rejectionOf(comments.create(answer, call));
      await comments.create(answer, call);

      expect(server.asked.filter((one) => one === POST)).to.have.length(2);
    });
  });

  it('forgets who was signed in when the cookie goes', async () => {
    const adapter = open();
    holdCookie();
    expect((await adapter.session!.current(call))?.name).to.equal('Gina Guest');
    dropCookie();

    expect(await adapter.session!.current(call)).to.equal(null);
  });
});
