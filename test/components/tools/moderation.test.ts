import type { Adapter } from '../../../src/adapters/adapter.js';
import { memoryAdapter } from '../../../src/adapters/memory.js';
import { AdapterError } from '../../../src/core/errors.js';
import { aComment } from '../../support/a-comment.js';
import { expect } from '../../support/index.js';
import { MONA } from '../../support/memory-calls.js';
import { RowsPage } from '../../support/rows-page.js';
import { text } from '../../support/thread-page.js';
import { warningsInEachTest } from '../../support/warnings.js';

const desk = (): Adapter =>
  memoryAdapter({
    ...MONA,
    comments: [
      aComment({ id: '1', body: 'The first' }),
      aComment({ id: '2', author: 'Ben', body: 'The second' }),
      aComment({ id: '3', author: 'Dora Example', status: 'held', body: 'A newcomer' }),
    ],
  });

const refusing = (): Adapter => {
  const adapter = desk();
  const refuse = (): Promise<never> => Promise.reject(new AdapterError('forbidden'));
  return { ...adapter, moderation: { approve: refuse, hide: refuse } };
};

describe('moderating in a row', () => {
  warningsInEachTest();

  it('is for moderators only', async () => {
    const page = await RowsPage.open(memoryAdapter({ comments: [aComment({ body: 'The first' })] }));

    expect(await page.row('The first').menu()).to.deep.equal([
      'Quote',
      'Copy link',
      'About Alice Example',
      'Mute Alice Example',
    ]);
  });

  it('approves one that waits right in its row', async () => {
    const page = await RowsPage.open(desk());
    const row = page.row('A newcomer');
    expect(row.control('spam')).to.not.equal(null);

    row.press('approve');
    await page.until(() => !row.article.part.contains('held'));

    await page.until(() => page.said.includes('The comment is published.'));
    expect(row.control('approve')).to.equal(null);
    expect(row.note).to.equal('The comment is published. Undo');
    expect(page.focused).to.equal('Undo');

    row.press('undo');
    await page.until(() => row.control('approve'));

    expect(row.note).to.equal('');
    expect(page.focused).to.equal('More for Dora Example’s comment');
  });

  for (const [entry, part, note] of [
    ['Hold back', 'held', 'The comment is held back.'],
    ['Spam', 'spam', 'Moved to spam.'],
    ['Trash', 'removed', 'Moved to the trash.'],
  ] as const) {
    it(`leaves the row where it was after “${entry}”, with a way back`, async () => {
      const page = await RowsPage.open(desk());
      const row = page.row('The second');

      await row.choose(entry);
      await page.until(() => row.article.part.contains(part));
      await page.until(() => page.said.includes(note));
      expect(row.note).to.equal(`${note} Undo`);
      expect(page.focused).to.equal('Undo');

      row.press('undo');
      await page.until(() => !row.article.part.contains(part));
      expect(row.shown.body).to.equal('The second');
      expect(row.note).to.equal('');
      expect(page.focused).to.equal('More for Ben’s comment');
    });
  }

  it('undoes what was done to one that waited by letting it wait again', async () => {
    const page = await RowsPage.open(desk());
    const row = page.row('A newcomer');

    row.press('spam');
    await page.until(() => row.control('undo'));
    row.press('undo');

    await page.until(() => row.article.part.contains('held'));
    expect(row.note).to.equal('');
  });

  it('pins to the top, and says so there', async () => {
    const page = await RowsPage.open(desk());

    await page.row('The second').choose('Pin to the top');
    await page.until(() => page.page.comments[0]!.body === 'The second');

    expect(page.page.comments[0]!.badges).to.deep.equal(['Pinned']);
    await page.until(() => page.said.includes('The comment is pinned to the top.'));
    await page.row('The second').choose('Unpin');
    await page.until(() => page.page.comments[0]!.body === 'The first');
  });

  it('says in the row what was refused, and changes nothing', async () => {
    const page = await RowsPage.open(refusing());
    const row = page.row('The second');

    await row.choose('Spam');
    await page.until(() => row.note);

    expect(row.note).to.equal('That did not work. The site does not let you do that.');
    expect(row.article.part.contains('spam')).to.equal(false);
    expect(page.focused).to.equal('More for Ben’s comment');
  });

  it('edits what others wrote, where the backend lets', async () => {
    const page = await RowsPage.open(desk());
    const row = page.row('The second');

    await row.choose('Edit');
    await page.until(() => row.field);
    row.type('The second, mended');
    row.press('edit-save');

    await page.until(() => row.shown.body === 'The second, mended');
  });
});

describe('reporting a comment', () => {
  warningsInEachTest();
  const reported: string[] = [];
  const open = (refuse = false): Promise<RowsPage> => {
    const adapter = memoryAdapter({
      comments: [aComment({ body: 'Cheap pills', can: { reply: true, report: true } })],
      reports: true,
    });
    reported.length = 0;
    return RowsPage.open({
      ...adapter,
      reports: {
        async report(id, reason) {
          if (refuse) throw new AdapterError('rate-limited');
          reported.push(`${id}: ${reason}`);
        },
      },
    });
  };

  it('takes a reason, and thanks in place', async () => {
    const page = await open();
    const row = page.row('Cheap pills');
    await row.choose('Report');
    await page.until(() => page.root.activeElement === row.field);
    expect(text(row.field!.labels![0]!)).to.equal('What is wrong with it? (optional)');

    row.type(' An advertisement ');
    row.press('report-send');
    await page.until(() => page.popupText.startsWith('Thank you.'));

    expect(reported).to.deep.equal(['1: An advertisement']);
    expect(page.focused).to.equal('Close');
    await page.until(() => page.said.includes('Thank you. The moderators will look at it.'));
    row.press('close');
    expect(page.popup).to.equal(null);
    expect(page.focused).to.equal('More for Alice Example’s comment');
  });

  it('does not take the thanks for one comment for those for another', async () => {
    const adapter = memoryAdapter({
      comments: ['Cheap pills', 'Cheap watches'].map((body, at) =>
        aComment({ id: `${at + 1}`, body, can: { reply: true, report: true } }),
      ),
      reports: true,
    });
    const first = Promise.withResolvers<void>();
    reported.length = 0;
    const report = async (id: string): Promise<void> => (reported.push(id) === 1 ? first.promise : undefined);
    const page = await RowsPage.open({ ...adapter, reports: { report } });
    const [one, other] = [page.row('Cheap pills'), page.row('Cheap watches')];
    await one.choose('Report');
    await page.until(() => one.field);
    one.press('report-send');
    one.press('close');
    await other.choose('Report');
    await page.until(() => other.field);

    first.resolve();
    await page.until(() => page.said.includes('Thank you. The moderators will look at it.'));
    expect(page.popupText).to.not.include('Thank you.');
    other.press('report-send');
    await page.until(() => page.popupText.startsWith('Thank you.'));

    expect(reported).to.deep.equal(['1', '2']);
  });

  it('keeps the reason when it could not be sent', async () => {
    const page = await open(true);
    const row = page.row('Cheap pills');
    await row.choose('Report');
    await page.until(() => row.field);

    row.type('An advertisement');
    row.press('report-send');
    await page.until(() => page.popupText.includes('Error:'));

    expect(page.popupText).to.include('That was fast.');
    expect(row.field!.value).to.equal('An advertisement');
    expect(page.root.activeElement === row.field).to.equal(true);
  });
});
