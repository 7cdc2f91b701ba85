import type { Adapter, SessionPort } from '../../../src/adapters/adapter.js';
import { memoryAdapter } from '../../../src/adapters/memory.js';
import { aComment } from '../../support/a-comment.js';
import { expect } from '../../support/index.js';
import { MONA } from '../../support/memory-calls.js';
import { text, ThreadPage } from '../../support/thread-page.js';

const HERE = { comments: [aComment({ id: '1' })], account: 'Ada Example' } as const;

// What loads when it is used takes long the first time.
before(() => import('../../../src/components/writing/sending-desk.js'));

describe('who writes', () => {
  beforeEach(() => localStorage.clear());

  describe('as a guest', () => {
    it('hears about a field once they have left it, not while they write', async () => {
      const page = await ThreadPage.open(memoryAdapter());
      const email = page.form.field('email');

      await page.form.fill({ email: 'ada' });
      expect(page.form.errorOf('email')).to.equal('');
      await leave(page, email);

      expect(page.form.errorOf('email')).to.contain('Enter an email address');
      expect(email.getAttribute('aria-invalid')).to.equal('true');
      await page.form.fill({ email: 'ada@example.org' });
      expect(page.form.errorOf('email')).to.equal('');
    });

    it('hears nothing about fields that they only pass', async () => {
      const page = await ThreadPage.open(memoryAdapter());

      await leave(page, page.form.field('name'));

      expect(page.form.errorOf('name')).to.equal('');
    });

    it('gets a summary only of what they tried to send', async () => {
      const page = await ThreadPage.open(memoryAdapter());
      await page.form.fill({ email: 'ada', website: '???' });
      await leave(page, page.form.field('email'));
      await leave(page, page.form.field('website'));
      expect(page.form.problems).to.equal('');

      await page.form.submit();

      expect(page.form.problems).to.contain('There are 4 problems');
    });

    it('is remembered only with consent, and forgotten at a press', async () => {
      const page = await ThreadPage.open(memoryAdapter());
      await page.form.send('Not remembered');
      await page.until(() => page.comments.length === 1);
      expect(localStorage.getItem('gedanken:1:guest')).to.equal(null);
      expect(page.form.button('forget-button')).to.equal(null);

      page.form.remember.click();
      await page.form.send('Remembered');
      await page.until(() => page.form.button('forget-button'));
      expect(localStorage.getItem('gedanken:1:guest')).to.contain('Gina Guest');

      page.form.button('forget-button')!.click();
      await page.until(() => page.form.field('name').value === '');
      expect(localStorage.getItem('gedanken:1:guest')).to.equal(null);
      expect(page.form.remember.checked).to.equal(false);
      expect(page.form.button('forget-button')).to.equal(null);
      expect(focused(page)).to.equal('name');
      await page.until(() => page.said.includes('This browser has forgotten your name, email and website.'));
    });
  });

  describe('signed in', () => {
    it('sees who they are, and can sign out with their words kept', async () => {
      const page = await ThreadPage.open(memoryAdapter({ ...HERE, author: 'Ada Example' }));
      await page.form.fill({ text: 'Half a thought' });
      expect(text(page.part('account'))).to.equal('AE Signed in as Ada Example. Sign out');

      page.form.button('sign-out-button')!.click();
      await page.until(() => page.form.field('name'));

      expect(page.form.field('text').value).to.equal('Half a thought');
      await page.until(() => page.said.includes('You are signed out.'));
      expect(focused(page)).to.equal('text');
    });

    it('leaves nothing in the page that only they could see once they have signed out', async () => {
      const held = aComment({ id: '2', status: 'held', body: 'A newcomer', author: 'Dora Example' });
      const page = await ThreadPage.open(memoryAdapter({ ...MONA, comments: [aComment({ id: '1' }), held] }));
      expect(page.comments).to.have.length(2);

      page.form.button('sign-out-button')!.click();
      await page.until(() => page.comments.length === 1);

      expect(page.root.textContent).to.not.include('A newcomer');
    });

    it('is told when signing out fails', async () => {
      const adapter = memoryAdapter({ ...HERE, author: 'Ada Example' });
      const page = await ThreadPage.open({
        ...adapter,
        session: { ...adapter.session!, signOut: () => Promise.reject(new TypeError('down')) },
      });

      page.form.button('sign-out-button')!.click();
      await page.until(() => page.form.problems);

      expect(page.form.button('sign-out-button')).to.not.equal(null);
    });
  });

  describe('signing in', () => {
    it('is offered to guests, and keeps the open forms with their words', async () => {
      const page = await ThreadPage.open(memoryAdapter(HERE));
      page.comments[0]!.replyButton!.click();
      await page.until(() => page.comments[0]!.form);
      const form = page.comments[0]!.form!;
      await form.fill({ text: 'An answer' });
      const area = form.field('text');

      form.button('account-button')!.click();
      await page.until(() => form.button('sign-out-button'));

      expect(form.field('text') === area && area.isConnected).to.equal(true);
      expect(area.value).to.equal('An answer');
      expect(focused(page)).to.equal('text');
    });

    it('asks for a token in place, without showing or remembering it', async () => {
      const page = await ThreadPage.open(
        memoryAdapter({ ...HERE, signIn: { kind: 'ask', what: 'token', answer: '12' } }),
      );
      await page.form.fill({ text: 'Half a thought' });

      const field = await asked(page);
      expect(text(page.root.querySelector(`label[for="${field.id}"]`))).to.equal('Your access token');
      expect([field.type, field.autocomplete]).to.deep.equal(['password', 'off']);
      expect(page.root.activeElement === field).to.equal(true);

      await answer(page, field, '34');
      await page.until(() => field.getAttribute('aria-invalid') === 'true');
      expect(page.form.field('text').value).to.equal('Half a thought');
      await answer(page, field, '12');
      await page.until(() => page.form.button('sign-out-button'));

      expect(page.part('signing-in')).to.equal(null);
      expect(focused(page)).to.equal('text');
    });

    it('sends nothing when Enter answers the question', async () => {
      const page = await ThreadPage.open(memoryAdapter({ ...HERE, signIn: { kind: 'ask', what: 'handle' } }));
      await page.form.fill({ text: 'Half a thought', name: 'Ada', email: 'ada@example.org' });
      const field = await asked(page);

      field.value = '@ada@social.example';
      // WebKit's Enter that ends a composition.
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true }));
      await page.form.composer.updateComplete;
      expect(page.part('go-on-button')!.ariaDisabled).to.equal(null);
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
      await page.until(() => page.form.button('sign-out-button'));

      expect(page.events).to.not.include('posting');
    });

    it('can be given up', async () => {
      const page = await ThreadPage.open(memoryAdapter({ ...HERE, signIn: { kind: 'ask', what: 'server' } }));
      await asked(page);

      page.part('stop-button')!.click();
      await page.until(() => !page.part('signing-in'));

      expect(page.form.problems).to.equal('');
      expect(page.form.button('account-button')).to.not.equal(null);
      await page.until(() => focused(page) === 'text');
    });

    it('goes on in a window, and closes it when that is done', async () => {
      const finished = Promise.withResolvers<void>();
      const page = await ThreadPage.open(withWindow(finished.promise));
      const windows = new FakeWindows();
      try {
        page.form.button('account-button')!.click();
        await page.until(() => page.part('signing-in'));
        expect(windows.opened).to.deep.equal(['https://blog.example/sign-in']);
        expect(text(page.part('signing-in'))).to.contain('A window has opened');

        finished.resolve();
        await page.until(() => page.form.button('sign-out-button'));
        expect(windows.closed).to.equal(1);
      } finally {
        windows.restore();
      }
    });

    it('opens one window for a double press, and closes it with the form', async () => {
      const page = await ThreadPage.open(withWindow(new Promise(() => undefined)));
      page.comments[0]!.replyButton!.click();
      await page.until(() => page.comments[0]!.form);
      const form = page.comments[0]!.form!;
      const windows = new FakeWindows();
      try {
        form.button('account-button')!.click();
        form.button('account-button')!.click();
        await page.until(() => page.part('signing-in'));
        expect([windows.opened.length, windows.closed]).to.deep.equal([1, 0]);

        form.button('cancel-button')!.click();
        await page.until(() => windows.closed === 1);
      } finally {
        windows.restore();
      }
    });

    it('opens the window at another press when the browser blocks it', async () => {
      const page = await ThreadPage.open(withWindow(new Promise(() => undefined)));
      const windows = new FakeWindows({ blocked: true });
      try {
        page.form.button('account-button')!.click();
        await page.until(() => page.part('go-on-button'));
        windows.blocked = false;
        page.part('go-on-button')!.click();
        await page.until(() => !page.part('go-on-button'));

        expect(windows.opened).to.have.length(2);
      } finally {
        windows.restore();
      }
    });

    for (const [answersOpener, opener] of [
      [false, null],
      [true, 'this page'],
    ] as const) {
      it(`lets the window know its opener only where it has to answer it: ${answersOpener}`, async () => {
        const told = Promise.withResolvers<void>();
        const adapter = withWindow(told.promise);
        const session = {
          ...adapter.session!,
          signIn: async (...args: Parameters<SessionPort['signIn']>) => ({
            ...(await adapter.session!.signIn(...args)),
            answersOpener,
          }),
        };
        const page = await ThreadPage.open({ ...adapter, session });
        const windows = new FakeWindows();
        try {
          page.form.button('account-button')!.click();
          await page.until(() => windows.opened.length > 0 && page.part('signing-in'));
          expect(windows.openers).to.deep.equal([opener]);
          told.resolve();
          await page.until(() => windows.closed === 1);
        } finally {
          windows.restore();
        }
      });
    }

    it('opens no window at what is no web address', async () => {
      const page = await ThreadPage.open(
        memoryAdapter({ ...HERE, signIn: { kind: 'popup', url: 'javascript:document.title="harmed"' } }),
      );
      const windows = new FakeWindows();
      try {
        page.form.button('account-button')!.click();
        await page.until(() => page.form.problems);
        expect(windows.opened).to.deep.equal([]);
      } finally {
        windows.restore();
      }
    });

    it('asks where the thread itself asks for it, too', async () => {
      const page = await ThreadPage.open(
        memoryAdapter({
          ...HERE,
          posting: { allowed: false, why: 'sign-in' },
          signIn: { kind: 'ask', what: 'handle' },
        }),
      );

      page.part('sign-in-button')!.click();
      await page.until(() => page.part('signing-in'));
      await answer(page, page.part('signing-in')!.querySelector('input')!, 'ada');
      await page.until(() => page.part('sign-out-button'));

      expect(page.part('signing-in')).to.equal(null);

      page.part('sign-out-button')!.focus();
      page.part('sign-out-button')!.click();
      await page.until(() => !page.hasForm && page.said.includes('You are signed out.'));
      await page.until(() => page.focused === page.part('heading'));
    });
  });
});

