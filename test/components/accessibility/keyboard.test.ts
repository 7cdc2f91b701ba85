import type { Adapter } from '../../../src/adapters/adapter.js';
import { memoryAdapter } from '../../../src/adapters/memory.js';
import { aComment, someComments } from '../../support/a-comment.js';
import { press, type } from '../../support/commands.js';
import { expect } from '../../support/index.js';
import { sectionStates } from '../../support/section-states.js';
import { text, ThreadPage } from '../../support/thread-page.js';
import { warningsInEachTest } from '../../support/warnings.js';
import { withChanges } from '../../support/with-changes.js';

/** Everything that one comes to by Tab, in the order of the page. */
function stops(page: ThreadPage): HTMLElement[] {
  const found = [...page.root.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea')];
  // As people set Safari up who work by keyboard; WebKitGTK always does so.
  return found.filter((element) => element.tabIndex >= 0 && element.getClientRects().length > 0);
}

/** A page whose section stands between two fields of the page itself. */
async function between(
  open: () => Promise<ThreadPage>,
): Promise<{ page: ThreadPage; before: HTMLInputElement; after: HTMLInputElement }> {
  const page = await open();
  const [before, after] = [document.createElement('input'), document.createElement('input')];
  page.section.before(before);
  page.section.after(after);
  return { page, before, after };
}

describe('by keyboard', () => {
  warningsInEachTest();
  const short = (): Adapter =>
    memoryAdapter({
      comments: [
        aComment({
          author: { name: 'Alice Example', url: 'https://alice.example.test/' },
          body: 'See https://example.test/ for more',
        }),
        aComment({ id: '2', parent: '1' }),
      ],
    });

  it('one comes to everything in the order of the page, and out at the end (A10, A12)', async () => {
    const { page, before, after } = await between(() => ThreadPage.open(short()));
    const expected = stops(page);
    expect(expected.length).to.be.greaterThan(9);
    before.focus();

    for (const stop of expected) {
      await press('Tab');
      expect(page.focused).to.equal(stop);
    }
    await press('Tab');
    expect(document.activeElement).to.equal(after);
  });

  it('one comes back the same way (A10, A12)', async () => {
    const { page, before, after } = await between(() => sectionStates['failed']!({ lang: 'en' }));
    after.focus();

    await press('Shift+Tab');
    expect(page.focused).to.equal(page.part('error-button'));
    await press('Shift+Tab');
    expect(document.activeElement).to.equal(before);
  });

  it('the order on the page is that in which things are seen (A10)', async () => {
    const page = await ThreadPage.open(short());
    const tops = stops(page).map((stop) => stop.getBoundingClientRect().top);

    // Two things in one line may stand a little higher and lower.
    for (const [index, top] of tops.entries()) expect(top).to.be.at.least((tops[index - 1] ?? top) - 12);
  });

  it('one can answer, write and send without a mouse (A15, A17)', async () => {
    const page = await ThreadPage.open(
      memoryAdapter({ comments: [aComment()], guestFields: { name: 'required', email: 'hidden', website: 'hidden' } }),
    );
    const [comment] = page.comments;
    comment!.replyButton!.focus();

    await press('Enter');
    await page.until(() => page.focused === comment!.form?.field('text'));
    expect(comment!.article.nextElementSibling, 'the form follows its comment').to.equal(comment!.form!.composer);

    await type('By hand');
    await press('Tab');
    await type('Gina');
    await press('Tab');
    await press('Space');
    expect(comment!.form!.remember.checked).to.equal(true);
    await press('Space');
    await press('Tab');
    expect(page.focused).to.equal(comment!.form!.button('submit-button'));
    await press('Enter');

    await page.until(() => page.comments.length === 2 && page.focused === page.comment('By hand').heading);
  });

  it('Control and Enter send, which is said and to be seen (A58)', async () => {
    const page = await ThreadPage.open(memoryAdapter({ author: 'Alice Example' }));
    const field = page.form.field('text');
    expect(field.getAttribute('aria-keyshortcuts')).to.equal('Control+Enter Meta+Enter');
    const hint = page.root.getElementById(field.getAttribute('aria-describedby')!);
    expect(text(hint)).to.match(/^(Ctrl|⌘) \+ Enter posts, too\.$/);

    field.focus();
    await type('Quickly');
    await press('Control+Enter');

    await page.until(() => page.comments.length === 1);
  });

  it('Enter alone begins a new line (A59)', async () => {
    const page = await ThreadPage.open(memoryAdapter({ author: 'Alice Example' }));

    page.form.field('text').focus();
    await type('One');
    await press('Enter');
    await type('Two');

    expect(page.form.field('text').value).to.equal('One\nTwo');
    expect(page.comments).to.have.length(0);
  });

  it('Escape closes an empty reply, and goes back to the button (A12, A16)', async () => {
    const page = await ThreadPage.open(short());
    const [comment] = page.comments;
    comment!.replyButton!.focus();
    await press('Enter');
    await page.until(() => page.focused === comment!.form?.field('text'));

    await press('Escape');
    await page.until(() => !comment!.form);

    expect(page.focused).to.equal(comment!.replyButton);
  });

  it('Escape leaves a reply with something in it, and Cancel keeps that for the next time (A12, A16)', async () => {
    const page = await ThreadPage.open(short());
    const [comment] = page.comments;
    comment!.replyButton!.focus();
    await press('Enter');
    await page.until(() => page.focused === comment!.form?.field('text'));
    await type('Half a thou');

    await press('Escape');
    expect(comment!.form!.field('text').value).to.equal('Half a thou');

    comment!.form!.button('cancel-button')!.focus();
    await press('Enter');
    await page.until(() => !comment!.form);
    expect(page.focused).to.equal(comment!.replyButton);
  });

  it('letters alone do nothing (A57)', async () => {
    const page = await ThreadPage.open(short());
    const before = page.root.innerHTML;
    page.comments[0]!.replyButton!.focus();

    for (const key of ['j', 'k', 'r', 'n', 'p']) await press(key);

    expect(page.root.innerHTML).to.equal(before);
    expect(page.focused).to.equal(page.comments[0]!.replyButton);
  });

  it('the way around a long list leads to the form, and is seen when one comes to it (A10)', async () => {
    const { page, before } = await between(() => ThreadPage.open(memoryAdapter({ comments: someComments(12) })));
    before.focus();

    await press('Tab');
    expect(page.focused).to.equal(page.part('skip-link'));
    expect(page.part('skip-link')!.getBoundingClientRect().height).to.be.at.least(24);
    await press('Enter');

    expect(page.focused).to.equal(page.form.field('text'));
  });

  it('a button that is busy keeps its focus, and says that it is (A34)', async () => {
    let answer = (): void => undefined;
    const adapter = memoryAdapter({ author: 'Alice Example' });
    const page = await ThreadPage.open(
      withChanges(adapter, {
        async create(comment, call) {
          await new Promise<void>((resolve) => (answer = resolve));
          return adapter.comments.create(comment, call);
        },
      }),
    );
    await page.form.fill({ text: 'Hello' });
    const button = page.form.button('submit-button')!;
    button.focus();

    await press('Enter');
    await page.until(() => button.getAttribute('aria-disabled') === 'true');

    expect(page.focused).to.equal(button);
    expect(button.disabled).to.equal(false);
    expect(text(button)).to.equal('Posting…');
    answer();
    await page.until(() => page.comments.length === 1);
  });
});
