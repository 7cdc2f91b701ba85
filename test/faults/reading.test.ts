import { expect } from '../support/index.js';
import { text } from '../support/thread-page.js';
import { FaultyPages } from './support/faulty-page.js';
import type { Fault } from './support/site.js';

const HTML = '<!doctype html><title>Welcome</title><p>Sign in to this network</p><script>alert(1)</script>';
const FALLBACK = '<a href="https://blog.example.test/comments/">Read the comments there</a>';

/** A fault of reading, by its row in the matrix. */
interface Row {
  readonly id: string;
  readonly what: string;
  readonly fault: Fault;
  readonly says: RegExp;
  /** What the page is told. */
  readonly event: string;
}

const OFFLINE = { says: /^The comments could not be reached\./, event: 'error offline' };
const UNAVAILABLE = { says: /^The comments are not available right now\./, event: 'error unavailable' };
const MALFORMED = { says: /answered in a way this page does not understand\./, event: 'error malformed' };
const FORBIDDEN = /^These comments are not open to everyone\./;

const always = (fault: Omit<Fault, 'on'>): Fault => ({ on: 'GET', times: 999, ...fault });
const answer = (status: number, more: Partial<Fault> = {}): Fault =>
  always({ kind: 'answer', status, headers: { 'content-type': 'text/html' }, body: HTML, ...more });
const json = (status: number, body: string): Fault =>
  answer(status, { headers: { 'content-type': 'application/json' }, body });

const ROWS: readonly Row[] = [
  { id: 'F001', what: 'the connection breaks at once', fault: always({ kind: 'cut' }), ...OFFLINE },
  { id: 'F005', what: 'the answer is cut in its header', fault: always({ kind: 'cut-in-header' }), ...OFFLINE },
  { id: 'F007', what: 'the site allows no other page', fault: always({ kind: 'not-shared' }), ...OFFLINE },
  { id: 'F014', what: 'a captive portal answers instead', fault: answer(200), ...MALFORMED },
  { id: 'F017', what: 'the way goes round and round', fault: always({ kind: 'moved', status: 302 }), ...OFFLINE },
  { id: 'F031', what: 'an error page comes as if all were well', fault: answer(200), ...MALFORMED },
  {
    id: 'F034',
    what: 'there is no such thread',
    fault: json(404, '{"code":"rest_post_invalid_id","message":"No."}'),
    says: /^There are no comments for this page\./,
    event: 'error not-found',
  },
  {
    id: 'F028',
    what: 'the site wants somebody signed in',
    fault: answer(401),
    says: FORBIDDEN,
    event: 'error signed-out',
  },
  { id: 'F033', what: 'a firewall refuses', fault: answer(403), says: FORBIDDEN, event: 'error forbidden' },
  { id: 'F037', what: 'the site waited in vain', fault: answer(408), ...UNAVAILABLE },
  { id: 'F037', what: 'the site fears a repetition', fault: answer(425), ...UNAVAILABLE },
  {
    id: 'F045',
    what: 'too many ask',
    fault: answer(429),
    says: /^The comments are very busy\./,
    event: 'error rate-limited',
  },
  { id: 'F046', what: 'the law forbids it', fault: answer(451), ...MALFORMED, event: 'error rejected' },
  { id: 'F047', what: 'the site breaks down', fault: answer(500), ...UNAVAILABLE },
  { id: 'F048', what: 'a gateway gives up', fault: answer(502), ...UNAVAILABLE },
  { id: 'F049', what: 'the site is being worked on', fault: answer(503), ...UNAVAILABLE },
  { id: 'F050', what: 'a content network cannot reach the site', fault: answer(520), ...UNAVAILABLE },
  { id: 'F051', what: 'the status is one that nobody knows', fault: answer(799), ...UNAVAILABLE },
  { id: 'F052', what: 'a part comes that nobody asked for', fault: json(206, '[{"id": 1'), ...UNAVAILABLE },
];