function withWindow(finished: Promise<void>): Adapter {
  return memoryAdapter({
    ...HERE,
    signIn: { kind: 'popup', url: 'https://blog.example/sign-in', finished: () => finished },
  });
}

/** Windows that only take notes. */
class FakeWindows {
  readonly opened: string[] = [];
  readonly openers: unknown[] = [];
  closed = 0;
  blocked: boolean;
  readonly #open = window.open;

  constructor({ blocked = false } = {}) {
    this.blocked = blocked;
    window.open = (url) => {
      this.opened.push(String(url));
      if (this.blocked) return null;
      const { openers, opened } = this;
      const at = opened.length - 1;
      openers[at] = 'this page';
      return {
        close: () => (this.closed += 1),
        set opener(value: unknown) {
          openers[at] = value;
        },
      } as unknown as Window;
    };
  }

  restore(): void {
    window.open = this.#open;
  }
}

async function asked(page: ThreadPage): Promise<HTMLInputElement> {
  page.form.button('account-button')!.click();
  await page.until(() => page.part('signing-in')?.contains(page.root.activeElement));
  return page.part('signing-in')!.querySelector('input')!;
}

async function answer(page: ThreadPage, field: HTMLInputElement, words: string): Promise<void> {
  field.value = words;
  page.part('go-on-button')!.click();
  await page.section.updateComplete;
}

async function leave(page: ThreadPage, field: HTMLElement): Promise<void> {
  field.dispatchEvent(new FocusEvent('focusout', { bubbles: true, composed: true }));
  await page.form.composer.updateComplete;
}

function focused(page: ThreadPage): string | null | undefined {
  return page.root.activeElement?.getAttribute('name');
}
