import { http, HttpResponse } from 'msw';
import { setupWorker } from 'msw/browser';
import { staticAdapter, type StaticForm } from '../../src/adapters/static.js';
import type { AdapterError } from '../../src/core/errors.js';
import { describeAdapter, type Open, type OpenedAdapter } from '../../src/testing.js';
import { aComment } from '../support/a-comment.js';
import { expect } from '../support/index.js';
import { call, guest, idsIn, list, post } from '../support/memory-calls.js';
import { rejectionOf } from '../support/rejection-of.js';
import { startWorker } from '../support/start-worker.js';

const src = 'https://blog.example.test/comments/trees.json';
const action = 'https://forms.example.test/v3/entry/github/me/blog/main/comments';

/** What the site and its form answer, and what the form was sent. */
const site: { file: () => Response; next: (() => Response)[]; form: () => Response; sent: URLSearchParams[] } = {
  file: () => HttpResponse.json([]),
  next: [],
  form: () => HttpResponse.json({ success: true }),
  sent: [],
};
const worker = setupWorker(
  http.get(src, () => site.next.shift()?.() ?? site.file()),
  http.post(action, async ({ request }) => {
    site.sent.push(new URLSearchParams(await request.text()));
    return site.next.shift()?.() ?? site.form();
  }),
);

