import type { Adapter } from '../../../src/adapters/adapter.js';
import { memoryAdapter } from '../../../src/adapters/memory.js';
import type { NewComment } from '../../../src/core/comment.js';
import { AdapterError } from '../../../src/core/errors.js';
import { indexedShelf } from '../../../src/dom/indexed-shelf.js';
import { aComment } from '../../support/a-comment.js';
import { expect } from '../../support/index.js';
import { text, ThreadPage } from '../../support/thread-page.js';
import { warningsInEachTest } from '../../support/warnings.js';
import { withChanges } from '../../support/with-changes.js';

type Answer = 'ok' | 'wait' | 'lost' | AdapterError;

/** A backend that answers as it is told from one moment to the next. */
class Told {
  answer: Answer = 'ok';
  readonly sent: NewComment[] = [];
  readonly #go: (() => void)[] = [];

  constructor(readonly base: Adapter = memoryAdapter({ comments: [aComment()], thread: crypto.randomUUID() })) {}

  get adapter(): Adapter {
    return withChanges(this.base, {
      create: async (comment, call) => {
        this.sent.push(comment);
        if (this.answer === 'wait') await new Promise<void>((resolve) => this.#go.push(resolve));
        if (this.answer instanceof AdapterError) throw this.answer;
        const posted = await this.base.comments.create(comment, call);
        if (this.answer === 'lost') throw new AdapterError('unavailable', { uncertain: true, retryAfter: 400_000 });
        return posted;
      },
    });
  }

  go(): void {
    this.answer = 'ok';
    for (const go of this.#go.splice(0)) go();
  }
}

/** What this browser holds of a thread. Other tests may be running over the same storage. */
async function kept({ base }: Told): Promise<readonly string[]> {
  const keys = new Set([...Object.keys(localStorage), ...(await indexedShelf.all('gedanken:')).keys()]);
  return [...keys].filter((key) => key.includes(base.key ?? ''));
}

/** Waits until this browser keeps so many things about it. */
async function isKept(told: Told, count: number): Promise<void> {
  for (let frames = 300; (await kept(told)).length !== count; frames -= 1) {
    if (frames === 0) throw new Error(`This browser keeps ${(await kept(told)).join(', ')}.`);
    await new Promise(requestAnimationFrame);
  }
}

function goOffline(isOffline: boolean): void {
  if (isOffline) Object.defineProperty(navigator, 'onLine', { configurable: true, value: false });
  else Reflect.deleteProperty(navigator, 'onLine');
}

describe('sending a comment', () => {
  warningsInEachTest();
  // No test is to wait for the loading of code.
  before(() => import('../../../src/components/writing/sending-desk.js'));
  afterEach(() => goOffline(false));

  const note = (page: ThreadPage): string => text(page.part('sending-text'));

  describe('said before', () => {
    it('asks first, leads there, and posts it once more when that is meant', async () => {
      const told = new Told();
      const page = await ThreadPage.open(told.adapter);
      await page.form.send('Me too');
      await page.until(() => page.comments.length === 2 && !page.part('sending'));

      page.form.field('text').focus();
      await page.form.send(' Me too! ');
      await page.until(() => page.part('again-button'));
      expect([told.sent.length, page.focused?.part.contains('form-problems')]).to.deep.equal([1, true]);
      expect(page.form.composer.querySelector<HTMLAnchorElement>('[part~="notice-link"]')!.hash).to.equal(
        `#${page.comment('Me too').article.id}`,
      );
      page.part('again-button')!.click();
      await page.until(() => page.comments.length === 3 && !page.part('sending'));

      expect(told.sent.map(({ text: words }) => words)).to.deep.equal(['Me too', 'Me too!']);
      expect(page.form.problems).to.equal('');
    });

    it('asks, too, while the first is still on its way', async () => {
      const told = new Told();
      told.answer = 'wait';
      const page = await ThreadPage.open(told.adapter);
      await page.form.send('Me too');
      await page.until(() => page.part('sending'));

      await page.form.send('Me too');
      await page.until(() => page.part('again-button'));

      expect(page.form.composer.querySelector('[part~="notice-link"]') === null).to.equal(true);
      told.go();
      await page.until(() => !page.part('sending'));
      expect(told.sent.length).to.equal(1);
    });

    it('asks nobody who says something else, or answers somebody else', async () => {
      const told = new Told();
      const page = await ThreadPage.open(told.adapter);
      await page.form.send('Me too');
      await page.until(() => page.comments.length === 2 && !page.part('sending'));

      page.comment('ginkgo').replyButton!.click();
      await page.until(() => page.comment('ginkgo').form);
      await page.comment('ginkgo').form!.send('Me too');
      await page.until(() => page.comments.length === 3 && !page.part('sending'));

      expect(told.sent.map(({ parent }) => parent)).to.deep.equal([null, '1']);
    });
  });

  describe('on its way', () => {
    it('stands in its place at once, says so, and can be neither linked to nor answered', async () => {
      const told = new Told();
      told.answer = 'wait';
      const page = await ThreadPage.open(told.adapter);

      await page.form.send('A warm word');
      await page.until(() => page.part('sending'));

      const row = page.comment('A warm word');
      expect(note(page)).to.equal('Sending…');
      expect(row.article.querySelectorAll('button, [href]')).to.have.length(0);
      expect(page.heading).to.match(/^1 thought/);
      expect(page.form.field('text').value).to.equal('');
      expect(page.said).to.deep.equal([]);
    });

    it('becomes the real one in the same place, and keeps the focus', async () => {
      const told = new Told();
      told.answer = 'wait';
      const page = await ThreadPage.open(told.adapter);
      await page.form.send('A warm word');
      await page.until(() => page.focused === page.comment('A warm word').heading && told.sent.length > 0);
      const { article } = page.comment('A warm word');

      told.go();
      await page.until(() => page.said.length > 0);

      expect(page.comment('A warm word').article === article).to.equal(true);
      expect(page.focused === article.querySelector('[part~="comment-heading"]')).to.equal(true);
      expect(page.part('sending')).to.equal(null);
      expect(page.heading).to.match(/^2 thoughts/);
      expect(page.said).to.deep.equal(['Your comment is published.']);
    });

    it('is shown as the backend will show it', async () => {
      const told = new Told(
        memoryAdapter({
          writing: { format: 'html' },
          guestFields: { name: 'optional', email: 'hidden', website: 'hidden' },
        }),
      );
      told.answer = 'wait';
      const page = await ThreadPage.open(told.adapter);

      await page.form.fill({ text: 'A <strong>warm</strong> word\nand another' });
      await page.form.submit();
      await page.until(() => page.part('sending'));

      const body = page.comments[0]!.article.querySelector('[part~="comment-body"]')!;
      expect(body.querySelector('strong')?.textContent).to.equal('warm');
      expect(body.querySelectorAll('br')).to.have.length(1);
    });
  });

  describe('that fails', () => {
    async function failed(answer: Answer): Promise<{ page: ThreadPage; told: Told }> {
      const told = new Told();
      told.answer = answer;
      const page = await ThreadPage.open(told.adapter);
      await page.form.send('Not to be lost');
      await page.until(() => page.part('resend-button'));
      return { page, told };
    }

    const press = (page: ThreadPage, part: string): void => page.part(part)!.click();

    for (const [answer, sentence] of [
      [
        new AdapterError('malformed'),
        'The site answered in a way this page does not understand. Your text is still here.',
      ],
      [
        new AdapterError('unavailable', { retryAfter: 8_000 }),
        /^The site did not answer. Trying again in \d seconds\.$/,
      ],
      [
        new AdapterError('rate-limited', { retryAfter: 15_000 }),
        /^That was fast. Your comment will be sent in 1\d seconds\.$/,
      ],
      [
        new AdapterError('rate-limited', { retryAfter: 86_400_000 }),
        /^The site asks to wait until .+\. Your text is kept here\.$/,
      ],
    ] as const) {
      it(`because it is ${answer.kind} says so in its row, and once to screen readers: ${String(sentence)}`, async () => {
        const { page } = await failed(answer);

        expect(note(page)).to.match(sentence instanceof RegExp ? sentence : new RegExp(sentence));
        await page.until(() => page.said.length > 0);
        expect(page.said).to.have.length(1);
        expect(page.comment('Not to be lost').article.querySelector('[part~="comment-actions"] button')).to.equal(null);
      });
    }

    it('can be sent again, under the same key', async () => {
      const { page, told } = await failed(new AdapterError('malformed'));
      told.answer = 'ok';

      press(page, 'resend-button');
      await page.until(() => page.events.includes('posted published'));

      expect(told.sent.map(({ key }) => key)).to.deep.equal([told.sent[0]!.key, told.sent[0]!.key]);
      expect(page.focused === page.comment('Not to be lost').heading).to.equal(true);
    });

    it('keeps the focus with it when it is sent again by itself', async () => {
      const { page, told } = await failed(new AdapterError('unavailable', { retryAfter: 60_000 }));
      told.answer = 'wait';
      page.part('take-back-button')!.focus();

      dispatchEvent(new Event('online'));
      await page.until(() => !page.part('resend-button'));

      expect(page.focused === page.comment('Not to be lost').heading).to.equal(true);
      told.go();
      await page.until(() => page.events.includes('posted published'));
    });

    it('can be written on in its form', async () => {
      const { page } = await failed(new AdapterError('malformed'));

      press(page, 'take-back-button');
      await page.until(() => page.comments.length === 1 && page.focused === page.form.field('text'));

      expect(page.form.field('text').value).to.equal('Not to be lost');
    });

    it('goes below what was begun meanwhile when it is written on', async () => {
      const { page } = await failed(new AdapterError('malformed'));
      await page.form.fill({ text: 'Something else' });

      press(page, 'take-back-button');
      await page.until(() => page.comments.length === 1);

      expect(page.form.field('text').value).to.equal('Something else\n\nNot to be lost');
    });

    it('is thrown away only after a question', async () => {
      const { page } = await failed(new AdapterError('malformed'));

      press(page, 'discard-button');
      await page.until(() => page.part('row-question'));
      expect(page.focused === page.part('row-question')).to.equal(true);
      page.parts('answer-button')[1]!.click();
      await page.until(() => page.part('discard-button'));
      expect(page.focused === page.part('discard-button')).to.equal(true);

      press(page, 'discard-button');
      page.parts('answer-button')[0]!.click();
      await page.until(() => page.comments.length === 1 && page.said.at(-1) === 'Discarded.');
      expect(page.focused === page.part('heading')).to.equal(true);
    });

    it('goes back into the form of the answer that it was, when something has to be done first', async () => {
      const told = new Told();
      told.answer = new AdapterError('rejected', { fields: [{ field: 'email', reason: 'invalid' }] });
      const page = await ThreadPage.open(told.adapter);
      page.comments[0]!.replyButton!.click();
      await page.until(() => page.comments[0]!.form);

      await page.comments[0]!.form!.send('An answer');
      await page.until(() => told.sent.length > 0 && page.comments[0]!.form?.errorOf('email'));

      expect(page.comments).to.have.length(1);
      expect(page.comments[0]!.form!.field('text').value).to.equal('An answer');
    });

    it('stays in its row when its form has another text by now', async () => {
      const told = new Told();
      told.answer = 'wait';
      const page = await ThreadPage.open(told.adapter);
      await page.form.send('The first');
      await page.until(() => told.sent.length > 0);
      await page.form.fill({ text: 'The second' });

      told.go();
      told.answer = new AdapterError('conflict');
      await page.until(() => page.part('sending-failed'));

      expect(note(page)).to.equal('You already posted this.');
      expect(page.form.field('text').value).to.equal('The second');
    });
  });

  describe('without a connection', () => {
    it('waits for it, which is said once, and is sent when it is back (A69)', async () => {
      const told = new Told();
      const page = await ThreadPage.open(told.adapter);
      goOffline(true);

      await page.form.send('From the train');
      await page.until(() => page.said.length > 0);
      expect(note(page)).to.equal('You are offline. Your comment will be sent when you are back.');
      expect(told.sent).to.deep.equal([]);

      goOffline(false);
      dispatchEvent(new Event('online'));
      await page.until(() => page.events.includes('posted published'));
      expect(page.said[0]).to.equal('You are offline. Your comment will be sent when you are back.');
    });

    it('waits also for the next visit', async () => {
      const told = new Told();
      const first = await ThreadPage.open(told.adapter);
      goOffline(true);
      await first.form.send('From the train');
      await first.until(() => first.said.length > 0);
      await isKept(told, 2);
      first.section.remove();
      goOffline(false);

      const second = await ThreadPage.open(told.adapter);
      await second.until(() => second.events.includes('posted published'));

      expect(second.comment('From the train').author).to.equal('Gina Guest');
      expect(told.sent).to.have.length(1);
      expect(await kept(told)).to.deep.equal([]);
    });
  });

  it('comes back into the form where the thread was closed before the next visit', async () => {
    const thread = crypto.randomUUID();
    const first = await ThreadPage.open(new Told(memoryAdapter({ comments: [aComment()], thread })).adapter);
    goOffline(true);
    await first.form.send('From the train');
    await first.until(() => first.said.length > 0);
    first.section.remove();
    goOffline(false);

    const closed = new Told(
      memoryAdapter({ comments: [aComment()], thread, posting: { allowed: false, why: 'closed' } }),
    );
    closed.answer = new AdapterError('closed');
    const second = await ThreadPage.open(closed.adapter);
    await second.until(() => second.hasForm && second.form.field('text').value === 'From the train');
    await second.until(() => second.comments.length === 1);

    expect(second.hasForm).to.equal(true);
    expect(second.form.problems).to.contain('Comments were closed in the meantime.');
  });

  it('whose answer was lost is found in the next visit, and not sent again', async () => {
    const told = new Told();
    told.answer = 'lost';
    const first = await ThreadPage.open(told.adapter);
    await first.form.send('Once only');
    await first.until(() => first.part('resend-button'));
    first.section.remove();

    const second = await ThreadPage.open(told.adapter);
    await second.until(() => second.events.includes('posted published'));

    expect(second.comments).to.have.length(2);
    expect(told.sent).to.have.length(1);
    expect(await kept(told)).to.deep.equal([]);
  });

  describe('that nothing can store', () => {
    const asks = (): boolean => !dispatchEvent(new Event('beforeunload', { cancelable: true }));

    it('asks before the page is left, until it is confirmed', async () => {
      const told = new Told(memoryAdapter({ comments: [aComment()] }));
      told.answer = 'wait';
      const page = await ThreadPage.open({ ...told.adapter, key: undefined });
      expect(asks()).to.equal(false);

      await page.form.send('A warm word');
      await page.until(() => told.sent.length > 0);
      expect(asks()).to.equal(true);

      told.go();
      await page.until(() => page.events.includes('posted published'));
      expect(asks()).to.equal(false);
    });

    it('does not ask where it is stored', async () => {
      const told = new Told();
      told.answer = 'wait';
      const page = await ThreadPage.open(told.adapter);
      await page.form.send('A warm word');
      await page.until(() => told.sent.length > 0);

      expect(asks()).to.equal(false);
      told.go();
      await page.until(() => page.events.includes('posted published'));
    });
  });
});
