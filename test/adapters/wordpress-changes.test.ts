import { wordpressAdapter } from '../../src/adapters/wordpress.js';
import { expect } from '../support/index.js';
import { ELSEWHERE, recordedServer } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';

const call = { signal: new AbortController().signal };

describe('the WordPress adapter, asked what has happened', () => {
  const server = recordedServer('wordpress', ELSEWHERE);
  const changesOf = (thread: string) => wordpressAdapter({ endpoint: `${ELSEWHERE}/wp-json`, thread }).changes!;
  const begin = async (thread = '6'): Promise<string> => {
    const pages = thread === '6' ? ['264-ids'] : ['268-many-ids-1', '269-many-ids-2', '270-many-ids-3'];
    await server.replay(...pages);
    const { comments, removed, mark } = await changesOf(thread).since(undefined, call);
    expect([comments, removed]).to.deep.equal([[], []]);
    server.received = [];
    return mark;
  };

  it('asks one small question when nothing has happened', async () => {
    const mark = await begin();

    const { comments, removed, total, mark: next } = await changesOf('6').since(mark, call);

    expect([comments, removed, total]).to.deep.equal([[], [], { count: 6, exact: true }]);
    expect(next).to.equal(mark);
    expect(server.received.map(({ query }) => query.get('_fields'))).to.deep.equal(['id']);
  });

  it('reads what was written, and what was approved, and nothing else', async () => {
    const mark = await begin();
    await server.replay('263-post-deep', '265-ids-after-news');
    await server.replayAs('266-news', { query: { include: '268,15' } });

    const { comments, removed, total } = await changesOf('6').since(mark, call);

    expect(comments.map(({ id, status }) => `${id} ${status}`)).to.deep.equal(['15 published', '268 published']);
    expect([removed, total]).to.deep.equal([[], { count: 8, exact: true }]);
  });

  it('tells it again from the same mark', async () => {
    const mark = await begin();
    await server.replay('263-post-deep', '265-ids-after-news', '266-news');
    const changes = changesOf('6');

    await changes.since(mark, call);

    expect((await changes.since(mark, call)).comments).to.have.length(2);
  });

  it('tells what is gone', async () => {
    await server.replay('265-ids-after-news');
    const { mark } = await changesOf('6').since(undefined, call);
    await server.replay('267-ids-after-trash');

    const { comments, removed } = await changesOf('6').since(mark, call);

    expect([comments, removed]).to.deep.equal([[], ['10']]);
  });

  it('asks for all ids of a long thread when the newest page does not explain the total', async () => {
    const mark = await begin('7');
    await server.replay('271-many-ids-after-trash-1', '272-many-ids-after-trash-2', '273-many-ids-after-trash-3');

    const { comments, removed, total } = await changesOf('7').since(mark, call);

    expect([comments, removed, total]).to.deep.equal([[], ['17'], { count: 249, exact: true }]);
    expect(server.asked).to.have.length(3);
  });

  it('asks only for the newest page of a long thread while nothing happens', async () => {
    const mark = await begin('7');
    server.reset();
    await server.replay('268-many-ids-1');

    expect((await changesOf('7').since(mark, call)).mark).to.equal(mark);
    expect(server.asked).to.have.length(1);
  });

  it('keeps the mark of a long thread short', async () => {
    expect((await begin('7')).length).to.be.lessThan(250 * 4);
  });

  it('refuses a mark that is none of its own', async () => {
    for (const mark of ['', '12', 'abc:1', '1:%', '1:1  2'])
      expect(await rejectionOf(changesOf('6').since(mark, call)), mark).to.have.property('kind', 'rejected');
  });
});