describe('staticAdapter', () => {
  before(() => startWorker(worker));
  after(() => worker.stop());
  beforeEach(() => {
    Object.assign(site, {
      file: () => HttpResponse.json([]),
      next: [],
      form: () => HttpResponse.json({ success: true }),
      sent: [],
    });
  });

  const withFile = (file: unknown) => void (site.file = () => HttpResponse.json(file as object));
  const failures = {
    offline: () => void site.next.push(() => HttpResponse.error()),
    unavailable: () => void site.next.push(() => new HttpResponse('', { status: 503 })),
    malformed: () => void site.next.push(() => new HttpResponse('<title>Another page</title>')),
  };
  const opened =
    (form?: StaticForm, thread: object = {}): Open<OpenedAdapter> =>
    async (comments) => {
      withFile({ thread, comments: JSON.parse(JSON.stringify(comments)) as unknown });
      return { adapter: staticAdapter({ src, form }), thread: src };
    };
  const common = {
    ports: ['comments'] as const,
    pageSize: { never: 'the file is read whole' },
    meanwhile: { never: 'nothing changes in a file before the next build' },
    challenges: { never: 'nobody sets challenges for a file' },
  };
  const noAccounts = { never: 'a file knows nobody' };

  describeAdapter(
    'with a file alone',
    {
      ...common,
      open: opened(),
      posts: { never: 'there is no form to send a comment by' },
      states: {
        closed: opened(undefined, { posting: { allowed: false, why: 'closed' } }),
        holding: { never: 'nobody can write' },
        signedOut: noAccounts,
        missing: async () => {
          site.file = () => new HttpResponse('', { status: 404 });
          return { adapter: staticAdapter({ src }), thread: src };
        },
      },
      failures,
    },
    { describe, it },
  );
  describeAdapter(
    'with a form',
    {
      ...common,
      open: opened({ action }),
      posts: 'held',
      states: {
        closed: opened({ action }, { posting: { allowed: false, why: 'closed' } }),
        holding: opened({ action }),
        signedOut: noAccounts,
        missing: async () => {
          site.file = () => new HttpResponse('', { status: 404 });
          return { adapter: staticAdapter({ src, form: { action } }), thread: src };
        },
      },
      failures: {
        offline: failures.offline,
        unavailable: failures.unavailable,
        malformed: { never: 'whatever a form answers with a success is a success' },
      },
    },
    { describe, it },
  );

  describe('reads', () => {
    it('a bare list of comments', async () => {
      withFile([aComment({ id: 'a' }), aComment({ id: 'b', parent: 'a' })]);

      expect(await idsIn(staticAdapter({ src }))).to.deep.equal(['a', 'b']);
    });

    it('what Staticman left, by the names of its files', async () => {
      withFile({
        'entry-2': { _id: 'e2', _parent: 'e1', name: 'Ben', message: 'Which *book*?', date: 1_704_274_260 },
        'entry-1': {
          _id: 'e1',
          _parent: '',
          name: 'Alice Example',
          email: '0123456789abcdef0123456789abcdef',
          url: 'https://alice.example/',
          message: 'A leaf lies in my book.',
          date: '2024-01-03T09:30:00.000Z',
        },
        'entry-3': { _id: 'e3', parent: 0, name: 'Clara Example', message: 'Late', date: '1704274320' },
      });
      const comments = await list(staticAdapter({ src }));

      expect(comments.map(({ id, parent, created }) => [id, parent, created])).to.deep.equal([
        ['e1', null, Date.UTC(2024, 0, 3, 9, 30)],
        ['e2', 'e1', Date.UTC(2024, 0, 3, 9, 31)],
        ['e3', null, Date.UTC(2024, 0, 3, 9, 32)],
      ]);
      expect(comments[1]!.body).to.include({ format: 'markdown', source: 'Which *book*?' });
      expect(JSON.stringify(comments)).not.to.include('0123456789abcdef');
    });

    it('what an older Staticman left, which gave no ids: by its files, or by its dates', async () => {
      const first = { name: 'Alice Example', message: 'A leaf.', date: '2016-08-11T19:33:25.272Z' };
      const second = { name: 'Ben', message: 'Which?', date: '2016-08-12T19:33:25.272Z', replying_to: 1 };
      const third = { name: 'Clara Example', message: 'A tree.', date: '2016-08-13T19:33:25.272Z', replying_to: '' };
      const fourth = { name: 'Dora Example', message: 'Mine.', date: '2016-08-14T19:33:25.272Z', replying_to: '2' };
      const all = [first, second, third, fourth];

      withFile(Object.fromEntries(all.map((entry, index) => [`comment-${index + 1}`, entry])));
      expect((await list(staticAdapter({ src }))).map(({ id, parent }) => [id, parent])).to.deep.equal([
        ['comment-1', null],
        ['comment-2', 'comment-1'],
        ['comment-3', null],
        ['comment-4', 'comment-3'],
      ]);
      withFile(all);
      expect((await list(staticAdapter({ src }))).map(({ id }) => id)).to.deep.equal(
        all.map(({ date }) => `at ${date}`),
      );
    });

    it('nothing of a thread without comments', async () => {
      withFile({ thread: { title: 'Hello' } });
      const { comments } = staticAdapter({ src });

      expect(await comments.list({ sort: 'oldest' }, call)).to.deep.equal({
        comments: [],
        next: null,
        total: { count: 0, exact: true },
      });
      expect((await comments.describe(call)).title).to.equal('Hello');
    });

    it('what Staticman left, where its parent is the page', async () => {
      withFile([
        { _id: 'e1', _parent: '/hello/', name: 'Alice Example', message: 'A leaf.', date: 1_704_274_260 },
        { _id: 'e2', _parent: '/hello/', replying_to: 'e1', name: 'Ben', message: 'Which?', date: 1_704_274_261 },
      ]);

      expect((await list(staticAdapter({ src }))).map(({ id, parent }) => [id, parent])).to.deep.equal([
        ['e1', null],
        ['e2', 'e1'],
      ]);
    });

    it('and is written as it is read', async () => {
      for (const file of [null, [], { a: { name: 'Ben', message: 'Hi', date: 1_704_274_260 } }]) {
        withFile(file);
        const { writing } = await staticAdapter({ src }).comments.describe(call);
        expect(writing.format).to.equal('markdown');
      }
    });

    it('and says that it is not all where something could not be read', async () => {
      withFile([{ id: '1', author: { name: 'Ben' }, body: { format: 'text', source: 'Hi' } }, { id: '2' }]);

      const { total } = await staticAdapter({ src }).comments.list({ sort: 'oldest' }, call);
      expect(total).to.deep.equal({ count: 1, exact: false });
    });

    it('only what everybody may read, whatever the build has put into the file', async () => {
      withFile({
        comments: [aComment({ id: 'a' }), aComment({ id: 'b', status: 'held' }), aComment({ id: 'c', status: 'spam' })],
      });
      const { total } = await staticAdapter({ src }).comments.list({ sort: 'oldest' }, call);

      expect([await idsIn(staticAdapter({ src })), total?.count]).to.deep.equal([['a'], 1]);
    });

    it('an answer whose parent is not there, and answers in a circle', async () => {
      withFile([
        aComment({ id: 'a', parent: 'gone' }),
        aComment({ id: 'b', parent: 'c' }),
        aComment({ id: 'c', parent: 'b' }),
      ]);
      const adapter = staticAdapter({ src });

      expect((await idsIn(adapter)).toSorted()).to.deep.equal(['a', 'b', 'c']);
      expect((await adapter.comments.find('b', call)).map(({ id }) => id)).to.deep.equal(['c', 'b']);
    });

    it('the file anew for each first page', async () => {
      const adapter = staticAdapter({ src });
      await list(adapter);
      withFile([aComment({ id: 'built since' })]);

      expect(await idsIn(adapter)).to.deep.equal(['built since']);
    });

    it('pictures only where the page wants them', async () => {
      const author = { name: 'Alice', avatar: 'https://alice.example/me.png' };
      withFile([aComment({ author })]);

      expect((await list(staticAdapter({ src })))[0]!.author.avatar).to.equal(undefined);
      expect((await list(staticAdapter({ src, avatars: true })))[0]!.author.avatar).to.equal(author.avatar);
    });

    it('nothing out of what is no list of comments', async () => {
      for (const file of [7, 'x', [7], { comments: ['x'] }]) {
        withFile(file);
        expect(await rejectionOf(list(staticAdapter({ src })))).to.include({ kind: 'malformed' });
      }
    });
  });

  describe('sends a comment', () => {
    const sent = () => Object.fromEntries(site.sent.at(-1)!);

    it('under the names that Staticman knows', async () => {
      const form = { action, hidden: { 'options[slug]': 'trees' } };
      const created = await post(staticAdapter({ src, form }), 'Hello', { parent: 'e1' });

      expect(sent()).to.deep.equal({
        'options[slug]': 'trees',
        'fields[name]': 'Carla Example',
        'fields[email]': 'carla@example.org',
        'fields[message]': 'Hello',
        'options[parent]': 'e1',
      });
      expect([created.status, created.parent, created.author.name]).to.deep.equal(['held', 'e1', 'Carla Example']);
    });

    it('under names of the page’s own, and leaves out what has none', async () => {
      const fields = { name: 'who', text: 'message', email: '', parent: 'answers' };
      await post(staticAdapter({ src, form: { action, fields } }), 'Hello');

      expect(sent()).to.deep.equal({ who: 'Carla Example', message: 'Hello' });
    });

    it('and takes a way to a page of thanks for a success', async () => {
      const adapter = staticAdapter({ src, form: { action } });
      await adapter.comments.describe(call);
      const { fetch } = globalThis;
      const redirects: (RequestRedirect | undefined)[] = [];
      // What scripts see of a redirect that they do not follow; WebKit makes none out of the answers of test workers.
      globalThis.fetch = (_input, init) => {
        redirects.push(init?.redirect);
        const opaque = { type: 'opaqueredirect', ok: false, status: 0, url: '', headers: new Headers(), body: null };
        return Promise.resolve(opaque as Response);
      };
      try {
        expect((await post(adapter, 'Hello')).status).to.equal('held');
        expect(redirects).to.deep.equal(['manual']);
      } finally {
        globalThis.fetch = fetch;
      }
    });

    it('and points at what Staticman misses', async () => {
      site.form = () =>
        HttpResponse.json({ success: false, errorCode: 'MISSING_REQUIRED_FIELDS', data: ['email'] }, { status: 500 });
      const error = await rejectionOf(post(staticAdapter({ src, form: { action } }), 'Hello'));

      expect(error).to.include({ kind: 'rejected' });
      expect((error as AdapterError).fields).to.deep.equal([{ field: 'email', reason: 'required' }]);
    });

    it('and takes for a refusal what services say with success', async () => {
      site.form = () => HttpResponse.json({ success: 'false', message: 'This form needs activation.' });

      expect(await rejectionOf(post(staticAdapter({ src, form: { action } }), 'Hello'))).to.include({
        kind: 'rejected',
        detail: 'This form needs activation.',
      });
    });

    it('and lets nobody mend what is wrong with Staticman itself', async () => {
      site.form = () => HttpResponse.json({ success: false, errorCode: 'ERROR_PROCESSING_ENTRY' }, { status: 500 });

      expect(await rejectionOf(post(staticAdapter({ src, form: { action } }), 'Hello'))).to.include({
        kind: 'unavailable',
      });
    });

    it('and goes by the status of other refusals', async () => {
      site.form = () => new HttpResponse('', { status: 429 });

      expect(await rejectionOf(post(staticAdapter({ src, form: { action } }), 'Hello'))).to.include({
        kind: 'rate-limited',
      });
    });

    it('only with what the page asks for', async () => {
      const adapter = staticAdapter({ src, form: { action }, guestFields: { email: 'required' } });
      const error = await rejectionOf(post(adapter, 'Hello', { guest: { ...guest, email: ' ' } }));

      expect((error as AdapterError).fields).to.deep.equal([{ field: 'email', reason: 'required' }]);
      expect(site.sent).to.deep.equal([]);
    });
  });

  it('names the thread by its file, and says when that is no address', async () => {
    expect(staticAdapter({ src: '/comments/a.json' }).key).to.equal(`static:${location.origin}/comments/a.json`);
    expect(await rejectionOf(list(staticAdapter({ src: 'javascript:0' })))).to.include({
      kind: 'malformed',
      hint: '“javascript:0” is no address of a file.',
    });
  });
});
