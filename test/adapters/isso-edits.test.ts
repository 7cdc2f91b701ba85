import { HttpResponse } from 'msw';
import { issoAdapter } from '../../src/adapters/isso.js';
import { ownComments } from '../../src/adapters/isso-own.js';
import { expect } from '../support/index.js';
import { call } from '../support/memory-calls.js';
import { recordedServer } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';

const endpoint = 'https://isso.example.test/';
const KEPT = `gedanken:1:isso:${endpoint}`;

describe('the Isso adapter, changing what one wrote', () => {
  const server = recordedServer('isso', 'https://isso.example.test');
  const open = () => issoAdapter({ endpoint, thread: '/guide/intro', cookies: true }).edits!;
  const own = (...ids: readonly string[]): void =>
    localStorage.setItem(KEPT, JSON.stringify(Object.fromEntries(ids.map((id) => [id, Date.now() + 60_000]))));
  const kept = (): string[] => Object.keys(JSON.parse(localStorage.getItem(KEPT) ?? '{}') as object);

  beforeEach(() => localStorage.removeItem(KEPT));
  afterEach(() => localStorage.removeItem(KEPT));

  it('starts from the Markdown that Isso keeps', async () => {
    await server.replay('39-view-for-edit');

    expect(await open().source('1', call)).to.equal('First remark with **bold** text and `code`.\n\nSecond paragraph.');
    expect(server.received[0]!.credentials).to.equal('include');
  });

  it('sends the new words only, and goes on with the new window', async () => {
    await server.replay('42-edit-text-only');
    const comment = await open().update('1', 'First remark, edited again.', call);

    expect(JSON.parse(server.received[0]!.text)).to.deep.equal({ text: 'First remark, edited again.' });
    expect(comment).to.include({ id: '1', edited: 1_795_279_253_388 });
    expect(comment.body.source).to.equal('<p>First remark, edited again.</p>');
    expect(comment.can.edit).to.be.greaterThan(Date.now());
    expect(kept()).to.deep.equal(['1']);
  });

  it('says “forbidden” of what Isso refuses and still has, and why to the developer', async () => {
    await server.replay('38-edit-without-cookie', '20-list');
    const error = await rejectionOf(open().update('1', 'Changed without a cookie.', call));

    expect(error).to.include({ kind: 'forbidden' });
    expect((error as Error).message).to.include('the browser keeps back the cookie');
  });

  it('says “not found” of what Isso refuses and does not have', async () => {
    await server.replayAs('38-edit-without-cookie', { to: 'PUT /id/99' });
    await server.replay('20-list');

    expect(await rejectionOf(open().update('99', 'Changed without a cookie.', call))).to.include({ kind: 'not-found' });
  });

  it('removes a comment without a trace, and forgets that it was one’s own', async () => {
    own('3', '4');
    await server.replay('45-delete-own-leaf');

    expect(await open().remove('3', call)).to.equal(null);
    expect(kept()).to.deep.equal(['4']);
  });

  it('leaves the place of one that was answered', async () => {
    own('29');
    await server.replay('44-delete-own-with-replies');

    expect(await open().remove('29', call)).to.deep.include({ id: '29', status: 'removed', author: { name: '' } });
    expect(kept()).to.deep.equal([]);
  });

  it('takes a second removal, at which Isso fails, for done when the comment is gone', async () => {
    own('6');
    await server.replayAs('46-delete-again', { to: 'DELETE /id/6' });
    await server.replay('20-list');

    expect(await open().remove('6', call)).to.equal(null);
    expect(kept()).to.deep.equal([]);
  });

  it('tells of the failure when it is still there, or nobody knows', async () => {
    await server.replay('46-delete-again', '20-list');
    expect(await rejectionOf(open().remove('3', call))).to.include({ kind: 'unavailable' });

    server.answer(
      ({ path }) => path === '/',
      () => HttpResponse.error(),
    );
    expect(await rejectionOf(open().remove('3', call))).to.include({ kind: 'unavailable' });
  });
});

describe('what is kept of one’s own comments', () => {
  const key = 'gedanken:1:isso:https://own.example.test/';
  const open = () => ownComments('https://own.example.test/');
  const soon = (): number => Date.now() + 60_000;

  beforeEach(() => localStorage.removeItem(key));
  afterEach(() => localStorage.removeItem(key));

  it('is nothing before there is something to keep', () => {
    open().until('1');
    open().forget('1');

    expect(localStorage.getItem(key)).to.equal(null);
  });

  it('is forgotten with the last of them', () => {
    open().set('1', soon());
    open().forget('1');

    expect(localStorage.getItem(key)).to.equal(null);
  });

  it('is of the last fifty', () => {
    const mine = open();
    for (let id = 1; id <= 60; id += 1) mine.set(String(id), soon());

    expect(Object.keys(JSON.parse(localStorage.getItem(key)!) as object)).to.have.length(50);
  });

  it('survives whatever else is found in its place', () => {
    for (const found of ['', 'x', 'null', '[]', '{"1":"later","2":-5,"3":1e300}', '{"__proto__":1}']) {
      localStorage.setItem(key, found);

      expect(['1', '2', '3', '__proto__'].map((id) => open().until(id))).to.deep.equal(Array(4).fill(undefined));
    }
  });
});
