import type { Adapter, RecentComment } from '../../src/adapters/adapter.js';
import { memoryAdapter } from '../../src/adapters/memory.js';
import type { GedankenRecent } from '../../src/components/gedanken-recent.js';
import { AdapterError } from '../../src/core/errors.js';
import '../../src/define.js';
import { aComment, type CommentSketch, LONG_AGO } from '../support/a-comment.js';
import { findingsOf } from '../support/axe.js';
import { expect, fixture, waitUntil } from '../support/index.js';
import { Question } from '../support/scripted-adapter.js';
import { text } from '../support/thread-page.js';
import { warningsInEachTest } from '../support/warnings.js';

type Recent = Adapter & { readonly asked: Question<number, readonly RecentComment[]>[] };

/** A backend that lists what is new when the test tells it to. */
function recentAdapter(): Recent {
  const asked: Recent['asked'] = [];
  return {
    comments: memoryAdapter().comments,
    asked,
    recent: {
      recent: (count, { signal }) => {
        const question = new Question<number, readonly RecentComment[]>(count, signal);
        asked.push(question);
        return question.promise;
      },
    },
  };
}

const aRecent = (sketch: CommentSketch = {}, more: Partial<RecentComment> = {}): RecentComment => ({
  comment: aComment(sketch),
  url: `https://blog.example.test/hello/#comment-${sketch.id ?? '1'}`,
  title: 'Small questions',
  ...more,
});

class RecentPage {
  readonly events: string[] = [];
  readonly adapter = recentAdapter();
  readonly element: GedankenRecent;

  constructor(attributes: Readonly<Record<string, string>>, content: string, adapter?: Adapter) {
    this.element = document.createElement('gedanken-recent');
    this.element.innerHTML = content;
    this.element.adapter = adapter ?? this.adapter;
    for (const [name, value] of Object.entries({ lang: 'en', ...attributes })) this.element.setAttribute(name, value);
    for (const name of ['gedanken-loaded', 'gedanken-error'])
      this.element.addEventListener(name, ({ type }) => this.events.push(type));
  }

  /** Opens a page whose backend has not answered yet. */
  static async begin(attributes = {}, content = '', adapter?: Adapter): Promise<RecentPage> {
    const page = new RecentPage(attributes, content, adapter);
    const frame = await fixture<HTMLElement>('<div></div>');
    frame.append(page.element);
    await page.element.updateComplete;
    return page;
  }

  static async open(rows: readonly RecentComment[], attributes = {}, content = ''): Promise<RecentPage> {
    const page = await RecentPage.begin(attributes, content);
    await waitUntil(() => page.adapter.asked.length > 0);
    page.adapter.asked[0]!.answer(rows);
    await waitUntil(() => page.events.length > 0 && page.part('section'));
    return page;
  }

  async fail(error = new AdapterError('unavailable')): Promise<void> {
    const { length } = this.events;
    await waitUntil(() => this.adapter.asked.length > 0);
    this.adapter.asked.at(-1)!.fail(error);
    await waitUntil(() => this.events.length > length && this.part('error'));
  }

  part(name: string): HTMLElement | null {
    return this.element.shadowRoot!.querySelector(`[part~="${name}"]`);
  }

  texts(name: string): string[] {
    return [...this.element.shadowRoot!.querySelectorAll(`[part~="${name}"]`)].map(text);
  }

  get link(): HTMLAnchorElement {
    return this.part('comment-permalink') as HTMLAnchorElement;
  }
}

