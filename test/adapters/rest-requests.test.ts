import { restAdapter } from '../../src/adapters/rest.js';
import type { NewComment } from '../../src/core/comment.js';
import { aComment } from '../support/a-comment.js';
import { expect } from '../support/index.js';
import { call, guest, list, post } from '../support/memory-calls.js';
import { rejectionOf } from '../support/rejection-of.js';
import { REST, servedRest } from '../support/rest-server.js';

const thread = '/2026/grüße & co/';

describe('what restAdapter asks for', () => {
  const served = servedRest();
  const open = (options: Partial<Parameters<typeof restAdapter>[0]> = {}) =>
    restAdapter({ endpoint: REST, thread, ...options });
  const last = () => served.received.at(-1)!;

  it('names the thread in the query, whatever it is called', async () => {
    await open().comments.describe(call);

    expect([last().method, last().path, last().query.get('thread')]).to.deep.equal(['GET', 'thread', thread]);
  });

  it('takes the path of the page where no thread is named', async () => {
    const adapter = restAdapter({ endpoint: REST });
    await adapter.comments.describe(call);

    expect(last().query.get('thread')).to.equal(location.pathname);
    expect(adapter.key).to.equal(`rest:${REST}:${location.pathname}`);
  });

  it('asks for orders and pages as it was asked for them', async () => {
    served.open({ pageSize: 1 }).seed(thread, [aComment({ id: 'a' }), aComment({ id: 'b', created: 2 })]);
    const { comments } = open();
    const { next } = await comments.list({ sort: 'newest' }, call);
    await comments.list({ sort: 'newest', cursor: next! }, call);

    expect([last().query.get('sort'), last().query.get('cursor')]).to.deep.equal(['newest', next]);
  });

  it('puts no id into an address where it would lead somewhere else', async () => {
    for (const id of ['.', '..']) {
      const error = await rejectionOf(open().comments.find(id, call));
      expect(error).to.include({ kind: 'not-found' });
    }
    expect(served.received).to.deep.equal([]);
    await rejectionOf(open().comments.find('../session', call));
    expect(last().path).to.equal('comments/../session');
  });

  it('says by its key that two attempts are one comment', async () => {
    const adapter = open();
    served.open().seed(thread, []);
    served.next(() => new Response(null, { status: 502 }));
    await rejectionOf(post(adapter, 'Once'));
    await post(adapter, 'Once');

    expect(served.received.map(({ headers }) => headers.get('Idempotency-Key'))).to.deep.equal(['Once', 'Once']);
    expect((await list(adapter)).length).to.equal(1);
  });

  it('sends what a guest wrote, and nothing that nobody said', async () => {
    await post(open(), 'Hello', { remember: true });

    expect(JSON.parse(last().text)).to.deep.equal({ parent: null, text: 'Hello', guest, remember: true });
  });

  it('tells what was solved', async () => {
    const proof: NewComment['proof'] = { kind: 'image', token: 'oak' };
    await post(open(), 'Hello', { proof });

    expect(JSON.parse(last().text)).to.deep.include({ proof });
  });

  describe('for guests', () => {
    const keyOf = () => last().headers.get('Gedanken-Reader');

    it('keeps nothing and tells nothing apart before somebody takes part', async () => {
      await list(open());

      expect([keyOf(), localStorage.getItem(`gedanken:1:reader:${REST}`)]).to.deep.equal([null, null]);
    });

    it('makes a key when somebody writes, and is known by it from then on', async () => {
      const created = await post(open(), 'Hello');
      const key = keyOf();
      const [found] = await list(open());

      expect(key).to.match(/^[0-9a-f]{32}$/);
      expect(keyOf()).to.equal(key);
      expect([created.can.edit, found?.can.edit]).to.deep.equal([Infinity, Infinity]);
    });

    it('makes one for a vote, too', async () => {
      served.open().seed(thread, [aComment({ id: 'a' })]);
      await open().votes!.cast('a', 'up', call);

      expect(keyOf()).to.match(/^[0-9a-f]{32}$/);
    });

    it('makes another one where something else was kept', async () => {
      localStorage.setItem(`gedanken:1:reader:${REST}`, 'nonsense\n');
      await post(open(), 'Hello');

      expect(keyOf()).to.match(/^[0-9a-f]{32}$/);
    });

    it('makes none where the page forbids it', async () => {
      await post(open({ readerKey: false }), 'Hello');

      expect([keyOf(), localStorage.getItem(`gedanken:1:reader:${REST}`)]).to.deep.equal([null, null]);
    });
  });

  it('proves by the page’s token who reads, as it is at that moment', async () => {
    let token: string | undefined = 'first';
    const adapter = open({ token: () => token });
    await list(adapter);
    token = 'second';
    await post(adapter, 'Hello').catch(() => undefined);
    const sent = served.received.map(({ headers }) => headers.get('Authorization'));

    expect(sent).to.deep.equal(['Bearer first', 'Bearer second']);
    expect(localStorage.getItem(`gedanken:1:reader:${REST}`)).to.equal(null);
  });

  it('sends cookies to another origin only where the page says so', async () => {
    await list(open());
    const usually = last().credentials;
    await list(open({ credentials: 'include' }));

    expect([usually, last().credentials]).to.deep.equal(['same-origin', 'include']);
  });

  it('asks for many counts fifty at a time', async () => {
    const threads = Array.from({ length: 70 }, (_, index) => `/${index}/`);
    served.open().seed('/69/', [aComment({ id: 'a' })]);
    const counts = await open().counts!.counts(threads, call);

    expect(served.received.map(({ query }) => query.getAll('thread').length)).to.deep.equal([50, 20]);
    expect([counts.length, counts[0], counts[69]]).to.deep.equal([70, 0, 1]);
  });

  it('leads to the server’s own page to sign in, and back', async () => {
    const { session } = open({ features: ['session'] });
    const signIn = await session!.signIn('https://blog.example/trees/', call);

    const query = new URLSearchParams({ thread, return_to: 'https://blog.example/trees/' });
    expect(signIn).to.deep.equal({ kind: 'redirect', url: `${REST}session/sign-in?${query}` });
  });

  it('holds no port that readers would meet in vain', () => {
    const { live, changes, session, preview, uploads, mentions, votes } = open();

    expect([live, changes, session, preview, uploads, mentions]).to.deep.equal(Array.from({ length: 6 }));
    expect(votes).not.to.equal(undefined);
  });

  it('says that there must be an endpoint', async () => {
    for (const endpoint of ['', 'javascript:0'])
      expect(await rejectionOf(restAdapter({ endpoint, thread }).comments.describe(call))).to.include({
        kind: 'malformed',
        hint: `“${endpoint}” is no address of a server.`,
      });
  });

  describe('an edit', () => {
    it('goes with the words that it began from, once', async () => {
      const adapter = open();
      const { id } = await post(adapter, 'Seven herons');
      await adapter.edits!.source(id, call);
      await adapter.edits!.update(id, 'Eight herons', call);
      const first = last().headers.get('If-Match');
      await adapter.edits!.update(id, 'Nine herons', call);

      expect([first, last().headers.get('If-Match')]).to.deep.equal([`"${id}-1"`, null]);
    });

    it('overwrites nothing that was changed meanwhile', async () => {
      const [here, there] = [open(), open()];
      const { id } = await post(here, 'Seven herons');
      await here.edits!.source(id, call);
      await there.edits!.update(id, 'Eight herons', call);

      expect(await rejectionOf(here.edits!.update(id, 'Nine herons', call))).to.include({ kind: 'conflict' });
      expect(await here.edits!.source(id, call)).to.equal('Eight herons');
    });

    it('is not hindered by a vote', async () => {
      const adapter = open();
      const { id } = await post(adapter, 'Seven herons');
      await adapter.edits!.source(id, call);
      await adapter.votes!.cast(id, 'up', call);

      expect((await adapter.edits!.update(id, 'Eight herons', call)).body.source).to.equal('Eight herons');
    });
  });
});
