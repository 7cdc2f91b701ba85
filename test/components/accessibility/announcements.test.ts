import { memoryAdapter } from '../../../src/adapters/memory.js';
import { AdapterError } from '../../../src/core/errors.js';
import { aComment, someComments } from '../../support/a-comment.js';
import { BrokenAdapter } from '../../support/broken-adapter.js';
import { expect } from '../../support/index.js';
import { anInfo, ScriptedAdapter } from '../../support/scripted-adapter.js';
import { sectionStates } from '../../support/section-states.js';
import { text, ThreadPage } from '../../support/thread-page.js';
import { warningsInEachTest } from '../../support/warnings.js';

describe('what screen readers are told', () => {
  warningsInEachTest();
  /** Said last, so that whatever was said before it has been heard. */
  async function whole(page: ThreadPage): Promise<readonly string[]> {
    await page.form.send('Hello');
    await page.until(() => page.said.at(-1) === 'Your comment is published.');
    return page.said.slice(0, -1);
  }

  it('comes through a region that is there, and empty, from the first (A23)', async () => {
    const adapter = new ScriptedAdapter();
    const page = await ThreadPage.begin(adapter);
    await page.until(() => page.part('loading'));
    const status = page.part('status')!;
    expect(status.role).to.equal('status');
    expect(status.childNodes).to.have.length(0);

    adapter.described[0]!.answer(anInfo());
    adapter.listed[0]!.answer({ comments: [aComment()], next: null });
    await page.settled();

    expect(page.part('status')).to.equal(status);
  });

  it('is nothing when a page is simply opened (A24)', async () => {
    const page = await ThreadPage.open(memoryAdapter({ comments: someComments(5) }));

    expect(await whole(page)).to.deep.equal([]);
  });

  it('is what was posted, once (A17)', async () => {
    const page = await ThreadPage.open(memoryAdapter({ comments: [aComment()] }));

    await page.form.send('Hello');
    await page.until(() => page.said.length > 0);

    expect(page.said).to.deep.equal(['Your comment is published.']);
  });

  it('is that a comment waits for approval, or was taken aside (A18)', async () => {
    const held = await sectionStates['own comment held']!({ lang: 'en' });
    const aside = await sectionStates['own comment taken aside']!({ lang: 'en' });
    await held.until(() => held.said.length > 0);
    await aside.until(() => aside.said.length > 0);

    expect(held.said).to.deep.equal(['Your comment has arrived and waits for approval.']);
    expect(aside.said).to.deep.equal([
      'Your comment has arrived, but the site’s filter took it aside. It may not appear.',
    ]);
  });

  it('is how many comments more there are (A20)', async () => {
    const page = await ThreadPage.open(memoryAdapter({ comments: someComments(21), pageSize: 20 }), { lang: 'de' });

    page.part('more-button')!.click();
    await page.until(() => page.said.length > 0);

    expect(page.said).to.deep.equal(['1 weiterer Kommentar. 21 von 21.']);
  });

  it('is that something failed, once for each time (A76)', async () => {
    const page = await ThreadPage.open(new BrokenAdapter(['list', 'describe']));
    await page.until(() => page.said.length === 1);
    const sentence = text(page.part('notice')!.querySelector('p'));

    page.part('error-button')!.click();
    await page.until(() => page.said.length === 2);

    expect(page.said).to.deep.equal([sentence, text(page.part('notice')!.querySelector('p'))]);
  });

  it('is no error of a form: the focus moves to that (A26, A76)', async () => {
    const page = await ThreadPage.open(
      new BrokenAdapter(['create'], { comments: [aComment()] }, () => new AdapterError('conflict')),
    );

    await page.form.send('Hello');
    await page.until(() => page.focused === page.part('form-problems'));

    expect(page.said).to.deep.equal([]);
  });

  for (const [state, open] of Object.entries(sectionStates)) {
    it(`is never about anything in the list, nor in the form, when it is “${state}” (A25)`, async () => {
      const { root } = await open({ lang: 'en' });
      const live = [...root.querySelectorAll('[aria-live], [role="status"], [role="alert"], [role="log"], output')];

      expect(live.map((element) => element.getAttribute('part'))).to.deep.equal(['status']);
    });
  }

  it('has no region within a region, nor one that is busy', async () => {
    const page = await ThreadPage.begin(new ScriptedAdapter());
    await page.until(() => page.part('loading'));

    expect(page.part('status')!.closest('[aria-busy]')).to.equal(null);
  });

  describe('about waiting (A35)', () => {
    const busy = (page: ThreadPage): string | null => page.part('comments')!.getAttribute('aria-busy');

    it('is in the list, until it has come', async () => {
      const adapter = new ScriptedAdapter();
      const page = await ThreadPage.begin(adapter);
      await page.until(() => page.part('loading'));
      expect(busy(page)).to.equal('true');

      adapter.listed[0]!.answer({ comments: [], next: null });
      await page.until(() => page.part('empty'));
      expect(busy(page)).to.equal(null);
    });

    it('is over when it failed', async () => {
      const page = await ThreadPage.open(new BrokenAdapter(['list']));

      expect(busy(page)).to.equal(null);
    });

    it('is in the list while more of it comes', async () => {
      const adapter = new ScriptedAdapter();
      const page = await ThreadPage.begin(adapter);
      await page.until(() => adapter.listed.length === 1);
      adapter.listed[0]!.answer({ comments: [aComment()], next: 'more' });
      await page.until(() => page.part('more-button'));

      page.part('more-button')!.click();
      await page.section.updateComplete;
      expect(busy(page)).to.equal('true');

      adapter.listed[1]!.fail(new AdapterError('offline'));
      await page.until(() => page.part('error'));
      expect(busy(page)).to.equal(null);
    });

    it('is in the form while it is being sent', async () => {
      let answer = (): void => undefined;
      const { comments } = memoryAdapter();
      const page = await ThreadPage.open({
        comments: {
          ...comments,
          create: async (...args) => (
            await new Promise<void>((resolve) => (answer = resolve)),
            comments.create(...args)
          ),
        },
      });
      const form = page.part('form')!;

      await page.form.send('Hello');
      expect(form.getAttribute('aria-busy')).to.equal('true');

      answer();
      await page.until(() => form.getAttribute('aria-busy') === 'false');
    });
  });
});
