import { localKeep } from '../../src/dom/local-keep.js';
import { expect } from '../support/index.js';

const real = Object.getOwnPropertyDescriptor(globalThis, 'localStorage')!;

/** Puts something else where the page finds its storage. */
function replaceStorage(storage: () => unknown): void {
  Object.defineProperty(globalThis, 'localStorage', { configurable: true, get: storage });
}

describe('localKeep', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => {
    Object.defineProperty(globalThis, 'localStorage', real);
    localStorage.clear();
  });

  it('keeps, and forgets', () => {
    expect(localKeep.set('gedanken:test', 'a word')).to.equal(true);
    expect(localKeep.get('gedanken:test')).to.equal('a word');

    localKeep.remove('gedanken:test');
    expect(localKeep.get('gedanken:test')).to.equal(null);
  });

  it('keeps nothing, and throws nothing, where storage is forbidden', () => {
    replaceStorage(() => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    });

    expect(localKeep.set('gedanken:test', 'a word')).to.equal(false);
    expect(localKeep.get('gedanken:test')).to.equal(null);
    expect(() => localKeep.remove('gedanken:test')).to.not.throw();
  });

  it('says that it did not keep what is too much', () => {
    const full = (): never => {
      throw new DOMException('Quota exceeded.', 'QuotaExceededError');
    };
    replaceStorage(() => ({ setItem: full, getItem: () => null }));

    expect(localKeep.set('gedanken:test', 'a word')).to.equal(false);
  });
});
