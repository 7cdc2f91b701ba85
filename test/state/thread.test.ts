import type { Adapter } from '../../src/adapters/adapter.js';
import { memoryAdapter } from '../../src/adapters/memory.js';
import type { Comment, NewComment } from '../../src/core/comment.js';
import { AdapterError } from '../../src/core/errors.js';
import { openThread, type Thread, type ThreadOptions } from '../../src/state/thread.js';
import { aComment, someComments } from '../support/a-comment.js';
import { expect } from '../support/index.js';
import { MemoryKeep } from '../support/memory-keep.js';
import { aSource, mergeAdapters } from '../support/merged-sources.js';
import { rejectionOf } from '../support/rejection-of.js';
import { withChanges } from '../support/with-changes.js';

const words: NewComment = {
  key: 'k',
  parent: null,
  text: 'A thought',
  guest: { name: 'Gina Guest', email: 'gina@example.test', website: '' },
};

async function loaded(adapter: Adapter, options?: ThreadOptions): Promise<Thread> {
  const thread = openThread(adapter, options);
  await thread.load();
  return thread;
}

describe('a thread', () => {
  describe('its shape', () => {
    const chain = memoryAdapter({ comments: someComments(4, (index) => (index === 1 ? null : String(index - 1))) });

    it('is nested no deeper than asked, and folds again without asking the backend', async () => {
      const thread = await loaded(chain, { maxDepth: 2 });
      expect(thread.$children('1').get()).to.deep.equal(['2', '3', '4']);

      thread.setMaxDepth(8);

      expect(thread.$children('1').get()).to.deep.equal(['2']);
      expect(thread.$children('3').get()).to.deep.equal(['4']);
    });

    it('keeps pingbacks apart, oldest first, and does not count them', async () => {
      const thread = await loaded(
        memoryAdapter({
          comments: [
            aComment(),
            aComment({ id: '8', kind: 'pingback', created: 2000 }),
            aComment({ id: '9', kind: 'trackback', created: 1000 }),
          ],
        }),
      );

      expect(thread.$pings.get()).to.deep.equal(['9', '8']);
      expect(thread.$children(null).get()).to.deep.equal(['1']);
      expect(thread.$shown.get()).to.equal(1);
    });
  });

  describe('posting', () => {
    it('puts what the backend confirmed in its place, and counts it', async () => {
      const thread = await loaded(memoryAdapter({ comments: [aComment()] }));

      const { id } = await thread.post({ ...words, parent: '1' });

      expect(thread.$children('1').get()).to.deep.equal([id]);
      expect(thread.$total.get()).to.deep.equal({ count: 2, exact: true });
    });

    it('shows what is held, remembers it, and does not count it', async () => {
      const keep = new MemoryKeep();
      const thread = await loaded(memoryAdapter({ comments: [aComment()], moderate: 'hold', thread: 't' }), { keep });

      const { id } = await thread.post(words);

      expect(thread.$children(null).get()).to.deep.equal(['1', id]);
      expect(thread.$total.get()!.count).to.equal(1);
      expect([...keep.kept.keys()]).to.deep.equal(['gedanken:1:held:memory:t']);
      expect([...keep.kept.values()].join()).to.not.include('gina@example.test');
    });

    it('shows its writer what the backend took for spam, and does not count it', async () => {
      const adapter = memoryAdapter();
      const thread = await loaded(
        withChanges(adapter, {
          create: async (...args) => ({ ...(await adapter.comments.create(...args)), status: 'spam' }),
        }),
      );

      const { id, status } = await thread.post(words);

      expect(status).to.equal('spam');
      expect(thread.$children(null).get()).to.deep.equal([id]);
      expect(thread.$total.get()!.count).to.equal(0);
      expect(thread.$comment(id).get().can.reply).to.equal(false);
    });

    it('counts a comment once, though the backend sends it twice', async () => {
      const confirmed = aComment({ id: '7' });
      const thread = await loaded(withChanges(memoryAdapter(), { create: async () => confirmed }));

      await thread.post(words);
      await thread.post(words);

      expect(thread.$total.get()!.count).to.equal(1);
    });

    it('is not given up when reading ends', async () => {
      const { promise: confirmed, resolve: confirm } = Promise.withResolvers<Comment>();
      const { promise: sent, resolve: send } = Promise.withResolvers<AbortSignal>();
      const create: Adapter['comments']['create'] = (_comment, { signal }) => {
        send(signal);
        return confirmed;
      };
      const thread = await loaded(withChanges(memoryAdapter(), { create }));
      const posted = thread.post(words);
      const signal = await sent;

      thread.close();
      confirm(aComment({ id: '7' }));

      expect((await posted).id).to.equal('7');
      expect(signal.aborted).to.equal(false);
    });

    it('remembers that the thread turned out to be closed', async () => {
      const thread = await loaded(
        withChanges(memoryAdapter(), { create: () => Promise.reject(new AdapterError('closed')) }),
      );

      expect(await rejectionOf(thread.post(words))).to.have.property('kind', 'closed');

      expect(thread.$info.get()).to.deep.nested.include({ 'value.posting': { allowed: false, why: 'closed' } });
    });

    it('rejects with an error of ours, whatever the adapter throws', async () => {
      const thread = await loaded(withChanges(memoryAdapter(), { create: () => Promise.reject('no reason') }));

      expect(await rejectionOf(thread.post(words))).to.include({ name: 'AdapterError', kind: 'unavailable' });
    });
  });

  describe('revealing a comment', () => {
    const long = (): Adapter => memoryAdapter({ comments: someComments(5), pageSize: 1 });

    it('shows what came from two sources under the name that it has', async () => {
      const url = 'https://social.example.test/@ben/1';
      const social = aSource('social', { comments: [aComment({ id: '9', url })] });
      const list = async () => ({ comments: [], next: null });
      const thread = await loaded(
        mergeAdapters([
          aSource('blog', { comments: [aComment({ id: '1', url })] }),
          { ...social, adapter: withChanges(social.adapter, { list }) },
        ]),
      );

      expect(await thread.reveal('social~9')).to.equal(true);
      expect(thread.has('social~9')).to.equal(false);
      expect(thread.nameOf('social~9')).to.equal('1');
    });

    it('does nothing for one that is there', async () => {
      const thread = await loaded(
        withChanges(long(), { find: () => Promise.reject(new Error('It should not be asked for.')) }),
      );

      expect(await thread.reveal('1')).to.equal(true);
    });

    it('fetches one that is not loaded, and puts it in its place', async () => {
      const thread = await loaded(long());

      expect(await thread.reveal('4')).to.equal(true);

      expect(thread.$children(null).get()).to.deep.equal(['1', '4']);
    });

    it('answers no for one that is not there, or not for this reader', async () => {
      const hidden = withChanges(long(), { find: () => Promise.reject(new AdapterError('forbidden')) });

      expect(await (await loaded(long())).reveal('99')).to.equal(false);
      expect(await (await loaded(hidden)).reveal('99')).to.equal(false);
    });

    it('rejects when the backend could not say', async () => {
      const thread = await loaded(withChanges(long(), { find: () => Promise.reject(new AdapterError('offline')) }));

      expect(await rejectionOf(thread.reveal('4'))).to.have.property('kind', 'offline');
    });

    it('believes no branch that does not hold the comment', async () => {
      const thread = await loaded(withChanges(long(), { find: async () => [aComment({ id: '3' })] }));

      expect(await thread.reveal('4')).to.equal(false);
    });

    it('is given up for a later one that is there already', async () => {
      const adapter = long();
      let first: (branch: readonly Comment[]) => void = () => undefined;
      const thread = await loaded(withChanges(adapter, { find: () => new Promise((resolve) => (first = resolve)) }));

      const answers = [thread.reveal('4'), thread.reveal('1')];
      first([aComment({ id: '4' })]);

      expect(await Promise.all(answers)).to.deep.equal([undefined, true]);
      expect(thread.has('4')).to.equal(false);
    });

    it('is given up for a later one', async () => {
      const adapter = long();
      let first: (branch: readonly Comment[]) => void = () => undefined;
      const find: Adapter['comments']['find'] = (id, call) =>
        id === '4' ? new Promise((resolve) => (first = resolve)) : adapter.comments.find(id, call);
      const thread = await loaded(withChanges(adapter, { find }));

      const answers = [thread.reveal('4'), thread.reveal('5')];
      first([aComment({ id: '4' })]);

      expect(await Promise.all(answers)).to.deep.equal([undefined, true]);
      expect(thread.has('4')).to.equal(false);
    });
  });

  it('takes over the drafts of the thread before it', async () => {
    const before = openThread(memoryAdapter());
    before.drafts.set(null, 'A thought');

    expect(openThread(memoryAdapter(), { drafts: before.drafts }).drafts.get(null)).to.equal('A thought');
  });
});
