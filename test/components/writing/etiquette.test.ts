import { memoryAdapter } from '../../../src/adapters/memory.js';
import { aComment } from '../../support/a-comment.js';
import { FakeTime } from '../../support/fake-time.js';
import { expect } from '../../support/index.js';
import { text, ThreadPage } from '../../support/thread-page.js';

const YEAR = 365.25 * 86_400_000;
const POLICY = '/privacy/';

// What loads when it is used takes long the first time.
before(() => import('../../../src/components/writing/sending-desk.js'));

describe('what a site asks of those who write', () => {
  beforeEach(() => localStorage.clear());

  it('shows its own line as the plain text that it is', async () => {
    const page = await ThreadPage.open(memoryAdapter(), { rules: 'Be <b>kind</b>.' });

    expect(text(page.part('rules'))).to.equal('Be <b>kind</b>.');
  });

  it('stands at the same place in every form (A79)', async () => {
    const page = await ThreadPage.open(memoryAdapter({ comments: [aComment()] }), {
      rules: 'Be kind.',
      privacy: POLICY,
    });
    page.comments[0]!.replyButton!.click();
    await page.until(() => page.comments[0]!.form);
    const order = (form: Element): readonly string[] =>
      [...form.querySelectorAll('textarea, [part~="rules"], [part~="privacy-link"], [part~="submit-button"]')].map(
        (element) => element.getAttribute('part') ?? element.localName,
      );

    const [reply, root] = [page.comments[0]!.form!, page.form].map(({ composer }) => order(composer));
    expect(root).to.have.length(4);
    expect(reply).to.deep.equal(root);
  });

  it('shows nothing of it unless the site asks', async () => {
    const page = await ThreadPage.open(memoryAdapter());

    for (const part of ['rules', 'consent', 'privacy-link']) expect(page.part(part), part).to.equal(null);
  });

  it('links to the privacy policy without a question, where only that is given', async () => {
    const page = await ThreadPage.open(memoryAdapter(), { privacy: POLICY });

    expect(page.part('privacy-link')!.getAttribute('href')).to.equal(new URL(POLICY, location.href).href);
    expect(page.part('consent')).to.equal(null);
  });

  it('links to no address that could do something', async () => {
    const page = await ThreadPage.open(memoryAdapter(), { privacy: 'javascript:alert(1)', consent: 'ask' });

    expect(page.part('consent')).to.not.equal(null);
    expect(page.part('privacy-link')).to.equal(null);
  });

  describe('consent', () => {
    it('keeps the link out of the label: whoever reads on agrees to nothing by that', async () => {
      const page = await ThreadPage.open(memoryAdapter(), { privacy: POLICY, consent: 'required' });
      const box = consentBox(page);

      expect(page.part('privacy-link')!.closest('label')).to.equal(null);
      expect(box.labels![0]!.textContent).to.contain('I agree to the privacy policy.');
      expect([box.required, box.checked]).to.deep.equal([true, false]);
    });

    it('lets nothing be sent without, where it is required, and leads to the box', async () => {
      const page = await ThreadPage.open(memoryAdapter(), { consent: 'required' });

      await page.form.send('Hello');
      await page.until(() => page.root.activeElement === consentBox(page));

      const box = consentBox(page);
      expect(page.events).to.not.include('posting');
      expect(box.getAttribute('aria-invalid')).to.equal('true');
      expect(text(page.root.getElementById(box.getAttribute('aria-describedby')!))).to.contain('Agree to the privacy');

      box.click();
      await page.form.composer.updateComplete;
      expect(box.hasAttribute('aria-invalid')).to.equal(false);
      await page.form.submit();
      await page.until(() => page.comments.length === 1);
    });

    it('stands in the summary with what else is wrong', async () => {
      const page = await ThreadPage.open(memoryAdapter(), { consent: 'required' });
      await page.form.fill({ text: 'Hello', name: 'Ada' });

      await page.form.submit();
      await page.until(() => page.form.problems);

      expect(page.form.problems).to.contain('There are 2 problems').and.contain('Agree to the privacy policy');
    });

    it('tells the page and the backend what the reader chose, where it is only asked for', async () => {
      const page = await ThreadPage.open(memoryAdapter(), { consent: 'ask' });
      const told: unknown[] = [];
      page.section.addEventListener('gedanken-posting', ({ comment }) => told.push(comment.consent));

      await page.form.send('Without');
      await page.until(() => page.comments.length === 1);
      consentBox(page).click();
      await page.form.send('With');
      await page.until(() => page.comments.length === 2);

      expect(told).to.deep.equal([false, true]);
    });
  });

  describe('answering an old comment', () => {
    const old = aComment({ id: '1', created: Date.UTC(2017, 5, 15) });
    const young = aComment({ id: '2', created: Date.now() - 1.9 * YEAR });

    for (const [lang, sentence] of [
      ['en', 'You are answering a comment from 2017.'],
      ['de', 'Du antwortest auf einen Kommentar von 2017.'],
    ] as const)
      it(`says so in ${lang}`, async () => {
        const page = await ThreadPage.open(memoryAdapter({ comments: [old] }), { lang });
        page.comments[0]!.replyButton!.click();
        await page.until(() => page.comments[0]!.form);

        expect(text(page.part('old-note'))).to.equal(sentence);
      });

    it('says nothing for two years, and nothing of a form that answers nobody', async () => {
      const page = await ThreadPage.open(memoryAdapter({ comments: [young] }));
      page.comments[0]!.replyButton!.click();
      await page.until(() => page.comments[0]!.form);

      expect(page.part('old-note')).to.equal(null);
    });
  });
});

