import { indexedShelf } from '../../src/dom/indexed-shelf.js';
import { forbidStorage, replaceStorage, restoreStorage } from '../support/browser-storage.js';
import { FakeTime } from '../support/fake-time.js';
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

  it('calls nothing empty of which the database says nothing', async () => {
    expect(await indexedShelf.isEmpty(PREFIX)).to.equal(true);
    const time = new FakeTime();
    time.begin();
    replaceStorage({ open: () => ({}) });
    const asking = indexedShelf.isEmpty(PREFIX);
    await time.pass(3_000);
    time.end();
    expect(await asking).to.equal(false);
    restoreStorage();

    await indexedShelf.set(`${PREFIX}a`, 'A word');
    expect(await indexedShelf.isEmpty(PREFIX)).to.equal(false);
  });

  it('falls back to localStorage where there is no database', async () => {
    forbidStorage();

    expect(await indexedShelf.set(`${PREFIX}a`, 'A word')).to.equal(true);

    expect(localStorage.getItem(`${PREFIX}a`)).to.equal('A word');
    expect(await all()).to.deep.equal([[`${PREFIX}a`, 'A word']]);
  });

  it('has what was written last, where the database has not answered meanwhile', async () => {
    await indexedShelf.set(`${PREFIX}a`, 'Old');
    const time = new FakeTime();
    time.begin();
    replaceStorage({ open: () => ({}) });
    const writing = indexedShelf.set(`${PREFIX}a`, 'New');
    await time.pass(3_000);
    time.end();
    expect(await writing).to.equal(true);
    restoreStorage();

    expect(await indexedShelf.get(`${PREFIX}a`)).to.equal('New');
    expect(await all()).to.deep.equal([[`${PREFIX}a`, 'New']]);

    await indexedShelf.set(`${PREFIX}a`, 'Newest');
    expect(localStorage.getItem(`${PREFIX}a`)).to.equal(null);
    expect(await indexedShelf.get(`${PREFIX}a`)).to.equal('Newest');
  });

  it('has what was written last, also where only the memory took what came before', async () => {
    forbidStorage();
    Storage.prototype.setItem = () => {
      throw new DOMException('Full.', 'QuotaExceededError');
    };
    await indexedShelf.set(`${PREFIX}a`, 'Old');
    Storage.prototype.setItem = setItem;
    await indexedShelf.set(`${PREFIX}a`, 'New');
    expect(await indexedShelf.get(`${PREFIX}a`)).to.equal('New');

    restoreStorage();
    await indexedShelf.set(`${PREFIX}a`, 'Newest');
    expect(await all()).to.deep.equal([[`${PREFIX}a`, 'Newest']]);
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
