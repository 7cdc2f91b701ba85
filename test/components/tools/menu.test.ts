import { memoryAdapter } from '../../../src/adapters/memory.js';
import { aComment } from '../../support/a-comment.js';
import { press } from '../../support/commands.js';
import { expect } from '../../support/index.js';
import { nameOf, RowsPage } from '../../support/rows-page.js';
import { warningsInEachTest } from '../../support/warnings.js';

const comments = [
  aComment({ id: '1', author: 'Alice Example', body: 'The first' }),
  aComment({ id: '2', parent: '1', author: 'Ben', body: 'An answer' }),
  aComment({ id: '3', author: 'Clara Example', body: 'The last' }),
];

/** Puts another clipboard in place of the browser's for a test. */
function clipboard(writeText: (text: string) => Promise<void>): void {
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
}

describe('the menu of a comment', () => {
  warningsInEachTest();
  afterEach(() => Reflect.deleteProperty(navigator, 'clipboard'));
  const open = (): Promise<RowsPage> => RowsPage.open(memoryAdapter({ comments }));

  it('is a list of buttons behind one that says so (A55)', async () => {
    const page = await open();
    const row = page.row('The first');
    const button = row.control('menu')!;
    expect([nameOf(button), button.ariaExpanded]).to.deep.equal(['More for Alice Example’s comment', 'false']);

    expect(await row.menu()).to.deep.equal([
      'Quote',
      'Copy link',
      'Show only this branch',
      'Close all replies',
      'Open all replies',
      'About Alice Example',
      'Mute Alice Example',
    ]);
    expect(button.ariaExpanded).to.equal('true');
    expect(page.root.getElementById(button.getAttribute('aria-controls')!)).to.equal(page.popup);
    expect(page.root.querySelector('[role="menu"]')).to.equal(null);
  });

  it('offers nothing about answers where there are none', async () => {
    const page = await open();

    expect(await page.row('The last').menu()).to.deep.equal([
      'Quote',
      'Copy link',
      'About Clara Example',
      'Mute Clara Example',
    ]);
  });

  it('comes right after its button by Tab, and closes when the focus goes on', async () => {
    const page = await open();
    const row = page.row('The last');
    await row.menu();

    await press('Tab');
    expect(page.focused).to.equal('Quote');
    for (let entry = 0; entry < 4; entry += 1) await press('Tab');
    await page.until(() => page.popup === null);
    expect(row.control('menu')!.ariaExpanded).to.equal('false');
  });

  it('closes by Escape, with the focus back on its button (A12)', async () => {
    const page = await open();
    const row = page.row('The last');
    await row.menu();
    await press('Tab');

    await press('Escape');

    expect(page.popup).to.equal(null);
    expect(page.focused).to.equal('More for Clara Example’s comment');
  });

  it('closes by its button, and by a press elsewhere', async () => {
    const page = await open();
    const row = page.row('The last');

    await row.menu();
    row.press('menu');
    expect(page.popup).to.equal(null);

    await row.menu();
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    expect(page.popup).to.equal(null);
  });

  it('gives way to the menu of another comment', async () => {
    const page = await open();
    await page.row('The first').menu();

    page.row('The last').press('menu');

    await page.until(() => page.row('The last').article.querySelector('[part~="menu-popup"]'));
    expect(page.page.parts('popup')).to.have.length(1);
  });

  it('copies the comment’s link, and says so where it was pressed', async () => {
    const page = await open();
    const row = page.row('The last');
    const copied: string[] = [];
    clipboard(async (text) => void copied.push(text));

    await row.choose('Copy link');
    await page.until(() => page.said.length > 0);

    expect(copied).to.deep.equal([`${location.href.replace(/#.*/, '')}#comment-3`]);
    expect(page.said).to.deep.equal(['Link copied.']);
    expect(await row.menu()).to.include('Link copied.');
    expect(page.focused).to.equal('Link copied.');
  });

  it('shows the link to copy by hand where the browser lets nobody copy', async () => {
    const page = await open();
    const row = page.row('The last');
    clipboard(() => Promise.reject(new DOMException('No.', 'NotAllowedError')));

    await row.choose('Copy link');
    await page.until(() => page.root.activeElement instanceof HTMLInputElement);

    const field = page.root.activeElement as HTMLInputElement;
    expect(field.value).to.match(/#comment-3$/);
    expect(field.value.slice(field.selectionStart!, field.selectionEnd!)).to.equal(field.value);
    expect(field.labels![0]!.textContent).to.equal('The link to this comment');
    await press('Escape');
    expect(page.focused).to.equal('More for Clara Example’s comment');
  });

  it('shows one branch alone', async () => {
    const page = await open();

    await page.row('The first').choose('Show only this branch');

    await page.until(() => page.page.comments.length === 2);
    expect(page.page.comments.map(({ body }) => body)).to.deep.equal(['The first', 'An answer']);
  });

  it('closes and opens all answers at once', async () => {
    const page = await open();
    const toggle = (): string | null => page.page.part('toggle-button')!.ariaExpanded;

    await page.row('The first').choose('Close all replies');
    expect(toggle()).to.equal('false');

    await page.row('The first').choose('Open all replies');
    expect(toggle()).to.equal('true');
  });
});
