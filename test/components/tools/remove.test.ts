import type { Adapter, EditsPort } from '../../../src/adapters/adapter.js';
import { memoryAdapter } from '../../../src/adapters/memory.js';
import { AdapterError } from '../../../src/core/errors.js';
import { aComment } from '../../support/a-comment.js';
import { FakeTime } from '../../support/fake-time.js';
import { expect } from '../../support/index.js';
import { type Row, RowsPage } from '../../support/rows-page.js';
import { warningsInEachTest } from '../../support/warnings.js';

/** How long a removal can be undone. */
const WINDOW = 8000;
const SAID = 'The comment is removed. You can undo this for 8 seconds.';

describe('removing one’s own comment', () => {
  warningsInEachTest();
  const time = FakeTime.inEachTest();
  let removed: string[];

  beforeEach(() => (removed = []));

  const own = (changes: Partial<EditsPort> = {}): Adapter => {
    const can = { reply: true, edit: Infinity, remove: true };
    // What an earlier test left waiting is done when its section goes.
    const log = removed;
    const adapter = memoryAdapter({
      comments: [
        aComment({ id: '1', body: 'My first words', can }),
        aComment({ id: '2', author: 'Ben', parent: '1', body: 'An answer' }),
        aComment({ id: '3', body: 'My last words', can }),
      ],
      author: 'Alice Example',
    });
    const remove: EditsPort['remove'] = (id, call) => {
      log.push(id);
      return adapter.edits!.remove(id, call);
    };
    return { ...adapter, edits: { ...adapter.edits!, remove, ...changes } };
  };

  async function removing(page: RowsPage, words: string): Promise<Row> {
    const row = page.row(words);
    await row.choose('Remove');
    row.press('remove-yes');
    return row;
  }

  /** Lets time pass until screen readers have heard something. */
  async function hears(page: RowsPage, message: string): Promise<void> {
    for (let gap = 0; gap < 5 && !page.said.includes(message); gap += 1) await time.pass(1000);
    expect(page.said).to.include(message);
  }

  it('asks once, in place, and keeps it for whoever says no', async () => {
    const page = await RowsPage.open(own());
    const row = page.row('My last words');

    await row.choose('Remove');
    expect(page.focused).to.match(/^Remove this comment\?/);
    row.press('remove-no');

    expect(row.words).to.not.include('Remove this comment?');
    expect(page.focused).to.equal('More for Alice Example’s comment');
  });

  it('keeps it by Escape, too', async () => {
    const page = await RowsPage.open(own());
    const row = page.row('My last words');
    await row.choose('Remove');

    row.key('Escape');

    expect(row.words).to.not.include('Remove this comment?');
  });

  it('hides it at once, with the focus on the way back, and says so', async () => {
    const page = await RowsPage.open(own());
    const row = await removing(page, 'My last words');

    expect(row.shown.body).to.equal('This comment was removed.');
    expect(row.words).to.not.include('My last words');
    expect(row.words).to.include('You can undo this for 8 seconds.');
    expect(page.focused).to.equal('Undo');
    await hears(page, SAID);
  });

  it('sends nothing for whoever undoes it', async () => {
    const page = await RowsPage.open(own());
    const row = await removing(page, 'My last words');
    await time.pass(WINDOW - 1);

    row.press('remove-undo');
    await time.pass(WINDOW);

    expect(row.shown.body).to.equal('My last words');
    expect(page.focused).to.equal('More for Alice Example’s comment');
    expect(removed).to.deep.equal([]);
    await hears(page, 'The comment is back.');
  });

  it('can be undone, and done again', async () => {
    const page = await RowsPage.open(own());
    const row = await removing(page, 'My last words');
    row.press('remove-undo');

    await removing(page, 'My last words');
    await time.pass(WINDOW);
    await page.until(() => page.page.comments.length === 2);

    expect(removed).to.deep.equal(['3']);
  });

  it('moves on to the comment before, when it was the last (A19)', async () => {
    const page = await RowsPage.open(own());
    await removing(page, 'My last words');

    await time.pass(WINDOW);
    await page.until(() => page.page.comments.length === 2 && page.focused);

    expect(page.focused).to.equal('Ben');
    expect(removed).to.deep.equal(['3']);
    expect(page.said.filter((message) => message === SAID)).to.have.length(1);
  });

  it('leaves the focus where the reader has gone meanwhile', async () => {
    const page = await RowsPage.open(own());
    await removing(page, 'My last words');
    const elsewhere = page.row('An answer').control('reply')!;
    elsewhere.focus();

    await time.pass(WINDOW);
    await page.until(() => page.page.comments.length === 2);

    expect(page.root.activeElement).to.equal(elsewhere);
  });

  it('stays at the place of one that has answers (A19)', async () => {
    const page = await RowsPage.open(own());
    const row = await removing(page, 'My first words');

    await time.pass(WINDOW);
    await page.until(() => removed.length > 0 && !row.control('remove-undo'));
    await page.until(() => page.root.activeElement);

    expect(row.shown.body).to.equal('This comment was removed.');
    expect(page.root.activeElement?.closest('article') === row.article).to.equal(true);
  });

  it('brings it back when it did not work, and says so in the row (F099)', async () => {
    const page = await RowsPage.open(own({ remove: () => Promise.reject(new AdapterError('unavailable')) }));
    const row = await removing(page, 'My last words');

    await time.pass(WINDOW);
    await page.until(() => row.note.startsWith('That did not work.') && page.root.activeElement);

    expect(row.shown.body).to.equal('My last words');
    expect(page.focused).to.equal('More for Alice Example’s comment');
  });

  it('does it at once when the page goes, and not a second time later', async () => {
    const page = await RowsPage.open(own());
    await removing(page, 'My last words');

    dispatchEvent(new PageTransitionEvent('pagehide'));
    expect(removed).to.deep.equal(['3']);

    await time.pass(WINDOW);
    dispatchEvent(new PageTransitionEvent('pagehide'));
    expect(removed).to.deep.equal(['3']);
  });

  it('does it at once when the section is taken out of the page', async () => {
    const page = await RowsPage.open(own());
    await removing(page, 'My last words');

    page.page.section.remove();
    await Promise.resolve();

    expect(removed).to.deep.equal(['3']);
  });
});
