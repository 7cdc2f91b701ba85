import { HttpResponse } from 'msw';
import { artalkAdapter, type ArtalkAdapterOptions } from '../../src/adapters/artalk.js';
import type { NewComment } from '../../src/core/comment.js';
import { expect } from '../support/index.js';
import { call } from '../support/memory-calls.js';
import { jsonAnswer, recordedServer, type Received } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';

const endpoint = 'https://artalk.example.test/';
const WORDS = 'I saw a **bold** heron.';
const gina = { name: 'Gina Guest', email: 'gina@example.test', website: 'gina.example.test' };
const LIST = { to: 'GET /api/v2/comments' };

const aNewComment = (change: Partial<NewComment> = {}): NewComment => ({
  key: 'one-press',
  parent: null,
  text: WORDS,
  guest: gina,
  ...change,
});
const isPost = ({ method, path }: Received): boolean => method === 'POST' && path === '/api/v2/comments';

describe('the Artalk adapter, posting', () => {
  const server = recordedServer('artalk', 'https://artalk.example.test');
  const open = (options: Partial<ArtalkAdapterOptions> = {}) =>
    artalkAdapter({ endpoint, site: 'Blog', thread: '/guide/intro', timezone: 'UTC', ...options }).comments;
  const posts = (): readonly Record<string, unknown>[] =>
    server.received.filter(isPost).map(({ text }) => JSON.parse(text) as Record<string, unknown>);
  beforeEach(() => server.replay('01-conf'));

  it('sends what the guest wrote, and not which browser they have', async () => {
    await server.replay('07-create');
    const comment = await open({ title: 'An introduction' }).create(aNewComment(), call);

    expect(posts()).to.deep.equal([
      {
        name: 'Gina Guest',
        email: 'gina@example.test',
        link: 'https://gina.example.test/',
        content: WORDS,
        rid: 0,
        ua: 'Mozilla/5.0',
        page_key: '/guide/intro',
        page_title: 'An introduction',
        site_name: 'Blog',
      },
    ]);
    expect(comment).to.deep.include({ id: '6', parent: null, status: 'published' });
    expect(comment.body.source).to.include('<strong>bold</strong>');
  });

  it('names the comment that is answered', async () => {
    await server.replay('08-create-reply');
    const { parent } = await open().create(aNewComment({ parent: '2' }), call);

    expect([posts()[0]?.['rid'], parent]).to.deep.equal([2, '2']);
  });

  it('tells that a comment is held', async () => {
    await server.replay('09-create-held');
    const { status, can } = await open().create(aNewComment(), call);

    expect([status, can]).to.deep.equal(['held', { reply: false }]);
  });

  for (const [field, guest] of [
    ['name', { ...gina, name: ' ' }],
    ['email', { ...gina, email: '' }],
    ['email', { ...gina, email: 'gina' }],
    ['website', { ...gina, website: 'not a website' }],
  ] as const) {
    it(`sends nothing where the ${field} is ${JSON.stringify(guest[field])}`, async () => {
      const error = (await rejectionOf(open().create(aNewComment({ guest }), call))) as {
        readonly fields: readonly { field: string }[];
      };

      expect(error.fields.map((each) => each.field)).to.deep.equal([field]);
      expect(posts()).to.deep.equal([]);
    });
  }

  for (const [name, kind, what] of [
    ['14-empty-email', 'rejected', 'a field that Artalk wants'],
    ['15-no-parent', 'not-found', 'an answered comment that is gone'],
    ['16-no-answers', 'rejected', 'a comment that takes no answers'],
    ['17-failed', 'unavailable', 'a failure inside it'],
    ['13-need-auth-login', 'rejected', 'a name that is taken'],
  ] as const) {
    it(`says “${kind}” of ${what}`, async () => {
      await server.replay(name);
      await server.replayAs('03-list', LIST);

      expect(await rejectionOf(open().create(aNewComment({ parent: '2' }), call))).to.include({ kind });
    });
  }

  it('tells readers Artalk’s own sentence, where it refuses what they can change', async () => {
    await server.replay('16-no-answers');

    expect(await rejectionOf(open().create(aNewComment({ parent: '5' }), call))).to.include({
      detail: 'Cannot reply to this comment',
    });
  });

  it('points at the e-mail address of somebody who names themselves like an administrator', async () => {
    await server.replay('12-need-login');
    await server.replayAs('03-list', LIST);

    expect(await rejectionOf(open().create(aNewComment(), call))).to.deep.include({
      kind: 'rejected',
      fields: [{ field: 'email', reason: 'invalid' }],
    });
  });

  it('says that a page has closed for all but administrators meanwhile', async () => {
    await server.replay('12-need-login');
    await server.replayAs('05-list-admin-only', LIST);

    expect(await rejectionOf(open().create(aNewComment(), call))).to.include({ kind: 'closed' });
  });

  it('sends nothing to a page that it knows to be closed', async () => {
    await server.replayAs('05-list-admin-only', LIST);
    const comments = open();
    await comments.describe(call);

    expect(await rejectionOf(comments.create(aNewComment(), call))).to.include({ kind: 'closed' });
    expect(posts()).to.deep.equal([]);
  });

  describe('when nobody knows whether the first attempt arrived', () => {
    const sent = { ...gina, id: 6, content: WORDS, nick: 'Gina Guest', rid: 0, date: '' };
    const dated = (time: number) => new Date(time).toISOString().slice(0, 19).replace('T', ' ');

    it('looks for it, also among what is held, and sends it once', async () => {
      server.answer(isPost, () => HttpResponse.error());
      server.answer(
        ({ method, path }) => method === 'GET' && path === '/api/v2/comments',
        () =>
          jsonAnswer({ comments: [{ ...sent, date: dated(Date.now()), is_pending: true }], count: 1, roots_count: 1 }),
      );
      const comments = open();

      expect(await rejectionOf(comments.create(aNewComment(), call))).to.include({ kind: 'offline', uncertain: true });
      expect(await comments.create(aNewComment(), call)).to.include({ id: '6', status: 'held' });
      expect(posts()).to.have.length(1);
      const { query } = server.received.at(-1)!;
      expect([query.get('name'), query.get('email')]).to.deep.equal(['Gina Guest', 'gina@example.test']);
    });

    it('takes the same words of long ago for others, and sends it again', async () => {
      server.answer(
        ({ method, path }) => method === 'GET' && path === '/api/v2/comments',
        () => jsonAnswer({ comments: [{ ...sent, date: dated(Date.now() - 200_000_000) }], count: 1, roots_count: 1 }),
      );
      await server.replay('07-create');
      server.answer(isPost, () => HttpResponse.error(), 1);
      const comments = open();
      await rejectionOf(comments.create(aNewComment(), call));
      await comments.create(aNewComment(), call);

      expect(posts()).to.have.length(2);
    });
  });
});

