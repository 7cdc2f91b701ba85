import { bareWords } from '../../src/core/bare-words.js';
import { expect } from '../support/index.js';

describe('bareWords', () => {
  for (const [written, shown] of [
    ['"Well" -- it\'s...', '“Well” — it’s…'],
    ['A picture of 1920x1080', 'A picture of 1920×1080'],
    ['Gedanken (tm)', 'Gedanken ™'],
    ['ﬁne', 'fine'],
  ] as const)
    it(`are the same for “${written}” and what WordPress makes of it`, () => {
      expect(bareWords(written)).to.equal(bareWords(shown));
    });

  it('are a text of signs as it is', () => {
    expect(bareWords('🎉 !')).to.equal('🎉!');
    expect(bareWords('🎉')).to.not.equal(bareWords('🎈'));
  });
});
