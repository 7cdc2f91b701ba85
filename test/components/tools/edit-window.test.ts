import type { Adapter, EditsPort } from '../../../src/adapters/adapter.js';
import { memoryAdapter } from '../../../src/adapters/memory.js';
import type { Comment } from '../../../src/core/comment.js';
import { AdapterError } from '../../../src/core/errors.js';
import { aComment } from '../../support/a-comment.js';
import { FakeTime } from '../../support/fake-time.js';
import { expect } from '../../support/index.js';
import { type Row, RowsPage } from '../../support/rows-page.js';
import { text, ThreadPage } from '../../support/thread-page.js';
import { warningsInEachTest } from '../../support/warnings.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const ENDING = 'One minute is left to change your comment. What you typed is kept.';
const OVER = 'The time to change this comment is over. Your text is kept here: copy it, or send it as a reply.';

describe('the time in which one’s own comment may be changed', () => {
  warningsInEachTest();
  const time = FakeTime.inEachTest();

  /** A comment of the reader that may be changed for some minutes more. */
  const own = (minutes: number, changes: Partial<EditsPort> = {}): Adapter => {
    const can = { reply: true, edit: Date.now() + minutes * MINUTE };
    const adapter = memoryAdapter({ comments: [aComment({ body: 'Mine', can })] });
    const source: EditsPort['source'] = async () => 'Mine';
    return { ...adapter, edits: { ...adapter.edits!, source, ...changes } };
  };

  async function editing(page: RowsPage): Promise<Row> {
    const row = page.rowOf('1');
    await row.choose('Edit');
    await page.until(() => row.field);
    return row;
  }

  const told = (row: Row): string => text(row.article.querySelector('[part~="edit-window"]'));

  it('is told in the row in minutes, which go by in silence (A33)', async () => {
    const page = await RowsPage.open(own(4));
    const row = page.rowOf('1');
    expect(told(row)).to.equal('Editable for 4 more minutes');

    await time.pass(MINUTE);
    expect(told(row)).to.equal('Editable for 3 more minutes');
    await time.pass(2 * MINUTE);
    expect(told(row)).to.equal('Editable for 1 more minute');
    await time.pass(MINUTE);
    expect(told(row)).to.equal('');

    expect(page.said).to.deep.equal([]);
    expect(row.article.querySelector('[part~="edit-window"][role], [aria-live]') === null).to.equal(true);
  });

  it('is no longer offered once it is over', async () => {
    const page = await RowsPage.open(own(4));
    expect(await page.rowOf('1').menu()).to.include('Edit');
    page.rowOf('1').press('menu');

    await time.pass(4 * MINUTE);

    expect(await page.rowOf('1').menu()).to.not.include('Edit');
  });

  it('is not told while it is long, and then it is', async () => {
    const page = await RowsPage.open(own(90));
    const row = page.rowOf('1');
    expect(told(row)).to.equal('');

    await time.pass(30 * MINUTE);

    expect(told(row)).to.equal('Editable for 60 more minutes');
  });

  it('sets no timer where it has no end, nor for what others wrote', async () => {
    const comments = [aComment({ can: { reply: true, edit: Infinity } }), aComment({ id: '2', author: 'Ben' })];
    const page = await RowsPage.open(memoryAdapter({ comments }));
    await time.pass(10_000);

    expect(time.waiting).to.equal(0);
    expect(told(page.rowOf('1'))).to.equal('');
  });

  it('leaves no timer behind', async () => {
    const page = await RowsPage.open(own(4));
    await time.pass(10_000);

    page.page.section.remove();
    await Promise.resolve();

    expect(time.waiting).to.equal(0);
  });

  it('is warned of once, a minute before, while one writes', async () => {
    const page = await RowsPage.open(own(3));
    const row = await editing(page);
    row.type('Half a thou');

    await time.pass(2 * MINUTE + 2000);
    expect(page.said.filter((message) => message === ENDING)).to.have.length(1);
    expect(row.field!.value).to.equal('Half a thou');
  });

  it('keeps the text when it ends, says so once, and leaves the focus there (F098)', async () => {
    const page = await RowsPage.open(own(2));
    const row = await editing(page);
    row.type('Half a thought');

    await time.pass(2 * MINUTE + 3000);

    expect(row.field!.value).to.equal('Half a thought');
    expect(row.field!.readOnly).to.equal(true);
    expect(row.words).to.include(OVER);
    expect(row.control('edit-save') === null).to.equal(true);
    expect(page.root.activeElement).to.equal(row.field);
    expect(page.said.filter((message) => message === OVER)).to.have.length(1);
  });

  it('lets the kept text be sent as a reply', async () => {
    const page = await RowsPage.open(own(2));
    const row = await editing(page);
    row.type('Half a thought');
    await time.pass(2 * MINUTE);

    row.press('edit-reply');
    await page.until(() => row.shown.form && row.field === null);

    expect(row.shown.form!.field('text').value).to.equal('Half a thought');
    expect(page.root.activeElement).to.equal(row.shown.form!.field('text'));
  });

  it('adds the kept text to a reply that was begun', async () => {
    const page = await RowsPage.open(own(2));
    page.rowOf('1').press('reply');
    await page.until(() => page.rowOf('1').shown.form);
    await page.rowOf('1').shown.form!.fill({ text: 'Begun' });
    const row = await editing(page);
    row.type('Half a thought');
    await time.pass(2 * MINUTE);

    row.press('edit-reply');
    await page.until(() => row.field === null);

    expect(row.shown.form!.field('text').value).to.equal('Begun\n\nHalf a thought');
  });

  it('lets the kept text be copied, or given up', async () => {
    const page = await RowsPage.open(own(2));
    const row = await editing(page);
    row.type('Half a thought');
    await time.pass(2 * MINUTE);

    row.press('edit-copy');
    const { selectionStart, selectionEnd } = row.field!;
    expect([selectionStart, selectionEnd]).to.deep.equal([0, 'Half a thought'.length]);

    row.press('edit-cancel');
    expect(row.field === null).to.equal(true);
    expect(await row.menu()).to.not.include('Edit');
  });

  it('still shows what was begun when the editor was closed before it ended', async () => {
    const page = await RowsPage.open(own(2));
    let row = await editing(page);
    row.type('Half a thought');
    row.key('Escape');
    await time.pass(2 * MINUTE);

    row = await editing(page);

    expect(row.field!.value).to.equal('Half a thought');
    expect(row.words).to.include(OVER);
  });

  it('ends when the backend says so, whatever this clock says', async () => {
    const update: EditsPort['update'] = () => Promise.reject(new AdapterError('forbidden'));
    const page = await RowsPage.open(own(30, { update }));
    const row = await editing(page);
    row.type('Half a thought');

    row.press('edit-save');
    await page.until(() => row.field!.readOnly);

    expect(row.field!.value).to.equal('Half a thought');
    expect(row.words).to.include(OVER);
  });

  for (const [how, skew] of [
    ['behind', DAY],
    ['ahead', -DAY],
  ] as const)
    it(`is counted by the server’s clock, where this one is a day ${how}`, async () => {
      const { comments } = memoryAdapter({ guestFields: { name: 'hidden', email: 'hidden', website: 'hidden' } });
      const create: Adapter['comments']['create'] = async (comment, call) => {
        const created = Date.now() + skew;
        return { ...(await comments.create(comment, call)), created, can: { reply: true, edit: created + 5 * MINUTE } };
      };
      const page = await ThreadPage.open({ ...memoryAdapter(), comments: { ...comments, create } });
      await page.form.fill({ text: 'My clock is wrong' });
      await page.form.submit();

      await page.until(() => page.part('edit-window'));

      expect(text(page.part('edit-window'))).to.equal('Editable for 5 more minutes');
    });

  it('is not counted by the age of one’s own comment that was found later', async () => {
    const adapter = memoryAdapter({ guestFields: { name: 'hidden', email: 'hidden', website: 'hidden' } });
    let made: Comment | undefined;
    const create: Adapter['comments']['create'] = async (comment, call) => {
      const can = { reply: true, edit: Date.now() + 4 * MINUTE };
      made = { ...(await adapter.comments.create(comment, call)), created: Date.now() - 2 * DAY, can };
      throw new AdapterError('unavailable', { uncertain: true });
    };
    const list: Adapter['comments']['list'] = async () => ({ comments: made ? [made] : [], next: null });
    const page = await ThreadPage.open({ ...adapter, comments: { ...adapter.comments, create, list } });
    await page.form.fill({ text: 'I was looked for' });
    await page.form.submit();
    await page.until(() => made);
    await time.pass(2_000);

    await page.until(() => page.part('edit-window'));

    expect(text(page.part('edit-window'))).to.equal('Editable for 4 more minutes');
  });
});

describe('a comment that was changed', () => {
  warningsInEachTest();

  it('says when, next to its date', async () => {
    const edited = Date.UTC(2026, 2, 3, 12);
    const page = await ThreadPage.open(memoryAdapter({ comments: [aComment({ edited })] }));

    expect(text(page.part('comment-edited'))).to.match(/^edited, March 3, 2026/);
  });
});
