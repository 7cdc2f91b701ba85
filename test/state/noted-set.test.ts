import { NotedSet } from '../../src/state/noted-set.js';
import { expect } from '../support/index.js';

describe('a noted set', () => {
  it('notes down what comes and what goes, and nothing that was so before', () => {
    const noted = new Set<string>();
    const set = new NotedSet(noted);

    set.add('a').add('b').add('c');
    expect([...noted]).to.deep.equal(['a', 'b', 'c']);
    noted.clear();

    set.add('a');
    set.delete('b');
    set.delete('nobody');
    expect([...noted]).to.deep.equal(['b']);
    expect([...set]).to.deep.equal(['a', 'c']);
  });

  it('notes down all that was in it when it is emptied', () => {
    const noted = new Set<string>();
    const set = new NotedSet(noted);
    set.add('a').add('b');
    noted.clear();

    set.clear();

    expect([...noted]).to.deep.equal(['a', 'b']);
    expect(set.size).to.equal(0);
  });
});
