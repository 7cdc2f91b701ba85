import { expect } from '../support/index.js';
import { FaultyPages } from './support/faulty-page.js';
import { type Fault, Site } from './support/site.js';

const WORDS = 'Seven words that nobody wants to lose';
const HTML = '<!doctype html><title>Welcome</title><p>Sign in to this network</p><script>alert(1)</script>';
const html = { 'content-type': 'text/html' };

/** A fault of sending, by its row in the matrix. */
interface Row {
  readonly id: string;
  readonly what: string;
  readonly fault: Omit<Fault, 'times'>;
}

const answer = (status: number, more: Partial<Fault> = {}): Row['fault'] => ({
  kind: 'answer',
  status,
  headers: html,
  body: HTML,
  ...more,
});

const ROWS: readonly Row[] = [
  { id: 'F004', what: 'the connection is cut before the site has it', fault: { kind: 'cut' } },
  { id: 'F004', what: 'the site takes it, and its answer is lost', fault: { kind: 'lost' } },
  { id: 'F005', what: 'the answer is cut in its header', fault: { kind: 'cut-in-header' } },
  { id: 'F005', what: 'the answer is cut in its body', fault: { kind: 'cut-in-body' } },
  { id: 'F014', what: 'a captive portal answers instead', fault: answer(200) },
  { id: 'F023', what: 'it is taken, and the answer is empty', fault: answer(201, { applied: true, body: '' }) },
  { id: 'F024', what: 'it is taken, and nothing is said about it', fault: answer(204, { applied: true, body: '' }) },
  { id: 'F028', what: 'the site wants somebody signed in', fault: answer(401) },
  { id: 'F031', what: 'it is taken, and the answer is a page', fault: answer(200, { applied: true }) },
  { id: 'F033', what: 'a firewall refuses it', fault: answer(403) },
  { id: 'F037', what: 'the site was too slow to read it', fault: answer(408) },
  { id: 'F037', what: 'the site fears a repetition', fault: answer(425) },
  { id: 'F041', what: 'a gateway finds it too large', fault: answer(413) },
  { id: 'F042', what: 'the site does not take JSON', fault: answer(415) },
  { id: 'F043', what: 'the site finds it wrong, and not why', fault: answer(422) },
  { id: 'F045', what: 'it was too fast, and nobody says how long', fault: answer(429) },
  { id: 'F046', what: 'the law forbids it', fault: answer(451) },
  { id: 'F047', what: 'the site breaks down before it has it', fault: answer(500) },
  { id: 'F047', what: 'the site breaks down when it has it', fault: answer(500, { applied: true }) },
  { id: 'F048', what: 'a gateway gives up, and the site has it', fault: answer(502, { applied: true }) },
  { id: 'F048', what: 'a gateway gives up, and the site has it not', fault: answer(504) },
  { id: 'F050', what: 'a content network cannot reach the site', fault: answer(522) },
  { id: 'F051', what: 'the answer has a status that nobody knows', fault: answer(799) },
  { id: 'F053', what: 'the answer is half a document', fault: { kind: 'truncated' } },
  { id: 'F055', what: 'the answer is empty', fault: answer(200, { body: '' }) },
  { id: 'F056', what: 'the answer is a list', fault: answer(201, { applied: true, body: '[]' }) },
];

describe('sending over a network that fails', () => {
  const pages = FaultyPages.inEachTest();

  const keepsAndPostsOnce = async (fault: Row['fault']): Promise<void> => {
    const page = await pages.open();
    await page.site.break({ ...fault, times: 99 });

    await page.send(WORDS);
    await page.fails();
    expect(page.holds(WORDS), 'to be seen after the failure').to.equal(true);
    const { trouble } = page;
    expect(trouble, 'what the reader is told').to.match(/\p{L}{3}.*\./u);
    expect(trouble, 'the words of strangers').to.not.include('alert');
    await page.listen();
    expect(new Set(page.heard).size, `said once: ${page.heard.join(' | ')}`).to.equal(page.heard.length);
    expect(page.heard.length, 'told to screen readers').to.be.greaterThan(0);

    await page.reload();
    await page.until(() => page.holds(WORDS));

    await page.site.mend();
    await page.persist(WORDS);
    expect(await page.site.has(WORDS), 'comments on the site').to.equal(1);
    expect(page.rows(WORDS).length, 'comments in the page').to.equal(1);
    expect(page.isInForm(WORDS), 'words left in a form').to.equal(false);
  };

  for (const { id, what, fault } of ROWS)
    it(`keeps the words and posts them once, when ${what} (${id})`, () => keepsAndPostsOnce(fault));

  it('keeps the words and posts them once, when the answer leads to another site, which gets nothing (F016)', async () => {
    const other = await Site.start();
    await keepsAndPostsOnce(answer(307, { headers: { ...html, location: `${other.origin}/wp-json/wp/v2/comments` } }));

    expect(await other.report()).to.deep.include({ received: [] });
    await other.stop();
  });
});
