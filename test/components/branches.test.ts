import { memoryAdapter } from '../../src/adapters/memory.js';
import type { Adapter } from '../../src/adapters/adapter.js';
import { AdapterError } from '../../src/core/errors.js';
import { aComment } from '../support/a-comment.js';
import { expect } from '../support/index.js';
import { text, ThreadPage } from '../support/thread-page.js';

/** Ben begins, and so many answer him. */
function answered(count: number): Adapter {
  const ben = aComment({ id: 'ben', author: { name: 'Ben' }, body: { format: 'text', source: 'Who is there?' } });
  const answers = Array.from({ length: count }, (_, index) =>
    aComment({
      id: `a${index + 1}`,
      parent: 'ben',
      author: { name: `Guest ${index + 1}` },
      body: { format: 'text', source: `Answer ${index + 1}.` },
      created: 1_700_000_000_000 + index * 1_000,
    }),
  );
  return memoryAdapter({ comments: [ben, ...answers] });
}

/** A conversation in which each answers the one before. */
function chain(length: number): Adapter {
  return memoryAdapter({
    comments: Array.from({ length }, (_, index) =>
      aComment({
        id: `c${index}`,
        parent: index === 0 ? null : `c${index - 1}`,
        body: { format: 'text', source: `Link ${index}.` },
        created: 1_700_000_000_000 + index * 1_000,
      }),
    ),
  });
}

const bodies = (page: ThreadPage): string[] => page.comments.map(({ body }) => body);

