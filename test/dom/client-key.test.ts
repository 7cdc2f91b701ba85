import { clientKey } from '../../src/dom/client-key.js';
import { expect } from '../support/index.js';

describe('clientKey()', () => {
  it('gives a key that fits into a header, and no key twice', () => {
    const keys = Array.from({ length: 1000 }, clientKey);

    for (const key of keys) expect(key).to.match(/^[\da-f]{32}$/);
    expect(new Set(keys).size).to.equal(1000);
  });
});
