import { memoryAdapter, type MemoryAdapterOptions } from '../../src/adapters/memory.js';
import { AdapterError, type AdapterErrorKind } from '../../src/core/errors.js';
import { aComment, someComments } from '../support/a-comment.js';
import { BrokenAdapter } from '../support/broken-adapter.js';
import { expect } from '../support/index.js';
import { anInfo, ScriptedAdapter } from '../support/scripted-adapter.js';
import { text, ThreadPage } from '../support/thread-page.js';
import { warningsInEachTest } from '../support/warnings.js';

const LINK = '<a href="https://blog.example.test/talk">Comments on the blog</a>';

describe('<gedanken-comments>, in its states', () => {
  const warnings = warningsInEachTest();

  describe('loading', () => {
    it('says so in its place, and is marked for stylesheets', async () => {
      const page = await ThreadPage.begin(new ScriptedAdapter());
      await page.until(() => page.part('loading'));

      expect(text(page.part('loading'))).to.equal('Loading comments…');
      expect(page.is('loading')).to.equal(true);
      expect(page.part('comments')!.getAttribute('aria-busy')).to.equal('true');
    });

    it('shows what the page put there instead, until there is something better', async () => {
      const adapter = new ScriptedAdapter();
      const page = await ThreadPage.begin(adapter, {}, LINK);
      await page.until(() => page.is('loading'));
      expect(page.shows('a')).to.equal(true);
      expect(page.part('loading')).to.equal(null);

      adapter.described[0]!.answer(anInfo());
      adapter.listed[0]!.answer({ comments: [aComment()], next: null });
      await page.settled();

      expect(page.shows('a')).to.equal(false);
      expect(page.section.innerHTML).to.equal(LINK);
    });

    it('shows what the page put there also when that is mere words, and not when it is for another state', async () => {
      const words = await ThreadPage.begin(new ScriptedAdapter(), {}, ' Comments are loading … ');
      await words.until(() => words.is('loading'));
      expect(words.part('loading')).to.equal(null);

      const other = await ThreadPage.begin(new ScriptedAdapter(), {}, '\n<p slot="empty">Silence.</p>\n');
      await other.until(() => other.part('loading'));
    });

    it('is over with the first comments: the form may come later', async () => {
      const adapter = new ScriptedAdapter();
      const page = await ThreadPage.begin(adapter);
      await page.until(() => adapter.listed.length === 1);

      adapter.listed[0]!.answer({ comments: [aComment()], next: null });
      await page.until(() => page.comments.length === 1);

      expect(page.is('loading')).to.equal(false);
      expect(page.part('comments')!.hasAttribute('aria-busy')).to.equal(false);
      expect(page.hasForm).to.equal(false);
      expect(page.comments[0]!.replyButton).to.equal(null);

      adapter.described[0]!.answer(anInfo());
      await page.until(() => page.hasForm);
      expect(page.comments[0]!.replyButton).to.not.equal(null);
    });

    it('tells the page when the first comments are there', async () => {
      const page = await ThreadPage.open(memoryAdapter({ comments: [aComment()] }));

      expect(page.events).to.deep.equal(['loaded']);
    });
  });

  describe('empty', () => {
    it('invites to begin', async () => {
      const page = await ThreadPage.open(memoryAdapter({ title: 'Small questions' }));

      expect(text(page.part('empty'))).to.equal('No comments yet. Be the first to share a thought.');
      expect(page.heading).to.equal('Thoughts on “Small questions”');
      expect(page.is('empty')).to.equal(true);
    });

    it('says what the page says instead', async () => {
      const page = await ThreadPage.open(memoryAdapter(), {}, '<p slot="empty">Silence.</p>');

      expect(page.shows('[slot="empty"]')).to.equal(true);
    });

    it('invites nobody where nobody can write', async () => {
      const page = await ThreadPage.open(memoryAdapter({ posting: { allowed: false, why: 'closed' } }));

      expect(text(page.part('empty'))).to.equal('Nobody has commented.');
    });

    it('ends with the first comment, also when that waits for approval', async () => {
      const page = await ThreadPage.open(memoryAdapter({ moderate: 'hold' }));

      await page.form.send('Hello');
      await page.until(() => page.comments.length === 1);

      expect(page.part('empty')).to.equal(null);
      expect(page.is('empty')).to.equal(false);
    });

    it('is not claimed while there are further pages', async () => {
      const adapter = new ScriptedAdapter();
      const page = await ThreadPage.begin(adapter);
      await page.until(() => adapter.listed.length === 1);

      adapter.listed[0]!.answer({ comments: [], next: 'more' });
      await page.until(() => page.part('more-button'));

      expect(page.part('empty')).to.equal(null);
      expect(page.is('empty')).to.equal(false);
    });
  });

  describe('failed', () => {
    const sentences: Readonly<Record<AdapterErrorKind, string>> = {
      offline: 'The comments could not be reached. Check your connection, or try again in a moment.',
      unavailable: 'The comments are not available right now. Try again in a moment.',
      'rate-limited': 'The comments are very busy. Try again in a moment.',
      'signed-out': 'These comments are not open to everyone.',
      forbidden: 'These comments are not open to everyone.',
      closed: 'These comments are not open to everyone.',
      'not-found': 'There are no comments for this page.',
      conflict: 'The comments are not available right now. Try again in a moment.',
      challenge: 'These comments are not open to everyone.',
      rejected: 'The comments answered in a way this page does not understand. The site’s owner can fix that.',
      malformed: 'The comments answered in a way this page does not understand. The site’s owner can fix that.',
    };
    for (const [kind, sentence] of Object.entries(sentences)) {
      it(`says one calm sentence, and offers to try again (${kind})`, async () => {
        const page = await ThreadPage.open(
          new BrokenAdapter(['list', 'describe'], {}, () => new AdapterError(kind as AdapterErrorKind)),
        );

        expect(page.parts('notice').map(text)).to.deep.equal([`${sentence} Try again`]);
        expect(page.is('failed')).to.equal(true);
        expect(page.heading).to.match(/^Thoughts/);
      });
    }

    it('tells screen readers, the page and its developer, each once', async () => {
      const page = await ThreadPage.open(new BrokenAdapter(['list', 'describe']));
      await page.until(() => page.said.length > 0);

      expect(page.said).to.deep.equal([
        'The comments could not be reached. Check your connection, or try again in a moment.',
      ]);
      expect(page.events).to.deep.equal(['error offline']);
      expect(warnings).to.deep.equal(['<gedanken-comments>: No answer from https://blog.example.test.']);
    });

    it('keeps in sight what the page put there', async () => {
      const page = await ThreadPage.open(new BrokenAdapter(['list', 'describe']), {}, LINK);

      expect(page.shows('a')).to.equal(true);
    });

    it('shows the thread once trying again has worked, and leaves the focus at its beginning', async () => {
      const adapter = new BrokenAdapter(['list', 'describe'], { comments: [aComment()] });
      const page = await ThreadPage.open(adapter, {}, LINK);
      adapter.mend();

      page.part('error-button')!.focus();
      page.part('error-button')!.click();
      await page.until(() => page.comments.length === 1 && page.hasForm && page.focused);

      expect(page.part('notice')).to.equal(null);
      expect(page.shows('a')).to.equal(false);
      expect(page.is('failed')).to.equal(false);
      expect(page.focused).to.equal(page.part('heading'));
      expect(page.events).to.deep.equal(['error offline', 'loaded']);
    });

    it('keeps the button and its focus while trying, and when that fails again, and says so again', async () => {
      const adapter = new BrokenAdapter(['list', 'describe']);
      const page = await ThreadPage.open(adapter);
      await page.until(() => page.said.length === 1);
      const button = page.part('error-button')!;
      button.focus();

      button.click();
      await page.section.updateComplete;
      expect(button.getAttribute('aria-disabled')).to.equal('true');
      expect(text(button)).to.equal('Loading…');
      button.click();

      await page.until(() => page.said.length === 2);
      expect(page.focused).to.equal(button);
      expect(text(button)).to.equal('Try again');
      expect(button.hasAttribute('aria-disabled')).to.equal(false);
      expect(adapter.asked).to.have.length(4);
    });

    it('does not take the focus from a reader who went on meanwhile', async () => {
      const adapter = new BrokenAdapter(['list', 'describe'], { comments: [aComment()] });
      const page = await ThreadPage.open(adapter, {}, LINK);
      const elsewhere = document.createElement('button');
      page.section.parentElement!.append(elsewhere);
      adapter.mend();

      page.part('error-button')!.click();
      elsewhere.focus();
      await page.until(() => page.comments.length === 1);
      await page.settled();

      expect(document.activeElement).to.equal(elsewhere);
    });

    describe('to say who may write', () => {
      it('shows the comments, and says so in the form’s place', async () => {
        const page = await ThreadPage.open(new BrokenAdapter(['describe'], { comments: [aComment()] }));

        expect(page.comments).to.have.length(1);
        expect(page.part('comments')!.contains(page.part('notice'))).to.equal(false);
        expect(text(page.part('notice'))).to.match(/^The comments could not be reached/);
        expect(page.hasForm).to.equal(false);
        expect(page.is('failed')).to.equal(false);
        expect(page.events).to.deep.equal(['loaded', 'error offline']);
      });

      it('brings the form, and the cursor into it, once trying again has worked', async () => {
        const adapter = new BrokenAdapter(['describe'], { comments: [aComment()] });
        const page = await ThreadPage.open(adapter);
        adapter.mend();

        page.part('error-button')!.focus();
        page.part('error-button')!.click();
        await page.until(() => page.hasForm && page.focused);

        expect(page.focused).to.equal(page.form.field('text'));
        expect(page.part('notice')).to.equal(null);
      });
    });

    describe('to bring the comments alone', () => {
      it('still lets one write', async () => {
        const adapter = new BrokenAdapter(['list']);
        const page = await ThreadPage.open(adapter);
        expect(page.parts('notice')).to.have.length(1);

        await page.form.send('Into the dark');
        await page.until(() => page.comments.length === 1);

        expect(page.comment('Into the dark').author).to.equal('Gina Guest');
        expect(page.part('notice'), 'what failed has still failed').to.not.equal(null);
      });
    });

    it('keeps the comments that are there when reading them again fails', async () => {
      const adapter = new ScriptedAdapter();
      const page = await ThreadPage.begin(adapter);
      await page.until(() => adapter.listed.length === 1);
      adapter.described[0]!.fail(new AdapterError('offline'));
      adapter.listed[0]!.answer({ comments: [aComment()], next: null });
      await page.until(() => page.part('error-button'));

      page.part('error-button')!.click();
      adapter.described[1]!.answer(anInfo());
      adapter.listed[1]!.fail(new AdapterError('unavailable'));
      await page.until(() => page.hasForm && page.is('failed'));

      expect(page.comments).to.have.length(1);
      expect(text(page.part('notice'))).to.match(/^The comments are not available right now/);
    });
  });

  describe('where one cannot write', () => {
    const opened = (posting: MemoryAdapterOptions['posting'], more: MemoryAdapterOptions = {}): Promise<ThreadPage> =>
      ThreadPage.open(memoryAdapter({ comments: [aComment()], posting, ...more }));

    it('says that comments are closed', async () => {
      const page = await opened({ allowed: false, why: 'closed' });

      expect(text(page.part('closed'))).to.equal('Comments are closed.');
      expect(page.hasForm).to.equal(false);
      expect(page.comments[0]!.replyButton).to.equal(null);
      expect(page.is('closed')).to.equal(true);
    });

    it('leads to where one can sign in', async () => {
      const page = await opened({ allowed: false, why: 'sign-in', href: 'https://blog.example.test/login' });

      expect(text(page.part('sign-in'))).to.equal('You need to be signed in to comment. Sign in');
      expect(page.part('notice-link')).to.have.property('href', 'https://blog.example.test/login');
      expect(page.is('closed')).to.equal(false);
    });

    it('signs in on the spot where the backend can, and brings the form', async () => {
      const page = await opened({ allowed: false, why: 'sign-in' }, { account: 'Alice Example' });

      page.part('sign-in-button')!.focus();
      page.part('sign-in-button')!.click();
      await page.until(() => page.hasForm && page.focused);

      expect(page.focused).to.equal(page.form.field('text'));
      expect(page.parts('form-note').map(text)).to.include('AE Signed in as Alice Example. Sign out');
    });

    it('says why signing in did not work, and offers it again', async () => {
      const adapter = memoryAdapter({
        comments: [aComment()],
        posting: { allowed: false, why: 'sign-in' },
        account: 'Alice Example',
      });
      const page = await ThreadPage.open({
        ...adapter,
        session: { ...adapter.session!, signIn: () => Promise.reject(new AdapterError('offline')) },
      });

      page.part('sign-in-button')!.click();
      await page.until(() => page.part('error'));

      expect(text(page.part('error'))).to.match(/^The comments could not be reached/);
      expect(page.part('sign-in-button')).to.not.equal(null);
    });

    it('goes where the backend signs people in', async () => {
      const adapter = memoryAdapter({
        comments: [aComment()],
        posting: { allowed: false, why: 'sign-in' },
        account: 'Alice Example',
      });
      const page = await ThreadPage.open({
        ...adapter,
        session: {
          ...adapter.session!,
          signIn: async () => ({ kind: 'redirect', url: `${location.href.replace(/#.*/, '')}#sign-in-here` }),
        },
      });

      page.part('sign-in-button')!.click();
      await page.until(() => location.hash === '#sign-in-here');

      history.replaceState(null, '', location.pathname + location.search);
    });

    it('goes to no address that can run', async () => {
      const adapter = memoryAdapter({
        comments: [aComment()],
        posting: { allowed: false, why: 'sign-in' },
        account: 'Alice Example',
      });
      const page = await ThreadPage.open({
        ...adapter,
        session: {
          ...adapter.session!,
          signIn: async () => ({ kind: 'redirect', url: 'javascript:document.title="harmed"' }),
        },
      });

      page.part('sign-in-button')!.click();
      await page.until(() => page.part('error'));

      expect(document.title).to.not.equal('harmed');
      expect(warnings.join()).to.include('is no address to sign in at');
    });

    it('leads to where one can answer', async () => {
      const page = await opened({ allowed: false, why: 'read-only', href: 'https://social.example.test/@alice/1' });

      expect(text(page.part('read-only'))).to.equal(
        'These comments can be read here, but not answered. Answer where they are written',
      );
      expect(page.part('notice-link')).to.have.property('href', 'https://social.example.test/@alice/1');
    });

    it('leads nowhere when the address could run', async () => {
      const page = await opened({ allowed: false, why: 'read-only', href: 'javascript:alert(1)' });

      expect(page.part('notice-link')).to.equal(null);
    });

    it('says that the page is protected, and does not claim that nobody commented', async () => {
      const page = await opened({ allowed: false, why: 'password' }, { comments: [] });

      expect(text(page.part('password'))).to.match(/^These comments belong to a protected page/);
      expect(page.part('empty')).to.equal(null);
    });

    it('says it once when the backend keeps the comments of a protected page, too', async () => {
      const { comments } = memoryAdapter({ posting: { allowed: false, why: 'password' } });
      const list = (): Promise<never> => Promise.reject(new AdapterError('forbidden'));

      const page = await ThreadPage.open({ comments: { ...comments, list } });

      expect(page.parts('notice').map(text)).to.deep.equal([
        'These comments belong to a protected page. Enter its password there to read them.',
      ]);
    });
  });

  describe('that wait for the reader', () => {
    it('loads on a click, and moves on to the heading', async () => {
      const page = await ThreadPage.begin(memoryAdapter({ comments: [aComment()] }), { loading: 'click' }, LINK);
      await page.until(() => page.part('show-button'));
      expect(page.comments).to.have.length(0);
      expect(page.shows('a')).to.equal(true);
      expect(page.is('loading')).to.equal(false);

      page.part('show-button')!.focus();
      page.part('show-button')!.click();
      await page.until(() => page.comments.length === 1 && page.hasForm);

      expect(page.focused).to.equal(page.part('heading'));
    });

    it('loads when it is nearly in view (F114)', async () => {
      const adapter = new BrokenAdapter([], { comments: someComments(3) });
      const page = await ThreadPage.begin(adapter, {
        loading: 'lazy',
        style: `display: block; margin-block-start: ${innerHeight * 4}px`,
      });
      await page.until(() => page.part('section'));
      await new Promise<void>((resolve) => new IntersectionObserver(() => resolve()).observe(page.section));
      expect(adapter.asked).to.deep.equal([]);

      page.section.scrollIntoView();
      await page.until(() => page.comments.length === 3);
    });
  });

  describe('in a theme', () => {
    const colours = (page: ThreadPage): string[] => {
      const { colorScheme, color, backgroundColor } = getComputedStyle(page.section);
      return [colorScheme, color, backgroundColor];
    };

    it('takes the page’s colours by itself', async () => {
      const page = await ThreadPage.open(memoryAdapter());
      page.section.parentElement!.style.color = 'rgb(1, 2, 3)';

      expect(colours(page)).to.deep.equal(['normal', 'rgb(1, 2, 3)', 'rgba(0, 0, 0, 0)']);
    });

    it('can be dark, or light, whatever the page is', async () => {
      const page = await ThreadPage.open(memoryAdapter(), { theme: 'dark' });
      const [scheme, dark] = colours(page);
      expect(scheme).to.equal('dark');

      page.section.theme = 'light';
      await page.section.updateComplete;
      const [other, light] = colours(page);
      expect(other).to.equal('light');
      expect(light).to.not.equal(dark);
    });
  });
});
