import { memoryAdapter, type MemoryAdapterOptions } from '../../src/adapters/memory.js';
import { Composers } from '../../src/components/composers.js';
import type { NewComment } from '../../src/core/comment.js';
import { aComment } from '../support/a-comment.js';
import { expect } from '../support/index.js';
import { type Form, text, ThreadPage } from '../support/thread-page.js';
import { warningsInEachTest } from '../support/warnings.js';
import { withChanges } from '../support/with-changes.js';

/** Keeps what the forms do from coming until it is told to come. */
class Held {
  asked = 0;
  readonly #come = Promise.withResolvers<void>();

  static inEachTest(): { now: Held } {
    const { load } = Composers.prototype;
    const { now } = performance;
    const held = { now: new Held() };
    beforeEach(() => {
      const gate = (held.now = new Held());
      Composers.prototype.load = async function () {
        gate.asked += 1;
        await gate.#come.promise;
        return load.call(this);
      };
    });
    afterEach(() => Object.assign(Composers.prototype, { load }));
    afterEach(() => Object.assign(performance, { now }));
    return held;
  }

  /** Lets it come, to a reader who has taken the time that people take. */
  async come(page: ThreadPage, form = page.form): Promise<void> {
    const { now } = performance;
    performance.now = () => now.call(performance) + 3_000;
    this.#come.resolve();
    await page.until(() => form.composer.isAtWork, 2000);
  }
}

