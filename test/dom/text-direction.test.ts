import { directionFor } from '../../src/dom/text-direction.js';
import { expect } from '../support/index.js';

describe('directionFor', () => {
  it('leaves it to the engine while the text is short', () => {
    expect(directionFor('')).to.equal('');
    expect(directionFor('شجرة الجنكة')).to.equal('auto');
  });

  it('goes by the first letter of a long one, whatever stands before it', () => {
    expect(directionFor('Ginkgo '.repeat(5000))).to.equal('ltr');
    expect(directionFor('12. «الجنكة» '.repeat(5000))).to.equal('rtl');
    expect(directionFor('– גינקו '.repeat(5000))).to.equal('rtl');
    expect(directionFor('1234567890 '.repeat(5000))).to.equal('ltr');
  });
});
