import { memoryAdapter } from '../../../src/adapters/memory.js';
import type { Adapter } from '../../../src/adapters/adapter.js';
import type { Reaction } from '../../../src/core/comment.js';
import { AdapterError } from '../../../src/core/errors.js';
import { aComment } from '../../support/a-comment.js';
import { press } from '../../support/commands.js';
import { expect } from '../../support/index.js';
import { nameOf, RowsPage } from '../../support/rows-page.js';
import { text, ThreadPage } from '../../support/thread-page.js';
import { warningsInEachTest } from '../../support/warnings.js';
import { withListed } from '../../support/with-changes.js';

const choices = [
  { name: 'thumb', emoji: '👍' },
  { name: 'party', emoji: '🎉' },
];
const given: readonly Reaction[] = [{ ...choices[0]!, count: 2, mine: false, who: ['Ben', 'Clara Example'] }];

function reacting(reactions = given): Adapter {
  return memoryAdapter({
    comments: [aComment({ reactions })],
    reactions: choices,
    pageReactions: given,
  });
}

/** The chips of a row, or of the page, by what they are called. */
function chips(scope: ParentNode): Map<string, HTMLElement> {
  return new Map([...scope.querySelectorAll<HTMLElement>('[part~="reaction"]')].map((chip) => [nameOf(chip), chip]));
}

describe('reacting in a row', () => {
  warningsInEachTest();

  it('joins a reaction, and leaves it, before the backend has answered', async () => {
    const row = (await RowsPage.open(reacting())).row('ginkgo');

    chips(row.article).get('👍, 2')!.click();
    expect(chips(row.article).get('👍, 3')!.ariaPressed).to.equal('true');

    chips(row.article).get('👍, 3')!.click();
    expect(chips(row.article).get('👍, 2')!.ariaPressed).to.equal('false');
  });

  it('chooses another one, and goes on from there', async () => {
    const page = await RowsPage.open(reacting());
    const row = page.row('ginkgo');

    row.press('add-reaction');
    await page.until(() => page.popup?.matches(':popover-open'));
    expect(row.control('add-reaction')!.ariaExpanded).to.equal('true');
    expect([...page.popup!.querySelectorAll('button')].map(nameOf)).to.deep.equal(['👍', '🎉']);
    await press('Tab');
    await press('Tab');
    await press('Enter');

    await page.until(() => chips(row.article).has('🎉, 1'));
    expect(page.popup).to.equal(null);
    expect(page.focused).to.equal('Add a reaction');
  });

  it('keeps the focus in the row when the last of its kind goes', async () => {
    const page = await RowsPage.open(reacting([{ ...choices[1]!, count: 1, mine: true }]));
    const chip = chips(page.row('ginkgo').article).get('🎉, 1')!;

    chip.focus();
    chip.click();

    expect(chips(page.row('ginkgo').article).size).to.equal(0);
    expect(page.focused).to.equal('More for Alice Example’s comment');
  });

  it('shows only numbers to those who may not react', async () => {
    const adapter = withListed(reacting(), (comment) => ({ ...comment, can: { reply: true } }));
    const { article } = (await RowsPage.open(adapter)).row('ginkgo');

    expect(article.querySelector('[data-action="react"], [data-action="add-reaction"]')).to.equal(null);
    expect(chips(article).get('👍, 2')!.getAttribute('role')).to.equal('img');
  });

  it('says in place that a reaction was refused, and takes it back', async () => {
    const adapter = { ...reacting(), reactions: { react: () => Promise.reject(new AdapterError('rate-limited')) } };
    const page = await RowsPage.open(adapter);
    const row = page.row('ginkgo');

    chips(row.article).get('👍, 2')!.click();
    await page.until(() => row.note);

    expect(row.note).to.equal('Your reaction was not counted. That was fast. Wait a moment, then try again.');
    expect([...chips(row.article).keys()]).to.deep.equal(['👍, 2']);
  });

  it('asks about the page itself, with all that one can answer', async () => {
    const page = await RowsPage.open(reacting());
    const group = page.page.part('page-reactions')!;
    expect(page.root.getElementById(group.getAttribute('aria-labelledby')!)!.textContent).to.equal(
      'What do you think of this page?',
    );

    expect([...chips(group).keys()]).to.deep.equal(['👍, 2', '🎉, 0']);
    chips(group).get('🎉, 0')!.click();
    await page.until(() => chips(group).get('🎉, 1')?.ariaPressed === 'true');
    expect(chips(page.row('ginkgo').article).has('🎉, 1')).to.equal(false);
  });

  it('asks so before anybody has commented, too', async () => {
    const page = await ThreadPage.open(memoryAdapter({ reactions: choices, pageReactions: given }));
    await page.until(() => page.part('page-reactions'));
    const group = page.part('page-reactions')!;

    chips(group).get('🎉, 0')!.click();
    await page.until(() => chips(group).get('🎉, 1')?.ariaPressed === 'true');
    expect(text(page.part('empty'))).to.include('No comments yet.');
  });

  it('says next to the page’s own reactions that one was refused', async () => {
    const adapter = { ...reacting(), reactions: { react: () => Promise.reject(new AdapterError('offline')) } };
    const page = await RowsPage.open(adapter);
    const group = page.page.part('page-reactions')!;

    chips(group).get('🎉, 0')!.click();
    await page.until(() => group.querySelector('[part~="row-error"]'));

    expect(group.textContent).to.include('Your reaction was not counted.');
    expect(page.row('ginkgo').note).to.equal('');
  });

  it('asks nothing about the page where the backend counts only for comments', async () => {
    const page = await RowsPage.open(memoryAdapter({ comments: [aComment()] }));

    expect(page.page.part('page-reactions')).to.equal(null);
  });
});
