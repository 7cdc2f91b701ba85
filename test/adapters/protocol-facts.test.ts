import type { Adapter } from '../../src/adapters/adapter.js';
import { restFacts } from '../../src/adapters/rest-facts.js';
import { restAdapter } from '../../src/adapters/rest.js';
import { aComment } from '../support/a-comment.js';
import { expect } from '../support/index.js';
import { call, post } from '../support/memory-calls.js';
import { REST, servedRest } from '../support/rest-server.js';

describe('what the documentation says of REST', () => {
  const served = servedRest();

  it('is true of the reference server', async () => {
    served.open().seed('/', [aComment()]);
    const adapter: Adapter = restAdapter({ endpoint: REST, thread: '/' });
    const { sorts, feed, reactions } = await adapter.comments.describe(call);
    const [first] = (await adapter.comments.list({ sort: 'oldest' }, call)).comments;

    expect({
      sorts,
      votes: first?.can.vote,
      pageReactions: reactions?.page !== undefined,
      feed: feed !== undefined,
    }).to.deep.equal({
      sorts: restFacts.sorts,
      votes: restFacts.votes,
      pageReactions: restFacts.pageReactions,
      feed: restFacts.feed,
    });
    expect((await post(adapter, 'Hello')).can.edit).to.equal(Infinity);
  });
});