describe('a form whose code has not come yet', () => {
  warningsInEachTest();
  const held = Held.inEachTest();
  let name = '';
  const drafts = (): string[] =>
    Object.keys(localStorage).flatMap((key) => (key.includes(name) ? (localStorage.getItem(key) ?? '') : []));

  // What loads when it is used takes long the first time.
  before(() =>
    Promise.all([
      import('../../src/components/writing/sending-desk.js'),
      import('../../src/components/writing/writing.js'),
    ]),
  );
  beforeEach(() => {
    name = crypto.randomUUID();
  });
  afterEach(() => {
    for (const key of Object.keys(localStorage)) if (key.includes(name)) localStorage.removeItem(key);
  });

  /** Opens a page with its comments in it; `sent` is what the backend gets. */
  async function open(
    options: MemoryAdapterOptions = {},
    attributes: Readonly<Record<string, string>> = {},
  ): Promise<{ page: ThreadPage; sent: NewComment[] }> {
    const sent: NewComment[] = [];
    const adapter = memoryAdapter({ comments: [aComment()], thread: name, ...options });
    const listening = withChanges(adapter, {
      create: (comment, call) => {
        sent.push(comment);
        return adapter.comments.create(comment, call);
      },
    });
    const page = await ThreadPage.begin(listening, attributes);
    await page.until(() => page.comments.length > 0);
    return { page, sent };
  }

  const fillIn = (form: Form): Promise<void> =>
    form.fill({ text: 'A warm word', name: 'Gina Guest', email: 'gina@example.test' });
  const press = (form: Form): void => form.button('submit-button')!.click();

  it('is drawn as it stays: nothing moves when it comes', async () => {
    const { page } = await open({ account: 'Ada Example' }, { rules: 'Be kind.', privacy: '/p/', consent: 'required' });
    /** Where everything stands in the form: what comes into rows meanwhile is another matter. */
    const boxes = (): string[] => {
      const { top } = page.form.composer.getBoundingClientRect();
      const shown = [...page.form.composer.querySelectorAll('[part]:not([part~="trap"])')].filter(
        (element) => element.getClientRects().length > 0,
      );
      return shown.map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return [...element.part, ...[x, y - top, width, height].map(Math.round)].join(' ');
      });
    };
    const before = boxes();

    await held.now.come(page);
    await page.form.composer.updateComplete;

    expect(boxes()).to.deep.equal(before);
  });

  it('takes and keeps what is typed, and leaves letters, focus and selection alone when it comes', async () => {
    const { page } = await open();
    const area = page.form.field('text');
    area.focus();
    await page.form.fill({ text: 'Half a thought' });
    area.setSelectionRange(5, 6);
    expect(drafts().map((draft) => (JSON.parse(draft) as { text: string }).text)).to.deep.equal(['Half a thought']);

    await held.now.come(page);
    await page.until(() => page.part('toolbar'), 2000);

    expect(page.form.field('text') === area && page.focused === area).to.equal(true);
    expect([area.value, area.selectionStart, area.selectionEnd]).to.deep.equal(['Half a thought', 5, 6]);
  });

  it('shows from the start what was begun in an earlier visit', async () => {
    const { page: first } = await open();
    await first.form.fill({ text: 'Half a thought' });
    first.section.remove();

    const { page } = await open();

    expect([page.form.field('text').value, page.form.composer.isAtWork]).to.deep.equal(['Half a thought', false]);
  });

  it('waits for it when it is to be sent, and sends once what was there then', async () => {
    const { page, sent } = await open();
    await fillIn(page.form);

    press(page.form);
    press(page.form);
    await page.form.composer.updateComplete;
    expect(text(page.form.button('submit-button'))).to.equal('Posting…');
    expect(sent).to.deep.equal([]);
    await page.form.fill({ text: 'A warm word, and more' });
    await held.now.come(page);
    await page.until(() => page.events.includes('posted published'));

    expect(sent.map(({ text: words, guest }) => [words, guest?.name])).to.deep.equal([['A warm word', 'Gina Guest']]);
    expect(page.form.field('text').value).to.equal('A warm word, and more');
    expect(page.form.button('submit-button')!.hasAttribute('aria-disabled')).to.equal(false);
  });

  it('sends nothing that is called off meanwhile', async () => {
    const { page, sent } = await open();
    page.comments[0]!.replyButton!.click();
    await page.until(() => page.comments[0]!.form);
    const form = page.comments[0]!.form!;
    await fillIn(form);
    press(form);

    form.button('cancel-button')!.click();
    await page.until(() => !page.comments[0]!.form);
    await held.now.come(page);
    await form.composer.updateComplete;

    expect([sent, page.events.includes('posting')]).to.deep.equal([[], false]);
    expect(form.composer.text).to.equal('A warm word');
  });

  it('says afterwards what is wrong with a field that was left before', async () => {
    const { page } = await open();
    await page.form.fill({ email: 'not an address' });
    page.form.field('email').dispatchEvent(new FocusEvent('focusout', { bubbles: true, composed: true }));
    await page.form.composer.updateComplete;
    expect(page.form.errorOf('email')).to.equal('');

    await held.now.come(page);

    expect(page.form.errorOf('email')).to.equal('Error: Enter an email address like name@example.org.');
    expect([page.form.errorOf('text'), page.form.errorOf('name')]).to.deep.equal(['', '']);
  });

  it('counts the consent that was given before', async () => {
    const { page, sent } = await open({}, { consent: 'required' });
    await fillIn(page.form);
    page.part('consent')!.querySelector('input')!.click();

    press(page.form);
    await held.now.come(page);
    await page.until(() => sent.length === 1);

    expect(sent[0]!.consent).to.equal(true);
  });

  it('does then what else was pressed', async () => {
    const { page } = await open({ account: 'Ada Example' });

    page.form.button('account-button')!.click();
    await held.now.come(page);
    await page.until(() => page.form.button('sign-out-button'), 2000);

    expect(text(page.part('account'))).to.contain('Signed in as Ada Example.');
  });

  describe('asks for it', () => {
    it('once the comments are there', async () => {
      const { page } = await open();
      await page.until(() => held.now.asked > 0);

      expect(held.now.asked).to.equal(1);
    });

    it('when it is used before, where they take long', async () => {
      const adapter = memoryAdapter();
      const page = await ThreadPage.begin(withChanges(adapter, { list: () => new Promise(() => undefined) }));
      await page.until(() => page.hasForm && page.form.field('name').checkVisibility());
      expect(held.now.asked).to.equal(0);

      page.form.field('name').focus();

      expect(held.now.asked).to.equal(1);
    });

    it('never where nobody may write, and nobody has', async () => {
      const { page } = await open({ posting: { allowed: false, why: 'closed' } });
      await page.until(() => page.part('menu-button') ?? page.part('tools'), 2000);

      expect(held.now.asked).to.equal(0);
    });
  });
});
