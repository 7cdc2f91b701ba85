import { HttpResponse } from 'msw';
import { issoAdapter, type IssoAdapterOptions } from '../../src/adapters/isso.js';
import type { NewComment } from '../../src/core/comment.js';
import { expect } from '../support/index.js';
import { call } from '../support/memory-calls.js';
import { jsonAnswer, recordedServer, type Received } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';
import { spiedFetch } from '../support/spied-fetch.js';
import { warningsInEachTest } from '../support/warnings.js';

const realNow = Date.now;
const endpoint = 'https://isso.example.test/';
const KEPT = `gedanken:1:isso:${endpoint}`;
/** When the first comment of the recordings was written. */
const RECORDED = 1_795_279_252_537;
const gina = { name: 'Gina Guest', email: 'gina@example.test', website: 'https://gina.example.test' };
const WORDS = 'First remark with **bold** text and `code`.\n\nSecond paragraph.';

const aNewComment = (change: Partial<NewComment> = {}): NewComment => ({
  key: 'one-press',
  parent: null,
  text: WORDS,
  guest: gina,
  ...change,
});
const isPost = ({ method }: Received): boolean => method === 'POST';

describe('the Isso adapter, posting', () => {
  const warnings = warningsInEachTest();
  const asked = spiedFetch();
  const server = recordedServer('isso', 'https://isso.example.test');
  const open = (options: Partial<IssoAdapterOptions> = {}) =>
    issoAdapter({ endpoint, thread: '/guide/intro', title: 'Intro', ...options }).comments;
  let now: number;

  beforeEach(() => {
    now = RECORDED;
    Date.now = () => now;
    localStorage.removeItem(KEPT);
  });
  afterEach(() => {
    Date.now = realNow;
    localStorage.removeItem(KEPT);
  });

  it('sends what the guest wrote, with the title of the page, and answers with what Isso made of it', async () => {
    await server.replay('03-create-first-with-title');
    const comment = await open().create(aNewComment(), call);

    expect(JSON.parse(server.received[0]!.text)).to.deep.equal({
      text: WORDS,
      parent: null,
      author: 'Gina Guest',
      email: 'gina@example.test',
      website: 'https://gina.example.test',
      title: 'Intro',
    });
    expect(server.received[0]!.query.get('uri')).to.equal('/guide/intro');
    expect(comment).to.deep.include({ id: '1', parent: null, status: 'published', created: RECORDED });
    expect(comment.body.source).to.include('<strong>bold</strong>');
  });

  it('leaves empty fields out, since Isso takes an empty website for a wrong one', async () => {
    await server.replay('06-create-anonymous-text-only');
    await open().create(aNewComment({ guest: { name: '', email: '', website: '' } }), call);

    expect(JSON.parse(server.received[0]!.text)).to.include({ author: null, email: null, website: null });
  });

  it('answers with the parent that Isso gave an answer to an answer', async () => {
    await server.replay('05-create-reply-to-reply');

    expect(await open().create(aNewComment({ parent: '2' }), call)).to.include({ id: '3', parent: '1' });
    expect(JSON.parse(server.received[0]!.text)).to.include({ parent: 2 });
  });

  it('sends nothing below what can’t be a comment of Isso', async () => {
    expect(await rejectionOf(open().create(aNewComment({ parent: 'wp-7' }), call))).to.include({ kind: 'not-found' });
    expect(server.asked).to.deep.equal([]);
  });

  it('sends words and cookies to no other address than Isso’s', async () => {
    await server.replay('03-create-first-with-title');
    await server.replayAs('20-list', { to: 'GET /' });
    server.answer(
      ({ path }) => path === '/id/1',
      () => jsonAnswer({}, 200),
    );
    const comments = open({ cookies: true });
    await comments.create(aNewComment(), call);
    await comments.list({ sort: 'oldest' }, call);

    const ofIsso = asked.filter(({ url }) => url.href.startsWith(endpoint));
    expect(ofIsso.map(({ method, redirect }) => [method, redirect])).to.deep.equal([
      ['POST', 'error'],
      ['GET', 'error'],
      ['GET', 'follow'],
    ]);
  });

  it('says that a comment is held', async () => {
    await server.replay('53-create-held');

    expect(await open().create(aNewComment(), call)).to.deep.include({ status: 'held', can: { reply: false } });
  });

  describe('when nobody knows whether it arrived', () => {
    const breaksOnce = (): void => server.answer(isPost, () => HttpResponse.error(), 1);
    const thread = async (): Promise<void> => {
      await server.replayAs('20-list', { to: 'GET /' });
      await server.replayAs('21-list-plain', { query: { plain: '1' } });
    };

    it('finds it in the thread by name and words, and sends no second one', async () => {
      const comments = open();
      breaksOnce();
      expect(await rejectionOf(comments.create(aNewComment(), call))).to.include({ kind: 'offline', uncertain: true });
      await thread();

      expect(await comments.create(aNewComment(), call)).to.deep.include({ id: '1', replies: 2 });
      expect(server.received.filter(isPost)).to.have.length(1);
    });

    for (const [what, change] of [
      ['of somebody else', { guest: { ...gina, name: 'Bruno Example' } }],
      ['of other words', { text: 'First remark' }],
    ] as const) {
      it(`sends it again when there is only a comment ${what}`, async () => {
        const comments = open();
        breaksOnce();
        await rejectionOf(comments.create(aNewComment(change), call));
        await thread();
        await server.replay('09-create-unknown-thread-title-from-page');
        breaksOnce();
        await rejectionOf(comments.create(aNewComment(change), call));

        expect((await comments.create(aNewComment(change), call)).id).to.equal('6');
      });
    }

    it('takes no comment for it that is older than the attempt', async () => {
      now += 2 * 3_600_000;
      const comments = open();
      breaksOnce();
      await rejectionOf(comments.create(aNewComment(), call));
      await thread();
      await server.replay('09-create-unknown-thread-title-from-page');

      expect((await comments.create(aNewComment(), call)).id).to.equal('6');
    });

    it('stays uncertain when the thread can’t be read either', async () => {
      const comments = open();
      breaksOnce();
      await rejectionOf(comments.create(aNewComment(), call));
      server.answer(
        () => true,
        () => HttpResponse.error(),
        1,
      );

      expect(await rejectionOf(comments.create(aNewComment(), call))).to.include({ kind: 'offline', uncertain: true });
    });

    it('is uncertain of an answer that is no comment', async () => {
      server.answer(isPost, () => jsonAnswer({ ok: true }), 1);

      expect(await rejectionOf(open().create(aNewComment(), call))).to.include({ kind: 'malformed', uncertain: true });
    });
  });

  describe('changing it afterwards', () => {
    const shown = { answered: 200 };
    const answersAuthor = (status: number): void =>
      server.answer(
        ({ method, path, credentials }) => method === 'GET' && path === '/id/1' && credentials === 'include',
        () => jsonAnswer({}, status),
      );

    it('is possible for as long as Isso says, when its cookie came back', async () => {
      await server.replay('03-create-first-with-title');
      answersAuthor(shown.answered);
      const { can } = await open({ cookies: true }).create(aNewComment(), call);

      expect(can).to.deep.equal({ reply: false, edit: RECORDED + 900_000, remove: true });
      expect(localStorage.getItem(KEPT)).to.equal(`{"1":${RECORDED + 900_000}}`);
      expect(warnings).to.deep.equal([]);
    });

    it('is possible after a reload too, and not after the window', async () => {
      await server.replay('03-create-first-with-title');
      await server.replayAs('20-list', { to: 'GET /' });
      answersAuthor(shown.answered);
      await open({ cookies: true }).create(aNewComment(), call);
      const rights = async () => (await open({ cookies: true }).list({ sort: 'oldest' }, call)).comments[0]!.can;

      expect(await rights()).to.deep.equal({ reply: true, edit: RECORDED + 900_000, remove: true });
      now += 900_001;
      expect(await rights()).to.deep.equal({ reply: true, vote: ['up', 'down'] });
      expect(localStorage.getItem(KEPT)).to.equal(null);
    });

    it('is not offered when the browser keeps the cookie back, which the developer is told once', async () => {
      await server.replay('03-create-first-with-title');
      answersAuthor(403);
      const comments = open({ cookies: true });
      const { can } = await comments.create(aNewComment(), call);
      await comments.create(aNewComment({ key: 'another-press' }), call);

      expect(can).to.deep.equal({ reply: true, vote: ['up', 'down'] });
      expect(localStorage.getItem(KEPT)).to.equal(null);
      expect(warnings).to.have.length(1);
      expect(warnings[0]).to.include('isso.example.test is on another site than this page');
    });

    it('is not tried on another site, whose cookies are neither sent nor taken', async () => {
      await server.replay('03-create-first-with-title');
      const { can } = await open().create(aNewComment(), call);

      expect(can.edit).to.equal(undefined);
      expect(server.received.map(({ method, credentials }) => [method, credentials])).to.deep.equal([['POST', 'omit']]);
      expect(warnings).to.have.length(1);
    });

    it('is not explained where the page wants none', async () => {
      await server.replay('03-create-first-with-title');
      await open({ cookies: false }).create(aNewComment(), call);

      expect(warnings).to.deep.equal([]);
    });
  });

  it('previews by Isso’s own Markdown', async () => {
    await server.replay('48-preview');

    expect(await issoAdapter({ endpoint }).preview!.preview('A *preview* text.', call)).to.deep.equal({
      format: 'html',
      source: '<p>A <em>preview</em> text.</p>',
    });
    expect(JSON.parse(server.received[0]!.text)).to.deep.equal({ text: 'A *preview* text.' });
  });
});
