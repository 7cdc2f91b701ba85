import { memoryAdapter } from '../../../src/adapters/memory.js';
import type { Adapter } from '../../../src/adapters/adapter.js';
import { aComment } from '../../support/a-comment.js';
import { press } from '../../support/commands.js';
import { FakeTime } from '../../support/fake-time.js';
import { expect } from '../../support/index.js';
import { RowsPage } from '../../support/rows-page.js';
import { warningsInEachTest } from '../../support/warnings.js';

const conversation = (): Adapter =>
  memoryAdapter({
    reactions: [{ name: '👍' }],
    comments: [
      aComment({
        id: '1',
        author: { name: 'Ada Example', handle: '@ada@social.example', url: 'https://ada.example.test/' },
        body: 'The ginkgo is yellow',
      }),
      aComment({ id: '2', parent: '1', author: { name: 'Ben', roles: ['author'] }, body: 'The second' }),
      aComment({ id: '3', parent: '2', author: 'Clara Example', body: 'The third' }),
      aComment({
        id: '4',
        author: 'Ada Example',
        body: 'The fourth',
        can: { reply: true, react: true },
        reactions: [{ name: '👍', count: 5, mine: false, who: ['Ben', 'Dora Example'] }],
      }),
    ],
  });

type Pointer = 'mouse' | 'touch';

function point(target: Element, type: string, pointerType: Pointer = 'mouse', more: PointerEventInit = {}): void {
  // Nobody points at what is out of sight.
  target.scrollIntoView({ block: 'center' });
  target.dispatchEvent(
    new PointerEvent(type, { pointerType, bubbles: true, composed: true, cancelable: true, ...more }),
  );
}

/** Touches something; answers whether the tap does what it does by itself. */
function tap(target: Element): boolean {
  point(target, 'pointerdown', 'touch');
  point(target, 'pointerup', 'touch');
  return target.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true }));
}

describe('what shows next to what one lingers on', () => {
  warningsInEachTest();
  const time = new FakeTime();
  afterEach(() => time.end());
  const chip = (page: RowsPage): HTMLElement =>
    page.row('The third').article.querySelector('[part~="comment-target"] a')!;
  const name = (page: RowsPage, words: string): HTMLElement =>
    page.row(words).article.querySelector('[part~="comment-author"]')!;

  /** Opens the page; from then on time stands still. */
  async function open(): Promise<RowsPage> {
    const page = await RowsPage.open(conversation(), { 'max-depth': '2' });
    time.begin();
    return page;
  }

  it('is the comment that one answers, after a moment on the link to it (A54)', async () => {
    const page = await open();

    point(chip(page), 'pointerover');
    await time.pass(200);
    expect(page.popup).to.equal(null);
    await time.pass(200);

    expect(page.popupText).to.match(/^Ben February 3, 2024 at .* The second Go to this comment$/);
    expect(page.popup!.querySelector('a')!.hash).to.equal('#comment-2');
    expect(chip(page).getAttribute('aria-describedby')).to.equal(page.popup!.id);
  });

  it('stays while the pointer is on it, and goes a moment after', async () => {
    const page = await open();
    point(chip(page), 'pointerover');
    await time.pass(400);
    const popup = page.popup!;

    point(chip(page), 'pointerout', 'mouse', { relatedTarget: page.page.part('heading') });
    await time.pass(100);
    point(popup, 'pointerover');
    await time.pass(1000);
    expect(page.popup).to.equal(popup);

    point(popup, 'pointerout', 'mouse', { relatedTarget: page.page.part('heading') });
    await time.pass(300);
    expect(page.popup).to.equal(null);
    expect(chip(page).hasAttribute('aria-describedby')).to.equal(false);
  });

  it('does not show for a pointer that only passes', async () => {
    const page = await open();

    point(chip(page), 'pointerover');
    point(chip(page), 'pointerout', 'mouse', { relatedTarget: page.page.part('heading') });
    await time.pass(1000);

    expect(page.popup).to.equal(null);
  });

  it('shows on keyboard focus, and goes by Escape, which leaves the focus where it is', async () => {
    const page = await open();
    name(page, 'The third').closest<HTMLElement>('h3')!.focus();
    time.end();
    await press('Tab');
    time.begin();
    chip(page).blur();
    chip(page).focus();
    await time.pass(400);
    expect(page.popupText).to.include('The second');

    chip(page).dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
    await time.pass(0);

    expect(page.popup).to.equal(null);
    expect(page.root.activeElement === chip(page)).to.equal(true);
  });

  it('shows on the first tap of a finger; the second goes there', async () => {
    const page = await open();

    expect(tap(chip(page))).to.equal(false);
    await time.pass(0);
    expect(page.popupText).to.include('The second');

    chip(page).addEventListener('click', (event) => event.preventDefault(), { once: true });
    expect(tap(chip(page))).to.equal(false);
    expect(page.popup).to.equal(null);
  });

  it('goes to the comment at once for whoever clicks with a mouse', async () => {
    const page = await open();
    let prevented: boolean | undefined;
    page.root.addEventListener(
      'click',
      (event) => {
        prevented = event.defaultPrevented;
        event.preventDefault();
      },
      { once: true },
    );

    point(chip(page), 'pointerdown');
    chip(page).click();

    expect(prevented).to.equal(false);
    expect(page.popup).to.equal(null);
  });

  it('is a card about a person: handle, role, website, and how much they said here', async () => {
    const page = await open();

    point(name(page, 'The ginkgo').querySelector('a')!, 'pointerover');
    await time.pass(400);
    expect(page.popupText).to.equal(
      'AE Ada Example @ada@social.example 1 comment here ada.example.test Mute Ada Example',
    );
    expect(page.popup!.querySelector('a')!.rel).to.equal('ugc nofollow noopener noreferrer');

    point(name(page, 'The second'), 'pointerover');
    await time.pass(400);
    expect(page.popupText).to.equal('B Ben Author 1 comment here Mute Ben');
  });

  it('is shown by a tap on a name without a link, and by the menu for those without a pointer', async () => {
    const page = await open();
    tap(name(page, 'The third'));
    await time.pass(0);
    expect(page.popupText).to.include('1 comment here');
    time.end();

    await page.row('The second').choose('About Ben');
    await page.until(() => page.page.part('person-popup'));

    expect(page.popupText).to.include('Ben Author');
    expect(page.focused).to.equal('About Ben');
  });

  it('is who reacted so, also for a finger that is held down, which then reacts to nothing', async () => {
    const page = await open();
    const reaction = page.row('The fourth').article.querySelector<HTMLElement>('[part~="reaction"]')!;

    point(reaction, 'pointerdown', 'touch');
    await time.pass(600);
    expect(page.popupText).to.equal('Ben, Dora Example and 3 others');

    point(reaction, 'pointerup', 'touch');
    reaction.click();
    expect(reaction.ariaPressed).to.equal('false');
  });

  it('does not take the place of what was opened on purpose', async () => {
    const page = await open();
    page.row('The fourth').press('menu');
    await time.pass(0);

    point(chip(page), 'pointerover');
    await time.pass(1000);

    expect(page.page.part('menu-popup')).to.not.equal(null);
  });

  it('asks nobody: no request leaves the page', async () => {
    const page = await open();
    const before = performance.getEntriesByType('resource').length;

    point(name(page, 'The ginkgo'), 'pointerover');
    await time.pass(400);

    expect(page.popup!.querySelector('img')).to.equal(null);
    expect(performance.getEntriesByType('resource').length).to.equal(before);
  });
});
