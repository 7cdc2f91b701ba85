import { comentarioAdapter } from '../../src/adapters/comentario.js';
import type { NewComment } from '../../src/core/comment.js';
import { expect } from '../support/index.js';
import { call, post } from '../support/memory-calls.js';
import { jsonAnswer, recordedServer } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';

const endpoint = 'https://comentario.example.test/';
const KEPT = `gedanken:1:comentario:${endpoint}`;
const CREATE = { to: 'PUT /api/embed/comments' };
const id = (number: number): string => `0a1b2c3d-0000-4000-8000-00000000000${number}`;
const gina: Partial<NewComment> = { guest: { name: 'Gina Guest', email: '', website: '' } };
const forget = (): void => sessionStorage.removeItem(KEPT);

describe('the Comentario adapter, writing', () => {
  const server = recordedServer('comentario', 'https://comentario.example.test');
  const open = () => comentarioAdapter({ endpoint, thread: '/guide/intro', host: 'blog.example.test' });
  const sent = (): unknown => JSON.parse(server.received.findLast(({ method }) => method === 'PUT')!.text);
  beforeEach(async () => {
    forget();
    await server.replay('04-list-empty');
  });
  afterEach(forget);

  it('posts as a guest with a name', async () => {
    await server.replay('06-create-as-guest');
    const comment = await post(open(), 'Hello *there*', gina);

    expect(sent()).to.deep.equal({
      host: 'blog.example.test',
      path: '/guide/intro',
      unregistered: true,
      authorName: 'Gina Guest',
      markdown: 'Hello *there*',
    });
    expect(comment).to.deep.include({ id: id(8), parent: null, status: 'published', author: { name: 'Gina Guest' } });
    expect(comment.body.source).to.equal('<p>Hello <em>there</em></p>\n');
  });

  it('reads the page first, since it comes into being by that', async () => {
    await server.replay('06-create-as-guest');
    await post(open(), 'Hello *there*', gina);

    expect(server.asked).to.deep.equal(['POST /api/embed/comments', 'PUT /api/embed/comments']);
  });

  it('posts without a name where none was given, and below the comment that it answers', async () => {
    await server.replay('06-create-as-guest');
    await post(open(), 'Hello', { parent: id(1), guest: { name: ' ', email: 'gina@example.test', website: '' } });

    expect(sent()).to.deep.equal({
      host: 'blog.example.test',
      path: '/guide/intro',
      unregistered: true,
      parentId: id(1),
      markdown: 'Hello',
    });
  });

  it('posts as who is signed in, whose name Comentario knows', async () => {
    sessionStorage.setItem(KEPT, 'a-session');
    await server.replay('11-user', '06-create-as-guest');
    await post(open(), 'Hello', gina);

    expect(sent()).to.deep.include({ unregistered: false });
    expect(JSON.stringify(sent())).not.to.include('Gina');
    expect(server.received.at(-1)!.headers.get('X-User-Session')).to.equal('a-session');
  });

  it('says that a comment is held, and not what else Comentario tells of it', async () => {
    await server.replay('07-create-held');
    const comment = await post(open(), 'See example.test', gina);

    expect(comment).to.deep.include({ id: id(9), status: 'held', can: { reply: false } });
    expect(JSON.stringify(comment)).not.to.match(/192\.0\.2|NL|link/);
  });

  it('sends no text of spaces, and answers nothing that can’t be a comment', async () => {
    expect(await rejectionOf(post(open(), ' \n'))).to.deep.include({
      kind: 'rejected',
      fields: [{ field: 'text', reason: 'required' }],
    });
    expect(await rejectionOf(post(open(), 'Hello', { parent: '../1' }))).to.include({ kind: 'not-found' });
    expect(server.asked).to.deep.equal([]);
  });

  it('looks for a comment of which the answer got lost, and sends no second one', async () => {
    await server.replay('06-create-as-guest');
    await server.replayAs('30-get-unknown', { ...CREATE, times: 1, change: (it) => ({ ...it, status: 502 }) });
    const adapter = open();
    const sending = () => post(adapter, 'An answer by *nobody*.', { ...gina, parent: id(1) });
    expect(await rejectionOf(sending())).to.include({ kind: 'unavailable', uncertain: true });

    await server.replayAs('01-list', {
      to: 'POST /api/embed/comments',
      change: (it) => ({
        ...it,
        body: JSON.parse(JSON.stringify(it.body).replaceAll('2026-11-21T10:05:00.000Z', new Date().toISOString())),
      }),
    });
    expect((await sending()).id).to.equal(id(2));
    expect(server.asked.filter((asked) => asked === CREATE.to)).to.have.length(1);
  });

  it('doubts that a comment arrived when the answer is no comment', async () => {
    server.answer(
      ({ method }) => method === 'PUT',
      () => jsonAnswer({ comment: 7 }),
    );

    expect(await rejectionOf(post(open(), 'Hello', gina))).to.include({ kind: 'malformed', uncertain: true });
  });

  it('previews by Comentario’s own Markdown', async () => {
    await server.replay('09-preview');

    expect(await open().preview!.preview('*Hello*', call)).to.deep.equal({
      format: 'html',
      source: '<p><em>Hello</em></p>\n',
    });
    expect(JSON.parse(server.received.at(-1)!.text)).to.deep.equal({
      domainId: '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed',
      markdown: '*Hello*',
    });
  });

  it('counts many pages, thirty-two at once, each once', async () => {
    await server.replay('10-counts');
    const counts = await open().counts!.counts(['/guide/intro', '/none/', '/guide/intro'], call);
    expect(counts).to.deep.equal([6, 0, 6]);
    expect(JSON.parse(server.received[0]!.text)).to.deep.equal({
      host: 'blog.example.test',
      paths: ['/guide/intro', '/none/'],
    });

    await open().counts!.counts(
      Array.from({ length: 33 }, (_, index) => `/${index}/`),
      call,
    );
    expect(server.asked).to.have.length(3);
  });
});

