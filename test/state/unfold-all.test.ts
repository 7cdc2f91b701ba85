import { memoryAdapter } from '../../src/adapters/memory.js';
import { collapse, focusBranch } from '../../src/state/branches.js';
import { setFilter } from '../../src/state/filter.js';
import { openThread, type Thread } from '../../src/state/thread.js';
import { unfoldAll } from '../../src/state/unfold-all.js';
import { someComments } from '../support/a-comment.js';
import { expect } from '../support/index.js';
import { MemoryKeep } from '../support/memory-keep.js';

describe('unfoldAll()', () => {
  let thread: Thread;
  let keep: MemoryKeep;

  beforeEach(async () => {
    keep = new MemoryKeep();
    // Thirty answers to the first of two.
    const comments = someComments(32, (index) => (index === 1 || index === 32 ? null : '1'));
    thread = openThread(memoryAdapter({ comments, thread: '/long/' }), { keep });
    await thread.load();
    collapse(thread, '1', true);
  });

  const shown = (): number => thread.$branch('1').get().ids.length;

  it('shows what is folded, and opens what is collapsed', () => {
    expect(shown()).to.be.below(30);
    unfoldAll(thread);

    expect(shown()).to.equal(30);
    expect(thread.$branch('1').get().folded).to.equal(0);
    expect(thread.$branch('1').get().collapsed).to.equal(false);
  });

  it('puts back what the reader arranged, and remembers nothing else', () => {
    const before = [shown(), keep.kept.size, thread.$branch('1').get().collapsed];
    const restore = unfoldAll(thread);
    expect(keep.kept.size).to.equal(before[1]);

    restore();

    expect([shown(), keep.kept.size, thread.$branch('1').get().collapsed]).to.deep.equal(before);
  });

  it('stays with the branch that the reader reads', () => {
    focusBranch(thread, '1');
    unfoldAll(thread);

    expect(thread.$branch(null).get().ids).to.deep.equal(['1']);
    expect(shown()).to.equal(30);
  });

  it('leaves what the reader filters', () => {
    setFilter(thread, { by: 'unanswered' });
    const found = thread.$branch(null).get().ids;
    unfoldAll(thread);

    expect(thread.$branch(null).get().ids).to.deep.equal(found);
  });
});
