import { http } from 'msw';
import { setupWorker } from 'msw/browser';
import { postgrestFacts } from '../../src/adapters/postgrest-facts.js';
import { postgrestAdapter, type PostgrestAdapterOptions } from '../../src/adapters/postgrest.js';
import { AdapterError } from '../../src/core/errors.js';
import { expect } from '../support/index.js';
import { call, guest, list, post } from '../support/memory-calls.js';
import { rejectionOf } from '../support/rejection-of.js';
import { startWorker } from '../support/start-worker.js';

const endpoint = 'https://database.example.test/rest/v1/';
const thread = '/trees/';

/** Answers in the forms that PostgREST documents: none of it could be recorded here. */
interface Asked {
  readonly name: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Headers;
  readonly credentials: RequestCredentials;
}

/** What `docs/backends/postgrest.sql` answers, as a real PostgreSQL printed it. */
const ROW = {
  id: '7',
  can: { edit: '2124-01-03T09:45:00+00:00', reply: true, remove: true },
  body: { format: 'markdown', source: 'Hello' },
  votes: { up: 0, down: 0, score: 0 },
  author: { name: 'Carla Example' },
  status: 'published',
  created: '2024-01-03T09:30:00.123456+00:00',
  replies: 0,
};
const THREAD = {
  sorts: ['oldest', 'newest'],
  total: 1,
  posting: { allowed: true },
  writing: { format: 'markdown', maxCharacters: 5000 },
  guestFields: { name: 'required', email: 'optional', website: 'optional' },
};

