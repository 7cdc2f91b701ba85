import { Drafts, editOf } from '../../src/state/drafts.js';
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

  it('are looked for once more, where another tab wrote before anybody could hear of it', () => {
    const keep = new MemoryKeep();
    const [one, two] = [new Drafts(keep, 'a thread'), new Drafts(keep, 'a thread')];
    for (const drafts of [one, two]) drafts.get(null);
    one.set(null, 'Mine');
    two.set(null, 'Yours');

    one.look(null);

    expect([one.get(null), one.other(null)]).to.deep.equal(['Mine', 'Yours']);
  });

  it('stay where they are when there is nothing to look at', () => {
    const drafts = new Drafts(fullKeep, 'a thread');
    drafts.set(null, 'Mine');

    drafts.look(null);

    expect(drafts.get(null)).to.equal('Mine');
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

  it('names the comments at which there is a form with words', () => {
    const drafts = new Drafts(new MemoryKeep(), 'a thread');
    drafts.set(null, 'A thought');
    drafts.set('1', 'An answer');
    drafts.set('2', 'Another');
    drafts.set('2', '');
    drafts.set(editOf('3'), 'A change');

    expect([...drafts.begun()]).to.deep.equal(['1', '3']);
  });
});

describe('Drafts in two tabs', () => {
  FakeTime.inEachTest();
  const KEY = 'gedanken:1:draft:a thread:';
  let keep: MemoryKeep;
  let one: Drafts;
  let other: Drafts;

  beforeEach(() => {
    keep = new MemoryKeep();
    one = new Drafts(keep, 'a thread');
    other = new Drafts(keep, 'a thread');
    for (const drafts of [one, other]) drafts.get(null);
  });

  /** What the text of a draft is after another visit. */
  const later = (): Drafts => {
    const drafts = new Drafts(keep, 'a thread');
    drafts.get(null);
    return drafts;
  };

  it('follow each other while only one is written in', () => {
    one.set(null, 'A thought');
    other.hear(KEY);
    expect(other.get(null)).to.equal('A thought');
    expect(other.$news.get()).to.deep.equal({ parent: null });

    other.set(null, 'A thought, and more');
    one.hear(KEY);
    expect(one.get(null)).to.equal('A thought, and more');
    expect(one.other(null)).to.equal(undefined);
  });

  it('keep both texts when both are written in, and offer each the other', () => {
    one.set(null, 'Mine');
    other.set(null, 'Yours');
    one.hear(KEY);

    expect([one.get(null), one.other(null)]).to.deep.equal(['Mine', 'Yours']);
    expect([other.get(null), other.other(null)]).to.deep.equal(['Yours', 'Mine']);
    expect([later().get(null), later().other(null)]).to.deep.equal(['Yours', 'Mine']);
  });

  it('lose nothing when both go on', () => {
    one.set(null, 'Mine');
    other.set(null, 'Yours');
    one.hear(KEY);
    one.set(null, 'Mine, longer');
    other.hear(KEY);
    other.set(null, 'Yours, longer');

    expect([later().get(null), later().other(null)]).to.deep.equal(['Yours, longer', 'Mine, longer']);
  });

  it('change places when the other one is taken', () => {
    one.set(null, 'Mine');
    other.set(null, 'Yours');
    one.hear(KEY);

    expect(one.takeOther(null)).to.equal('Yours');

    expect([one.get(null), one.other(null)]).to.deep.equal(['Yours', 'Mine']);
    expect([later().get(null), later().other(null)]).to.deep.equal(['Yours', 'Mine']);
  });

  it('change places also where an earlier visit has left both', () => {
    one.set(null, 'Mine');
    other.set(null, 'Yours');
    const restored = later();

    expect(restored.takeOther(null)).to.equal('Mine');

    expect([restored.get(null), restored.other(null)]).to.deep.equal(['Mine', 'Yours']);
    expect([later().get(null), later().other(null)]).to.deep.equal(['Mine', 'Yours']);
  });

  it('leave the other text when one is sent', () => {
    one.set(null, 'Mine');
    other.set(null, 'Yours');
    one.hear(KEY);

    one.sent(null, 'Mine');

    expect(later().get(null)).to.equal('Yours');
    expect(later().other(null)).to.equal(undefined);
  });

  it('are empty in the other tab, too, once they are sent', () => {
    one.set(null, 'A thought');
    other.hear(KEY);
    one.sent(null, 'A thought');
    other.hear(KEY);

    expect(other.get(null)).to.equal('');
    expect(keep.kept.size).to.equal(0);
  });

  it('are not forgotten when they were changed since they were sent', () => {
    one.set(null, 'A thought, and a new one');

    one.sent(null, 'A thought');

    expect(one.get(null)).to.equal('A thought, and a new one');
  });

  it('are empty everywhere once the reader has deleted what is stored, also where there were two', () => {
    one.set(null, 'Mine');
    other.set(null, 'Yours');
    one.hear(KEY);
    keep.remove(KEY);

    for (const drafts of [one, other]) {
      drafts.hear(KEY);
      expect([drafts.get(null), drafts.other(null)]).to.deep.equal(['', undefined]);
    }
  });

  it('hear nothing of other threads, and of what is no draft', () => {
    one.hear('gedanken:1:draft:another thread:');
    one.hear('gedanken:1:guest');
    one.hear(null);

    expect(one.$news.get()).to.equal(null);
  });
});

describe('Drafts of an earlier visit', () => {
  const time = FakeTime.inEachTest();

  it('are told of, those begun last first, without the one for a new root', async () => {
    const keep = new MemoryKeep();
    const drafts = new Drafts(keep, 'a thread');
    drafts.set(null, 'A thought');
    drafts.set('7', 'An answer');
    await time.pass(1);
    drafts.set('8', 'A later one');
    drafts.set('9', '  ');

    expect(new Drafts(keep, 'a thread').kept()).to.deep.equal(['8', '7']);
  });

  it('are not taken from a thread whose name begins the same', () => {
    const keep = new MemoryKeep();
    new Drafts(keep, 'a thread:b').set(null, 'A thought');

    expect(new Drafts(keep, 'a thread').kept()).to.deep.equal([]);
  });

  it('say when this browser does not keep them, and no longer when it does', () => {
    const keep = new MemoryKeep();
    let isFull = true;
    const drafts = new Drafts({ ...fullKeep, set: (key, value) => !isFull && keep.set(key, value) }, 'a thread');

    drafts.set(null, 'A thought');
    expect(drafts.$unkept.get()).to.equal(true);
    expect(drafts.hasText()).to.equal(true);

    isFull = false;
    drafts.set(null, 'A thought more');
    expect(drafts.$unkept.get()).to.equal(false);
  });

  it('say so as long as any of them is not kept', () => {
    const keep = new MemoryKeep();
    const takes = (value: string): boolean => !value.includes('long');
    const drafts = new Drafts({ ...fullKeep, set: (key, value) => takes(value) && keep.set(key, value) }, 'a thread');

    drafts.set(null, 'A long thought');
    drafts.set('7', 'An answer');
    drafts.set('7', '');
    expect(drafts.$unkept.get()).to.equal(true);

    drafts.set(null, '');
    expect(drafts.$unkept.get()).to.equal(false);
  });

  it('have nothing to say where nothing is to be kept', () => {
    const drafts = new Drafts(fullKeep, undefined);

    drafts.set(null, 'A thought');

    expect(drafts.$unkept.get()).to.equal(false);
  });
});