describe('the Comentario adapter, refused', () => {
  const server = recordedServer('comentario', 'https://comentario.example.test');
  const open = () => comentarioAdapter({ endpoint, thread: '/guide/intro', host: 'blog.example.test' });
  const refusal = async (name: string, status?: number): Promise<unknown> => {
    await server.replay('04-list-empty');
    await server.replayAs(name, { ...CREATE, ...(status ? { change: (it) => ({ ...it, status }) } : {}) });
    return rejectionOf(post(open(), 'Hello', gina));
  };
  beforeEach(forget);
  afterEach(forget);

  for (const [name, kind, what] of [
    ['21-page-readonly', 'closed', 'a page that is closed'],
    ['22-domain-readonly', 'closed', 'a site that is closed'],
    ['23-unauthenticated', 'signed-out', 'a site that takes no guests'],
    ['27-not-allowed', 'forbidden', 'what is not allowed'],
    ['28-user-readonly', 'forbidden', 'somebody who may only read'],
    ['20-unknown-host', 'forbidden', 'a host that Comentario does not know'],
    ['30-get-unknown', 'not-found', 'a page that Comentario has not seen yet'],
    ['26-no-root-comment', 'forbidden', 'a pin on an answer'],
  ] as const) {
    it(`tells ${what} by its code`, async () => {
      expect(await refusal(name)).to.include({ kind });
    });
  }

  it('points at the field that is wrong', async () => {
    expect(await refusal('24-text-too-long')).to.deep.include({
      kind: 'rejected',
      fields: [{ field: 'text', reason: 'too-long' }],
    });
    expect(await refusal('29-name-too-long')).to.deep.include({
      kind: 'rejected',
      fields: [{ field: 'name', reason: 'too-long' }],
    });
  });

  it('tells the developer which host is missing among Comentario’s domains', async () => {
    await server.replayAs('20-unknown-host', {});

    expect(await rejectionOf(open().comments.list({ sort: 'newest' }, call))).to.include({
      kind: 'forbidden',
      hint: 'Comentario does not know this host: add it to its domains, or name the right one.',
    });
  });

  it('doubts nothing about a failed reading, and anything about a comment that failed on its way', async () => {
    await server.replayAs('20-unknown-host', { change: (it) => ({ ...it, status: 503, body: '' }) });
    expect(await rejectionOf(open().comments.list({ sort: 'newest' }, call))).to.include({
      kind: 'unavailable',
      uncertain: false,
    });
    expect(await refusal('30-get-unknown', 503)).to.include({ kind: 'unavailable', uncertain: true });
  });

  it('forgets a session that has ended', async () => {
    sessionStorage.setItem(KEPT, 'a-session');
    await server.replay('11-user');

    expect(await refusal('23-unauthenticated')).to.include({ kind: 'signed-out' });
    expect(sessionStorage.getItem(KEPT)).to.equal(null);
  });
});
