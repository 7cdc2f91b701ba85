import type { Adapter } from '../../../src/adapters/adapter.js';
import { memoryAdapter } from '../../../src/adapters/memory.js';
import { AdapterError } from '../../../src/core/errors.js';
import { aComment } from '../../support/a-comment.js';
import { expect } from '../../support/index.js';
import { text, ThreadPage } from '../../support/thread-page.js';
import { warningsInEachTest } from '../../support/warnings.js';
import { withChanges } from '../../support/with-changes.js';

const SENTENCE = 'Comments were closed in the meantime. You can still copy your text. Copy my text';

describe('words for a thread that has closed', () => {
  let name = '';
  const open = (): Adapter => memoryAdapter({ comments: [aComment(), aComment({ id: '2' })], thread: name });
  const closed = (): Adapter =>
    memoryAdapter({
      comments: [aComment(), aComment({ id: '2' })],
      thread: name,
      posting: { allowed: false, why: 'closed' },
    });
  /** The site closes its comments while somebody reads. */
  const closing = (): Adapter => withChanges(open(), { create: () => Promise.reject(new AdapterError('closed')) });

  warningsInEachTest();
  // No test is to wait for the loading of code.
  before(() => import('../../../src/components/writing/sending-desk.js'));
  beforeEach(() => (name = crypto.randomUUID()));
  afterEach(() => {
    for (const key of Object.keys(localStorage)) if (key.includes(name)) localStorage.removeItem(key);
  });

  async function reply(page: ThreadPage, at: number, words: string): Promise<void> {
    page.comments[at]!.replyButton!.click();
    await page.until(() => page.comments[at]!.form);
    await page.formsAtWork();
    await page.comments[at]!.form!.fill({ text: words, name: 'Gina Guest', email: 'gina@example.test' });
  }

  it('stay in their row where they answer a comment, with all that can still be done', async () => {
    const page = await ThreadPage.open(closing());
    await reply(page, 0, 'Too late');
    await page.comments[0]!.form!.submit();
    await page.until(() => page.part('closed') && page.part('take-back-button'));

    expect(page.comment('Too late').depth).to.equal(2);
    expect(text(page.part('sending-text'))).to.include('Comments were closed');
    expect(page.said.join()).to.include('Comments were closed');
    page.part('take-back-button')!.click();
    await page.until(() => page.hasForm && page.form.problems === SENTENCE);
    expect(page.form.field('text').value).to.equal('Too late');
  });

  it('stay in the forms that are open, to be copied', async () => {
    const page = await ThreadPage.open(closing());
    await reply(page, 0, 'Half an answer');
    await page.form.send('Too late');
    await page.until(() => page.part('closed') && page.comments[0]!.form?.problems === SENTENCE);

    expect(page.comments[0]!.form!.field('text').value).to.equal('Half an answer');
    expect(page.form.field('text').value).to.equal('Too late');
    // What was cut can be undone only where it stood.
    await page.form.fill({ text: '' });
    page.section.requestUpdate();
    await page.settled();
    expect(page.hasForm).to.equal(true);
  });

  it('are there in the next visit, as they were begun', async () => {
    const before = await ThreadPage.open(open());
    await before.form.fill({ text: 'Half a thought' });
    before.section.remove();

    const page = await ThreadPage.open(closed());
    await page.until(() => page.form.problems === SENTENCE);

    expect(page.form.field('text').value).to.equal('Half a thought');
    expect(text(page.part('closed'))).to.equal('Comments are closed.');
  });

  it('stay an answer that was begun', async () => {
    const before = await ThreadPage.open(open());
    await reply(before, 0, 'Half an answer');
    before.section.remove();

    const page = await ThreadPage.open(closed());
    await page.until(() => page.part('continue-draft-button'));
    page.part('continue-draft-button')!.click();
    await page.until(() => page.comments[0]!.form?.problems === SENTENCE);
    await page.until(() => page.focused === page.comments[0]!.form!.field('text'));

    expect(page.comments[0]!.form!.field('text').value).to.equal('Half an answer');
    expect(page.part('draft-strip')).to.equal(null);
  });

  it('stay an answer for whom has to sign in first', async () => {
    const before = await ThreadPage.open(open());
    await reply(before, 0, 'Half an answer');
    before.section.remove();

    const shut = memoryAdapter({ comments: [aComment()], thread: name, posting: { allowed: false, why: 'sign-in' } });
    const page = await ThreadPage.open(shut);
    await page.until(() => page.part('continue-draft-button'));
    page.part('continue-draft-button')!.click();
    await page.until(() => page.comments[0]!.form);

    expect(page.comments[0]!.form!.field('text').value).to.equal('Half an answer');
  });

  it('are no form where there are none', async () => {
    const page = await ThreadPage.open(closed());

    expect(page.hasForm).to.equal(false);
  });
});
