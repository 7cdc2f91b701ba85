import type { Adapter, EditsPort } from '../../../src/adapters/adapter.js';
import { memoryAdapter } from '../../../src/adapters/memory.js';
import { AdapterError } from '../../../src/core/errors.js';
import { aComment, LONG_AGO } from '../../support/a-comment.js';
import { expect } from '../../support/index.js';
import { aSource, mergeAdapters } from '../../support/merged-sources.js';
import { type Row, RowsPage } from '../../support/rows-page.js';
import { text } from '../../support/thread-page.js';
import { warningsInEachTest } from '../../support/warnings.js';

const own = (changes: Partial<EditsPort> = {}): Adapter => {
  const can = { reply: true, edit: Infinity, remove: true };
  const adapter = memoryAdapter({
    comments: [
      aComment({ id: '1', body: 'My first words', can }),
      aComment({ id: '2', author: 'Ben', parent: '1', body: 'An answer' }),
      aComment({ id: '3', body: 'My last words', can }),
    ],
    author: 'Alice Example',
  });
  return { ...adapter, edits: { ...adapter.edits!, ...changes } };
};

async function editing(page: RowsPage, words: string): Promise<Row> {
  const row = page.row(words);
  await row.choose('Edit');
  await page.until(() => row.field);
  return row;
}

describe('changing one’s own comment', () => {
  warningsInEachTest();

  it('begins with the text as it was written, in place, with the focus in it', async () => {
    const page = await RowsPage.open(own());
    const row = await editing(page, 'My first words');

    expect(row.field!.value).to.equal('My first words');
    expect(text(row.field!.labels![0]!)).to.equal('Edit the comment');
    expect(page.root.activeElement === row.field).to.equal(true);
  });

  it('keeps to the limits of the place where the comment lives', async () => {
    const terse = aSource('blog', { writing: { format: 'text', maxCharacters: 5 } });
    const page = await RowsPage.open(mergeAdapters([terse, { name: 'social', label: 'Social', adapter: own() }]));
    const row = await editing(page, 'My first words');

    row.type('Better words');
    row.press('edit-save');
    await page.until(() => row.shown.body === 'Better words');
  });

  it('is offered for nobody else’s, nor after its time', async () => {
    const comments = [
      aComment({ id: '1', body: 'Mine', can: { reply: true, edit: LONG_AGO } }),
      aComment({ id: '2', author: 'Ben', body: 'His' }),
    ];
    const page = await RowsPage.open(memoryAdapter({ comments }));

    expect(await page.row('Mine').menu()).to.not.include('Edit');
    expect(await page.row('His').menu()).to.not.include('Edit');
  });

  it('says until when it may be changed (A33)', async () => {
    const comments = [aComment({ body: 'Mine', can: { reply: true, edit: Date.now() + 600_000 } })];
    const page = await RowsPage.open(memoryAdapter({ comments }));
    const row = await editing(page, 'Mine');

    const note = page.root.getElementById(row.field!.getAttribute('aria-describedby')!);
    expect(text(note)).to.match(/^You can change it until .+\.$/);
  });

  it('saves by its button, says so, and moves on to the comment', async () => {
    const page = await RowsPage.open(own());
    const row = await editing(page, 'My first words');

    row.type('Better words');
    row.press('edit-save');
    await page.until(() => row.shown.body === 'Better words');

    expect(page.focused).to.equal('Alice Example');
    await page.until(() => page.said.includes('The comment is changed.'));
    expect(row.field).to.equal(null);
  });

  it('saves by Ctrl and Enter, but not in the middle of a word being composed (A59)', async () => {
    const page = await RowsPage.open(own());
    const row = await editing(page, 'My first words');
    row.type('Better words');

    row.key('Enter', { ctrlKey: true, isComposing: true });
    expect(row.field?.closest('[part~="edit-form"]')?.ariaBusy).to.equal('false');
    row.key('Enter', { ctrlKey: true });

    await page.until(() => row.shown.body === 'Better words');
  });

  it('saves nothing that is empty', async () => {
    const page = await RowsPage.open(own());
    const row = await editing(page, 'My first words');

    row.type('  ');
    row.press('edit-save');

    expect(row.words).to.include('Write your comment first.');
    expect(row.field!.ariaInvalid).to.equal('true');
    expect(page.root.activeElement === row.field).to.equal(true);
  });

  it('keeps the text when the backend refuses it, and says why (F140)', async () => {
    const page = await RowsPage.open(own({ update: () => Promise.reject(new AdapterError('offline')) }));
    const row = await editing(page, 'My first words');

    row.type('Better words');
    row.press('edit-save');
    await page.until(() => row.field?.getAttribute('aria-invalid'));

    expect(row.field!.value).to.equal('Better words');
    expect(row.words).to.include('Error: There is no connection.');
    expect(page.page.events).to.include('error offline');
  });

  it('keeps a draft by Escape, and goes on from it', async () => {
    const page = await RowsPage.open(own());
    let row = await editing(page, 'My first words');

    row.type('Half a thou');
    row.key('Escape');
    expect(row.field).to.equal(null);
    expect(page.focused).to.equal('More for Alice Example’s comment');

    row = await editing(page, 'My first words');
    expect(row.field!.value).to.equal('Half a thou');
  });

  it('keeps what is typed while its row is not in the page, and saves that', async () => {
    const can = { reply: true, edit: Infinity, remove: true };
    const thread = [aComment({ id: '1', body: 'Elsewhere' }), aComment({ id: '2', parent: '1' })];
    const mine = aComment({ id: '9', body: 'My first words', can });
    const page = await RowsPage.open(memoryAdapter({ comments: [...thread, mine] }));
    const row = await editing(page, 'My first words');
    row.type('Better words');

    await page.row('Elsewhere').choose('Show only this branch');
    await page.until(() => !page.page.part('edit-field'));
    page.page.part('branch-back-button')!.click();
    await page.until(() => page.page.part('edit-field'));

    const again = page.rowOf('9');
    expect(again.field!.value).to.equal('Better words');
    again.press('edit-save');
    await page.until(() => again.shown.body === 'Better words');
  });

  it('gives up the draft by Cancel (A16)', async () => {
    const page = await RowsPage.open(own());
    let row = await editing(page, 'My first words');
    row.type('Half a thou');

    row.press('edit-cancel');
    expect(page.focused).to.equal('More for Alice Example’s comment');

    row = await editing(page, 'My first words');
    expect(row.field!.value).to.equal('My first words');
  });

  it('says in the row when the text cannot be had', async () => {
    const page = await RowsPage.open(own({ source: () => Promise.reject(new AdapterError('forbidden')) }));
    const row = page.row('My first words');

    await row.choose('Edit');
    await page.until(() => row.note);

    expect(row.note).to.equal('That did not work. The site does not let you do that.');
    expect(row.field).to.equal(null);
  });
});
