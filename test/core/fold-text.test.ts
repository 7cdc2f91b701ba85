import fc from 'fast-check';
import { foldText } from '../../src/core/fold-text.js';
import { anyText } from '../support/any-text.js';
import { expect } from '../support/index.js';

describe('foldText()', () => {
  const alike: readonly (readonly [string, string, string])[] = [
    ['case', 'GINKGO', 'ginkgo'],
    ['accents', 'Zoë', 'zoe'],
    ['accents that stand by themselves', 'Zoe\u0308', 'zoe'],
    ['sharp s', 'Straße', 'STRASSE'],
    ['width', 'ＡＢＣ１', 'abc1'],
    ['ligatures', 'ﬁr', 'fir'],
    ['Greek final sigma', 'ΟΔΟΣ', 'οδος'],
    ['Turkish dots', 'İzmir', 'izmir'],
    ['Arabic vowel marks', 'كِتَاب', 'كتاب'],
    ['soft hyphens', 'gink\u00adgo', 'ginkgo'],
    ['kinds of white space', 'a\u00a0b\nc', 'a b c'],
  ];
  for (const [what, one, other] of alike) {
    it(`takes ${what} for the same`, () => {
      expect(foldText(one).text).to.equal(foldText(other).text);
    });
  }

  it('keeps different letters apart', () => {
    expect(foldText('oak').text).to.not.equal(foldText('oat').text);
  });

  it('says where each folded letter stood', () => {
    expect(foldText('aß😀é!')).to.deep.equal({ text: 'ass😀e!', at: [0, 1, 1, 2, 2, 4, 5] });
  });

  it('has a place in the original for each unit, in order, and is the same when folded again', () => {
    fc.assert(
      fc.property(fc.oneof(anyText(), fc.string({ unit: 'grapheme' })), (text) => {
        const folded = foldText(text);
        expect(folded.at).to.have.length(folded.text.length);
        expect(folded.at.every((place, unit) => place < text.length && place >= (folded.at[unit - 1] ?? 0))).to.equal(
          true,
        );
        expect(foldText(folded.text).text).to.equal(folded.text);
      }),
    );
  });
});
