import { wordpressAdapter } from '../../src/adapters/wordpress.js';
import { openThread } from '../../src/state/thread.js';
import { expect } from '../support/index.js';
import { text } from '../support/thread-page.js';
import { type FaultyPage, FaultyPages } from './support/faulty-page.js';
import type { Fault } from './support/site.js';

const each = (fault: Omit<Fault, 'on' | 'times'>, times = 2): Fault => ({ on: 'GET', times, ...fault });
/** Engines ask again by themselves when a connection breaks: such a fault lasts until it is mended. */
const LASTING = 999;
const answer = (status: number, headers: Readonly<Record<string, string>> = {}, times = 2): Fault =>
  each({ kind: 'answer', status, headers, body: 'No.' }, times);

describe('reading that takes its time', () => {
  const pages = FaultyPages.inEachTest();
  afterEach(() => Reflect.deleteProperty(navigator, 'onLine'));

  const lists = (page: FaultyPage): Promise<number> => page.site.times('GET comments');

  /** What a browser says of its connection. */
  function connect(is: boolean): void {
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => is });
    dispatchEvent(new Event(is ? 'online' : 'offline'));
  }

  it('says after four seconds that it is slow, and no longer once the comments are there (F009)', async () => {
    const page = await pages.begin({ faults: [each({ kind: 'slow' })] });
    await page.arrives('GET comments');
    const loading = (): string => text(page.page.part('loading'));
    await page.page.until(() => loading() === 'Loading comments…');

    await pages.time.pass(3900);
    await page.page.section.updateComplete;
    expect(loading()).to.equal('Loading comments…');
    await pages.time.pass(200);
    await page.page.section.updateComplete;
    expect(loading()).to.equal('The comments take long to come. The connection is slow.');

    await page.site.release();
    await page.loaded();
    await page.listen();
    expect([page.words, page.page.part('loading'), page.page.events]).to.deep.equal([
      ['First remark'],
      null,
      ['loaded'],
    ]);
    expect(page.page.said.filter((said) => said.includes('slow')).length).to.equal(1);
  });

  for (const [id, what, kind] of [
    ['F010', 'nothing comes', 'silent'],
    ['F011', 'it drips for ever', 'drip'],
    ['F012', 'it comes when nobody waits any more', 'slow'],
  ] as const)
    it(`ends when ${what}, and works the next time (${id})`, async () => {
      const page = await pages.begin({ faults: [each({ kind })] });
      await page.arrives('GET comments');
      await page.arrives('GET posts/28');

      pages.patience.ends();
      await page.fails();
      expect(page.notice).to.match(/^The comments are not available right now\./);
      await page.site.release();
      await page.retry();

      expect(page.words).to.deep.equal(['First remark']);
    });

  for (const [id, what, fault] of [
    ['F005', 'the connection breaks', each({ kind: 'cut' }, LASTING)],
    ['F005', 'the answer is cut in its header', each({ kind: 'cut-in-header' }, LASTING)],
    ['F037', 'the site waited in vain', answer(408, {}, LASTING)],
    ['F047', 'the site breaks down', answer(500, {}, LASTING)],
    ['F048', 'a gateway gives up', answer(504, {}, LASTING)],
    ['F052', 'a part comes that nobody asked for', answer(206, {}, LASTING)],
  ] as const)
    it(`is tried again unasked when ${what}, and nothing more is said of it (${id})`, async () => {
      const page = await pages.begin({ faults: [fault] });
      await page.fails();
      await page.site.mend();

      await page.until(() => page.words.length > 0);

      expect([page.words, page.notice]).to.deep.equal([['First remark'], '']);
      expect(page.page.events.filter((event) => event.startsWith('error')).length).to.equal(1);
    });

  it('leads on from the button that is no longer needed (F005)', async () => {
    const page = await pages.begin({ faults: [answer(500)] });
    await page.fails();
    page.page.part('error-button')!.focus();

    await page.until(() => page.words.length > 0 && page.page.focused);

    expect(page.page.focused).to.equal(page.page.part('heading'));
  });

  it('is left to the reader after some failures in a row, and told of once (F047)', async () => {
    const page = await pages.begin({ faults: [answer(500, {}, 99)] });
    await page.fails();
    let frames = 0;
    await page.until(() => (frames += 1) > 120);

    expect(await page.site.times('GET comments')).to.equal(4);
    expect(page.page.events).to.deep.equal(['error unavailable']);
    expect(pages.warnings.length).to.equal(1);
  });

  it('is not what is waited for that the site said to wait (F045, F049)', async () => {
    const page = await pages.begin({ faults: [{ ...answer(503, { 'retry-after': '60' }, 1), on: 'GET comments' }] });
    await page.fails();
    await pages.time.pass(40_000);
    expect(await lists(page)).to.equal(1);

    await page.until(() => page.words.length > 0);
    expect(await lists(page)).to.equal(2);
  });

  it('goes on once there is a connection, and not each time that it comes and goes (F013)', async () => {
    connect(false);
    const page = await pages.begin({ faults: [each({ kind: 'cut' }, LASTING)] });
    await page.fails();
    await page.site.mend();
    const before = await lists(page);
    await pages.time.pass(60_000);
    expect(await lists(page)).to.equal(before);

    for (const is of [true, false, true, false, true]) connect(is);
    await page.until(() => page.words.length > 0);
    await page.listen();

    expect(await lists(page)).to.equal(before + 1);
  });

  it('names what may be the cause when comments alone stay out of reach (F018)', async () => {
    const page = await pages.begin({ faults: [{ on: 'GET comments', kind: 'cut', times: 99 }] });
    await page.fails();
    expect(page.notice).to.not.include('blocker');

    await page.until(() => page.notice.includes('A content blocker may be the cause.'));

    expect(page.page.hasForm).to.equal(true);
  });

  it('keeps what the reader has posted, though an older list is read again (F019)', async () => {
    const { site } = await pages.open();
    const thread = openThread(wordpressAdapter({ endpoint: `${site.origin}/wp-json`, thread: '28' }));
    await thread.load();
    const guest = { name: 'Gina Guest', email: 'gina@example.test', website: '' };
    const { id } = await thread.post({ key: 'a', parent: null, text: 'Seven words', guest });

    await site.set({ items: [{}] });
    await thread.load();

    expect(thread.$children(null).get()).to.deep.equal(['204', id]);
    thread.close();
  });
});