describe('against programs', () => {
  const time = FakeTime.inEachTest();
  beforeEach(() => localStorage.clear());

  it('sets a trap that people neither see, hear nor reach (F094)', async () => {
    const page = await ThreadPage.open(memoryAdapter());
    const trap = page.part('trap')!;
    const field = trap.querySelector('input')!;

    expect(trap.getAttribute('aria-hidden')).to.equal('true');
    expect([field.tabIndex, field.autocomplete]).to.deep.equal([-1, 'off']);
    field.focus();
    expect(page.root.activeElement === field).to.equal(false);
    expect(trap.getBoundingClientRect().width).to.be.lessThan(2);
  });

  it('sends nothing of what fell into it, but believes whoever sends again', async () => {
    const page = await ThreadPage.open(memoryAdapter());
    const field = page.part('trap')!.querySelector('input')!;
    field.value = 'Cheap pills';
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));

    await page.form.send('Hello');
    await page.until(() => page.form.problems);
    expect(page.form.problems).to.contain('That looked automatic.');
    expect(page.events).to.not.include('posting');
    expect([field.value, page.form.field('text').value]).to.deep.equal(['', 'Hello']);

    await page.form.submit();
    await page.until(() => page.comments.length === 1);
  });

  it('sends what was written faster than people can only when they could have written it', async () => {
    const page = await ThreadPage.open(memoryAdapter());
    await page.form.fill({ text: 'Hello', name: 'Ada', email: 'ada@example.org' });
    page.form.composer.querySelector<HTMLButtonElement>('[type="submit"]')!.click();
    await time.pass(2_000);
    expect(page.events).to.not.include('posting');
    expect(text(page.form.button('submit-button'))).to.equal('Posting…');

    await time.pass(1_000);
    await page.until(() => page.comments.length === 1);
  });

  describe('while it waits for that', () => {
    async function answering(): Promise<ThreadPage> {
      const page = await ThreadPage.open(memoryAdapter({ comments: [aComment()] }));
      page.comments[0]!.replyButton!.click();
      await page.until(() => page.comments[0]!.form);
      const form = page.comments[0]!.form!;
      await form.fill({ text: 'Hello', name: 'Ada', email: 'ada@example.org' });
      form.composer.querySelector<HTMLButtonElement>('[type="submit"]')!.click();
      await time.pass(1_000);
      return page;
    }

    it('keeps a form open that is written on', async () => {
      const page = await answering();
      const { composer } = page.comments[0]!.form!;
      await page.comments[0]!.form!.fill({ text: 'Hello, and another thing' });

      await time.pass(2_000);
      await page.until(() => page.comments.length === 2);

      expect(composer.isConnected).to.equal(true);
      expect(page.comments[0]!.form!.field('text').value).to.equal('Hello, and another thing');
    });

    it('can be called off', async () => {
      const page = await answering();
      const { composer } = page.comments[0]!.form!;
      page.comments[0]!.form!.button('cancel-button')!.click();
      await page.until(() => !page.comments[0]!.form);

      await time.pass(2_000);
      await page.until(() => composer.querySelector('form')!.ariaBusy === 'false');

      expect(page.events).to.not.include('posting');
      expect(page.comments).to.have.length(1);
    });
  });

  describe('nothing but a link', () => {
    it('gets a newcomer a hint when they stop writing, once, and is sent all the same', async () => {
      const page = await ThreadPage.open(memoryAdapter());
      await page.form.fill({ text: 'https://blog.example/' });
      expect(page.part('link-note')).to.equal(null);
      await leave(page);
      expect(text(page.part('link-note'))).to.contain('Nothing but a link');

      await page.form.fill({ text: 'https://blog.example/ says more about it' });
      expect(page.part('link-note')).to.equal(null);
      await page.form.fill({ text: 'https://blog.example/' });
      await leave(page);
      await time.pass(5_000);
      expect(page.said.filter((message) => message.startsWith('Nothing but a link'))).to.have.length(1);

      await page.form.send('https://blog.example/');
      await page.until(() => page.comments.length === 1 && !page.part('link-note'));
    });

    it('gets nobody a hint who is signed in', async () => {
      const page = await ThreadPage.open(memoryAdapter({ author: 'Ada Example' }));
      await page.form.fill({ text: 'https://blog.example/' });
      await leave(page);

      expect(page.part('link-note')).to.equal(null);
    });
  });
});

function consentBox(page: ThreadPage): HTMLInputElement {
  return page.part('consent')!.querySelector('input')!;
}

async function leave(page: ThreadPage): Promise<void> {
  page.form.field('text').dispatchEvent(new FocusEvent('focusout', { bubbles: true, composed: true }));
  await page.form.composer.updateComplete;
}
