import { memoryAdapter } from '../../../src/adapters/memory.js';
import type { WritingRules } from '../../../src/core/thread-info.js';
import { aComment } from '../../support/a-comment.js';
import { click, press } from '../../support/commands.js';
import { expect } from '../../support/index.js';
import { type Row, RowsPage } from '../../support/rows-page.js';
import { text } from '../../support/thread-page.js';
import { warningsInEachTest } from '../../support/warnings.js';

const comments = [
  aComment({ id: '1', body: { format: 'html', source: '<p>One two three</p><p>Four five</p>' } }),
  aComment({ id: '2', author: 'Ben', body: 'No answers to this', can: { reply: false } }),
];

async function open(writing: WritingRules = { format: 'markdown' }): Promise<RowsPage> {
  return RowsPage.open(memoryAdapter({ comments, writing, author: 'Gina Guest' }));
}

/** Selects words of a comment, as a pointer does. */
function select(row: Row, words: string): void {
  const walker = document.createTreeWalker(row.article.querySelector('[part~="comment-body"]')!, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    const at = node.data.indexOf(words);
    if (at >= 0) return document.getSelection()!.setBaseAndExtent(node, at, node, at + words.length);
  }
}

async function answering(page: RowsPage, row: Row): Promise<HTMLTextAreaElement> {
  const area = (): HTMLTextAreaElement | undefined => row.shown.form?.field('text') as HTMLTextAreaElement | undefined;
  await page.until(() => area()?.value);
  return area()!;
}

describe('quoting somebody (A70)', () => {
  warningsInEachTest();
  afterEach(() => {
    localStorage.clear();
    document.getSelection()?.removeAllRanges();
  });

  it('is offered next to words that are selected, and leaves them selected', async () => {
    const page = await open();
    const row = page.row('One two');
    select(row, 'two three');
    await page.until(() => page.popup?.matches(':popover-open'));
    expect(page.popupText).to.equal('Quote');

    await click(page.popup!.querySelector('button')!);
    const area = await answering(page, row);

    expect(area.value).to.equal('> two three\n\n');
    expect([area.selectionStart, page.page.focused === area]).to.deep.equal([area.value.length, true]);
    await page.until(() => page.popup === null);
  });

  it('goes away when nothing is selected any more', async () => {
    const page = await open();
    select(page.row('One two'), 'two');
    await page.until(() => page.popup?.matches(':popover-open'));

    document.getSelection()!.removeAllRanges();

    await page.until(() => page.popup === null);
  });

  it('closes by Escape', async () => {
    const page = await open();
    select(page.row('One two'), 'two');
    await page.until(() => page.popup?.matches(':popover-open'));

    await press('Escape');

    await page.until(() => page.popup === null);
  });

  it('is in the menu for all words, by keyboard', async () => {
    const page = await open();
    const row = page.row('One two');

    await row.choose('Quote');

    expect((await answering(page, row)).value).to.equal('> One two three\n>\n> Four five\n\n');
  });

  it('goes below what has been written already, in the backend’s own format', async () => {
    const page = await open({ format: 'html' });
    const row = page.row('One two');
    row.press('reply');
    await page.until(() => row.shown.form);
    await row.shown.form!.fill({ text: 'I agree.' });
    const field = row.shown.form!.field('text') as HTMLTextAreaElement;
    field.setSelectionRange(8, 8);

    await row.choose('Quote');
    await page.until(() => field.value.includes('blockquote'));

    expect(field.value).to.equal('I agree.\n\n<blockquote>One two three\n\nFour five</blockquote>\n\n');
  });

  it('is not offered where one cannot answer', async () => {
    const page = await open();
    const row = page.row('No answers');

    expect(await row.menu()).to.not.include('Quote');
    expect(text(row.article)).to.include('No answers');
  });
});