describe('the Artalk adapter, challenged', () => {
  const server = recordedServer('artalk', 'https://artalk.example.test');
  const open = () => artalkAdapter({ endpoint, site: 'Blog', thread: '/guide/intro', timezone: 'UTC' }).comments;
  const challengeOf = async (promise: Promise<unknown>): Promise<unknown> => {
    const error = (await rejectionOf(promise)) as { readonly kind: string; readonly challenge: unknown };
    expect(error.kind).to.equal('challenge');
    return error.challenge;
  };
  beforeEach(() => server.replay('01-conf'));

  it('shows the picture that Artalk wants read', async () => {
    await server.replay('10-captcha-image');

    expect(await challengeOf(open().create(aNewComment(), call))).to.deep.equal({
      kind: 'image',
      image: 'data:image/png;base64,iVBORw0KGgo=',
    });
  });

  it('shows Artalk the solution, and then sends the comment', async () => {
    await server.replay('20-captcha-solved', '07-create');
    await open().create(aNewComment({ proof: { kind: 'image', token: '4k7p' } }), call);

    expect(
      server.received.filter(({ method }) => method === 'POST').map(({ path, text }) => [path, text.slice(0, 16)]),
    ).to.deep.equal([
      ['/api/v2/captcha/verify', '{"value":"4k7p"}'],
      ['/api/v2/comments', '{"name":"Gina Gu'],
    ]);
  });

  it('shows another picture for a wrong solution, and sends no comment', async () => {
    await server.replay('21-captcha-wrong');
    const proof = { kind: 'image', token: 'nope' } as const;

    expect(await challengeOf(open().create(aNewComment({ proof }), call))).to.deep.equal({
      kind: 'image',
      image: 'data:image/png;base64,iVBORw0KGgoA',
    });
    expect(server.received.filter(isPost)).to.deep.equal([]);
  });

  it('shows a solution once, however often the comment is tried', async () => {
    await server.replay('20-captcha-solved', '07-create');
    server.answer(isPost, () => new HttpResponse('', { status: 429 }), 1);
    const comments = open();
    const proof = { kind: 'image', token: '4k7p' } as const;
    await rejectionOf(comments.create(aNewComment({ proof }), call));
    await comments.create(aNewComment({ proof }), call);

    expect(server.asked.filter((path) => path === 'POST /api/v2/captcha/verify')).to.have.length(1);
  });

  it('is certain that nothing was posted while the solution could not be shown', async () => {
    server.answer(
      ({ path }) => path === '/api/v2/captcha/verify',
      () => new HttpResponse('', { status: 503 }),
    );
    const proof = { kind: 'image', token: '4k7p' } as const;

    expect(await rejectionOf(open().create(aNewComment({ proof }), call))).to.include({
      kind: 'unavailable',
      uncertain: false,
    });
  });

  for (const [page, challenge] of [
    ['23-page-turnstile', { kind: 'turnstile', siteKey: '0x4AAAAAAA-key_1' }],
    ['24-page-hcaptcha', { kind: 'hcaptcha', siteKey: 'a-hcaptcha-key' }],
    ['25-page-recaptcha', { kind: 'recaptcha', siteKey: 'a-recaptcha-key' }],
    ['26-page-cap', { kind: 'cap', url: 'https://cap.example.test/a-key/' }],
    ['27-page-geetest', undefined],
  ] as const) {
    it(`${challenge ? `finds ${challenge.kind}` : 'finds nothing that can be solved here'} on Artalk’s page for it`, async () => {
      await server.replay('11-captcha-page', page);

      expect(await challengeOf(open().create(aNewComment(), call))).to.deep.equal(challenge);
    });
  }

  it('sets the challenge of a service again when it was not believed', async () => {
    await server.replay('22-captcha-not-verified', '23-page-turnstile');
    const proof = { kind: 'turnstile', token: 'nope' } as const;

    expect(await challengeOf(open().create(aNewComment({ proof }), call))).to.include({ kind: 'turnstile' });
  });

  it('takes no picture that is none', async () => {
    server.answer(isPost, () => jsonAnswer({ need_captcha: true, img_data: 'https://elsewhere.example/x.png' }, 403));
    await server.replay('27-page-geetest');

    expect(await challengeOf(open().create(aNewComment(), call))).to.equal(undefined);
  });
});
