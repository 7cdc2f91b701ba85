import { HttpResponse } from 'msw';
import type { Guest, NewComment } from '../../src/core/comment.js';
import { wordpressAdapter, type WordpressAdapterOptions } from '../../src/adapters/wordpress.js';
import { expect } from '../support/index.js';
import { ELSEWHERE, recordedServer, type Matching, type RecordedServer } from '../support/recorded.js';

const call = { signal: new AbortController().signal };
const COMMENTS = 'GET /wp-json/wp/v2/comments';
const gina: Guest = { name: 'Gina Guest', email: 'gina@example.test', website: 'https://gina.example.test' };

function aNewComment(change: Partial<NewComment> = {}): NewComment {
  return { key: 'one-press', parent: null, text: 'A new remark from a guest.', guest: gina, ...change };
}

/** Posts, and answers with the error. */
async function refusalOf(posting: Promise<unknown>): Promise<unknown> {
  return posting.then(
    () => 'It was posted.',
    (error: unknown) => error,
  );
}

/** Changes the words of the comment 204. */
function saying(rendered: string): NonNullable<Matching['change']> {
  return (response) => {
    const rows = response.body as readonly { readonly id: number }[];
    return { ...response, body: rows.map((row) => (row.id === 204 ? { ...row, content: { rendered } } : row)) };
  };
}

function isPost({ method }: { readonly method: string }): boolean {
  return method === 'POST';
}

function bodiesOf(server: RecordedServer): unknown[] {
  return server.received.filter(isPost).map(({ text }) => JSON.parse(text) as unknown);
}