describe('<gedanken-recent>', () => {
  const warnings = warningsInEachTest();

  describe('once the comments are there', () => {
    it('says who wrote, on what, when, and how it begins', async () => {
      const page = await RecentPage.open([aRecent({ body: 'The ginkgo is yellow' })]);

      expect(page.texts('heading').length).to.equal(1);
      expect(page.texts('comment-author')).to.deep.equal(['Alice Example']);
      expect(page.texts('comment-permalink')).to.deep.equal(['on “Small questions”']);
      expect(page.texts('excerpt')).to.deep.equal(['The ginkgo is yellow']);
      expect(page.part('comment-time')!.getAttribute('datetime')).to.equal(new Date(LONG_AGO).toISOString());
      expect(page.link.href).to.equal('https://blog.example.test/hello/#comment-1');
      expect(page.events).to.deep.equal(['gedanken-loaded']);
    });

    it('keeps the order of the backend, and shows no more than it was asked for', async () => {
      const rows = ['9', '8', '7'].map((id) => aRecent({ id, author: `Guest ${id}` }));
      const page = await RecentPage.open(rows, { count: '2' });

      expect(page.adapter.asked[0]!.asked).to.equal(2);
      expect(page.texts('comment-author')).to.deep.equal(['Guest 9', 'Guest 8']);
    });

    it('asks for five unless told otherwise', async () => {
      const page = await RecentPage.open([]);

      expect(page.adapter.asked[0]!.asked).to.equal(5);
    });

    it('speaks German, in a page that does', async () => {
      const page = await RecentPage.open([aRecent()], { lang: 'de' });

      expect(text(page.part('heading')!.querySelector('slot'))).to.equal('Neueste Gedanken');
      expect(page.texts('comment-permalink')).to.deep.equal(['zu „Small questions“']);
    });

    it('runs from right to left in Arabic', async () => {
      const page = await RecentPage.open([aRecent()], { lang: 'ar' });

      expect(page.part('section')!.getAttribute('dir')).to.equal('rtl');
      expect(page.texts('comment-permalink')[0]).to.include('حول');
    });

    it('is a named region with a heading of the wanted level, and a link that says who and where', async () => {
      const page = await RecentPage.open([aRecent()], { 'heading-level': '3' });
      const [author, place] = page.link.getAttribute('aria-labelledby')!.split(' ');
      const root = page.element.shadowRoot!;

      expect(page.part('heading')!.localName).to.equal('h3');
      expect(page.part('section')!.getAttribute('aria-labelledby')).to.equal(page.part('heading')!.id);
      expect([author, place].map((id) => text(root.getElementById(id!)))).to.deep.equal([
        'Alice Example',
        'on “Small questions”',
      ]);
    });

    it('has the heading that the page gives it', async () => {
      const page = await RecentPage.open([aRecent()], {}, '<span slot="heading">What people say</span>');
      const slot = page.part('heading')!.querySelector('slot')!;

      expect(slot.assignedNodes().map(({ textContent }) => textContent)).to.deep.equal(['What people say']);
    });

    it('says so when nobody has commented', async () => {
      const page = await RecentPage.open([]);

      expect(text(page.part('empty'))).to.equal('Nobody has commented yet.');
      expect(page.part('list')).to.equal(null);
    });

    it('shows nothing that is not published, and no pages that link here', async () => {
      const page = await RecentPage.open([
        aRecent({ id: '1', status: 'held' }),
        aRecent({ id: '2', status: 'spam' }),
        aRecent({ id: '3', kind: 'pingback' }),
        aRecent({ id: '4', author: 'Ben' }),
      ]);

      expect(page.texts('comment-author')).to.deep.equal(['Ben']);
    });

    it('has no pictures where the site wants none', async () => {
      const page = await RecentPage.open([aRecent()], { avatars: 'none' });

      expect(page.part('avatar')).to.equal(null);
    });

    for (const lang of ['en', 'ar'])
      it(`has nothing that axe finds wrong, in “${lang}”`, async () => {
        const page = await RecentPage.open([aRecent(), aRecent({ id: '2' })], { lang });

        expect((await findingsOf(page.element)).violations).to.deep.equal([]);
      });
  });

  describe('of strangers', () => {
    it('shows markup as words, names without their tricks, and no long text', async () => {
      const page = await RecentPage.open([
        aRecent({
          author: 'Eve\u202eelpmaxE',
          body: {
            format: 'html',
            source: `<img src=x onerror=alert(1)><p>Hello <b>there</b></p>${'long '.repeat(90)}`,
          },
        }),
      ]);

      expect(page.texts('comment-author')).to.deep.equal(['EveelpmaxE']);
      expect(page.part('excerpt')!.childElementCount).to.equal(0);
      expect(text(page.part('excerpt'))).to.match(/^Hello there long .*…$/);
      expect(text(page.part('excerpt')).length).to.be.at.most(140);
    });

    it('cuts a title that would fill the page, and keeps it from reordering the words around it', async () => {
      const page = await RecentPage.open([aRecent({}, { title: `\u202e${'title '.repeat(60)}` })]);

      expect(text(page.link)).to.match(/^on “title .*…”$/);
      expect(text(page.link)).to.not.include('\u202e');
      expect(text(page.link).length).to.be.at.most(90);
    });

    it('links nowhere but to web pages', async () => {
      // oxlint-disable-next-line no-script-url
      const page = await RecentPage.open([aRecent({}, { url: 'javascript:alert(1)' })]);

      expect(page.part('comment-permalink')).to.equal(null);
      expect(text(page.part('comment-place'))).to.equal('on “Small questions”');
    });

    it('links to a comment on a page without a title, and has no time where there is none', async () => {
      const page = await RecentPage.open([aRecent({ created: null, author: '' }, { title: undefined })]);

      expect(text(page.link)).to.equal('Link to this comment');
      expect(page.texts('comment-author')).to.deep.equal(['Anonymous']);
      expect(page.part('comment-time')).to.equal(null);
    });
  });

  describe('while they are on their way', () => {
    it('says that they are', async () => {
      const page = await RecentPage.begin();
      await waitUntil(() => page.part('loading'));

      expect(text(page.part('loading'))).to.equal('Loading comments…');
    });

    it('leaves what the page put there', async () => {
      const page = await RecentPage.begin({}, '<a href="/talk">All comments</a>');
      await waitUntil(() => page.adapter.asked.length > 0);

      expect(page.element.querySelector('a')!.getClientRects().length).to.equal(1);
      page.adapter.asked[0]!.answer([aRecent()]);
      await waitUntil(() => page.part('list'));
      expect(page.element.querySelector('a')!.getClientRects().length).to.equal(0);
    });

    it('waits with loading="lazy" until it is nearly in view', async () => {
      const page = await RecentPage.begin({ loading: 'lazy', hidden: '' });
      const near = await RecentPage.begin({ loading: 'lazy' });
      await waitUntil(() => near.adapter.asked.length > 0);
      expect(page.adapter.asked.length).to.equal(0);

      page.element.hidden = false;
      await waitUntil(() => page.adapter.asked.length > 0);
    });

    it('gives up when it is taken away, and begins anew when it is put back', async () => {
      const page = await RecentPage.begin();
      await waitUntil(() => page.adapter.asked.length > 0);
      const { parentElement } = page.element;
      page.element.remove();
      await Promise.resolve();
      expect(page.adapter.asked[0]!.signal.aborted).to.equal(true);

      parentElement!.append(page.element);
      await waitUntil(() => page.adapter.asked.length > 1);
    });

    it('goes on when it is moved', async () => {
      const page = await RecentPage.begin();
      await waitUntil(() => page.adapter.asked.length > 0);
      page.element.parentElement!.prepend(page.element);
      await page.element.updateComplete;

      expect(page.adapter.asked[0]!.signal.aborted).to.equal(false);
      expect(page.adapter.asked.length).to.equal(1);
    });

    it('asks anew when it is told another number', async () => {
      const page = await RecentPage.open([aRecent()]);
      page.element.count = '3';
      await waitUntil(() => page.adapter.asked.length > 1);

      expect(page.adapter.asked[1]!.asked).to.equal(3);
    });
  });

  describe('when they cannot be had', () => {
    it('says one calm sentence, keeps what the page put there, and tells page and developer', async () => {
      const page = await RecentPage.begin({}, '<a href="/talk">All comments</a>');
      await page.fail(new AdapterError('offline', { hint: 'No network.' }));

      expect(page.texts('error')[0]).to.include('The comments could not be reached.');
      expect(page.element.querySelector('a')!.getClientRects().length).to.equal(1);
      expect(page.events).to.deep.equal(['gedanken-error']);
      expect(warnings).to.deep.equal(['<gedanken-recent>: No network.']);
    });

    it('tries again when asked, with the button in its place until it is over', async () => {
      const page = await RecentPage.begin();
      await page.fail();
      const button = page.part('error-button')!;
      button.focus();
      button.click();
      await waitUntil(() => page.adapter.asked.length > 1);
      await page.element.updateComplete;
      expect(page.part('error-button')).to.equal(button);
      expect(text(button)).to.equal('Loading…');

      page.adapter.asked[1]!.answer([aRecent()]);
      await waitUntil(() => page.part('list') && page.element.shadowRoot!.activeElement);

      expect(page.element.shadowRoot!.activeElement).to.equal(page.part('heading'));
    });

    it('tells screen readers when trying again failed, too', async () => {
      const page = await RecentPage.begin();
      await page.fail();
      const said: string[] = [];
      Object.defineProperty(page.part('status')!, 'ariaNotify', { value: (message: string) => said.push(message) });
      page.part('error-button')!.click();
      await waitUntil(() => page.adapter.asked.length > 1);
      page.adapter.asked[1]!.fail(new AdapterError('unavailable'));
      await waitUntil(() => said.length > 0);

      expect(said).to.deep.equal(['The comments are not available right now. Try again in a moment.']);
    });
  });

  describe('set up wrong', () => {
    const LINK = '<a href="/talk">All comments</a>';

    it('tells the developer, once, of a backend that lists no newest comments', async () => {
      const page = await RecentPage.begin({}, LINK, { comments: memoryAdapter().comments });
      await waitUntil(() => warnings.length > 0);
      page.element.requestUpdate();
      await page.element.updateComplete;

      expect(warnings).to.deep.equal(['<gedanken-recent>: This backend cannot list the newest comments of a site.']);
      expect(page.element.querySelector('a')!.getClientRects().length).to.equal(1);
    });

    it('tells the developer of a backend that there is none of', async () => {
      await fixture('<gedanken-recent backend="wordpres"></gedanken-recent>');
      await waitUntil(() => warnings.length > 0);

      expect(warnings.join()).to.include('did you mean "wordpress"?');
      const { offsetHeight, shadowRoot } = document.querySelector('gedanken-recent')!;
      expect(offsetHeight, 'it keeps no more room than it needs').to.equal(
        (shadowRoot!.firstElementChild as HTMLElement).offsetHeight,
      );
    });

    it('tells the developer when there is no backend at all', async () => {
      await fixture('<gedanken-recent></gedanken-recent>');
      await waitUntil(() => warnings.length > 0);

      expect(warnings).to.deep.equal([
        '<gedanken-recent>: No backend: set the backend attribute or the adapter property.',
      ]);
    });

    it('tells the developer of words and numbers that mean nothing, and goes on', async () => {
      const page = await RecentPage.open([aRecent()], { count: '50', avatars: 'initals' });

      expect(page.adapter.asked[0]!.asked).to.equal(5);
      expect(warnings.toSorted()).to.deep.equal([
        '<gedanken-recent>: avatars="initals" is not known; did you mean "initials"? Known: initials, backend, gravatar, libravatar, none.',
        '<gedanken-recent>: count="50" must be a whole number from 1 to 20; using 5.',
      ]);
    });
  });
});
