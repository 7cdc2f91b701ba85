import { Mutes } from '../../src/state/mutes.js';
import { expect } from '../support/index.js';
import { fullKeep, MemoryKeep } from '../support/memory-keep.js';

const KEY = 'gedanken:1:muted';
const ben = { name: 'Ben', id: '2' };

describe('Mutes', () => {
  it('mutes a person, in this visit and the next', () => {
    const keep = new MemoryKeep();
    const mutes = new Mutes(keep);
    expect([...keep.kept.keys()]).to.deep.equal([]);

    mutes.mute(ben);

    for (const known of [mutes, new Mutes(keep)]) {
      expect(known.has({ name: 'Ben, again', id: '2' })).to.equal(true);
      expect(known.has({ name: 'Ben' })).to.equal(false);
      expect(known.$muted.get()).to.deep.equal([{ key: 'id:2', name: 'Ben' }]);
    }
  });

  it('unmutes, and forgets', () => {
    const keep = new MemoryKeep();
    const mutes = new Mutes(keep);
    mutes.mute(ben);

    mutes.unmute('id:2');

    expect(mutes.has(ben)).to.equal(false);
    expect(keep.kept.size).to.equal(0);
  });

  it('mutes nobody without a name', () => {
    const mutes = new Mutes(new MemoryKeep());

    mutes.mute({ name: '' });

    expect(mutes.has({ name: '' })).to.equal(false);
    expect(mutes.$muted.get()).to.deep.equal([]);
  });

  it('keeps what another tab has muted meanwhile', () => {
    const keep = new MemoryKeep();
    const [here, there] = [new Mutes(keep), new Mutes(keep)];
    there.mute(ben);

    here.mute({ name: 'Clara Example' });

    expect(new Mutes(keep).$muted.get().map(({ name }) => name)).to.deep.equal(['Ben', 'Clara Example']);
  });

  it('hears that storage has changed, and says for whom', () => {
    const keep = new MemoryKeep();
    const [here, there] = [new Mutes(keep), new Mutes(keep)];
    there.mute(ben);

    expect(here.hear('gedanken:1:guest')).to.deep.equal([]);
    expect(here.has(ben)).to.equal(false);
    expect(here.hear(KEY)).to.deep.equal([{ key: 'id:2', name: 'Ben' }]);
    expect(here.has(ben)).to.equal(true);

    keep.remove(KEY);
    expect(here.hear(KEY)).to.deep.equal([{ key: 'id:2', name: 'Ben' }]);
    expect(here.has(ben)).to.equal(false);
    expect(here.hear(KEY)).to.deep.equal([]);
  });

  it('keeps one of each, and the last 500', () => {
    const mutes = new Mutes(new MemoryKeep());

    for (let id = 0; id <= 500; id += 1) mutes.mute({ name: 'Somebody', id: String(id) });
    mutes.mute({ name: 'Somebody', id: '9' });

    expect(mutes.$muted.get()).to.have.length(500);
    expect(mutes.has({ name: '', id: '0' })).to.equal(false);
    expect(mutes.$muted.get().at(-1)!.key).to.equal('id:9');
  });

  it('does without storage', () => {
    const mutes = new Mutes(fullKeep);

    mutes.mute(ben);
    mutes.mute({ name: 'Clara Example' });

    expect(mutes.has(ben)).to.equal(true);
  });

  it('takes no nonsense from storage', () => {
    for (const nonsense of ['{', '7', 'null', '[null, 7, {"key": 7}, {"key": ""}, {"name": "x"}]']) {
      const keep = new MemoryKeep();
      keep.set(KEY, nonsense);
      expect(new Mutes(keep).$muted.get()).to.deep.equal([]);
    }
  });
});
