import fc from 'fast-check';
import { foldText } from '../../src/core/fold-text.js';
import { findRanges } from '../../src/dom/find-ranges.js';
import { expect } from '../support/index.js';

function element(markup: string): HTMLElement {
  const place = document.createElement('div');
  place.innerHTML = markup;
  return place;
}

const found = (markup: string, ...words: string[]): string[] => findRanges(element(markup), words, 100).map(String);

describe('findRanges', () => {
  it('finds every place of a word, whatever its case and accents', () => {
    expect(found('<p>Zoë met zoe and ZOE\u0308.</p>', 'zoe')).to.deep.equal(['Zoë', 'zoe', 'ZOE\u0308']);
  });

  it('covers all of a letter that folds into two', () => {
    expect(found('<p>Die Straße hier</p>', 'strasse')).to.deep.equal(['Straße']);
    expect(found('<p>Die Straße</p>', 'strasse')).to.deep.equal(['Straße']);
  });

  it('reads across what stands in the line', () => {
    expect(found('<p>gin<b>k</b><i>go</i></p>', 'ginkgo')).to.deep.equal(['ginkgo']);
  });

  it('does not read from one paragraph into the next', () => {
    expect(found('<p>gink</p><p>go</p>', 'ginkgo')).to.deep.equal([]);
    expect(found('gink<ul><li>go</li></ul>', 'ginkgo')).to.deep.equal([]);
  });

  it('finds several words, and nothing for an empty one', () => {
    expect(found('<p>a tree by the gate</p>', 'gate', '', 'tree')).to.deep.equal(['gate', 'tree']);
  });

  it('stops at the most that is wanted', () => {
    expect(findRanges(element('<p>aaaaaaaaaa</p>'), ['a'], 3)).to.have.length(3);
  });

  it('finds a sign whole of which the word is a part', () => {
    expect(findRanges(element('<p>Page ㊿ of ﬃ</p>'), ['5', 'ff'], 50).map(String)).to.deep.equal(['㊿', 'ﬃ']);
  });

  it('takes a hundred thousand letters in one go', () => {
    expect(findRanges(element(`<p>${'ab '.repeat(40_000)}</p>`), ['b'], 1000)).to.have.length(1000);
  });

  it('finds what it says it finds, in any text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 8 }), { maxLength: 4 }),
        fc.string({ maxLength: 3 }),
        (pieces, word) => {
          const place = document.createElement('p');
          for (const piece of pieces) {
            const part = document.createElement('span');
            part.textContent = piece;
            place.append(part);
          }
          const wanted = foldText(word).text;
          for (const range of findRanges(place, [wanted], 50)) expect(foldText(String(range)).text).to.include(wanted);
        },
      ),
    );
  });
});