describe('the WordPress adapter, posting through the REST API', () => {
  const server = recordedServer('wordpress', ELSEWHERE);
  const open = (options: WordpressAdapterOptions = {}) =>
    wordpressAdapter({ endpoint: `${ELSEWHERE}/wp-json`, thread: '28', ...options }).comments;

  beforeEach(() => server.replay('201-post-by-id'));

  it('sends a guest’s comment, and answers with it as WordPress keeps it', async () => {
    await server.replay('32-create-guest');
    const comment = await open().create(aNewComment(), call);

    expect(comment).to.deep.include({
      id: '248',
      parent: null,
      status: 'published',
      body: { format: 'html', source: '<p>A new remark from a guest.</p>\n' },
    });
    expect(comment.created).to.equal(Date.UTC(2026, 10, 21, 17, 3, 34));
    expect(bodiesOf(server)).to.deep.equal([
      {
        post: 28,
        content: 'A new remark from a guest.',
        author_name: 'Gina Guest',
        author_email: 'gina@example.test',
        author_url: 'https://gina.example.test',
      },
    ]);
  });

  it('sends an answer with its parent', async () => {
    await server.replay('34-create-reply');
    const comment = await open().create(aNewComment({ parent: '213', text: 'A reply from a guest.' }), call);

    expect(comment.parent).to.equal('213');
    expect(bodiesOf(server)[0]).to.include({ parent: 213 });
  });

  it('leaves out what the guest left empty, which WordPress would call invalid', async () => {
    await server.replay('32-create-guest');
    await open().create(aNewComment({ guest: { name: 'Gina Guest', email: '', website: '' } }), call);

    expect(bodiesOf(server)).to.deep.equal([
      { post: 28, content: 'A new remark from a guest.', author_name: 'Gina Guest' },
    ]);
  });

  it('writes ampersands as WordPress stores them, so that it knows a duplicate', async () => {
    await server.replay('32-create-guest');
    await open().create(
      aNewComment({ text: 'Tom & Jerry &amp; &#8230; <a href="/?a=1&b=2">&</a>', guest: { ...gina, name: 'Q & A' } }),
      call,
    );

    expect(bodiesOf(server)[0]).to.include({
      content: 'Tom &amp; Jerry &amp; &#8230; <a href="/?a=1&amp;b=2">&amp;</a>',
      author_name: 'Q &amp; A',
    });
  });

  it('sends the password of a protected post', async () => {
    await server.replay('204-post-protected-with-password', '246-create-protected-with-password');
    await open({ thread: '31', password: 'secret' }).create(aNewComment(), call);

    expect(bodiesOf(server)[0]).to.include({ post: 31, password: 'secret' });
  });

  it('sends neither cookies nor proofs for a guest', async () => {
    await server.replay('32-create-guest');
    await open().create(aNewComment(), call);
    const { headers } = server.received.find(isPost)!;

    expect([headers.get('Authorization'), headers.get('X-WP-Nonce'), headers.get('Cookie')]).to.deep.equal([
      null,
      null,
      null,
    ]);
  });

  it('tells when a comment waits for approval', async () => {
    await server.replay('59-create-guest-held');
    const comment = await open().create(aNewComment({ text: 'Waits for approval.' }), call);

    expect(comment).to.deep.include({ id: '258', status: 'held', can: { reply: false } });
  });

  it('tells when WordPress took the comment for spam, although it answers with success', async () => {
    await server.replay('62-create-disallowed-key');

    expect(await open().create(aNewComment(), call)).to.include({ status: 'spam' });
  });

  for (const [name, kind] of [
    ['47-create-closed-post', 'closed'],
    ['35-create-duplicate', 'conflict'],
    ['64-create-flood-second', 'rate-limited'],
    ['40-create-empty-content', 'rejected'],
    ['38-create-bad-email', 'rejected'],
  ] as const) {
    it(`fails with “${kind}” when WordPress refuses as in ${name}`, async () => {
      await server.replay(name);
      expect(await refusalOf(open().create(aNewComment(), call))).to.have.property('kind', kind);
    });
  }

  for (const [what, guest, fields] of [
    ['name', { ...gina, name: ' ' }, ['name']],
    ['e-mail', { ...gina, email: '' }, ['email']],
    ['both', { name: '', email: '', website: '' }, ['name', 'email']],
  ] as const) {
    it(`points at the missing ${what}, which WordPress does not`, async () => {
      await server.replay('36-create-no-author');
      const error = (await refusalOf(open().create(aNewComment({ guest }), call))) as {
        fields: readonly { field: string }[];
      };

      expect(error.fields.map(({ field }) => field)).to.deep.equal(fields);
    });
  }

  it('asks to sign in when WordPress takes somebody for a guest who is none', async () => {
    await server.replay('92-cookie-without-nonce-create');
    const { guest: _, ...comment } = aNewComment();

    expect(await refusalOf(open().create(comment, call))).to.have.property('kind', 'signed-out');
  });

  it('does not answer comments that WordPress does not have', async () => {
    expect(await refusalOf(open().create(aNewComment({ parent: 'held-elsewhere' }), call))).to.have.property(
      'kind',
      'not-found',
    );
    expect(server.received).to.deep.equal([]);
  });

  describe('where WordPress lets no guests', () => {
    beforeEach(() => server.replay('65-create-anonymous-not-allowed'));

    it('asks to sign in, and from then on describes the thread as one to read and answer elsewhere', async () => {
      const comments = open();

      expect((await comments.describe(call)).posting).to.deep.equal({ allowed: true });
      expect(await refusalOf(comments.create(aNewComment(), call))).to.have.property('kind', 'signed-out');
      expect((await comments.describe(call)).posting).to.deep.equal({
        allowed: false,
        why: 'read-only',
        href: `${ELSEWHERE}/2024/05/open-post/#respond`,
      });
    });

    it('knows at once when told to use the form, which works on the site only', async () => {
      const comments = open({ guestPosting: 'form' });

      expect((await comments.describe(call)).posting).to.include({ allowed: false, why: 'read-only' });
      expect(await refusalOf(comments.create(aNewComment(), call))).to.have.property('kind', 'forbidden');
      expect(server.received.filter(isPost)).to.deep.equal([]);
    });
  });

  describe('the same press of the button', () => {
    it('posts once, however often it is sent', async () => {
      await server.replay('32-create-guest');
      const comments = open();
      const [first, second] = await Promise.all([
        comments.create(aNewComment(), call),
        comments.create(aNewComment(), call),
      ]);
      const third = await comments.create(aNewComment(), call);

      expect([second, third]).to.deep.equal([first, first]);
      expect(server.received.filter(isPost)).to.have.length(1);
    });

    it('tries again after a refusal', async () => {
      await server.replay('32-create-guest');
      await server.replayAs('64-create-flood-second', { times: 1 });
      const comments = open();

      expect(await refusalOf(comments.create(aNewComment(), call))).to.have.property('kind', 'rate-limited');
      expect(await comments.create(aNewComment(), call)).to.have.property('id', '248');
    });

    it('finds the comment that arrived although the connection broke, and posts no second one', async () => {
      await server.replayAs('224-list-newest', { to: COMMENTS });
      server.answer(isPost, () => HttpResponse.error() as HttpResponse<null>, 1);
      const comments = open();
      const comment = aNewComment({ text: 'First remark about the post.', guest: { ...gina, name: 'Alice Example' } });

      expect(await refusalOf(comments.create(comment, call))).to.include({ kind: 'offline', uncertain: true });
      expect(await comments.create(comment, call)).to.include({ id: '204', status: 'published' });
      expect(server.received.filter(isPost)).to.have.length(1);
    });

    it('tells comments apart that are nothing but an emoji', async () => {
      const says = (words: string) => ({ to: COMMENTS, change: saying(words) });
      server.answer(isPost, () => HttpResponse.error() as HttpResponse<null>, 1);
      const comments = open();
      const comment = aNewComment({ text: '🎉', guest: { ...gina, name: 'Alice Example' } });
      await refusalOf(comments.create(comment, call));
      await server.replayAs('224-list-newest', says('<p>👍</p>'));
      server.answer(isPost, () => HttpResponse.error() as HttpResponse<null>, 1);
      await refusalOf(comments.create(comment, call));
      await server.replayAs('224-list-newest', says('<p>🎉</p>'));

      expect(await comments.create(comment, call)).to.include({ id: '204' });
      expect(server.received.filter(isPost)).to.have.length(2);
    });

    it('takes WordPress’s word that it arrived, where only moderators can see it yet', async () => {
      await server.replay('35-create-duplicate');
      await server.replayAs('224-list-newest', { to: COMMENTS });
      server.answer(isPost, () => new HttpResponse('Bad gateway', { status: 502 }), 1);
      const comments = open();
      const comment = aNewComment({ text: 'One.\nTwo.\n\nThree.' });

      expect(await refusalOf(comments.create(comment, call))).to.include({ kind: 'unavailable', uncertain: true });
      expect(await comments.create(comment, call)).to.deep.equal({
        id: 'held-one-press',
        parent: null,
        kind: 'comment',
        status: 'held',
        author: { name: 'Gina Guest' },
        body: { format: 'html', source: '<p>One.<br>Two.</p>\n<p>Three.</p>' },
        created: null,
        can: { reply: false },
      });
    });

    it('did not arrive where a plugin gives its own reason with the same status', async () => {
      const refusal = (code: string): HttpResponse<string> =>
        new HttpResponse(JSON.stringify({ code, message: 'No shouting.', data: null }), { status: 500 });
      server.answer(isPost, () => refusal('gentle_comments'), 1);
      expect(await refusalOf(open().create(aNewComment(), call))).to.include({
        kind: 'rejected',
        detail: 'No shouting.',
        uncertain: false,
      });

      server.answer(isPost, () => refusal('internal_server_error'), 1);
      expect(await refusalOf(open().create(aNewComment(), call))).to.include({ kind: 'unavailable', uncertain: true });
    });

    it('stays uncertain while WordPress can’t be asked', async () => {
      server.answer(
        () => true,
        () => HttpResponse.error() as HttpResponse<null>,
      );
      await server.replay('201-post-by-id');
      const comments = open();
      await refusalOf(comments.create(aNewComment(), call));

      expect(await refusalOf(comments.create(aNewComment(), call))).to.include({ kind: 'offline', uncertain: true });
      expect(server.received.filter(isPost)).to.have.length(1);
    });

    it('is posted again when it did not arrive', async () => {
      await server.replay('32-create-guest');
      await server.replayAs('18-list-empty', { to: COMMENTS });
      server.answer(isPost, () => new HttpResponse('Bad gateway', { status: 502 }), 1);
      const comments = open();

      expect(await refusalOf(comments.create(aNewComment(), call))).to.have.property('kind', 'unavailable');
      expect(await comments.create(aNewComment(), call)).to.have.property('id', '248');
    });

    it('is a duplicate when nothing was uncertain', async () => {
      await server.replay('35-create-duplicate');
      const comments = open();
      await refusalOf(comments.create(aNewComment(), call));

      expect(await refusalOf(comments.create(aNewComment(), call))).to.have.property('kind', 'conflict');
    });

    it('is uncertain when something else than WordPress answered with success', async () => {
      server.answer(isPost, () => new HttpResponse('<h1>Welcome to the hotel’s network</h1>', { status: 200 }), 1);

      expect(await refusalOf(open().create(aNewComment(), call))).to.include({ kind: 'malformed', uncertain: true });
    });

    it('can be tried again by who gave up', async () => {
      await server.replay('32-create-guest');
      const giving = new AbortController();
      const comments = open();
      const first = refusalOf(comments.create(aNewComment(), { signal: giving.signal }));
      giving.abort('changed my mind');

      expect(await first).to.equal('changed my mind');
      await server.replayAs('18-list-empty', { to: COMMENTS });
      expect(await comments.create(aNewComment(), call)).to.have.property('id', '248');
    });
  });
});