describe('postgrestAdapter', () => {
  let asked: Asked[] = [];
  let answer: () => Response = () => Response.json(null);
  const worker = setupWorker(
    http.post(`${endpoint}rpc/:name`, async ({ request, params }) => {
      const { headers, credentials } = request;
      asked.push({ name: String(params['name']), body: (await request.json()) as Asked['body'], headers, credentials });
      return answer();
    }),
  );
  const forget = () => localStorage.removeItem(`gedanken:1:reader:${endpoint}`);
  before(() => startWorker(worker));
  after(() => worker.stop());
  beforeEach(() => {
    asked = [];
    answer = () => Response.json(null);
    forget();
  });
  afterEach(forget);

  const open = (options: Partial<PostgrestAdapterOptions> = {}) => postgrestAdapter({ endpoint, thread, ...options });
  const refuse = (status: number, body: object) => void (answer = () => Response.json(body, { status }));

  it('calls a function for each question, with the thread', async () => {
    answer = () => Response.json({ comments: [ROW], next: null, total: 1 });
    const comments = await list(open(), 'newest');

    expect([asked[0]?.name, asked[0]?.body]).to.deep.equal(['gedanken_comments', { sort: 'newest', thread }]);
    expect(comments.map(({ id, created }) => [id, created])).to.deep.equal([['7', 1_704_274_200_123]]);
  });

  it('is as the documentation says', async () => {
    answer = () => Response.json(THREAD);
    const adapter = open();
    const { sorts, feed, reactions } = await adapter.comments.describe(call);

    expect([sorts, feed !== undefined, reactions !== undefined]).to.deep.equal([
      postgrestFacts.sorts,
      postgrestFacts.feed,
      postgrestFacts.pageReactions,
    ]);
    expect([adapter.votes, adapter.reactions].map(Boolean)).to.deep.equal([true, false]);
  });

  it('sends a comment with its key, and with what the browser is known by', async () => {
    answer = () => Response.json(ROW);
    await post(open(), 'Hello');
    const { name, body } = asked[0]!;
    const { reader, ...rest } = body;

    expect([name, rest]).to.deep.equal([
      'gedanken_create',
      { key: 'Hello', parent: null, text: 'Hello', guest, thread },
    ]);
    expect(reader).to.match(/^[0-9a-f]{32}$/);
    expect(localStorage.getItem(`gedanken:1:reader:${endpoint}`)).to.equal(reader);
  });

  it('sends the public key of the project, and no cookies', async () => {
    answer = () => Response.json(THREAD);
    await open({ key: 'sb_publishable_x' }).comments.describe(call);
    const { headers, credentials } = asked[0]!;

    expect([headers.get('apikey'), headers.get('Authorization'), credentials]).to.deep.equal([
      'sb_publishable_x',
      null,
      'omit',
    ]);
  });

  it('sends the page’s token instead of what the browser is known by', async () => {
    answer = () => Response.json(ROW);
    await post(open({ token: () => 'a-token' }), 'Hello');

    expect([asked[0]?.headers.get('Authorization'), asked[0]?.body['reader']]).to.deep.equal([
      'Bearer a-token',
      undefined,
    ]);
  });

  it('begins an edit with the version that it was given', async () => {
    const { edits } = open();
    answer = () => Response.json({ text: 'Hello', version: '3' });
    await edits!.source('7', call);
    answer = () => Response.json(ROW);
    await edits!.update('7', 'Hello again', call);

    expect(asked[1]?.body).to.deep.equal({ id: '7', text: 'Hello again', version: '3', thread });
  });

  it('knows that nothing is left of what was taken away', async () => {
    expect(await open().edits!.remove('7', call)).to.equal(null);
  });

  it('counts threads that it names itself', async () => {
    answer = () => Response.json({ counts: [3, 0] });

    expect(await open().counts!.counts(['/a/', '/b/'], call)).to.deep.equal([3, 0]);
    expect(asked[0]?.body).to.deep.equal({ threads: ['/a/', '/b/'] });
  });

  for (const [message, code, status, kind] of [
    ['gedanken:closed', 'PT403', 403, 'closed'],
    ['gedanken:signed-out', 'PT401', 401, 'signed-out'],
    ['gedanken:forbidden', 'PT403', 403, 'forbidden'],
    ['gedanken:not-found', 'PT404', 404, 'not-found'],
    ['gedanken:conflict', 'PT412', 412, 'conflict'],
    ['permission denied for function gedanken_thread', '42501', 401, 'forbidden'],
    ['JWT expired', 'PGRST301', 401, 'signed-out'],
    ['JWT expired', 'PGRST303', 401, 'signed-out'],
    ['Could not find the function public.gedanken_thread', 'PGRST202', 404, 'malformed'],
    ['canceling statement due to statement timeout', '57014', 500, 'unavailable'],
    ['duplicate key value violates unique constraint', '23505', 409, 'conflict'],
    ['no connection to the database', 'PGRST000', 503, 'unavailable'],
  ] as const)
    it(`takes ${code} (“${message}”) for ${kind}`, async () => {
      refuse(status, { code, message, details: null, hint: null });

      expect(await rejectionOf(open().comments.describe(call))).to.include({ kind });
    });

  it('tells the developer to run the migration where its functions are missing', async () => {
    refuse(404, { code: 'PGRST202', message: 'Could not find the function', details: null, hint: null });
    const error = await rejectionOf(open().comments.describe(call));

    expect((error as AdapterError).hint).to.include('run docs/backends/postgrest.sql');
  });

  it('points at what is wrong, and says how long to wait', async () => {
    const errors = [{ field: 'text', reason: 'too-long', by: 4, unit: 'characters' }];
    refuse(422, { code: 'PT422', message: 'gedanken:rejected', details: JSON.stringify({ errors }), hint: null });
    expect(((await rejectionOf(post(open(), 'Hello'))) as AdapterError).fields).to.deep.equal(errors);

    refuse(429, { code: 'PT429', message: 'gedanken:rate-limited', details: '{"retryAfter": 60}', hint: null });
    expect(await rejectionOf(post(open(), 'Hello'))).to.include({ kind: 'rate-limited', retryAfter: 60_000 });
  });

  it('hands no sentence of the database on to readers', async () => {
    refuse(400, { code: '22P02', message: 'invalid input syntax for type bigint: "x"', details: 'x', hint: 'x' });

    expect(await rejectionOf(open().comments.describe(call))).to.include({ kind: 'rejected', detail: undefined });
  });

  it('says that there must be an endpoint', async () => {
    expect(await rejectionOf(list(postgrestAdapter({ endpoint: '' })))).to.include({
      kind: 'malformed',
      hint: '“” is no address of a PostgREST.',
    });
  });

  it('names the thread for what the browser keeps, however the endpoint is written', () => {
    expect(open({ endpoint: 'https://database.example.test/rest/v1' }).key).to.equal(`postgrest:${endpoint}:${thread}`);
    expect(postgrestAdapter({ endpoint }).key).to.equal(`postgrest:${endpoint}:${location.pathname}`);
  });

  it('tells apart what is no error of PostgREST', async () => {
    answer = () => new Response('<h1>Bad Gateway</h1>', { status: 502 });
    const error = await rejectionOf(open().comments.describe(call));

    expect(error).to.be.instanceOf(AdapterError);
    expect(error).to.include({ kind: 'unavailable', uncertain: true });
  });
});