describe('reading from a site that fails', () => {
  const pages = FaultyPages.inEachTest();

  for (const { id, what, fault, says, event } of ROWS)
    it(`says so once and keeps a way on, when ${what} (${id})`, async () => {
      const page = await pages.begin({ faults: [fault], fallback: FALLBACK });
      await page.fails();
      await page.listen();

      expect(page.notice).to.match(says);
      expect(page.notice, 'the words of strangers').to.not.include('alert');
      expect(page.page.shows('a'), 'what the page has instead').to.equal(true);
      expect(page.page.events).to.deep.equal([event]);
      const said = page.page.said.filter((sentence) => !sentence.includes('take long'));
      expect(said.length, `said once: ${said.join(' | ')}`).to.equal(1);
      expect(pages.warnings.length, `told once: ${pages.warnings.join(' | ')}`).to.equal(1);

      await page.site.mend();
      await page.retry();
      expect(page.words).to.deep.equal(['First remark']);
      expect([page.notice, page.page.shows('a')]).to.deep.equal(['', false]);
    });

  it('lets one write though the comments cannot be had (F001)', async () => {
    const page = await pages.begin({ faults: [{ on: 'GET comments', kind: 'cut', times: 99 }] });
    await page.fails();

    await page.send('Seven words that nobody wants to lose');
    await page.until(() => page.isSettled('Seven words'));

    expect(await page.site.has('Seven words')).to.equal(1);
  });

  it('says which site did not allow it, to the developer alone (F007)', async () => {
    const page = await pages.begin({ faults: [always({ kind: 'not-shared' })] });
    await page.fails();

    expect(pages.warnings[0]).to.include(page.site.origin).and.include(location.origin).and.include('CORS');
    expect(text(page.page.part('section'))).to.not.include('CORS');
  });

  for (const status of [403, 405])
    it(`takes a refused preflight for a site that is out of reach, by ${status} (F008)`, async () => {
      const credentials = { user: 'gina', applicationPassword: 'abcd efgh' };
      const refused: Fault = { on: 'OPTIONS', kind: 'answer', status, body: 'No.', times: 99 };
      const page = await pages.begin({ faults: [refused], options: { credentials } });
      await page.fails();

      expect(page.notice).to.match(OFFLINE.says);
      expect(await page.site.times('GET comments')).to.equal(0);
    });

  it('says the same where nothing listens, and where something else does than was thought (F006)', async () => {
    const page = await pages.begin({ faults: [always({ kind: 'cut' })] });
    await page.site.refuse();
    await page.fails();
    expect(page.notice).to.match(OFFLINE.says);

    const secure = await pages.begin({
      options: { endpoint: `${page.site.origin.replace('http:', 'https:')}/wp-json` },
    });
    await secure.fails();
    expect(secure.notice).to.match(OFFLINE.says);
    expect(secure.notice).to.not.match(/SSL|TLS|certificate|fetch/i);
  });

  it('keeps what is loaded when the site goes away after the first page, and goes on where it was (F002)', async () => {
    const remarks = Array.from({ length: 103 }, (_, at) => `Remark ${at + 1}.`);
    const page = await pages.open(remarks);
    await page.site.refuse();
    const button = page.page.part('more-button')!;
    button.focus();

    button.click();
    await page.fails();
    expect(page.notice).to.match(OFFLINE.says);
    expect([page.words.length, text(button), page.page.focused === button]).to.deep.equal([100, 'Try again', true]);

    await page.site.accept();
    button.click();
    await page.until(() => page.words.length === 103);
    expect(page.notice).to.equal('');
  });

  for (const status of [301, 302, 307, 308])
    it(`follows to where the comments have gone, by ${status} (F015)`, async () => {
      const page = await pages.begin({ faults: [{ on: 'GET comments', kind: 'moved', status }] });
      await page.loaded();

      expect(page.words).to.deep.equal(['First remark']);
      expect(await page.site.times('GET comments')).to.equal(2);
    });

  it('takes no first word for the answer (F052)', async () => {
    const page = await pages.begin({ faults: [{ on: 'GET comments', kind: 'hinted' }] });
    await page.loaded();

    expect(page.words).to.deep.equal(['First remark']);
  });

  it('invites to begin where nobody has said anything (F021)', async () => {
    const page = await pages.open([]);

    expect(text(page.page.part('empty'))).to.not.equal('');
    expect([page.notice, ...page.page.events]).to.deep.equal(['', 'loaded']);
  });

  describe('with the browser’s own memory between', () => {
    it('keeps the list when nothing has changed (F025)', async () => {
      const page = await pages.begin({ setting: { tagged: true } });
      await page.loaded();

      await page.reload();

      expect(page.words).to.deep.equal(['First remark']);
      const known = await page.site.times('304');
      // Not every engine that is being tested keeps answers.
      for (let time = 0; time < 2; time += 1) await (await fetch(`${page.site.origin}/wp-json/wp/v2/posts/28`)).text();
      expect(known > 0).to.equal((await page.site.times('304')) > known);
    });

    it('shows what the reader has posted, whatever the list was before (F020)', async () => {
      const page = await pages.begin({ setting: { keptFor: 3600 } });
      await page.loaded();
      await page.send('Seven words');
      await page.until(() => page.isSettled('Seven words'));

      await page.reload();

      expect(page.words).to.deep.equal(['First remark', 'Seven words']);
    });
  });
});
