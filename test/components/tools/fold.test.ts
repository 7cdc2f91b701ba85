import { memoryAdapter } from '../../../src/adapters/memory.js';
import { aComment } from '../../support/a-comment.js';
import { expect } from '../../support/index.js';
import { type Row, RowsPage } from '../../support/rows-page.js';
import { text } from '../../support/thread-page.js';
import { warningsInEachTest } from '../../support/warnings.js';

const html = (source: string) => ({ format: 'html', source }) as const;
const paragraphs = Array.from(
  { length: 30 },
  (_, at) => `<p>Line ${at + 1} <a href="https://example.test/${at}">a</a></p>`,
);

const comments = [
  aComment({ id: '1', body: html(paragraphs.join('')) }),
  aComment({ id: '2', body: html(`<p>${'words and '.repeat(160)}</p>`) }),
  aComment({ id: '3', body: html(`<p>${'word '.repeat(100)}</p>${'<br>'.repeat(20)}`) }),
];

describe('a long comment', () => {
  warningsInEachTest();
  afterEach(() => history.replaceState(null, '', location.pathname + location.search));
  const body = ({ article }: Row): HTMLElement => article.querySelector('[part~="comment-body"]')!;
  const isFolded = (row: Row): boolean => body(row).part.contains('folded');
  const open = (): Promise<RowsPage> => RowsPage.open(memoryAdapter({ comments }));

  it('is folded when it has many lines, or many words', async () => {
    const page = await open();

    expect(['Line 1', 'words and', 'word word'].map((words) => isFolded(page.row(words)))).to.deep.equal([
      true,
      true,
      false,
    ]);
    expect(body(page.row('Line 1')).getBoundingClientRect().height).to.be.lessThan(400);
    expect(page.row('word word').control('fold')).to.equal(null);
  });

  it('unfolds and folds by its button, which says so (A51)', async () => {
    const page = await open();
    const row = page.row('Line 1');
    const button = row.control('fold')!;
    expect([text(button), button.ariaExpanded]).to.deep.equal(['Read more', 'false']);
    expect(page.root.getElementById(button.getAttribute('aria-controls')!) === body(row)).to.equal(true);

    row.press('fold');
    expect(isFolded(row)).to.equal(false);
    expect([text(button), button.ariaExpanded]).to.deep.equal(['Read less', 'true']);

    row.press('fold');
    expect(isFolded(row)).to.equal(true);
  });

  it('unfolds for what is looked for, or focused, in the part that is out of sight (A67)', async () => {
    const page = await open();
    const row = page.row('Line 1');

    row.article.querySelectorAll<HTMLElement>('[part~="comment-body"] a')[29]!.focus();

    await page.until(() => !isFolded(row));
    expect(body(row).scrollTop).to.equal(0);
  });

  it('unfolds for a link that leads to it (A53)', async () => {
    const page = await open();

    location.hash = '#comment-2';

    await page.until(() => !isFolded(page.row('words and')));
    expect(isFolded(page.row('Line 1'))).to.equal(true);
  });

  it('is not folded when the page was opened at it', async () => {
    history.replaceState(null, '', '#comment-1');

    const page = await open();

    expect(isFolded(page.row('Line 1'))).to.equal(false);
  });

  it('is not folded for those who have just written it', async () => {
    const page = await RowsPage.open(memoryAdapter({ comments }));

    await page.page.form.send('My many words. '.repeat(120));
    await page.until(() => page.page.events.includes('posted published'));

    expect(isFolded(page.row('My many words'))).to.equal(false);
  });
});
