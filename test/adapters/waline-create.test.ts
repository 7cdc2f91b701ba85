import { HttpResponse } from 'msw';
import { walineAdapter, type WalineAdapterOptions } from '../../src/adapters/waline.js';
import type { NewComment } from '../../src/core/comment.js';
import type { AdapterError } from '../../src/core/errors.js';
import { expect } from '../support/index.js';
import { call } from '../support/memory-calls.js';
import { jsonAnswer, recordedServer, type Received } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';

const realNow = Date.now;
const endpoint = 'https://waline.example.test/';
const KEPT = `gedanken:1:waline:${endpoint}`;
const POST = { to: 'POST /api/comment' };
const LIST = { to: 'GET /api/comment' };
/** When the comments of the recordings were written. */
const RECORDED = 1_795_278_990_000;
const WORDS = 'First remark with **bold** text and `code`.';
const gina = { name: 'Gina Guest', email: 'gina@example.test', website: 'https://gina.example.test' };

const aNewComment = (change: Partial<NewComment> = {}): NewComment => ({
  key: 'one-press',
  parent: null,
  text: WORDS,
  guest: gina,
  ...change,
});
const isPost = ({ method }: Received): boolean => method === 'POST';

describe('the Waline adapter, posting', () => {
  const server = recordedServer('waline', 'https://waline.example.test');
  const open = (options: Partial<WalineAdapterOptions> = {}) =>
    walineAdapter({ endpoint, thread: '/guide/intro', ...options }).comments;
  const sent = (): Record<string, unknown> => JSON.parse(server.received.find(isPost)!.text) as Record<string, unknown>;

  beforeEach(() => {
    Date.now = () => RECORDED;
    sessionStorage.removeItem(KEPT);
  });
  afterEach(() => {
    Date.now = realNow;
    sessionStorage.removeItem(KEPT);
  });

  it('sends what the guest wrote, and not which browser they have', async () => {
    await server.replayAs('02-create-guest', POST);
    const comment = await open().create(aNewComment(), call);

    expect(sent()).to.deep.equal({
      comment: WORDS,
      nick: 'Gina Guest',
      mail: 'gina@example.test',
      link: 'https://gina.example.test',
      url: '/guide/intro',
    });
    expect(comment).to.deep.include({ id: '1', parent: null, status: 'published', created: RECORDED });
    expect(comment.body.source).to.include('<strong>bold</strong>');
  });

  it('names the answered comment, the first of its conversation, and whom it answers', async () => {
    await server.replayAs('06-list', LIST);
    await server.replayAs('04-create-reply-to-reply', POST);
    const comments = open();
    await comments.list({ sort: 'newest' }, call);
    const created = await comments.create(aNewComment({ parent: '2' }), call);

    expect(sent()).to.include({ pid: 2, rid: 1, at: 'Bruno Example' });
    expect([created.id, created.parent]).to.deep.equal(['3', '2']);
  });

  it('looks up the conversation of a comment that it has not read', async () => {
    await server.replayAs('06-list', LIST);
    await server.replayAs('03-create-reply', POST);
    await open().create(aNewComment({ parent: '1' }), call);

    expect(sent()).to.include({ pid: 1, rid: 1, at: 'Gina Guest' });
  });

  it('sends no answer to what is not there', async () => {
    await server.replayAs('06-list', LIST);

    expect(await rejectionOf(open().create(aNewComment({ parent: '99' }), call))).to.include({ kind: 'not-found' });
    expect(server.received.filter(isPost)).to.have.length(0);
  });

  it('posts as who is signed in, with the address that Waline writes to when somebody answers', async () => {
    sessionStorage.setItem(KEPT, 'a-jwt');
    await server.replayAs('51-me', { to: 'GET /api/token' });
    await server.replayAs('53-create-as-user', POST);
    const { guest: _, ...comment } = aNewComment();
    const created = await open().create(comment, call);

    expect(sent()).to.include({ nick: 'Rita Reader', mail: 'rita@example.test', link: '' });
    expect(server.received.find(isPost)!.headers.get('Authorization')).to.equal('Bearer a-jwt');
    expect([created.author.id, created.can.edit, created.can.remove]).to.deep.equal(['waline:2', Infinity, true]);
  });

  for (const [name, status] of [
    ['37-create-held-audit', 'held'],
    ['44-create-forbidden-word', 'spam'],
  ] as const) {
    it(`says that a comment is ${status}`, async () => {
      await server.replayAs(name, POST);

      expect(await open().create(aNewComment(), call)).to.deep.include({ status, can: { reply: false } });
    });
  }

  it('sends no empty words', async () => {
    expect(await rejectionOf(open().create(aNewComment({ text: ' \n' }), call))).to.deep.include({
      kind: 'rejected',
      fields: [{ field: 'text', reason: 'required' }],
    });
    expect(server.asked).to.deep.equal([]);
  });

  describe('refused', () => {
    const refusals: readonly (readonly [string, Partial<AdapterError>])[] = [
      ['27-create-duplicate', { kind: 'conflict' }],
      ['29-create-no-comment', { kind: 'rejected', fields: [{ field: 'text', reason: 'required' }] }],
      ['34-create-pid-unknown', { kind: 'not-found' }],
      ['35-create-nick-too-long', { kind: 'rejected', uncertain: false }],
      ['36-create-bad-json', { kind: 'rejected', uncertain: false }],
      ['39-create-flood', { kind: 'rate-limited', retryAfter: 60_000 }],
      ['41-create-login-required', { kind: 'signed-out' }],
      ['43-secure-domains-refused', { kind: 'forbidden' }],
      ['71-unknown-route', { kind: 'not-found' }],
    ];
    for (const [name, error] of refusals) {
      it(`tells why: ${name}`, async () => {
        await server.replayAs(name, POST);

        expect(await rejectionOf(open().create(aNewComment(), call))).to.deep.include(error);
      });
    }

    it('tells of another failure that the comment may be there', async () => {
      await server.replayAs('69-reaction-bad-type', POST);

      expect(await rejectionOf(open().create(aNewComment(), call))).to.include({
        kind: 'unavailable',
        uncertain: true,
      });
    });

    it('hands on the words of the site’s own plugins', async () => {
      server.answer(isPost, () => jsonAnswer({ errno: 1000, errmsg: 'Please write in full sentences.' }));

      expect(await rejectionOf(open().create(aNewComment(), call))).to.include({
        kind: 'rejected',
        detail: 'Please write in full sentences.',
      });
    });

    it('asks for sentences in English, which it knows', async () => {
      await server.replayAs('27-create-duplicate', POST);
      await rejectionOf(open().create(aNewComment(), call));

      expect(server.received[0]!.query.get('lang')).to.equal('en');
    });

    it('remembers that guests have to sign in', async () => {
      await server.replayAs('41-create-login-required', POST);
      const comments = open();
      await rejectionOf(comments.create(aNewComment(), call));

      expect((await comments.describe(call)).posting).to.deep.equal({ allowed: false, why: 'sign-in' });
    });
  });

  describe('what guests have to solve', () => {
    const proof = { kind: 'turnstile', token: 'solved' } as const;

    it('is asked for before anything is sent', async () => {
      expect(await rejectionOf(open({ turnstile: 'a-key' }).create(aNewComment(), call))).to.deep.include({
        kind: 'challenge',
        challenge: { kind: 'turnstile', siteKey: 'a-key' },
      });
      expect(server.asked).to.deep.equal([]);
    });

    it('goes with the comment', async () => {
      await server.replayAs('02-create-guest', POST);
      await open({ turnstile: 'a-key' }).create(aNewComment({ proof }), call);

      expect(sent()).to.include({ turnstile: 'solved' });
    });

    it('may be the third reCAPTCHA, whose script names the key', async () => {
      await server.replayAs('02-create-guest', POST);
      const comments = open({ recaptchaV3: 'a&key' });
      const error = (await rejectionOf(comments.create(aNewComment(), call))) as AdapterError;
      await comments.create(aNewComment({ proof: { kind: 'recaptcha', token: 'solved' } }), call);

      expect(error.challenge).to.deep.equal({
        kind: 'recaptcha',
        siteKey: 'a&key',
        url: 'https://www.google.com/recaptcha/api.js?render=a%26key',
      });
      expect(sent()).to.include({ recaptchaV3: 'solved' });
    });

    it('is asked for anew when Waline does not believe it', async () => {
      await server.replayAs('43-secure-domains-refused', POST);

      expect(await rejectionOf(open({ turnstile: 'a-key' }).create(aNewComment({ proof }), call))).to.include({
        kind: 'challenge',
      });
    });

    it('is not asked of who is signed in', async () => {
      sessionStorage.setItem(KEPT, 'a-jwt');
      await server.replayAs('51-me', { to: 'GET /api/token' });
      await server.replayAs('53-create-as-user', POST);
      const { guest: _, ...comment } = aNewComment();

      expect((await open({ turnstile: 'a-key' }).create(comment, call)).id).to.equal('23');
    });
  });

  describe('when nobody knows whether it arrived', () => {
    const breaksOnce = (): void => server.answer(isPost, () => HttpResponse.error(), 1);

    it('finds it in the thread by name and words, and sends no second one', async () => {
      const comments = open();
      breaksOnce();
      expect(await rejectionOf(comments.create(aNewComment(), call))).to.include({ kind: 'offline', uncertain: true });
      await server.replayAs('06-list', LIST);

      expect((await comments.create(aNewComment(), call)).id).to.equal('1');
      expect(server.received.filter(isPost)).to.have.length(1);
    });

    it('takes no comment for it that is older than the attempt', async () => {
      Date.now = () => RECORDED + 2 * 3_600_000;
      const comments = open();
      breaksOnce();
      await rejectionOf(comments.create(aNewComment(), call));
      await server.replayAs('06-list', LIST);
      await server.replayAs('37-create-held-audit', POST);

      expect((await comments.create(aNewComment(), call)).id).to.equal('21');
    });

    it('takes no comment for it that stands elsewhere', async () => {
      const comments = open();
      await server.replayAs('06-list', LIST);
      const answer = aNewComment({ parent: '2' });
      breaksOnce();
      await rejectionOf(comments.create(answer, call));
      await server.replayAs('37-create-held-audit', POST);

      expect((await comments.create(answer, call)).id).to.equal('21');
    });

    it('takes it for held when Waline refuses the second as the same and shows none', async () => {
      const comments = open();
      breaksOnce();
      await rejectionOf(comments.create(aNewComment(), call));
      await server.replayAs('01-list-empty', LIST);
      await server.replayAs('27-create-duplicate', POST);

      expect(await comments.create(aNewComment(), call)).to.deep.include({
        status: 'held',
        author: { name: 'Gina Guest' },
        body: { format: 'markdown', source: WORDS },
      });
    });
  });
});
