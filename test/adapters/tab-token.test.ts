import { NO_TOKEN, readSecret, tabToken } from '../../src/adapters/tab-token.js';
import { expect } from '../support/index.js';

const KEY = 'gedanken:1:a-backend:https://comments.example.test';

describe('the token of a tab', () => {
  afterEach(() => sessionStorage.removeItem(KEY));

  it('is the same for all sections of the tab, until it is forgotten', () => {
    tabToken(KEY).keep('a-token');
    expect(tabToken(KEY).token()).to.equal('a-token');

    tabToken(KEY).keep(undefined);
    expect(tabToken(KEY).token()).to.equal(undefined);
  });

  it('is gone once the reader has deleted what is stored', () => {
    const kept = tabToken(KEY);
    kept.keep('a-token');
    sessionStorage.clear();

    expect(kept.token()).to.equal(undefined);
  });

  it('is none when another script has put there what can’t stand in a header', () => {
    sessionStorage.setItem(KEY, 'a\r\nCookie: b');

    expect(tabToken(KEY).token()).to.equal(undefined);
  });

  it('lasts as long as the page where the browser keeps nothing', () => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = () => {
      throw new DOMException('Full.', 'QuotaExceededError');
    };
    try {
      const kept = tabToken(KEY);
      kept.keep('a-token');
      expect(kept.token()).to.equal('a-token');

      kept.keep(undefined);
      expect(kept.token()).to.equal(undefined);
    } finally {
      Storage.prototype.setItem = setItem;
    }
  });

  it('is never there where nobody signs in', () => {
    NO_TOKEN.keep('a-token');

    expect(NO_TOKEN.token()).to.equal(undefined);
  });
});

describe('readSecret', () => {
  it('takes printable text of a sensible length, and nothing else', () => {
    expect(readSecret('eyJhbGciOi.J9')).to.equal('eyJhbGciOi.J9');
    for (const value of ['', 'a b', 'é', 'a\n', 'a'.repeat(4097), 42, null, { toString: () => 'a' }])
      expect(readSecret(value), String(value)).to.equal(undefined);
  });
});
