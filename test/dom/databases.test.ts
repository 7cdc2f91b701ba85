import { deleteDatabase, readDatabase } from '../../src/dom/databases.js';
import { failingRequest, forbidStorage, replaceStorage, restoreStorage, resultOf } from '../support/browser-storage.js';
import { expect } from '../support/index.js';
import { rejectionOf } from '../support/rejection-of.js';

const NAME = 'databases-under-test';
const names = async (): Promise<(string | undefined)[]> => (await indexedDB.databases()).map(({ name }) => name);

async function make(): Promise<void> {
  const opening = indexedDB.open(NAME, 7);
  opening.onupgradeneeded = () => opening.result.createObjectStore('things');
  const database = await resultOf(opening);
  const things = database.transaction('things', 'readwrite').objectStore('things');
  await Promise.all([resultOf(things.put('first', 'a')), resultOf(things.put({ second: true }, ['b', 1]))]);
  database.close();
}

describe('databases', () => {
  afterEach(async () => {
    restoreStorage();
    await deleteDatabase(NAME);
  });

  it('are read as they are, whatever their version', async () => {
    await make();

    expect(await readDatabase(NAME, 'things')).to.deep.equal([
      { key: 'a', value: 'first' },
      { key: ['b', 1], value: { second: true } },
    ]);
    expect(await readDatabase(NAME, 'others')).to.deep.equal([]);
  });

  it('are not made by asking for what is in them', async () => {
    expect(await readDatabase(NAME, 'things')).to.deep.equal([]);

    expect(await names()).not.to.include(NAME);
  });

  it('are deleted whole, and it is no error that there is none', async () => {
    await make();

    await deleteDatabase(NAME);
    await deleteDatabase(NAME);

    expect(await names()).not.to.include(NAME);
  });

  it('cannot be read where the browser forbids it, or fails', async () => {
    forbidStorage();
    expect(await rejectionOf(readDatabase(NAME, 'things'))).to.have.property('name', 'SecurityError');

    const failure = new DOMException('Broken.', 'UnknownError');
    replaceStorage({ databases: () => Promise.resolve([{ name: NAME }]), open: () => failingRequest(failure) });
    expect(await rejectionOf(readDatabase(NAME, 'things'))).to.have.property('name', 'UnknownError');
  });
});
