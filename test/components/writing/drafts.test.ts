import type { Adapter } from '../../../src/adapters/adapter.js';
import { memoryAdapter } from '../../../src/adapters/memory.js';
import { aComment } from '../../support/a-comment.js';
import { expect } from '../../support/index.js';
import { text, ThreadPage } from '../../support/thread-page.js';
import { warningsInEachTest } from '../../support/warnings.js';

describe('drafts', () => {
  let name = '';
  const thread = (): Adapter => memoryAdapter({ comments: [aComment()], thread: name });
  // Other tests may be running over the same storage.
  const kept = (): readonly string[] => Object.keys(localStorage).filter((key) => key.includes(name));

  warningsInEachTest();
  const { setItem } = Storage.prototype;
  // No test is to wait for the loading of code.
  before(() => import('../../../src/components/writing/sending-desk.js'));
  beforeEach(() => {
    name = crypto.randomUUID();
  });
  afterEach(() => {
    Storage.prototype.setItem = setItem;
    for (const key of kept()) localStorage.removeItem(key);
  });

  /** Begins an answer, and leaves. */
  async function begin(): Promise<void> {
    const page = await ThreadPage.open(thread());
    page.comments[0]!.replyButton!.click();
    await page.until(() => page.comments[0]!.form);
    await page.comments[0]!.form!.fill({ text: 'Half an answer' });
    page.section.remove();
  }

  async function come(): Promise<ThreadPage> {
    const page = await ThreadPage.open(thread());
    await page.until(() => page.part('draft-line'));
    return page;
  }

  describe('of an answer that was begun in an earlier visit', () => {
    beforeEach(begin);

    it('are told of, and lead back to their form', async () => {
      const page = await come();
      expect(text(page.part('draft-line')!.querySelector('span'))).to.equal(
        'You have an unsent reply to Alice Example.',
      );

      page.part('continue-draft-button')!.click();
      await page.until(() => page.focused === page.comments[0]!.form?.field('text'));

      expect(page.comments[0]!.form!.field('text').value).to.equal('Half an answer');
      expect(page.part('draft-strip')).to.equal(null);
    });

    it('are no longer told of once their form is open', async () => {
      const page = await come();

      page.comments[0]!.replyButton!.click();
      await page.until(() => !page.part('draft-strip'));

      expect(page.comments[0]!.form!.field('text').value).to.equal('Half an answer');
    });

    it('can be thrown away, and be had back', async () => {
      const page = await come();

      page.part('discard-button')!.click();
      await page.until(() => page.part('undo-button') && page.said.length > 0);
      expect(page.said).to.deep.equal(['Discarded.']);
      expect(page.focused === page.part('undo-button')).to.equal(true);
      expect(kept()).to.deep.equal([]);

      page.part('undo-button')!.click();
      await page.until(() => page.part('continue-draft-button'));
      expect(kept().map((key) => localStorage.getItem(key))[0]).to.include('Half an answer');
    });

    it('can be had back also after the thread was read again', async () => {
      const comments = [aComment(), aComment({ id: '2' })];
      const two = (): Adapter => memoryAdapter({ comments, thread: name, account: 'Ada Example' });
      const first = await ThreadPage.open(two());
      first.comments[1]!.replyButton!.click();
      await first.until(() => first.comments[1]!.form);
      await first.comments[1]!.form!.fill({ text: 'Another half' });
      first.section.remove();
      const page = await ThreadPage.open(two());
      await page.until(() => page.parts('draft-line').length === 2);
      page.part('discard-button')!.click();
      await page.until(() => page.part('undo-button'));

      page.form.button('account-button')!.click();
      await page.until(() => page.form.button('sign-out-button') && page.said.length > 0);
      await page.settled();

      expect([page.parts('undo-button').length, page.parts('draft-line').length]).to.deep.equal([1, 2]);
    });

    it('go into the form at the end when what they answer is gone', async () => {
      const page = await ThreadPage.open(memoryAdapter({ comments: [aComment({ id: '2' })], thread: name }));
      await page.until(() => page.part('draft-line'));
      expect(text(page.part('draft-line')!.querySelector('span'))).to.equal('You have an unsent reply.');

      page.part('continue-draft-button')!.click();
      await page.until(() => page.form.field('text').value === 'Half an answer' && page.focused);

      expect(page.focused === page.form.field('text')).to.equal(true);
      expect(page.part('draft-strip')).to.equal(null);
    });
  });

  describe('in another tab', () => {
    /** Another tab writes the draft of the root. */
    function otherWrites(text: string, other?: string): void {
      const [key = ''] = kept();
      localStorage.setItem(key, JSON.stringify({ to: null, text, at: Date.now(), other }));
      dispatchEvent(new StorageEvent('storage', { key }));
    }

    it('are followed while this one only looks on', async () => {
      const page = await ThreadPage.open(thread());
      await page.form.fill({ text: 'A' });

      otherWrites('A thought');
      await page.until(() => page.form.field('text').value === 'A thought');
    });

    it('are offered where this one is written in, too, and nothing is lost by taking them (F091)', async () => {
      const page = await ThreadPage.open(thread());
      await page.form.fill({ text: 'Mine' });
      otherWrites('Yours', 'Mine');
      await page.until(() => page.part('draft-other'));
      expect(page.form.field('text').value).to.equal('Mine');

      page.part('draft-other')!.querySelector('button')!.click();
      await page.until(() => page.form.field('text').value === 'Yours');

      page.part('draft-other')!.querySelector('button')!.click();
      await page.until(() => page.form.field('text').value === 'Mine');
    });
  });

  describe('that this browser can’t keep', () => {
    const asks = (): boolean => !dispatchEvent(new Event('beforeunload', { cancelable: true }));

    it('are said to be in danger, once, and the page asks before it is left', async () => {
      const page = await ThreadPage.open(thread());
      Storage.prototype.setItem = () => {
        throw new DOMException('Full.', 'QuotaExceededError');
      };
      page.form.field('text').focus();

      await page.form.fill({ text: 'A' });
      await page.form.fill({ text: 'A thought' });
      await page.until(() => page.part('draft-unkept') && page.said.length > 0 && asks());

      const sentence = 'This browser can’t keep your draft: send it or copy it before you leave.';
      expect(text(page.part('draft-unkept'))).to.equal(sentence);
      expect(page.said).to.deep.equal([sentence]);

      await page.form.fill({ text: '' });
      expect(page.part('draft-unkept')).to.equal(null);
      expect(asks()).to.equal(false);
    });
  });
});
