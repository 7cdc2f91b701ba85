import { countBytes, countCharacters, countGraphemes, lengthOf } from '../../src/core/text-length.js';
import { expect } from '../support/index.js';

const FAMILY = '👨‍👩‍👧';

describe('lengthOf', () => {
  it('counts what the backend counts', () => {
    const text = `é${FAMILY}`;

    expect(lengthOf(text, { format: 'text', maxBytes: 100 })).to.deep.equal({ unit: 'bytes', count: 20, max: 100 });
    expect(lengthOf(text, { format: 'text', maxCharacters: 9 })).to.deep.equal({
      unit: 'characters',
      count: 6,
      max: 9,
    });
    expect(lengthOf(text, { format: 'text', maxGraphemes: 5 })).to.deep.equal({ unit: 'graphemes', count: 2, max: 5 });
  });

  it('tells of the rule that is nearest to being broken, where there are several', () => {
    const rules = { format: 'text', maxGraphemes: 4, maxBytes: 60 } as const;

    expect(lengthOf('abc', rules)!.unit).to.equal('graphemes');
    expect(lengthOf(FAMILY.repeat(3), rules)!.unit).to.equal('bytes');
  });

  it('knows nothing where nothing is too long', () => {
    expect(lengthOf('abc', { format: 'text' })).to.equal(undefined);
  });

  it('counts code points, and halves of them as what they are', () => {
    expect(countCharacters('a😀b')).to.equal(3);
    expect(countCharacters('\ud83d')).to.equal(1);
    expect(countCharacters('\udc00\ud83d')).to.equal(2);
    expect(countBytes('ü')).to.equal(2);
  });

  it('counts a megabyte without cutting all of it into graphemes', () => {
    const book = FAMILY.repeat(131_072);
    let cut = 0;
    const { segment } = Intl.Segmenter.prototype;
    Intl.Segmenter.prototype.segment = function (text: string) {
      cut += text.length;
      return segment.call(this, text);
    };
    try {
      expect(countGraphemes(book)).to.be.greaterThan(131_072);
    } finally {
      Intl.Segmenter.prototype.segment = segment;
    }
    expect(cut).to.equal(20_000);
  });

  it('counts code points where the engine cannot tell graphemes', () => {
    const { Segmenter } = Intl;
    Reflect.deleteProperty(Intl, 'Segmenter');
    try {
      expect(countGraphemes(FAMILY)).to.equal(5);
    } finally {
      Object.assign(Intl, { Segmenter });
    }
  });
});
