import { memoryAdapter } from '../../../src/adapters/memory.js';
import type { Comment } from '../../../src/core/comment.js';
import { aComment } from '../../support/a-comment.js';
import { expect } from '../../support/index.js';
import { ThreadPage } from '../../support/thread-page.js';

/** What a page may hold, and some boxes more. */
const [MOST, COMMENTS] = [10_000, 10_300];
/** Those that stand in no box. */
const ALONE = 50;

const talk: Comment[] = Array.from({ length: COMMENTS }, (_, at) =>
  aComment({ id: `root-${at}`, created: at, body: `Thought ${at}.` }),
);
const [early, last] = ['root-60', `root-${COMMENTS - 1}`];

const open = (): Promise<ThreadPage> => ThreadPage.open(memoryAdapter({ comments: talk, pageSize: 500 }));

/** Asks for one page after the other, and reads on. */
async function readToTheEnd(page: ThreadPage): Promise<void> {
  for (let more = page.part('more-button'); more; more = page.part('more-button')) {
    page.section.scrollIntoView({ block: 'end' });
    more.click();
    await page.until(() => page.part('more-button')?.getAttribute('aria-disabled') !== 'true');
  }
  await page.until(() => resting(page).length > 0);
}

const resting = (page: ThreadPage): HTMLElement[] => page.parts('box').filter((box) => box.childElementCount === 0);
const row = (page: ThreadPage, id: string): HTMLElement | null => page.root.querySelector(`#comment-${id}`);
const hasMenu = (page: ThreadPage, id: string): boolean => !!row(page, id)?.querySelector('[data-action="menu"]');
const isSeen = (page: ThreadPage, id: string): boolean => {
  const { top = -1, bottom = Infinity } = row(page, id)?.getBoundingClientRect() ?? {};
  return top >= 0 && bottom <= innerHeight;
};

describe('a list of more comments than a page should hold', function () {
  this.timeout(120_000);

  it('lets those leave that are farthest, keeps their place, and has them again when somebody comes near', async () => {
    const page = await open();
    await readToTheEnd(page);

    expect(page.parts('comment').length).to.be.within(MOST, MOST + ALONE);
    expect(row(page, early)).to.equal(null);
    expect(row(page, last)).to.not.equal(null);
    for (const box of resting(page)) expect(box.offsetHeight).to.be.above(1000);

    const box = resting(page)[0]!;
    const heights: number[] = [];
    box.scrollIntoView();
    await page.until(() => heights.push(box.offsetHeight) && hasMenu(page, early));
    expect(box.contains(row(page, early))).to.equal(true);
    expect(Math.min(...heights)).to.be.above(1000);
    expect(box.style.blockSize).to.equal('');
    // For which others have left.
    await page.until(() => page.parts('comment').length <= MOST + ALONE);
  });

  it('leads to one that has left when the page’s address names it', async () => {
    const page = await open();
    await readToTheEnd(page);
    const here = location.href;

    location.hash = `#comment-${early}`;

    await page.until(() => isSeen(page, early) && hasMenu(page, early));
    history.replaceState(null, '', here);
  });

  it('is printed whole', async () => {
    const page = await open();
    await readToTheEnd(page);

    dispatchEvent(new Event('beforeprint'));

    expect(page.parts('comment')).to.have.length(COMMENTS);
    dispatchEvent(new Event('afterprint'));
  });

  it('keeps those among whom somebody writes', async () => {
    const page = await open();
    const form = (): Element | null => row(page, early)!.parentElement!.querySelector('gedanken-composer');
    row(page, early)!.querySelector<HTMLElement>('[data-action="reply"]')!.click();
    await page.until(form);
    page.part('heading')!.focus();

    await readToTheEnd(page);

    expect(form()).to.not.equal(null);
  });

  it('shows what is written where others have left', async () => {
    const page = await open();
    await readToTheEnd(page);
    resting(page)[0]!.scrollIntoView();
    await page.until(() => hasMenu(page, early) && row(page, last) === null);

    await page.form.send('My own thought.');

    await page.until(() => page.parts('comment').some((one) => one.textContent.includes('My own thought.')));
    expect(row(page, last)).to.not.equal(null);
  });
});
