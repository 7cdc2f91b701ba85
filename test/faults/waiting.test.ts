import { expect } from '../support/index.js';
import { FaultyPages } from './support/faulty-page.js';

const WORDS = 'Seven words that nobody wants to lose';

describe('sending that takes its time', () => {
  const pages = FaultyPages.inEachTest();
  afterEach(() => Reflect.deleteProperty(navigator, 'onLine'));

  /** What a browser says of its connection. */
  function connect(is: boolean): void {
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => is });
    dispatchEvent(new Event(is ? 'online' : 'offline'));
  }

  it('is not tried without a connection, and happens once there is one (F003)', async () => {
    const page = await pages.open();
    connect(false);

    await page.send(WORDS);
    await page.until(() => page.heard.length > 0);
    expect(page.holds(WORDS)).to.equal(true);
    expect(await page.site.posts()).to.equal(0);

    connect(true);
    await page.until(() => page.isSettled(WORDS));
    expect([await page.site.has(WORDS), await page.site.posts()]).to.deep.equal([1, 1]);
  });

  it('survives a reload without a connection (F003, F085)', async () => {
    const page = await pages.open();
    connect(false);
    await page.send(WORDS);
    await page.until(() => page.heard.length > 0);

    await page.reload();
    connect(true);
    await page.persist(WORDS);

    expect([await page.site.has(WORDS), page.rows(WORDS).length]).to.deep.equal([1, 1]);
  });

  it('goes on when the connection comes and goes (F013)', async () => {
    const page = await pages.open();
    await page.site.refuse();
    await page.send(WORDS);
    await page.fails();

    for (const is of [false, true, false, true]) connect(is);
    await page.site.accept();
    for (const is of [false, true, false, true]) connect(is);
    await page.persist(WORDS);

    expect([await page.site.has(WORDS), page.rows(WORDS).length]).to.deep.equal([1, 1]);
  });

  it('keeps the words while nothing listens at the site (F006)', async () => {
    const page = await pages.open();
    await page.site.refuse();

    await page.send(WORDS);
    await page.fails();
    expect(page.holds(WORDS)).to.equal(true);
    await page.site.accept();
    await page.persist(WORDS);

    expect([await page.site.has(WORDS), page.rows(WORDS).length]).to.deep.equal([1, 1]);
  });

  it('ends, though the site never answers (F010, F136)', async () => {
    const page = await pages.open();
    await page.site.break({ kind: 'silent' });

    await page.send(WORDS);
    await page.arrives('POST comments');
    expect(page.trouble).to.not.include('Error');
    pages.patience.ends();
    await page.fails();
    expect(page.holds(WORDS)).to.equal(true);

    await page.persist(WORDS);
    expect([await page.site.has(WORDS), page.rows(WORDS).length]).to.deep.equal([1, 1]);
  });

  it('ends, though the answer drips for ever (F011)', async () => {
    const page = await pages.open();
    await page.site.break({ kind: 'drip' });

    await page.send(WORDS);
    await page.arrives('POST comments');
    pages.patience.ends();
    await page.fails();

    await page.persist(WORDS);
    expect([await page.site.has(WORDS), page.rows(WORDS).length]).to.deep.equal([1, 1]);
  });

  it('can be had late: then it is there once (F009)', async () => {
    const page = await pages.open();
    await page.site.break({ kind: 'slow' });

    await page.send(WORDS);
    await page.arrives('POST comments');
    await page.form.submit();
    await page.site.release();
    await page.until(() => page.isSettled(WORDS));

    expect([await page.site.has(WORDS), await page.site.posts(), page.rows(WORDS).length]).to.deep.equal([1, 1, 1]);
    expect(page.page.events).to.not.include.oneOf(['error unavailable', 'error offline']);
  });

  it('is there once, though it was answered when nobody waited any more (F012)', async () => {
    const page = await pages.open();
    await page.site.break({ kind: 'slow' });

    await page.send(WORDS);
    await page.arrives('POST comments');
    pages.patience.ends();
    await page.fails();
    await page.site.release();
    await page.persist(WORDS);

    expect([await page.site.has(WORDS), page.rows(WORDS).length]).to.deep.equal([1, 1]);
  });

  it('goes on after the page was left in the middle of it (F086)', async () => {
    const page = await pages.open();
    await page.site.break({ kind: 'slow' });
    await page.send(WORDS);
    await page.arrives('POST comments');

    await page.reload();
    await page.site.release();
    await page.persist(WORDS);

    expect([await page.site.has(WORDS), page.rows(WORDS).length]).to.deep.equal([1, 1]);
  });

  it('goes on after the page was left before the site had it (F086)', async () => {
    const page = await pages.open();
    await page.site.break({ kind: 'cut', times: 99 });
    await page.send(WORDS);
    // Until this browser has it to send, the draft stays: both would be there.
    await page.until(() => !page.isInForm(WORDS) && !Object.keys(localStorage).some((key) => key.includes(':draft:')));
    await page.reload();

    await page.site.mend();
    await page.persist(WORDS);

    expect([await page.site.has(WORDS), page.rows(WORDS).length]).to.deep.equal([1, 1]);
  });

  it('lets another comment follow, and posts both once (F083)', async () => {
    const page = await pages.open();
    await page.site.break({ kind: 'lost', times: 1 });
    await page.send(WORDS);
    await page.fails();

    await page.form.fill({ text: 'And something else' });
    await page.form.submit();
    await page.persist('And something else');
    await page.until(() => page.isSettled(WORDS) || page.isInForm(WORDS));

    expect([await page.site.has(WORDS), await page.site.has('And something else')]).to.deep.equal([1, 1]);
  });
});
