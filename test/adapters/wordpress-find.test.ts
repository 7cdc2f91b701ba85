import { wordpressAdapter } from '../../src/adapters/wordpress.js';
import { expect } from '../support/index.js';
import { recordedServer } from '../support/recorded.js';

const call = { signal: new AbortController().signal };
const COMMENTS = 'GET /wp-json/wp/v2/comments';

describe('the WordPress adapter, finding one comment', () => {
  const server = recordedServer('wordpress');
  const find = (id: string) => wordpressAdapter({ endpoint: '/wp-json', thread: '28' }).comments.find(id, call);
  const refusal = (id: string): Promise<unknown> => find(id).catch((error: unknown) => error);

  beforeEach(() => server.replay('201-post-by-id'));

  it('brings its ancestors along, the oldest first', async () => {
    await server.replay('232-find-ancestor');
    await server.replayAs('27-get-one', { to: `${COMMENTS}/205` });
    const line = await find('205');

    expect(line.map(({ id, parent }) => [id, parent])).to.deep.equal([
      ['204', null],
      ['205', '204'],
    ]);
  });

  it('stops where an ancestor is gone', async () => {
    await server.replayAs('233-find-ancestor-gone', { to: COMMENTS });
    await server.replayAs('27-get-one', { to: `${COMMENTS}/205` });
    const line = await find('205');

    expect(line.map(({ id }) => id)).to.deep.equal(['205']);
  });

  it('does not go round in a circle (a variant: the ancestor answers its own reply)', async () => {
    const change = (response: { body: unknown }) => ({
      ...response,
      body: (response.body as object[]).map((row) => ({ ...row, parent: 205 })),
    });
    await server.replayAs('27-get-one', { to: `${COMMENTS}/205` });
    await server.replayAs('232-find-ancestor', {
      to: COMMENTS,
      query: { include: '204' },
      change: (response) => ({ ...response, ...change(response) }),
    });
    await server.replayAs('232-find-ancestor', {
      to: COMMENTS,
      query: { include: '205' },
      change: (response) => ({
        ...response,
        body: (response.body as object[]).map((row) => ({ ...row, id: 205, parent: 204 })),
      }),
    });
    const line = await find('205');

    expect(line.map(({ id }) => id)).to.deep.equal(['204', '205']);
  });

  it('finds pingbacks, which lists do not hold', async () => {
    await server.replayAs('30-get-pingback-by-id-anonymous', { to: `${COMMENTS}/211` });
    const [pingback] = await find('211');

    expect(pingback).to.include({ id: '211', kind: 'pingback' });
  });

  it('does not find what does not exist', async () => {
    await server.replayAs('28-get-unknown', { to: `${COMMENTS}/99999` });

    expect(await refusal('99999')).to.have.property('kind', 'not-found');
  });

  it('does not find what waits for approval, as far as guests can tell', async () => {
    await server.replayAs('29-get-pending-anonymous', { to: `${COMMENTS}/214` });

    expect(await refusal('214')).to.have.property('kind', 'not-found');
  });

  it('does not find what is in the trash, of which moderators are told (a variant of a recorded comment)', async () => {
    await server.replayAs('27-get-one', {
      to: `${COMMENTS}/205`,
      change: (response) => ({ ...response, body: { ...(response.body as object), status: 'trash' } }),
    });

    expect(await refusal('205')).to.have.property('kind', 'not-found');
  });

  it('does not find comments of other posts (a variant of a recorded comment)', async () => {
    await server.replayAs('27-get-one', {
      to: `${COMMENTS}/205`,
      change: (response) => ({ ...response, body: { ...(response.body as object), post: 29 } }),
    });

    expect(await refusal('205')).to.have.property('kind', 'not-found');
  });

  it('does not ask for what can be no comment of WordPress', async () => {
    for (const id of ['abc', '../users', '1"><img', ''])
      expect(await refusal(id), id).to.have.property('kind', 'not-found');
    expect(server.asked.filter((asked) => asked.includes('comments'))).to.deep.equal([]);
  });
});
