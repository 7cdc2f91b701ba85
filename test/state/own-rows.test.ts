import { contextOf } from '../../src/state/context.js';
import { takeNews } from '../../src/state/take-news.js';
import { aComment } from '../support/a-comment.js';
import { drawnIn, loadedThread, pagesAdapter } from '../support/a-thread.js';
import { expect } from '../support/index.js';
import { MemoryKeep } from '../support/memory-keep.js';

const held = aComment({ id: 'held-abc', status: 'held', author: 'Gina Guest', body: 'Patience', created: Date.now() });
const approved = aComment({
  id: '9',
  author: 'Gina Guest',
  body: { format: 'html', source: '<p>Patience</p>' },
  created: Date.now(),
});

describe('a comment that the backend holds', () => {
  async function posted(keep = new MemoryKeep()) {
    const adapter = pagesAdapter([[aComment()]], { comments: { create: async () => held } });
    const thread = await loadedThread(adapter, { keep });
    await thread.post({ key: 'k', parent: null, text: 'Patience' });
    return { thread, context: contextOf(thread), keep };
  }

  it('becomes in place what comes as news when it is approved, under whatever name', async () => {
    const { thread, context, keep } = await posted();
    expect(thread.$total.get()?.count).to.equal(1);

    takeNews(context, { comments: [approved], removed: [] }, () => true);

    expect(drawnIn(thread)).to.deep.equal(['1', '9']);
    expect(thread.rowName('9')).to.equal('held-abc');
    expect(thread.$comment('9').get().status).to.equal('published');
    expect(thread.isFresh('9')).to.equal(false);
    expect(thread.$total.get()?.count).to.equal(2);
    expect(keep.kept.size).to.equal(0);
  });

  it('is forgotten in this browser when it is approved under its own name', async () => {
    const { thread, context, keep } = await posted();

    takeNews(context, { comments: [{ ...approved, id: 'held-abc' }], removed: [] }, () => true);

    expect(thread.$comment('held-abc').get().status).to.equal('published');
    expect(keep.kept.size).to.equal(0);
  });

  it('is not taken for what somebody else says', async () => {
    const { thread, context } = await posted();

    takeNews(context, { comments: [{ ...approved, author: { name: 'Ben' } }], removed: [] }, () => true);

    expect(drawnIn(thread)).to.deep.equal(['1', 'held-abc']);
  });

  it('is recognized also in a later visit', async () => {
    const { keep } = await posted();
    const thread = await loadedThread(pagesAdapter([[aComment()]]), { keep });
    expect(drawnIn(thread)).to.deep.equal(['1', 'held-abc']);

    takeNews(contextOf(thread), { comments: [approved], removed: [] }, () => true);

    expect(drawnIn(thread)).to.deep.equal(['1', '9']);
  });
});
