import { Drafts } from '../../src/state/drafts.js';
import { forgetOld } from '../../src/state/forget-old.js';
import { Pending } from '../../src/state/pending.js';
import { aComment } from '../support/a-comment.js';
import { FakeTime } from '../support/fake-time.js';
import { expect } from '../support/index.js';
import { MemoryKeep } from '../support/memory-keep.js';

const DAY = 86_400_000;

describe('what is too old to be kept', () => {
  const time = FakeTime.inEachTest();
  const write = (keep: MemoryKeep, thread: string): void => {
    new Drafts(keep, thread).set('7', 'A thought');
    new Pending(keep, thread).keep(aComment({ id: '5', status: 'held', created: Date.now() }));
  };

  it('is forgotten of pages, too, to which nobody comes back', async () => {
    const keep = new MemoryKeep();
    write(keep, 'an old thread');
    await time.pass(20 * DAY);
    write(keep, 'a new thread');
    await time.pass(11 * DAY);

    forgetOld(keep);

    expect([...keep.kept.keys()].every((key) => key.includes('a new thread'))).to.equal(true);
    expect(keep.kept.size).to.equal(2);
  });

  it('does not include what is somebody else’s, or broken', () => {
    const keep = new MemoryKeep();
    keep.set('gedanken:1:draft:x:', '{{{');
    keep.set('gedanken:1:held:x', '{}');
    keep.set('gedanken:1:guest', '{"at": 1}');

    forgetOld(keep);

    expect(keep.kept.size).to.equal(3);
  });
});
