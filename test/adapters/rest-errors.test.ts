import { restAdapter } from '../../src/adapters/rest.js';
import { AdapterError } from '../../src/core/errors.js';
import { expect } from '../support/index.js';
import { call, post } from '../support/memory-calls.js';
import { rejectionOf } from '../support/rejection-of.js';
import { problem, REST, servedRest } from '../support/rest-server.js';

describe('how restAdapter fails', () => {
  const served = servedRest();
  const adapter = restAdapter({ endpoint: REST, thread: '/trees/' });
  async function errorOf(answer: () => Response): Promise<AdapterError> {
    served.next(answer);
    const error = await rejectionOf(adapter.comments.describe(call));
    if (error instanceof AdapterError) return error;
    throw new Error(`It rejected with ${String(error)}.`);
  }

  for (const [kind, status] of [
    ['rejected', 422],
    ['signed-out', 401],
    ['forbidden', 403],
    ['closed', 403],
    ['not-found', 404],
    ['conflict', 409],
    ['challenge', 403],
    ['rate-limited', 429],
  ] as const)
    it(`takes “${kind}” from the type of a problem`, async () => {
      expect(await errorOf(() => problem(kind, status))).to.include({ kind, uncertain: false });
    });

  it('takes it from whatever address ends so', async () => {
    for (const type of ['https://api.example/problems/closed', '/problems#closed', 'closed'])
      expect(await errorOf(() => problem('', 400, { type }))).to.include({ kind: 'closed' });
  });

  it('goes by the status where the type says nothing', async () => {
    for (const [type, status, kind] of [
      ['about:blank', 409, 'conflict'],
      ['urn:gedanken:problem:closed-down', 410, 'not-found'],
      [undefined, 429, 'rate-limited'],
      [7, 422, 'rejected'],
    ] as const)
      expect(await errorOf(() => problem('', status, { type }))).to.include({ kind });
  });

  it('goes by the status of what is no problem document', async () => {
    expect(await errorOf(() => new Response('<h1>Forbidden</h1>', { status: 403 }))).to.include({ kind: 'forbidden' });
  });

  it('takes a fault of the server for one, whatever it is called', async () => {
    expect(await errorOf(() => problem('closed', 500))).to.include({ kind: 'unavailable', uncertain: true });
  });

  it('points at the fields that are wrong', async () => {
    const errors = [
      { field: 'text', reason: 'too-long', by: 12, unit: 'characters' },
      { field: 'email', reason: 'nonsense' },
      { field: 'password', reason: 'required' },
      'text',
      null,
    ];

    expect((await errorOf(() => problem('rejected', 422, { errors }))).fields).to.deep.equal([
      { field: 'text', reason: 'too-long', by: 12, unit: 'characters' },
      { field: 'email', reason: 'invalid', by: undefined, unit: undefined },
    ]);
  });

  it('says how long to wait', async () => {
    const { retryAfter } = await errorOf(() => problem('rate-limited', 429, {}, { 'Retry-After': '30' }));

    expect(retryAfter).to.equal(30_000);
  });

  it('hands on the server’s sentence as one line of plain text', async () => {
    const detail = ` Nur \u0007 ${'einmal '.repeat(200)}`;
    const error = await errorOf(() => problem('forbidden', 403, { detail }));

    expect(error.detail).to.match(/^Nur einmal einmal/);
    expect(error.detail!.length).to.be.at.most(300);
  });

  it('hands on what is to be solved', async () => {
    const challenge = { kind: 'turnstile', siteKey: '1x00', url: 'javascript:alert(1)', data: 'opaque', more: 1 };

    expect((await errorOf(() => problem('challenge', 403, { challenge }))).challenge).to.deep.equal({
      kind: 'turnstile',
      siteKey: '1x00',
      url: undefined,
      image: undefined,
      data: 'opaque',
    });
  });

  it('hands on no challenge that nobody can solve here', async () => {
    for (const challenge of [{ kind: 'riddle' }, 'turnstile', null])
      expect((await errorOf(() => problem('challenge', 403, { challenge }))).challenge).to.equal(undefined);
  });

  it('takes only pictures for the picture of a challenge', async () => {
    const imageOf = async (image: string): Promise<unknown> =>
      (await errorOf(() => problem('challenge', 403, { challenge: { kind: 'image', image } }))).challenge?.image;

    expect(await imageOf('data:image/png;base64,AA==')).to.equal('data:image/png;base64,AA==');
    expect(await imageOf('data:text/html,hello')).to.equal(undefined);
    expect(await imageOf('https://pictures.example/1.png')).to.equal('https://pictures.example/1.png');
  });

  it('says that a comment may have arrived when its answer is no comment', async () => {
    served.next(() => new Response('{}'));

    expect(await rejectionOf(post(adapter, 'Hello'))).to.include({ kind: 'malformed', uncertain: true });
  });

  it('takes an answer without what it must hold for malformed', async () => {
    const begin = { comments: [] };
    for (const [answer, ask] of [
      [{}, () => adapter.comments.list({ sort: 'oldest' }, call)],
      [[], () => adapter.comments.describe(call)],
      [begin, () => restAdapter({ endpoint: REST, features: ['changes'] }).changes!.since('1', call)],
      [{ counts: [1] }, () => adapter.counts!.counts(['a', 'b'], call)],
      [{}, () => adapter.recent!.recent(3, call)],
      [{}, () => adapter.votes!.cast('a', 'up', call)],
      [{}, () => adapter.reactions!.react('a', 'heart', true, call)],
      [{}, () => adapter.edits!.source('a', call)],
      [{ comments: [{ id: 'b', body: { source: '' } }] }, () => adapter.comments.find('a', call)],
    ] as const) {
      served.next(() => new Response(JSON.stringify(answer)));
      expect(await rejectionOf(ask())).to.include({ kind: 'malformed' });
    }
  });
});
