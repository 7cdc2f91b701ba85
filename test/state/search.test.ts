import { focusBranch } from '../../src/state/branches.js';
import { setFilter } from '../../src/state/filter.js';
import { search } from '../../src/state/search.js';
import { aComment, LONG_AGO } from '../support/a-comment.js';
import { loadedThread, pagesAdapter } from '../support/a-thread.js';
import { expect } from '../support/index.js';

const comments = [
  aComment({ id: '1', author: 'Zoë Example', body: 'Ginkgos in the STRASSE' }),
  aComment({ id: '2', parent: '3', body: { format: 'html', source: '<p>A <em>gink</em>go &amp; an oak</p>' } }),
  aComment({ id: '3', created: LONG_AGO + 1, author: 'Ben', body: 'Oaks, and `ginkgo` seeds' }),
];

describe('search()', () => {
  const found = async (words: string): Promise<readonly string[]> =>
    search(await loadedThread(pagesAdapter([comments])), words);

  it('finds every word, in the name or in the text, in reading order', async () => {
    expect(await found('ginkgo')).to.deep.equal(['1', '3', '2']);
    expect(await found('oak ginkgo')).to.deep.equal(['3', '2']);
    expect(await found('ben ginkgo')).to.deep.equal(['3']);
    expect(await found('ginkgo elm')).to.deep.equal([]);
  });

  it('does not mind case, accents or width', async () => {
    for (const words of ['ZOE', 'straße', 'Ｇｉｎｋｇｏｓ']) expect(await found(words)).to.deep.equal(['1']);
  });

  it('reads words, not markup', async () => {
    expect(await found('em')).to.deep.equal([]);
    expect(await found('& an')).to.deep.equal(['2']);
  });

  it('finds nothing for no words', async () => {
    for (const words of ['', '  ', '\u00ad']) expect(await found(words)).to.deep.equal([]);
  });

  it('takes every sign for itself', async () => {
    for (const words of ['.*', '(', '[a-z]']) expect(await found(words)).to.deep.equal([]);
    expect(await found('`')).to.deep.equal(['3']);
  });

  it('finds what is folded, filtered or out of focus', async () => {
    const thread = await loadedThread(pagesAdapter([comments]));
    focusBranch(thread, '1');
    setFilter(thread, { by: 'author' });

    expect(search(thread, 'oak')).to.deep.equal(['3', '2']);
  });

  it('looks at what a comment says now', async () => {
    const edits = {
      source: async () => '',
      update: async () => ({ ...comments[0]!, body: { format: 'text', source: 'An elm' } as const }),
      remove: async () => null,
    };
    const thread = await loadedThread(pagesAdapter([comments], { edits }));
    expect(search(thread, 'elm')).to.deep.equal([]);
    const { editComment } = await import('../../src/state/edit-comment.js');

    await editComment(thread, '1', 'An elm');

    expect(search(thread, 'elm')).to.deep.equal(['1']);
  });
});
