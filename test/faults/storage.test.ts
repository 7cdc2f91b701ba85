import { failingRequest, forbidStorage, replaceStorage, restoreStorage } from '../support/browser-storage.js';
import { expect } from '../support/index.js';
import { FaultyPages } from './support/faulty-page.js';

const WORDS = 'Seven words that nobody wants to lose';
const UNKEPT = 'This browser can’t keep your draft: send it or copy it before you leave.';

/** Whether the browser would ask before the page is left. */
function asks(): boolean {
  return !dispatchEvent(new Event('beforeunload', { cancelable: true }));
}

describe('a browser that keeps nothing', () => {
  const { setItem } = Storage.prototype;
  const storage = Object.getOwnPropertyDescriptor(globalThis, 'localStorage')!;

  afterEach(() => {
    Storage.prototype.setItem = setItem;
    Object.defineProperty(globalThis, 'localStorage', storage);
    restoreStorage();
  });
  const pages = FaultyPages.inEachTest();

  /** No room for anything. */
  function fill(): void {
    const full = new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    Storage.prototype.setItem = () => {
      throw full;
    };
    replaceStorage({ open: () => failingRequest(full) });
  }

  /** As in a sandboxed frame, or where site data is blocked: merely naming it throws. */
  function forbid(): void {
    forbidStorage();
    Object.defineProperty(globalThis, 'localStorage', {
      configurable: true,
      get() {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
  }

  for (const [how, take] of [
    ['full', fill],
    ['forbidden', forbid],
  ] as const)
    describe(`because its storage is ${how} (F101, F102, F103)`, () => {
      it('still shows and sends, once', async () => {
        take();
        const page = await pages.open();

        await page.send(WORDS);
        await page.until(() => page.isSettled(WORDS));

        expect([await page.site.has(WORDS), page.rows(WORDS).length]).to.deep.equal([1, 1]);
      });

      it('says so once, near the words, and in words', async () => {
        const page = await pages.open();
        take();

        await page.form.fill({ text: WORDS });
        await page.form.fill({ text: `${WORDS}, and more` });
        await page.listen();

        expect(page.form.composer.textContent).to.include(UNKEPT);
        expect(page.page.said.filter((said) => said === UNKEPT).length).to.equal(1);
      });

      it('keeps the words in the page while sending fails, and sends them in the end', async () => {
        const page = await pages.open();
        take();
        await page.site.break({ kind: 'cut', times: 3 });

        await page.send(WORDS);
        await page.fails();
        expect(page.holds(WORDS)).to.equal(true);
        await page.persist(WORDS);

        expect([await page.site.has(WORDS), page.rows(WORDS).length]).to.deep.equal([1, 1]);
      });

      it('asks before the page is left, while there are such words, and not a moment longer (P1)', async () => {
        const page = await pages.open();
        expect(asks()).to.equal(false);
        take();

        page.form.composer.querySelector('textarea')!.focus();
        await page.form.fill({ text: WORDS });
        await page.until(() => asks());

        await page.send(WORDS);
        await page.until(() => page.isSettled(WORDS));
        await page.listen();
        expect(asks()).to.equal(false);
      });
    });

  it('does not ask before the page is left where words are kept', async () => {
    const page = await pages.open();
    await page.site.break({ kind: 'cut', times: 99 });

    await page.form.fill({ text: 'Begun' });
    expect(asks()).to.equal(false);
    await page.send(WORDS);
    await page.fails();

    expect(asks()).to.equal(false);
  });

  it('loses no words when its database falls silent in the middle (P1)', async () => {
    const page = await pages.open();
    await page.site.break({ kind: 'cut', times: 99 });
    await page.send(WORDS);
    await page.fails();
    const { get } = IDBObjectStore.prototype;

    try {
      IDBObjectStore.prototype.get = () => Object.create(IDBRequest.prototype) as IDBRequest;
      for (let tries = 0; tries < 10; tries += 1) await page.listen();
    } finally {
      IDBObjectStore.prototype.get = get;
    }

    expect(page.holds(WORDS)).to.equal(true);
  });

  it('is not led astray by what others wrote there (F104, F105)', async () => {
    const page = await pages.open();
    await page.form.fill({ text: WORDS });
    const keys = Object.keys(localStorage).filter((name) => name.startsWith('gedanken:1:draft:'));

    for (const nonsense of ['{', 'null', '[]', '{"v":99}', '"words"', '\u0000']) {
      for (const key of keys) localStorage.setItem(key, nonsense);
      await page.reload();
      expect(page.form.field('text').value).to.equal('');
    }
    await page.send(WORDS);
    await page.until(() => page.isSettled(WORDS));
    expect(await page.site.has(WORDS)).to.equal(1);
  });

  it('writes again what was cleared away meanwhile (F106)', async () => {
    const page = await pages.open();
    await page.form.fill({ text: 'Seven words' });
    page.site.forget();

    await page.form.fill({ text: WORDS });
    await page.reload();

    expect(page.form.field('text').value).to.equal(WORDS);
  });

  it('stores nothing before there is something to store (P7)', async () => {
    const page = await pages.open();
    const unsent = (): string[] => page.site.kept.filter((key) => /draft|unsent/.test(key));
    expect(unsent()).to.deep.equal([]);

    await page.send(WORDS);
    expect(unsent()).to.not.deep.equal([]);
    await page.until(() => page.isSettled(WORDS) && unsent().length === 0);
  });
});
