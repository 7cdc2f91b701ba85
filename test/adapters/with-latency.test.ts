import { memoryAdapter } from '../../src/adapters/memory.js';
import { withLatency } from '../../src/adapters/with-latency.js';
import { AdapterError } from '../../src/core/errors.js';
import { describeAdapter, type AdapterSubject, type Open } from '../../src/testing.js';
import { aComment } from '../support/a-comment.js';
import { expect } from '../support/index.js';
import { EVERYTHING, memorySubject, type OpenedMemory } from '../support/memory-subject.js';
import { rejectionOf } from '../support/rejection-of.js';
import { withChanges } from '../support/with-changes.js';

const FOR_EVER = 2 ** 31 - 1;
const call = { signal: new AbortController().signal };

describeAdapter(
  'withLatency',
  slowed(memorySubject({ author: 'Mona Example', account: 'Mona Example', viewerRole: 'moderator' })),
  { describe, it },
);
describeAdapter('withLatency over everything that readers can do', slowed(memorySubject(EVERYTHING)), { describe, it });

describe('withLatency', () => {
  it('holds the ports of the adapter, and no others', () => {
    const slow = withLatency(memoryAdapter({ thread: '/trees/', account: 'Mona Example' }), 0);

    expect(
      Object.entries(slow)
        .filter(([, port]) => port !== undefined)
        .map(([name]) => name),
    ).to.have.members(['key', 'comments', 'edits', 'session', 'live', 'changes', 'counts', 'recent']);
    expect(slow.key).to.equal('memory:/trees/');
  });

  it('answers as the adapter does', async () => {
    const adapter = memoryAdapter({ comments: [aComment()] });

    expect(await withLatency(adapter, 0).comments.list({ sort: 'oldest' }, call)).to.deep.equal(
      await adapter.comments.list({ sort: 'oldest' }, call),
    );
  });

  it('fails as the adapter does', async () => {
    const error = new AdapterError('closed');
    const slow = withLatency(withChanges(memoryAdapter(), { describe: () => Promise.reject(error) }), 0);

    expect(await rejectionOf(slow.comments.describe(call))).to.equal(error);
  });

  it('asks how long before each call', async () => {
    const asked: number[] = [];
    const latencies = [5, 0];
    const adapter = withChanges(memoryAdapter(), { find: async (id) => (asked.push(Number(id)), []) });
    const slow = withLatency(adapter, () => latencies.shift()!);

    await Promise.all([slow.comments.find('1', call), slow.comments.find('2', call)]);

    expect(asked).to.deep.equal([2, 1]);
  });

  it('lets go of a call that somebody gives up, and never passes it on', async () => {
    const controller = new AbortController();
    const reason = new Error('The reader leaves');
    let asked = 0;
    const slow = withLatency(
      withChanges(memoryAdapter(), { describe: () => Promise.reject(new Error(`Asked ${(asked += 1)} times`)) }),
      FOR_EVER,
    );

    const answer = rejectionOf(slow.comments.describe({ signal: controller.signal }));
    controller.abort(reason);

    expect(await answer).to.equal(reason);
    expect(asked).to.equal(0);
  });

  it('does not wait at all for a call that was given up before', async () => {
    const reason = new Error('The reader had left');

    expect(
      await rejectionOf(
        withLatency(memoryAdapter(), FOR_EVER).comments.describe({ signal: AbortSignal.abort(reason) }),
      ),
    ).to.equal(reason);
  });
});

function slowed(subject: AdapterSubject<OpenedMemory>): AdapterSubject<OpenedMemory> {
  const open =
    (original: Open<OpenedMemory>): Open<OpenedMemory> =>
    async (seeds) => {
      const opened = await original(seeds);
      return { ...opened, adapter: withLatency(opened.adapter, 0) };
    };
  const { closed, holding, signedOut } = subject.states;
  const slow = (state: typeof closed): typeof closed => ('never' in state ? state : open(state));
  return {
    ...subject,
    open: open(subject.open),
    states: { ...subject.states, closed: slow(closed), holding: slow(holding), signedOut: slow(signedOut) },
  };
}
