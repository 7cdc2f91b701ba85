import { Drafts } from '../../src/state/drafts.js';
import { FakeTime } from '../support/fake-time.js';
import { expect } from '../support/index.js';
import { fullKeep, MemoryKeep } from '../support/memory-keep.js';

const DAY = 86_400_000;

describe('Drafts', () => {
  const time = FakeTime.inEachTest();

  it('are kept from the first letter, one for each place in the thread', () => {
    const keep = new MemoryKeep();
    const drafts = new Drafts(keep, 'a thread');

    drafts.set(null, 'A thought');
    drafts.set('7', 'An answer');

    const later = new Drafts(keep, 'a thread');
    expect(later.get(null)).to.equal('A thought');
    expect(later.get('7')).to.equal('An answer');
    expect(later.get('8')).to.equal('');
  });

  it('stay with their thread', () => {
    const keep = new MemoryKeep();

    new Drafts(keep, 'a thread').set(null, 'A thought');

    expect(new Drafts(keep, 'another thread').get(null)).to.equal('');
  });

  it('leave nothing behind once they are empty', () => {
    const keep = new MemoryKeep();
    const drafts = new Drafts(keep, 'a thread');

    drafts.set(null, 'A thought');
    drafts.set(null, '');

    expect(keep.kept.size).to.equal(0);
    expect(drafts.get(null)).to.equal('');
  });

  it('are there as long as the section lives, where nothing can be kept', () => {
    const drafts = new Drafts(fullKeep, 'a thread');

    drafts.set('7', 'An answer');

    expect(drafts.get('7')).to.equal('An answer');
  });

  it('are kept nowhere for a thread without a name', () => {
    const keep = new MemoryKeep();
    const drafts = new Drafts(keep, undefined);

    drafts.set(null, 'A thought');

    expect(drafts.get(null)).to.equal('A thought');
    expect(keep.kept.size).to.equal(0);
  });

  it('are forgotten after 30 days, also by the browser', async () => {
    const keep = new MemoryKeep();
    new Drafts(keep, 'a thread').set(null, 'A thought');

    await time.pass(29 * DAY);
    expect(new Drafts(keep, 'a thread').get(null)).to.equal('A thought');

    await time.pass(2 * DAY);
    expect(new Drafts(keep, 'a thread').get(null)).to.equal('');
    expect(keep.kept.size).to.equal(0);
  });

  it('survive a clock that was set back', async () => {
    const keep = new MemoryKeep();
    keep.set('gedanken:1:draft:a thread:', JSON.stringify({ text: 'From the future', at: Date.now() + 400 * DAY }));

    expect(new Drafts(keep, 'a thread').get(null)).to.equal('From the future');
  });

  for (const [what, record] of Object.entries({
    'text that is no JSON': '{"text":',
    'another kind of JSON': '[1, 2]',
    'a text that is none': '{"text": {"toString": 1}, "at": 1}',
    nothing: 'null',
  })) {
    it(`take ${what} for no draft`, () => {
      const keep = new MemoryKeep();
      keep.set('gedanken:1:draft:a thread:', record);

      expect(new Drafts(keep, 'a thread').get(null)).to.equal('');
    });
  }

  it('names the comments that answers have been begun to', () => {
    const drafts = new Drafts(new MemoryKeep(), 'a thread');
    drafts.set(null, 'A thought');
    drafts.set('1', 'An answer');
    drafts.set('2', 'Another');
    drafts.set('2', '');

    expect(drafts.begun()).to.deep.equal(['1']);
  });
});
