import { someComments } from '../../support/a-comment.js';
import { press, viewport } from '../../support/commands.js';
import { expect } from '../../support/index.js';
import { drawn } from '../../support/look.js';
import { openTools, type ReadingTools } from '../../support/reading-tools.js';

/** Forty comments; of the second half each answers the one before, so that there are branches to follow. */
const long = someComments(60, (index) => (index > 20 ? String(index === 21 ? 15 : 21) : null));

async function openBranch(): Promise<ReadingTools> {
  const tools = await openTools({ comments: long }, { 'max-depth': '2' });
  const button = tools.page.root.querySelector<HTMLElement>('[data-action="focus"]')!;
  button.scrollIntoView({ block: 'center' });
  button.focus();
  button.click();
  await tools.page.until(() => tools.page.part('branch-note'));
  return tools;
}

describe('one branch alone', () => {
  before(() => viewport(800, 600));

  it('is named as what it is, and offers the way back', async () => {
    const tools = await openBranch();

    expect(tools.line('branch-note')).to.equal('You are reading one branch of the thread.');
    expect(tools.bodies).to.include('Comment 30').and.not.include('Comment 14');
    expect(tools.page.part('sort')).to.equal(null);
  });

  it('leads back to the comment that it was opened from, where that stood', async () => {
    const tools = await openTools({ comments: long }, { 'max-depth': '2' });
    const button = tools.page.root.querySelector<HTMLElement>('[data-action="focus"]')!;
    button.scrollIntoView({ block: 'center' });
    // What was skipped until now finds its height first.
    await drawn(tools.page);
    button.scrollIntoView({ block: 'center' });
    const { top } = tools.place('15').getBoundingClientRect();
    button.click();
    await tools.page.until(() => tools.page.part('branch-note'));

    await tools.press('branch-back-button');
    await tools.page.until(() => tools.focusedComment === '15');

    expect(tools.bodies).to.include('Comment 14');
    expect(tools.place('15').getBoundingClientRect().top).to.be.closeTo(top, 2);
    await tools.hears('All comments are shown.');
  });

  it('is left with Escape', async () => {
    const tools = await openBranch();

    await tools.page.until(() => tools.focusedComment === '15');
    await press('Escape');
    await tools.page.until(() => !tools.page.part('branch-note'));

    expect(tools.focusedComment).to.equal('15');
  });
});