describe('<gedanken-comments>, with answers below a comment', () => {
  const toggleOf = (page: ThreadPage, words: string): HTMLButtonElement =>
    page.comment(words).article.querySelector('[part~="toggle-button"]')!;
  const isShown = (page: ThreadPage, words: string): boolean =>
    page.comment(words).article.checkVisibility({ contentVisibilityAuto: false, visibilityProperty: true }) &&
    page.comment(words).article.closest('[hidden]') === null;

  describe('closing them', () => {
    it('says how many there are, and whether they are shown', async () => {
      const page = await ThreadPage.open(answered(3));
      const toggle = toggleOf(page, 'Who is there?');

      expect(text(toggle)).to.equal('3 replies');
      expect(toggle.getAttribute('aria-label')).to.equal('3 replies to Ben');
      expect(toggle.getAttribute('aria-expanded')).to.equal('true');
      expect(page.root.getElementById(toggle.getAttribute('aria-controls')!)?.localName).to.equal('ol');
    });

    it('offers nothing where there are none', async () => {
      const page = await ThreadPage.open(answered(0));

      expect(page.part('toggle-button')).to.equal(null);
    });

    it('takes them out of sight and out of the way, and brings them back (A52)', async () => {
      const page = await ThreadPage.open(answered(3));
      const toggle = toggleOf(page, 'Who is there?');

      toggle.click();
      await page.until(() => toggle.getAttribute('aria-expanded') === 'false');
      expect(isShown(page, 'Answer 2.')).to.equal(false);
      page.comment('Answer 2.').replyButton!.focus();
      expect(page.focused === page.comment('Answer 2.').replyButton).to.equal(false);

      toggle.click();
      await page.until(() => toggle.getAttribute('aria-expanded') === 'true');
      expect(isShown(page, 'Answer 2.')).to.equal(true);
    });

    it('works with the line along them, too, which no keyboard stops at', async () => {
      const page = await ThreadPage.open(answered(3));
      const line = page.part('branch-line')!;

      expect(line.tabIndex).to.equal(-1);
      line.click();

      await page.until(() => toggleOf(page, 'Who is there?').getAttribute('aria-expanded') === 'false');
    });

    it('keeps the focus on the button, also when it was among them', async () => {
      const page = await ThreadPage.open(answered(3));
      page.comment('Answer 2.').replyButton!.focus();

      page.part('branch-line')!.click();

      await page.until(() => page.focused === toggleOf(page, 'Who is there?'));
    });

    it('lets the browser’s own search open them again (A67)', async () => {
      const page = await ThreadPage.open(answered(3));
      const toggle = toggleOf(page, 'Who is there?');
      toggle.click();
      await page.until(() => toggle.getAttribute('aria-expanded') === 'false');
      const list = page.part('replies')!;

      expect(list.getAttribute('hidden')).to.equal('until-found');
      list.dispatchEvent(new Event('beforematch', { bubbles: true }));

      await page.until(() => toggle.getAttribute('aria-expanded') === 'true');
    });

    it('keeps what is being written below them', async () => {
      const page = await ThreadPage.open(answered(3));
      page.comment('Answer 2.').replyButton!.click();
      await page.until(() => page.comment('Answer 2.').form);
      await page.comment('Answer 2.').form!.fill({ text: 'Half a thou' });
      const toggle = toggleOf(page, 'Who is there?');

      toggle.click();
      await page.until(() => toggle.getAttribute('aria-expanded') === 'false');
      toggle.click();
      await page.until(() => toggle.getAttribute('aria-expanded') === 'true');

      expect(page.comment('Answer 2.').form!.field('text').value).to.equal('Half a thou');
    });
  });

  describe('long ones', () => {
    it('are folded, and say how many more there are', async () => {
      const page = await ThreadPage.open(answered(22));

      expect(bodies(page)).to.have.length(11);
      expect(text(page.part('rest-button'))).to.equal('12 more replies');
      expect(page.part('rest-button')!.getAttribute('aria-label')).to.equal('12 more replies to Ben');
      expect(text(toggleOf(page, 'Who is there?'))).to.equal('22 replies');
    });

    it('come in place, and reading goes on with the first of them', async () => {
      const page = await ThreadPage.open(answered(22));
      page.part('rest-button')!.focus();

      page.part('rest-button')!.click();
      await page.until(() => bodies(page).length === 23);

      await page.until(() => page.focused === page.comment('Answer 11.').heading);
      expect(page.part('rest-button')).to.equal(null);
      await page.until(() => page.said.includes('12 more replies are shown.'));
    });

    it('are opened as far as the address asks', async () => {
      history.replaceState(null, '', '#comment-a20');
      const page = await ThreadPage.open(answered(22));
      await page.until(() => page.focused);

      expect(page.focused).to.equal(page.comment('Answer 20.').heading);
      history.replaceState(null, '', '#');
    });
  });

  describe('deep ones', () => {
    it('stand flat at last, and can be followed on their own', async () => {
      const page = await ThreadPage.open(chain(30), { 'max-depth': '3' });
      expect(bodies(page)).to.have.length(12);

      page.part('continue-button')!.focus();
      page.part('continue-button')!.click();
      await page.until(() => bodies(page)[0] === 'Link 1.');

      await page.until(() => page.focused === page.comment('Link 1.').heading);
      await page.until(() => page.said.join(' ').includes('Only the branch below'));
    });
  });

  describe('which the backend brings only when asked', () => {
    const torn = (): Adapter => {
      const whole = answered(20);
      const { comments } = whole;
      return {
        ...whole,
        comments: {
          ...comments,
          async list(query, call) {
            const page = await comments.list(query, call);
            const some = page.comments
              .slice(0, 6)
              .map((comment) => (comment.id === 'ben' ? { ...comment, replies: 20 } : comment));
            return { ...page, comments: some };
          },
        },
      };
    };

    it('are counted before they are there, and loaded in place', async () => {
      const page = await ThreadPage.open(torn());
      expect(text(page.part('rest-button'))).to.equal('15 more replies');

      page.part('rest-button')!.click();
      await page.until(() => bodies(page).length === 21);

      expect(page.part('rest-button')).to.equal(null);
    });

    it('can be tried again when they do not come', async () => {
      const adapter = torn();
      let refusals = 1;
      const page = await ThreadPage.open({
        ...adapter,
        comments: {
          ...adapter.comments,
          replies: (...args) =>
            refusals-- > 0 ? Promise.reject(new AdapterError('offline')) : adapter.comments.replies(...args),
        },
      });

      page.part('rest-button')!.click();
      await page.until(() => page.part('rest-error'));
      expect(text(page.part('rest-error'))).to.include('could not be reached');
      expect(page.events).to.include('error offline');

      page.part('rest-button')!.click();
      await page.until(() => bodies(page).length === 21);
      expect(page.part('rest-error')).to.equal(null);
    });
  });
});
