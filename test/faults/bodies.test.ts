import { expect } from '../support/index.js';
import { FaultyPages } from './support/faulty-page.js';
import type { Fault } from './support/site.js';

const NOTICE = '<br />\n<b>Notice</b>: Undefined variable $x in <b>/srv/functions.php</b> on line 7<br />\n';
const DEEP = '['.repeat(100_000) + ']'.repeat(100_000);

const always = (kind: Fault['kind'], more: Partial<Fault> = {}): Fault => ({
  on: 'GET comments',
  kind,
  times: 99,
  ...more,
});
const body = (text: string, status = 200): Fault =>
  always('answer', { status, headers: { 'content-type': 'application/json' }, body: text });

/** Answers that are none, by their rows in the matrix. */
const ROWS: readonly (readonly [id: string, what: string, fault: Fault])[] = [
  ['F053', 'half a document', always('truncated')],
  ['F053', 'a document whose end was cut off', always('cut-in-body')],
  ['F054', 'a warning of PHP before the document', always('prefixed', { body: NOTICE })],
  ['F055', 'nothing', body('')],
  ['F056', 'an object', body('{"comments": []}')],
  ['F056', 'a text', body('"[]"')],
  ['F056', 'null', body('null')],
  ['F063', 'lists in lists, 100,000 deep', body(DEEP)],
  ['F064', 'more and more, without an end', always('endless')],
  ['F065', 'little that becomes 64 MiB', always('bomb')],
];

describe('answers of a site that lies', () => {
  const pages = FaultyPages.inEachTest();

  for (const [id, what, fault] of ROWS)
    it(`shows nothing of ${what}, says so, and lets one try again (${id})`, async () => {
      const page = await pages.begin({ faults: [fault] });
      await page.fails();
      await page.listen();

      expect(page.notice).to.match(/does not understand\.|could not be reached\.|There are|are not available/);
      const said = page.page.said.filter((sentence) => !sentence.includes('take long'));
      expect([page.words, said.length]).to.deep.equal([[], 1]);
      expect(pages.warnings.length, pages.warnings.join(' | ')).to.equal(1);

      await page.site.mend();
      await page.retry();
      expect(page.words).to.deep.equal(['First remark']);
      // Eight megabytes are much for a busy machine.
    }).timeout(60_000);

  it('reads past the mark that some editors put before a document (F054)', async () => {
    const page = await pages.begin({ faults: [always('prefixed', { body: '\ufeff' })] });
    await page.loaded();

    expect(page.words).to.deep.equal(['First remark']);
  });

  /** What the page shows of comments that a site makes up: their authors and words. */
  async function shown(...items: readonly unknown[]): Promise<readonly string[]> {
    const page = await pages.begin({ setting: { items } });
    await page.loaded();
    expect(page.page.events).to.deep.equal(['loaded']);
    return page.page.comments.map(({ author, body: words }) => `${author}: ${words}`);
  }

  const good = { id: 301, content: { rendered: '<p>Good</p>' } };

  it('shows the good ones among bad ones (F057)', async () => {
    expect(await shown(null, 'text', 7, [], {}, good, { id: 302, content: null })).to.deep.equal([
      'Alice Example: First remark',
      'Alice Example: Good',
    ]);
  });

  it('leaves out what has the wrong type, and the comment only where nothing is left of it (F058)', async () => {
    const wrong = {
      author: [],
      author_name: { rendered: 'x' },
      author_url: 5,
      date_gmt: 17,
      parent: {},
      link: [],
      type: 9,
    };

    expect(await shown({ ...good, ...wrong }, { id: {} }, { id: [] }, { id: true })).to.deep.equal(['Anonymous: Good']);
  });

  it('leaves out what has no id: nobody could answer it, or tell it from another (F059)', async () => {
    expect(await shown({ without: ['id'] }, { id: null }, { id: '' }, good)).to.deep.equal(['Alice Example: Good']);
  });

  it('calls those without a name anonymous, and shows no date where there is none (F060)', async () => {
    const page = await pages.begin({ setting: { items: [{ ...good, author_name: null, date_gmt: null }] } });
    await page.loaded();

    const [comment] = page.page.comments;
    expect([comment!.author, comment!.body]).to.deep.equal(['Anonymous', 'Good']);
    expect(comment!.article.querySelector('time')?.textContent ?? '').to.not.match(/NaN|Invalid|1970/);
  });

  it('takes a number and the same number as text for one id (F061)', async () => {
    const page = await pages.begin({ setting: { items: [good, { ...good, id: '301' }, { id: 302, parent: '301' }] } });
    await page.loaded();

    expect(page.page.comments.map(({ depth }) => depth)).to.deep.equal([1, 2]);
  });

  it('leaves out what has an id that lost digits on its way, and keeps one that is text (F062)', async () => {
    const list =
      '[{"id":9007199254740993,"content":{"rendered":"Rounded"}},{"id":"9007199254740993","content":{"rendered":"Whole"}}]';
    const page = await pages.begin({ faults: [body(list)] });
    await page.loaded();

    expect(page.page.comments.map(({ body: words, article }) => [words, article.id])).to.deep.equal([
      ['Whole', 'comment-9007199254740993'],
    ]);
  });

  it('survives half characters and nulls in every field (F066)', async () => {
    const broken = 'a\ud83d\u0000b';
    const fields = { author_name: broken, author_url: `https://x.test/${broken}`, link: broken, date_gmt: broken };

    const [words] = await shown({ id: broken, ...fields, content: { rendered: `<p>${broken}</p>` } });
    expect(words).to.match(/^a\ufffd? ?b: a\ufffd+b$/);
  });

  it('shows hostile markup as what is left of it, in every field (F068)', async () => {
    const evil = '<img src=x onerror="alert(1)"><script>alert(2)</script>Left';
    const fields = { author_name: evil, author_url: 'javascript:alert(3)', link: 'javascript:alert(4)' };
    const page = await pages.begin({ setting: { items: [{ ...good, ...fields, content: { rendered: evil } }] } });
    await page.loaded();

    expect(page.page.comments.map(({ body: words }) => words)).to.deep.equal(['Left']);
    const { root } = page.page;
    expect(root.querySelectorAll('[onerror], script, img[src="x"], a[href^="javascript"]').length).to.equal(0);
  });

  it('decodes once what was encoded twice (F069)', async () => {
    expect(
      await shown({ ...good, author_name: 'A &amp;amp; B', content: { rendered: 'C &amp;amp; D' } }),
    ).to.deep.equal(['A &amp; B: C &amp; D']);
  });
});
