import { HttpResponse } from 'msw';
import { twikooAdapter } from '../../src/adapters/twikoo.js';
import type { NewComment } from '../../src/core/comment.js';
import { expect } from '../support/index.js';
import { call } from '../support/memory-calls.js';
import { jsonAnswer, recordedServer, type Received } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';
import { spiedFetch } from '../support/spied-fetch.js';
import { eventOf, replayTwikoo, sentIn, type Replaying } from '../support/twikoo-replay.js';

const realNow = Date.now;
const endpoint = 'https://twikoo.example.test/';
const KEPT = `gedanken:1:twikoo:${endpoint}`;
const FIRST = 'fcb7edf738fc417882a1d015c8b37c57';
/** When the last comment of the recorded list was written. */
const RECORDED = 1_795_279_356_844;
const gina = { name: 'Gina Guest', email: 'gina@example.test', website: 'https://gina.example.test' };
const WORDS = 'First remark with <b>bold</b> text and <code>code</code>.';

const aNewComment = (change: Partial<NewComment> = {}): NewComment => ({
  key: 'one-press',
  parent: null,
  text: WORDS,
  guest: gina,
  ...change,
});
const isSubmit = (received: Received): boolean => eventOf(received) === 'COMMENT_SUBMIT';

describe('the Twikoo adapter, posting', () => {
  const asked = spiedFetch();
  const server = recordedServer('twikoo', 'https://twikoo.example.test');
  const open = () => twikooAdapter({ endpoint, thread: '/guide/intro' }).comments;
  const replay = (name: string, how: Replaying = {}) => replayTwikoo(server, name, how);
  const submitted = () => server.received.filter(isSubmit).map(sentIn);
  const configured = (config: Readonly<Record<string, string>>) =>
    replay('07-config', { change: () => ({ code: 0, config }) });

  beforeEach(async () => {
    localStorage.removeItem(KEPT);
    Date.now = () => RECORDED;
    await replay('07-config');
    await replay('20-list');
  });
  afterEach(() => {
    Date.now = realNow;
    localStorage.removeItem(KEPT);
  });

  it('sends what the guest wrote as closed HTML, and nothing of their browser', async () => {
    await replay('19-create-duplicate');
    const created = await open().create(aNewComment(), call);
    const { accessToken, ...sent } = submitted()[0]!;

    expect(sent).to.deep.equal({
      event: 'COMMENT_SUBMIT',
      nick: 'Gina Guest',
      mail: 'gina@example.test',
      link: 'https://gina.example.test',
      ua: 'Mozilla/5.0',
      url: '/guide/intro',
      href: location.origin + location.pathname + location.search,
      comment: '<p>First remark with <strong>bold</strong> text and <code>code</code>.</p>',
    });
    expect(accessToken).to.match(/^[\da-f]{32}$/);
    expect(created).to.deep.include({ id: '183f1ec5bc5c4bedbd3d32c5ff21bcaa', status: 'published' });
    expect(created.can).to.deep.equal({ reply: true, remove: true, vote: ['up', 'down'] });
  });

  it('goes by the token of the first time from then on, and tells it to nobody else', async () => {
    await replay('19-create-duplicate');
    await open().create(aNewComment(), call);
    await open().list({ sort: 'newest' }, call);

    const { accessToken } = submitted()[0]!;
    expect(localStorage.getItem(KEPT)).to.equal(accessToken);
    expect(server.received.map((request) => sentIn(request)['accessToken'])).to.deep.equal([
      undefined,
      ...Array(4).fill(accessToken),
    ]);
    expect(new Set(asked.filter(({ url }) => url.href.startsWith(endpoint)).map((one) => one.redirect))).to.deep.equal(
      new Set(['error']),
    );
  });

  it('makes another token of one that is none', async () => {
    localStorage.setItem(KEPT, 'e56dd7aa"><b>');
    await replay('19-create-duplicate');
    await open().create(aNewComment(), call);

    expect(localStorage.getItem(KEPT)).to.match(/^[\da-f]{32}$/);
  });

  it('answers a comment by its own id and that of the conversation', async () => {
    const pid = '40ed7b7506e94ccca231ea7624feecb7';
    await replay('10-create-reply', { change: () => ({ id: 'ad6f73f345e94b2081a1f067babf9910' }) });
    const created = await open().create(aNewComment({ parent: pid }), call);

    expect(submitted()[0]).to.include({ pid, rid: FIRST });
    expect(created).to.include({ id: 'ad6f73f345e94b2081a1f067babf9910', parent: pid });
  });

  it('sends nothing below what is gone, where Twikoo would show it to nobody', async () => {
    expect(await rejectionOf(open().create(aNewComment({ parent: 'nope' }), call))).to.include({ kind: 'not-found' });
    expect(submitted()).to.deep.equal([]);
  });

  it('says that a comment is held, which only the thread tells', async () => {
    await replay('41-create-held');
    await replay('42-list-held-author');

    expect(await open().create(aNewComment(), call)).to.deep.include({
      id: 'cfb808bd40a943ab92507ee337574e3a',
      status: 'held',
    });
  });

  it('shows what was taken as it was sent where the thread can’t be read', async () => {
    await replay('19-create-duplicate');
    const { create } = open();
    server.answer(
      (received) => eventOf(received) === 'COMMENT_GET',
      () => HttpResponse.error(),
    );

    expect(await create(aNewComment(), call)).to.deep.include({
      id: '183f1ec5bc5c4bedbd3d32c5ff21bcaa',
      status: 'published',
      created: RECORDED,
      body: {
        format: 'html',
        source: '<p>First remark with <strong>bold</strong> text and <code>code</code>.</p>',
      },
    });
  });

  describe('what it refuses by itself', () => {
    it('is a guest without what Twikoo’s own form requires', async () => {
      const error = await rejectionOf(open().create(aNewComment({ guest: { ...gina, name: '', email: '' } }), call));

      expect(error).to.deep.include({ kind: 'rejected' });
      expect((error as { fields: unknown }).fields).to.deep.equal([
        { field: 'name', reason: 'required' },
        { field: 'email', reason: 'required' },
      ]);
      expect(submitted()).to.deep.equal([]);
    });

    it('is what is too long as HTML', async () => {
      const text = '<b>x</b> '.repeat(30);
      const error = await rejectionOf(open().create(aNewComment({ text }), call));

      expect((error as { fields: unknown }).fields).to.deep.equal([
        { field: 'text', reason: 'too-long', by: 30 * 19 - 1 + 7 - 500, unit: 'characters' },
      ]);
    });

    it('is what has no words but markup', async () => {
      const error = await rejectionOf(open().create(aNewComment({ text: '<script>alert(1)</script>' }), call));

      expect((error as { fields: unknown }).fields).to.deep.equal([{ field: 'text', reason: 'required' }]);
    });
  });

  describe('when nobody knows whether it arrived', () => {
    const breaksOnce = (): void => server.answer(isSubmit, () => HttpResponse.error(), 1);

    it('finds one’s own of the same words in the thread, and sends no second one', async () => {
      const { create } = open();
      breaksOnce();
      expect(await rejectionOf(create(aNewComment(), call))).to.include({ kind: 'offline', uncertain: true });

      expect(await create(aNewComment(), call)).to.include({ id: '183f1ec5bc5c4bedbd3d32c5ff21bcaa' });
      expect(submitted()).to.have.length(1);
    });

    it('sends it again when there are only other words', async () => {
      const { create } = open();
      const other = aNewComment({ text: 'Other words' });
      breaksOnce();
      await rejectionOf(create(other, call));
      await replay('09-create-guest');

      expect(await create(other, call)).to.include({ id: FIRST });
      expect(submitted()).to.have.length(2);
    });

    it('takes no comment for it that is older than the attempt', async () => {
      Date.now = () => RECORDED + 2 * 3_600_000;
      const { create } = open();
      breaksOnce();
      await rejectionOf(create(aNewComment(), call));
      await replay('09-create-guest');
      await create(aNewComment(), call);

      expect(submitted()).to.have.length(2);
    });

    it('is uncertain of an answer without an id', async () => {
      server.answer(isSubmit, () => jsonAnswer({ ok: true }), 1);

      expect(await rejectionOf(open().create(aNewComment(), call))).to.include({ kind: 'malformed', uncertain: true });
    });
  });

  describe('challenges', () => {
    const TURNSTILE = { CAPTCHA_PROVIDER: 'Turnstile', TURNSTILE_SITE_KEY: '1x00' };

    it('are set before anything is sent', async () => {
      await configured(TURNSTILE);
      const error = await rejectionOf(open().create(aNewComment(), call));

      expect(error).to.deep.include({ kind: 'challenge', challenge: { kind: 'turnstile', siteKey: '1x00' } });
      expect(submitted()).to.deep.equal([]);
    });

    it('are set again when Twikoo took no solution', async () => {
      await configured(TURNSTILE);
      server.answer(isSubmit, () => jsonAnswer({ code: 1000, message: '验证码检测失败: 验证码错误' }), 1);
      const proof = { kind: 'turnstile', token: 'wrong' } as const;

      expect(await rejectionOf(open().create(aNewComment({ proof }), call))).to.deep.include({
        kind: 'challenge',
        challenge: { kind: 'turnstile', siteKey: '1x00' },
      });
      expect(submitted()[0]).to.include({ turnstileToken: 'wrong' });
    });

    it('can be Cap, where it has an address of its own', async () => {
      await configured({ CAPTCHA_PROVIDER: 'Cap', CAP_API_ENDPOINT: 'https://cap.example.test/key/' });
      await replay('19-create-duplicate');
      const { create } = open();
      expect(await rejectionOf(create(aNewComment(), call))).to.deep.include({
        challenge: { kind: 'cap', url: 'https://cap.example.test/key/' },
      });
      await create(aNewComment({ proof: { kind: 'cap', token: 'solved' } }), call);

      expect(submitted()[0]).to.include({ capToken: 'solved' });
    });
  });
});
