import { HttpResponse } from 'msw';
import type { Guest, NewComment } from '../../src/core/comment.js';
import { wordpressAdapter, type WordpressAdapterOptions } from '../../src/adapters/wordpress.js';
import { Site } from '../faults/support/site.js';
import { expect } from '../support/index.js';
import { recordedServer } from '../support/recorded.js';

const call = { signal: new AbortController().signal };
const COMMENTS = 'GET /wp-json/wp/v2/comments';
const FORM = 'POST /wp-comments-post.php';
const fritz: Guest = { name: 'Fritz Form', email: 'fritz@example.test', website: '' };

describe('the WordPress adapter, posting as the site’s own form does', () => {
  const server = recordedServer('wordpress');
  let keys = 0;
  const open = (options: WordpressAdapterOptions = {}) =>
    wordpressAdapter({ endpoint: '/wp-json', thread: '28', guestPosting: 'form', ...options }).comments;
  const aNewComment = (change: Partial<NewComment> = {}): NewComment => ({
    key: `press-${(keys += 1)}`,
    parent: null,
    text: 'Sent with the page form.',
    guest: fritz,
    ...change,
  });
  const refusalOf = (comment: NewComment, options?: WordpressAdapterOptions): Promise<unknown> =>
    open(options)
      .create(comment, call)
      .catch((error: unknown) => error);
  const sent = (): Record<string, string> =>
    Object.fromEntries(new URLSearchParams(server.received.find(({ method }) => method === 'POST')!.text));

  beforeEach(async () => {
    await server.replay('201-post-by-id', '216-index-url');
    // Where WordPress leads to afterwards; browsers do not tell the fragment.
    server.answer(
      ({ method, path }) => `${method} ${path}` === 'GET /2024/05/open-post/',
      () => new HttpResponse('<!doctype html>', { status: 200 }),
    );
  });

  it('sends what the form would, to where WordPress is', async () => {
    await server.replayAs('99-form-create', { to: FORM });
    await server.replayAs('224-list-newest', { to: COMMENTS });
    await open().create(aNewComment({ parent: '204' }), call);

    expect(sent()).to.deep.equal({
      comment_post_ID: '28',
      comment_parent: '204',
      author: 'Fritz Form',
      email: 'fritz@example.test',
      url: '',
      comment: 'Sent with the page form.',
    });
  });

  it('takes what a plugin refuses for a refusal, and what breaks WordPress for neither yes nor no', async () => {
    const page = (words: string): HttpResponse<string> =>
      new HttpResponse(`<div class="wp-die-message"><p>${words}</p></div>`, { status: 500 });
    let answer = page('Please verify that you are human.');
    server.answer(
      ({ method, path }) => `${method} ${path}` === FORM,
      () => answer,
    );

    expect(await refusalOf(aNewComment())).to.include({
      kind: 'rejected',
      detail: 'Please verify that you are human.',
      uncertain: false,
    });
    answer = page(
      'There has been a critical error. <a href="https://wordpress.org/documentation/article/faq-troubleshooting/">Learn more</a>',
    );
    expect(await refusalOf(aNewComment())).to.include({ kind: 'unavailable', uncertain: true });
  });

  it('sends nothing on to another site, wherever the answer leads', async () => {
    const other = await Site.start();
    server.answer(
      ({ method, path }) => `${method} ${path}` === FORM,
      () => new HttpResponse(null, { status: 307, headers: { Location: `${other.origin}/wp-json/wp/v2/comments` } }),
    );

    expect(await refusalOf(aNewComment())).to.include({ kind: 'offline' });
    expect(await other.report()).to.deep.include({ received: [] });
    await other.stop();
  });

  it('lets the site remember a guest who agreed to that, and no other', async () => {
    await server.replayAs('100-form-create-consent', { to: FORM });
    await server.replayAs('224-list-newest', { to: COMMENTS });
    await open().create(aNewComment({ remember: true }), call);

    expect(sent()).to.include({ 'wp-comment-cookies-consent': 'yes' });
  });

  it('answers with the comment as WordPress published it', async () => {
    await server.replayAs('99-form-create', { to: FORM });
    await server.replayAs('224-list-newest', { to: COMMENTS });
    const comment = await open().create(
      aNewComment({ text: 'First “remark” about the post', guest: { ...fritz, name: 'Alice Example' } }),
      call,
    );

    expect(comment).to.include({ id: '204', status: 'published' });
  });

  it('tells when a comment waits for approval, and by which number', async () => {
    await server.replayAs('106-form-held', { to: FORM });
    const comment = await open().create(aNewComment({ text: 'Held from the page form.' }), call);

    expect(comment).to.deep.include({
      id: '266',
      status: 'held',
      author: { name: 'Fritz Form' },
      body: { format: 'html', source: '<p>Held from the page form.</p>' },
    });
    expect(server.asked, 'guests can’t read it').to.not.include(COMMENTS);
  });

  it('takes a comment that can’t be found for one that waits', async () => {
    await server.replayAs('99-form-create', { to: FORM });
    await server.replayAs('18-list-empty', { to: COMMENTS });

    expect(await open().create(aNewComment(), call)).to.include({ status: 'held' });
  });

  it('holds a duplicate for what it is', async () => {
    await server.replayAs('101-form-duplicate', { to: FORM });

    expect(await refusalOf(aNewComment())).to.include({
      kind: 'conflict',
      detail: 'Duplicate comment detected; it looks as though you’ve already said that!',
    });
  });

  it('asks to wait between two comments', async () => {
    await server.replayAs('108-form-flood-second', { to: FORM });

    expect(await refusalOf(aNewComment())).to.include({ kind: 'rate-limited', retryAfter: 15_000 });
  });

  for (const [name, comment, fields] of [
    ['102-form-no-name', { guest: { ...fritz, name: '' } }, 'name:required'],
    ['102-form-no-name', { guest: { ...fritz, email: ' ' } }, 'email:required'],
    ['103-form-empty', { text: '' }, 'text:required'],
    ['248-form-bad-email', { guest: { ...fritz, email: 'not-an-address' } }, 'email:invalid'],
    ['103-form-empty', { text: 'ä'.repeat(40_000) }, 'text:too-long'],
    ['103-form-empty', {}, ''],
  ] as const) {
    it(`sees the refusal in a page that came with success, and that it means “${fields}”`, async () => {
      await server.replayAs(name, { to: FORM });
      const error = (await refusalOf(aNewComment(comment))) as {
        kind: string;
        detail: string;
        fields: readonly { field: string; reason: string }[];
      };

      expect(error.kind).to.equal('rejected');
      expect(error.detail).to.match(/^Error: /);
      expect(error.fields.map(({ field, reason }) => `${field}:${reason}`).join()).to.equal(fields);
    });
  }

  it('does not blame what the site does not require', async () => {
    await server.replayAs('103-form-empty', { to: FORM });
    const error = await refusalOf(aNewComment({ text: '', guest: { name: '', email: '', website: '' } }), {
      requireNameEmail: false,
    });

    expect(error).to.have.deep.property('fields', [{ field: 'text', reason: 'required' }]);
  });

  it('does not find a post that WordPress answers with silence', async () => {
    await server.replayAs('105-form-unknown-post', { to: FORM });

    expect(await refusalOf(aNewComment())).to.have.property('kind', 'not-found');
  });

  it('tells a closed thread', async () => {
    await server.replayAs('202-post-closed', { to: 'GET /wp-json/wp/v2/posts/28' });
    await server.replayAs('104-form-closed', { to: FORM });

    expect(await refusalOf(aNewComment())).to.include({
      kind: 'closed',
      detail: 'Sorry, comments are closed for this item.',
    });
  });

  it('knows by WordPress’s own words that one must sign in, also where only the form is used', async () => {
    await server.replayAs('249-form-registration-required', { to: FORM });
    await server.replayAs('65-create-anonymous-not-allowed', { to: 'POST /wp-json/wp/v2/comments' });
    const comments = open();
    const error = await comments.create(aNewComment(), call).catch((thrown: unknown) => thrown);

    expect(error).to.include({ kind: 'signed-out' });
    expect((await comments.describe(call)).posting).to.include({ why: 'sign-in' });
    expect(server.received.filter(({ method }) => method === 'POST').map(({ text }) => text)[1]).to.equal('{}');
  });

  it('tells a firewall from WordPress, which refuses with the same status', async () => {
    server.answer(
      ({ method }) => method === 'POST',
      () => new HttpResponse('<h1>403 Forbidden</h1>', { status: 403 }),
    );

    expect(await refusalOf(aNewComment())).to.have.property('kind', 'forbidden');
  });

  it('does not know what became of a comment that some other page answers', async () => {
    server.answer(
      ({ method }) => method === 'POST',
      () => new HttpResponse('<h1>Thank you!</h1>', { status: 200 }),
    );

    expect(await refusalOf(aNewComment())).to.include({ kind: 'malformed', uncertain: true });
  });

  it('goes to the folder of WordPress, which need not be that of the site (a variant of recording 216)', async () => {
    await server.replayAs('216-index-url', {
      change: (response) => ({ ...response, body: { url: `${location.origin}/core` } }),
    });
    await server.replayAs('106-form-held', { to: 'POST /core/wp-comments-post.php' });

    expect(await open().create(aNewComment(), call)).to.include({ status: 'held' });
  });

  it('never sends a comment to another site, whatever the site says of itself (a variant of recording 216)', async () => {
    await server.replayAs('216-index-url', {
      change: (response) => ({ ...response, body: { url: 'https://evil.example/' } }),
    });
    await server.replayAs('106-form-held', { to: FORM });

    expect(await open().create(aNewComment(), call)).to.include({ status: 'held' });
  });

  describe('because the REST API refuses guests', () => {
    const auto = { guestPosting: 'auto' } as const;
    beforeEach(() => server.replay('65-create-anonymous-not-allowed'));

    it('is a second try, and the first the next time', async () => {
      await server.replayAs('106-form-held', { to: FORM });
      const comments = open(auto);
      await comments.create(aNewComment(), call);
      await comments.create(aNewComment(), call);
      const posts = server.asked.filter((asked) => asked.startsWith('POST'));

      expect(posts).to.deep.equal(['POST /wp-json/wp/v2/comments', FORM, FORM]);
    });

    it('asks to sign in where the form does, too, and describes the thread so from then on', async () => {
      await server.replayAs('249-form-registration-required', { to: FORM });
      const comments = open(auto);
      const error = await comments.create(aNewComment(), call).catch((thrown: unknown) => thrown);

      expect(error).to.include({ kind: 'signed-out', detail: 'Sorry, you must be logged in to comment.' });
      const { posting } = await comments.describe(call);
      expect(posting).to.include({ allowed: false, why: 'sign-in' });
      const href = new URL((posting as { href: string }).href);
      expect(href.origin + href.pathname).to.equal(`${location.origin}/wp-login.php`);
      expect(href.searchParams.get('redirect_to')).to.equal(location.href);
    });

    it('takes what a plugin forbids for a refusal of this comment, and asks nobody to sign in for it', async () => {
      const words = 'Please activate JavaScript.';
      server.answer(
        ({ method, path }) => `${method} ${path}` === FORM,
        () => new HttpResponse(`<div class="wp-die-message"><p>${words}</p></div>`, { status: 403 }),
      );
      const comments = open(auto);
      const error = await comments.create(aNewComment(), call).catch((thrown: unknown) => thrown);

      expect(error).to.include({ kind: 'rejected', detail: words });
      expect((await comments.describe(call)).posting).to.deep.equal({ allowed: true });
    });

    it('does not happen where the site wants the REST API only', async () => {
      const error = await refusalOf(aNewComment(), { guestPosting: 'rest' });

      expect(error).to.have.property('kind', 'signed-out');
      expect(server.asked).to.not.include(FORM);
    });
  });
});
