import type { Adapter } from '../../src/adapters/adapter.js';
import { memoryAdapter } from '../../src/adapters/memory.js';
import type { GedankenErrorEvent, GedankenPostedEvent, GedankenPostingEvent } from '../../src/components/events.js';
import type { NewComment } from '../../src/core/comment.js';
import { AdapterError } from '../../src/core/errors.js';
import { aComment } from '../support/a-comment.js';
import { expect } from '../support/index.js';
import { text, ThreadPage } from '../support/thread-page.js';
import { withChanges } from '../support/with-changes.js';

/** An adapter that notes what is sent, and answers as told. */
function listening(
  answer: (comment: NewComment, adapter: Adapter) => Promise<unknown> | undefined,
  adapter = memoryAdapter({ comments: [aComment()] }),
) {
  const sent: NewComment[] = [];
  const { comments } = adapter;
  const create: typeof comments.create = async (comment, call) => {
    sent.push(comment);
    await answer(comment, adapter);
    return comments.create(comment, call);
  };
  return { sent, adapter: { ...adapter, comments: { ...comments, create } } };
}

describe('<gedanken-comments>, written in', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => localStorage.clear());

  describe('the form', () => {
    it('promises what WordPress readers know: the address stays secret, required fields are marked', async () => {
      const page = await ThreadPage.open(memoryAdapter(), { lang: 'de' });

      expect(text(page.part('form-heading'))).to.equal('Schreib einen Kommentar');
      expect(text(page.part('form-note'))).to.equal(
        'Deine E-Mail-Adresse wird nicht veröffentlicht. Erforderliche Felder sind mit * markiert',
      );
      expect(page.parts('label').map(text)).to.deep.equal(['Kommentar *', 'Name *', 'E-Mail-Adresse *', 'Website']);
    });

    it('asks for no more than the backend does', async () => {
      const page = await ThreadPage.open(
        memoryAdapter({ guestFields: { name: 'optional', email: 'hidden', website: 'hidden' } }),
      );

      expect(page.parts('label').map(text)).to.deep.equal(['Comment *', 'Name']);
      expect(text(page.part('form-note'))).to.equal('Required fields are marked *');
    });

    it('asks those who are signed in for their words only', async () => {
      const page = await ThreadPage.open(memoryAdapter({ author: 'Alice Example' }));

      expect(page.parts('label').map(text)).to.deep.equal(['Comment *']);
      expect(page.parts('form-note').map(text)).to.include('AE Signed in as Alice Example.');
    });

    it('sends what was written, once, however often the button is pressed', async () => {
      let answer = (): void => undefined;
      const { adapter, sent } = listening(() => new Promise<void>((resolve) => (answer = resolve)));
      const page = await ThreadPage.open(adapter);

      await page.form.send('  A warm word  ');
      await page.form.submit();
      expect(page.form.errorOf('text')).to.equal('');
      await page.until(() => sent.length > 0);
      answer();
      await page.until(() => page.events.includes('posted published'));

      expect(sent).to.have.length(1);
      expect(sent[0]).to.include({ parent: null, text: 'A warm word', remember: false });
      expect(sent[0]!.guest).to.deep.equal({ name: 'Gina Guest', email: 'gina@example.test', website: '' });
    });

    it('puts the comment in its place, counts it, moves there and says so once', async () => {
      const page = await ThreadPage.open(memoryAdapter({ comments: [aComment()], title: 'Small questions' }));

      await page.form.send('A warm word');
      await page.until(() => page.said.length > 0 && page.focused === page.comment('A warm word').heading);

      expect(page.comments.map(({ body }) => body)).to.deep.equal(['The ginkgo by the gate is yellow', 'A warm word']);
      expect(page.heading).to.equal('2 thoughts on “Small questions”');
      expect(page.said).to.deep.equal(['Your comment is published.']);
      expect(page.form.field('text').value).to.equal('');
    });

    it('sends on Control and Enter, but not while letters are being composed', async () => {
      const { adapter, sent } = listening(() => undefined);
      const page = await ThreadPage.open(adapter);
      await page.form.fill({ text: 'By keyboard', name: 'Gina Guest', email: 'gina@example.test' });
      const enter = (init: KeyboardEventInit): boolean =>
        page.form
          .field('text')
          .dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...init }));

      enter({ ctrlKey: true, isComposing: true });
      enter({});
      expect(sent).to.deep.equal([]);

      enter({ ctrlKey: true });
      await page.until(() => sent.length === 1);
      expect(sent[0]!.text).to.equal('By keyboard');
    });

    it('completes a website without a scheme', async () => {
      const { adapter, sent } = listening(() => undefined);
      const page = await ThreadPage.open(adapter);

      await page.form.fill({ website: 'gina.example.test' });
      await page.form.send('Hello');
      await page.until(() => sent.length === 1);

      expect(sent[0]!.guest!.website).to.equal('https://gina.example.test/');
    });
  });

  describe('what is missing or wrong', () => {
    it('is said next to each field and in a summary that leads to them', async () => {
      const { adapter, sent } = listening(() => undefined);
      const page = await ThreadPage.open(adapter);

      await page.form.fill({ email: 'not an address' });
      await page.form.submit();

      expect(page.form.errorOf('text')).to.equal('Error: Write your comment first.');
      expect(page.form.errorOf('name')).to.equal('Error: Enter your name.');
      expect(page.form.errorOf('email')).to.equal('Error: Enter an email address like name@example.org.');
      expect(text(page.part('form-problems-heading'))).to.equal('There are 3 problems');
      expect(page.focused).to.equal(page.part('form-problems'));
      expect(sent).to.deep.equal([]);

      page.parts('link-button')[1]!.click();
      expect(page.focused).to.equal(page.form.field('name'));
    });

    it('moves straight to the field when it is only one', async () => {
      const page = await ThreadPage.open(memoryAdapter());

      await page.form.fill({ text: 'Hello', name: 'Gina Guest' });
      await page.form.submit();

      const email = page.form.field('email');
      expect(page.focused).to.equal(email);
      expect(email.getAttribute('aria-invalid')).to.equal('true');
      expect(
        email
          .getAttribute('aria-describedby')!
          .split(' ')
          .map((id) => text(page.root.getElementById(id))),
      ).to.deep.equal(['Error: Enter your email address.', 'Your email address will not be published.']);
    });

    it('is gone as soon as it is mended', async () => {
      const page = await ThreadPage.open(memoryAdapter());
      await page.form.submit();

      await page.form.fill({ name: 'Gina Guest' });

      expect(page.form.errorOf('name')).to.equal('');
      expect(page.form.field('name').hasAttribute('aria-invalid')).to.equal(false);
    });

    it('includes words that nobody can see', async () => {
      const { adapter, sent } = listening(() => undefined);
      const page = await ThreadPage.open(adapter);

      await page.form.send(' \u200b\u2060\n');

      expect(page.form.errorOf('text')).to.equal('Error: Write your comment first.');
      expect(sent).to.deep.equal([]);
    });

    it('is pointed out, too, when the backend finds it', async () => {
      const { adapter } = listening(() =>
        Promise.reject(new AdapterError('rejected', { fields: [{ field: 'email', reason: 'invalid' }] })),
      );
      const page = await ThreadPage.open(adapter);

      await page.form.send('Hello');
      await page.until(() => page.form.problems);

      expect(page.form.errorOf('email')).to.equal('Error: Enter an email address like name@example.org.');
      expect(page.form.field('text').value).to.equal('Hello');
    });
  });

  describe('a failure', () => {
    const sentences: readonly [AdapterError, string][] = [
      [new AdapterError('signed-out'), 'You need to sign in to post this. Your text stays here.'],
      [new AdapterError('forbidden'), 'The site does not let you post this. Copy my text'],
      [new AdapterError('closed'), 'Comments were closed in the meantime. You can still copy your text. Copy my text'],
      [
        new AdapterError('not-found'),
        'The page or comment you answer is no longer there. You can still copy your text. Copy my text',
      ],
      [new AdapterError('conflict'), 'You already posted this.'],
      [
        new AdapterError('challenge'),
        'The site asks for a check that cannot be done here. You can still copy your text. Copy my text',
      ],
      [
        new AdapterError('rejected', { detail: 'No shouting.' }),
        'The site did not accept your comment. Change it and try again. No shouting.',
      ],
    ];
    for (const [error, sentence] of sentences) {
      it(`that is ${error.kind} is one sentence, and gives the words back`, async () => {
        const page = await ThreadPage.open(listening(() => Promise.reject(error)).adapter);

        await page.form.send('Not to be lost');
        await page.until(() => page.form.problems);

        expect(page.form.problems).to.equal(sentence);
        expect(page.focused).to.equal(page.part('form-problems'));
        expect(page.form.field('text').value).to.equal('Not to be lost');
      });
    }

    it('reaches the page as an event', async () => {
      const page = await ThreadPage.open(listening(() => Promise.reject(new AdapterError('conflict'))).adapter);
      const errors: string[] = [];
      page.section.addEventListener('gedanken-error', ({ error }: GedankenErrorEvent) => errors.push(error.kind));

      await page.form.send('Hello');
      await page.until(() => page.form.problems);

      expect(errors).to.deep.equal(['conflict']);
    });

    it('is tried again under the same key, so that the backend can tell', async () => {
      let broken = true;
      const { adapter, sent } = listening(() => (broken ? Promise.reject(new AdapterError('signed-out')) : undefined));
      const page = await ThreadPage.open(adapter);

      await page.form.send('Once only');
      await page.until(() => page.form.problems);
      broken = false;
      await page.form.submit();
      await page.until(() => page.events.includes('posted published'));

      expect(sent).to.have.length(2);
      expect(sent[0]!.key).to.equal(sent[1]!.key);
    });

    it('gives another text another key', async () => {
      const { adapter, sent } = listening(() => Promise.reject(new AdapterError('conflict')));
      const page = await ThreadPage.open(adapter);

      await page.form.send('Hello');
      await page.until(() => page.form.problems);
      await page.form.send('Hello again');
      await page.until(() => sent.length === 2);

      expect(sent[0]!.key).to.not.equal(sent[1]!.key);
    });
  });

  describe('a thread that closes while someone writes', () => {
    it('says so, and leaves the words to be copied', async () => {
      const page = await ThreadPage.open(listening(() => Promise.reject(new AdapterError('closed'))).adapter);

      await page.form.send('Too late');
      await page.until(() => page.part('closed'));

      expect(text(page.part('closed'))).to.equal('Comments are closed.');
      expect(page.form.field('text').value).to.equal('Too late');
      expect(page.form.button('copy-button')).to.not.equal(null);
    });
  });

  describe('a comment that waits for approval', () => {
    const careful = (): Adapter => memoryAdapter({ comments: [aComment()], moderate: 'hold', thread: 'careful' });

    it('is shown to its author, who is told that it waits', async () => {
      const page = await ThreadPage.open(careful());

      await page.form.send('Patience');
      await page.until(() => page.said.length > 0);

      expect(page.said).to.deep.equal(['Your comment has arrived and waits for approval.']);
      expect(page.comment('Patience').notice).to.equal(
        'Your comment is waiting for approval. Until then only you can see it.',
      );
      expect(page.comment('Patience').replyButton).to.equal(null);
      expect(page.heading).to.match(/^1 thought/);
    });

    it('is still there for its author after a reload, without the e-mail address being stored', async () => {
      const first = await ThreadPage.open(careful());
      await first.form.send('Patience');
      await first.until(() => first.events.includes('posted held'));

      const later = await ThreadPage.open(careful());

      expect(later.comment('Patience').author).to.equal('Gina Guest');
      expect(later.comment('Patience').notice).to.match(/waiting for approval/);
      expect(JSON.stringify({ ...localStorage })).to.not.include('gina@example.test');
    });

    it('is forgotten once it is approved', async () => {
      const first = await ThreadPage.open(careful());
      await first.form.send('Patience');
      await first.until(() => first.events.includes('posted held'));

      const approved = memoryAdapter({
        comments: [aComment(), aComment({ id: '2', author: 'Gina Guest', body: 'Patience' })],
        thread: 'careful',
      });
      const later = await ThreadPage.open(approved);

      expect(later.comment('Patience').notice).to.equal('');
      await later.until(() => localStorage.length === 0);
    });
  });

  describe('a comment that the backend’s filter took aside', () => {
    it('is not shown as published, and its author is told, also after a reload', async () => {
      const adapter = memoryAdapter({ comments: [aComment()], thread: crypto.randomUUID() });
      const { comments, key } = adapter;
      const filtered = withChanges(adapter, {
        create: async (comment, call) => ({ ...(await comments.create(comment, call)), status: 'spam' }),
        list: async () => ({ comments: [aComment()], next: null }),
      });
      const page = await ThreadPage.open(filtered);

      await page.form.send('Cheap pills');
      await page.until(() => page.part('spam'));
      const later = await ThreadPage.open(filtered);
      await later.until(() => later.comments.length === 2);
      localStorage.removeItem(`gedanken:1:held:${key}`);

      for (const { comments: rows } of [page, later]) {
        expect(rows.map(({ body }) => body)).to.deep.equal(['The ginkgo by the gate is yellow', 'Cheap pills']);
        expect(rows[1]!.notice).to.equal(
          'Your comment has arrived, but the site’s filter took it aside. It may not appear.',
        );
        expect(rows[1]!.replyButton === null).to.equal(true);
      }
    });
  });

  describe('a reply', () => {
    it('opens below its comment, with the cursor in it', async () => {
      const page = await ThreadPage.open(memoryAdapter({ comments: [aComment()] }));

      page.comment('ginkgo').replyButton!.click();
      await page.until(() => page.comment('ginkgo').form);

      expect(page.comment('ginkgo').replyButton!.getAttribute('aria-label')).to.equal('Reply to Alice Example');
      expect(page.focused).to.equal(page.comment('ginkgo').form!.field('text'));
    });

    it('lands below what it answers, and closes its form', async () => {
      const page = await ThreadPage.open(memoryAdapter({ comments: [aComment()] }));
      page.comment('ginkgo').replyButton!.click();
      await page.until(() => page.comment('ginkgo').form);

      await page.comment('ginkgo').form!.send('So is mine');
      await page.until(() => page.comments.length === 2 && page.focused === page.comment('So is mine').heading);

      expect(page.comment('So is mine').depth).to.equal(2);
      expect(page.comment('ginkgo').form).to.equal(null);
    });

    it('goes back to its button when cancelled, and keeps the words for the next time', async () => {
      const page = await ThreadPage.open(memoryAdapter({ comments: [aComment()] }));
      const comment = page.comment('ginkgo');
      comment.replyButton!.click();
      await page.until(() => comment.form);
      await comment.form!.fill({ text: 'Half a thou' });

      comment.form!.button('cancel-button')!.click();
      await page.until(() => !comment.form);
      expect(page.focused).to.equal(comment.replyButton);

      comment.replyButton!.click();
      await page.until(() => comment.form);
      expect(comment.form!.field('text').value).to.equal('Half a thou');
    });

    it('closes on Escape while empty, and not once something is written', async () => {
      const page = await ThreadPage.open(memoryAdapter({ comments: [aComment()] }));
      const comment = page.comment('ginkgo');
      const escape = (): boolean =>
        comment.form!.field('text').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
      comment.replyButton!.click();
      await page.until(() => comment.form);
      await comment.form!.fill({ text: 'A word' });

      escape();
      await page.section.updateComplete;
      expect(comment.form).to.not.equal(null);

      await comment.form!.fill({ text: '' });
      escape();
      await page.until(() => !comment.form);
    });

    it('stays open, with its words, while comments arrive around it', async () => {
      const page = await ThreadPage.open(memoryAdapter({ comments: [aComment()] }));
      const comment = page.comment('ginkgo');
      comment.replyButton!.click();
      await page.until(() => comment.form);
      await comment.form!.fill({ text: 'Half a thou' });
      const field = comment.form!.field('text');

      await page.form.send('A new root');
      await page.until(() => page.events.includes('posted published'));

      expect(field.isConnected).to.equal(true);
      expect(field.value).to.equal('Half a thou');
    });
  });

  describe('words that were not sent', () => {
    it('are there again after a reload, and gone once they are sent', async () => {
      const thread = (): Adapter => memoryAdapter({ comments: [aComment()], thread: 'drafts' });
      const first = await ThreadPage.open(thread());
      await first.form.fill({ text: 'Almost finished' });

      const second = await ThreadPage.open(thread());
      expect(second.form.field('text').value).to.equal('Almost finished');

      await second.form.send('Finished');
      await second.until(() => second.events.includes('posted published'));
      expect(localStorage.length).to.equal(0);
    });
  });

  describe('remembering a guest', () => {
    it('stores nothing unasked', async () => {
      const page = await ThreadPage.open(memoryAdapter({ comments: [aComment()] }));

      await page.form.send('Hello');
      await page.until(() => page.events.includes('posted published'));

      expect(localStorage.length).to.equal(0);
    });

    it('fills in the form the next time, once they agreed, and forgets when they no longer do', async () => {
      const first = await ThreadPage.open(memoryAdapter({ comments: [aComment()] }));
      first.form.remember.click();
      await first.form.send('Hello');
      await first.until(() => first.events.includes('posted published'));

      const second = await ThreadPage.open(memoryAdapter({ comments: [aComment()] }));
      expect(second.form.field('name').value).to.equal('Gina Guest');
      expect(second.form.field('email').value).to.equal('gina@example.test');
      expect(second.form.remember.checked).to.equal(true);

      second.form.remember.click();
      await second.form.send('Goodbye');
      await second.until(() => second.events.includes('posted published'));
      expect(localStorage.length).to.equal(0);
    });
  });

  describe('the page', () => {
    it('hears of what is about to be sent, and may keep it from being sent', async () => {
      const { adapter, sent } = listening(() => undefined);
      const page = await ThreadPage.open(adapter);
      page.section.addEventListener('gedanken-posting', (event: GedankenPostingEvent) => {
        if (event.comment.text.includes('secret')) event.preventDefault();
      });

      await page.form.send('A secret');
      await page.until(() => page.events.includes('posting'));
      await page.form.composer.updateComplete;

      expect(sent).to.deep.equal([]);
      expect(page.form.field('text').value).to.equal('A secret');
      expect(page.form.button('submit-button')!.hasAttribute('aria-disabled')).to.equal(false);
    });

    it('hears of what was posted', async () => {
      const page = await ThreadPage.open(memoryAdapter({ comments: [aComment()] }));
      const posted: string[] = [];
      document.body.addEventListener(
        'gedanken-posted',
        ({ comment }: GedankenPostedEvent) => posted.push(comment.body.source),
        { once: true },
      );

      await page.form.send('Hello');
      await page.until(() => posted.length > 0);

      expect(posted).to.deep.equal(['Hello']);
    });
  });
});
