import { indexedShelf } from '../../src/dom/indexed-shelf.js';
import { forbidStorage, restoreStorage } from '../support/browser-storage.js';
import { expect } from '../support/index.js';

const PREFIX = 'gedanken:1:outbox:a shelf\n';

describe('indexedShelf', () => {
  const { setItem } = Storage.prototype;
  const all = async (): Promise<[string, string][]> => [...(await indexedShelf.all(PREFIX))];

  afterEach(async () => {
    restoreStorage();
    Storage.prototype.setItem = setItem;
    for (const [key] of await all()) await indexedShelf.remove(key);
  });

  it('holds strings, each under its key', async () => {
    expect(await indexedShelf.set(`${PREFIX}a`, 'A word')).to.equal(true);
    await indexedShelf.set(`${PREFIX}b`, 'Another');
    await indexedShelf.set('gedanken:1:outbox:another shelf\na', 'Elsewhere');

    expect(await indexedShelf.get(`${PREFIX}a`)).to.equal('A word');
    expect(await all()).to.deep.equal([
      [`${PREFIX}a`, 'A word'],
      [`${PREFIX}b`, 'Another'],
    ]);

    await indexedShelf.remove(`${PREFIX}a`);
    await indexedShelf.remove('gedanken:1:outbox:another shelf\na');
    expect(await indexedShelf.get(`${PREFIX}a`)).to.equal(null);
    expect(localStorage.getItem(`${PREFIX}b`)).to.equal(null);
  });

  it('falls back to localStorage where there is no database', async () => {
    forbidStorage();

    expect(await indexedShelf.set(`${PREFIX}a`, 'A word')).to.equal(true);

    expect(localStorage.getItem(`${PREFIX}a`)).to.equal('A word');
    expect(await all()).to.deep.equal([[`${PREFIX}a`, 'A word']]);
  });

  it('falls back to the memory of the page where nothing is stored, and says so', async () => {
    forbidStorage();
    Storage.prototype.setItem = () => {
      throw new DOMException('Full.', 'QuotaExceededError');
    };

    expect(await indexedShelf.set(`${PREFIX}a`, 'A word')).to.equal(false);

    expect(await indexedShelf.get(`${PREFIX}a`)).to.equal('A word');
    await indexedShelf.remove(`${PREFIX}a`);
    expect(await indexedShelf.get(`${PREFIX}a`)).to.equal(null);
  });
});
