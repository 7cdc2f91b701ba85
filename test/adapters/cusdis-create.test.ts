import { HttpResponse } from 'msw';
import { cusdisAdapter } from '../../src/adapters/cusdis.js';
import type { NewComment } from '../../src/core/comment.js';
import { expect } from '../support/index.js';
import { call } from '../support/memory-calls.js';
import { jsonAnswer, recordedServer, type Received } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';

const WORDS = 'I saw a **bold** heron.';
const LIST = { to: 'GET /api/open/comments' };
const MONAS = '9b2f6c1e-0000-4000-8000-000000000002';
const gina = { name: 'Gina Guest', email: 'gina@example.test', website: '' };

const aNewComment = (change: Partial<NewComment> = {}): NewComment => ({
  key: 'one-press',
  parent: null,
  text: WORDS,
  guest: gina,
  ...change,
});
const isPost = ({ method }: Received): boolean => method === 'POST';

describe('the Cusdis adapter, posting', () => {
  const server = recordedServer('cusdis', 'https://cusdis.example.test');
  const open = () =>
    cusdisAdapter({
      endpoint: 'https://cusdis.example.test',
      app: 'an-app',
      thread: '/guide/intro',
      title: 'An introduction',
    }).comments;
  const posts = (): readonly unknown[] => server.received.filter(isPost).map(({ text }) => JSON.parse(text) as unknown);

  it('sends what the guest wrote, and holds it until it is approved', async () => {
    await server.replay('10-create');
    const comment = await open().create(aNewComment(), call);

    expect(posts()).to.deep.equal([
      {
        appId: 'an-app',
        pageId: '/guide/intro',
        content: WORDS,
        nickname: 'Gina Guest',
        email: 'gina@example.test',
        pageUrl: location.origin + location.pathname + location.search,
        pageTitle: 'An introduction',
      },
    ]);
    expect(comment).to.deep.equal({
      id: '9b2f6c1e-0000-4000-8000-000000000005',
      parent: null,
      kind: 'comment',
      status: 'held',
      author: { name: 'Gina Guest' },
      body: { format: 'markdown', source: WORDS },
      created: Date.UTC(2024, 4, 4, 12),
      can: { reply: false },
    });
  });

  it('names the comment that is answered, once it has seen that it is there', async () => {
    await server.replayAs('01-list', LIST);
    await server.replay('11-create-reply');
    const { parent, status } = await open().create(aNewComment({ parent: MONAS }), call);

    expect([parent, status]).to.deep.equal([MONAS, 'held']);
    expect(posts()[0]).to.include({ parentId: MONAS });
  });

  it('sends no answer to what is not there: nobody would ever see it', async () => {
    await server.replayAs('01-list', LIST);

    expect(await rejectionOf(open().create(aNewComment({ parent: 'gone' }), call))).to.include({ kind: 'not-found' });
    expect(posts()).to.deep.equal([]);
  });

  it('publishes at once what Cusdis says is approved', async () => {
    server.answer(isPost, () => jsonAnswer({ data: { id: 'a', content: WORDS, approved: true } }));

    expect((await open().create(aNewComment(), call)).status).to.equal('published');
  });

  for (const [field, change] of [
    ['text', { text: ' ' }],
    ['name', { guest: { ...gina, name: '' } }],
    ['email', { guest: { ...gina, email: 'gina' } }],
  ] as const) {
    it(`sends nothing without a proper ${field}, which Cusdis would take`, async () => {
      const error = (await rejectionOf(open().create(aNewComment(change), call))) as {
        readonly fields: readonly { readonly field: string }[];
      };

      expect(error.fields.map((each) => each.field)).to.deep.equal([field]);
      expect(posts()).to.deep.equal([]);
    });
  }

  it('says that Cusdis does not have the app', async () => {
    await server.replay('12-create-no-app');

    expect(await rejectionOf(open().create(aNewComment(), call))).to.include({ kind: 'not-found' });
  });

  it('is not certain of an answer that is none', async () => {
    server.answer(isPost, () => jsonAnswer({ data: null }));

    expect(await rejectionOf(open().create(aNewComment(), call))).to.include({ kind: 'malformed', uncertain: true });
  });

  it('looks for an attempt of unknown outcome among what was approved meanwhile, and sends it once', async () => {
    const row = { id: 'a', content: WORDS, by_nickname: 'Gina Guest', createdAt: new Date().toISOString() };
    server.answer(isPost, () => HttpResponse.error());
    server.answer(
      ({ method }) => method === 'GET',
      () => jsonAnswer({ data: { data: [row] } }),
    );
    const comments = open();
    await rejectionOf(comments.create(aNewComment(), call));

    expect(await comments.create(aNewComment(), call)).to.include({ id: 'a', status: 'published' });
    expect(posts()).to.have.length(1);
  });
});
