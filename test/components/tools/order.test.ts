import { memoryAdapter } from '../../../src/adapters/memory.js';
import type { Adapter } from '../../../src/adapters/adapter.js';
import type { Comment } from '../../../src/core/comment.js';
import { AdapterError } from '../../../src/core/errors.js';
import { aComment, LONG_AGO, someComments } from '../../support/a-comment.js';
import { expect } from '../../support/index.js';
import { openTools, toolsOf } from '../../support/reading-tools.js';
import { ThreadPage } from '../../support/thread-page.js';
import { warningsInEachTest } from '../../support/warnings.js';
import { withChanges } from '../../support/with-changes.js';

const three = [
  aComment({ id: '1', body: 'First' }),
  aComment({ id: '2', body: 'Second', created: LONG_AGO + 1000 }),
  aComment({ id: '3', body: 'Answer', parent: '2', created: LONG_AGO + 2000 }),
];

/** A backend that knows one order, and brings ten comments at a time. */
const oldestOnly = (comments: readonly Comment[]): Adapter => {
  const adapter = memoryAdapter({ comments, pageSize: 10 });
  return withChanges(adapter, {
    describe: async (call) => ({ ...(await adapter.comments.describe(call)), sorts: ['oldest'] }),
  });
};

describe('the order of a thread', () => {
  warningsInEachTest();

  it('is offered from two comments on', async () => {
    const { page } = await openTools({ comments: three });
    const lonely = await ThreadPage.open(memoryAdapter({ comments: [aComment()] }));
    await lonely.until(() => lonely.part('top'));

    expect(page.part('sort')?.id).to.equal(page.part('order')?.querySelector('label')?.htmlFor);
    expect(lonely.part('sort')).to.equal(null);
  });

  it('has the orders that make sense for the thread', async () => {
    const votes = { score: 3, up: 4, down: 1, mine: null };
    const plain = await toolsOf(await ThreadPage.open(oldestOnly(three)));
    const voted = await toolsOf(await ThreadPage.open(oldestOnly(three.map((each) => ({ ...each, votes })))));

    expect(plain.orders).to.deep.equal(['Oldest', 'Newest', 'Most discussed']);
    expect(voted.orders).to.deep.equal(['Oldest', 'Newest', 'Most discussed', 'Best', 'Controversial']);
  });

  it('changes without moving the focus, and says so (A21)', async () => {
    const tools = await openTools({ comments: three });

    await tools.sort('Newest');

    expect(tools.bodies).to.deep.equal(['Second', 'Answer', 'First']);
    expect(tools.page.focused === tools.order).to.equal(true);
    await tools.hears('Sorted by newest.');
    expect(tools.line('sorted-part')).to.equal('');
  });

  it('is busy while it is on its way', async () => {
    const adapter = memoryAdapter({ comments: someComments(30), pageSize: 10 });
    let answer = (): void => undefined;
    const slow = withChanges(adapter, {
      list: async (query, call) => {
        if (query.sort === 'newest') await new Promise<void>((resolve) => (answer = resolve));
        return adapter.comments.list(query, call);
      },
    });
    const tools = await toolsOf(await ThreadPage.open(slow));

    const sorted = tools.sort('Newest');
    await tools.page.until(() => tools.order.getAttribute('aria-busy') === 'true');
    expect(tools.order.selectedOptions[0]?.value).to.equal('newest');
    answer();
    await sorted;

    expect(tools.bodies[0]).to.equal('Comment 30');
  });

  it('stays what it was when the backend fails', async () => {
    const adapter = memoryAdapter({ comments: someComments(30), pageSize: 10 });
    const failing = withChanges(adapter, {
      list: (query, call) =>
        query.sort === 'newest' ? Promise.reject(new AdapterError('unavailable')) : adapter.comments.list(query, call),
    });
    const tools = await toolsOf(await ThreadPage.open(failing));

    await tools.sort('Newest');

    expect(tools.order.selectedOptions[0]?.value).to.equal('oldest');
    expect(tools.bodies[0]).to.equal('Comment 1');
    expect(tools.page.events).to.include('error unavailable');
    expect(tools.page.said).to.not.include('Sorted by newest.');
  });

  it('is honest when only a part of the thread could be sorted, and loads the rest when asked', async () => {
    const tools = await toolsOf(await ThreadPage.open(oldestOnly(someComments(35))));

    await tools.sort('Newest');
    expect(tools.bodies[0]).to.equal('Comment 10');
    expect(tools.line('sorted-part')).to.equal('Sorted among the 10 comments loaded so far.');
    await tools.press('load-all-button');
    await tools.page.until(() => !tools.page.part('sorted-part'));

    expect(tools.bodies).to.have.length(35);
    expect(tools.bodies[0]).to.equal('Comment 35');
    await tools.hears('All comments are loaded.');
    expect(tools.page.focused === tools.order).to.equal(true);
  });

  it('stops loading when the reader has enough', async () => {
    const adapter = oldestOnly(someComments(60));
    let pages = 0;
    const tools = await toolsOf(
      await ThreadPage.open(
        withChanges(adapter, {
          list: async (query, call) => {
            pages += 1;
            if (pages === 3) tools.button('load-all-button').click();
            return adapter.comments.list(query, call);
          },
        }),
      ),
    );
    await tools.sort('Newest');

    await tools.press('load-all-button');
    await tools.page.until(() => tools.button('load-all-button').textContent?.includes('Load all'));

    expect(pages).to.equal(3);
    expect(tools.page.focused === tools.button('load-all-button')).to.equal(true);
  });
});
