import type { Adapter } from '../../src/adapters/adapter.js';
import { memoryAdapter } from '../../src/adapters/memory.js';
import { AdapterError } from '../../src/core/errors.js';
import { aComment, someComments } from '../support/a-comment.js';
import { expect, fixture } from '../support/index.js';
import { ScriptedAdapter } from '../support/scripted-adapter.js';
import { type ShownComment, text, ThreadPage } from '../support/thread-page.js';
import { warningsInEachTest } from '../support/warnings.js';
import { withChanges, withListed } from '../support/with-changes.js';

const here = location.href.replace(/#.*/, '');

/** Makes this page's address another one, without going there. */
function pretend(address: string): void {
  history.replaceState(null, '', new URL(address, here));
}

/** Goes to a fragment, as a link does. */
function goTo(hash: string): void {
  location.hash = hash;
}

/** Everything that a hash change leads to at once has happened. */
async function heard(): Promise<void> {
  await new Promise((resolve) => {
    addEventListener('hashchange', resolve, { once: true });
    location.hash = `#${Math.random()}`;
  });
}

describe('<gedanken-comments>, in the page’s address', () => {
  const warnings = warningsInEachTest();
  const long = (): Adapter =>
    memoryAdapter({ comments: someComments(30, (index) => (index === 25 ? '24' : null)), pageSize: 10 });
  const isTarget = ({ article }: ShownComment): boolean => article.part.contains('target');

  beforeEach(() => pretend(''));
  after(() => pretend(here));

  describe('a comment that is loaded', () => {
    it('is marked, in view, and where reading goes on', async () => {
      pretend('#comment-7');
      const page = await ThreadPage.open(long());
      await page.until(() => page.focused);

      const comment = page.comments.find(isTarget)!;
      expect(comment.body).to.equal('Comment 7');
      expect(page.focused).to.equal(comment.heading);
      const { article } = comment;
      await page.until(
        () => article.getBoundingClientRect().top >= -1 && article.getBoundingClientRect().top < innerHeight,
      );
    });

    it('is found when the address changes later, and is the only one marked', async () => {
      const page = await ThreadPage.open(long());

      goTo('#comment-7');
      await page.until(() => page.focused);
      goTo('#comment-3');
      await page.until(() => page.focused === page.comment('Comment 3').heading);

      expect(page.comments.filter(isTarget).map(({ body }) => body)).to.deep.equal(['Comment 3']);
    });

    it('is found by a link to where the page already is', async () => {
      pretend('#comment-7');
      const page = await ThreadPage.open(long());
      await page.until(() => page.focused);
      page.form.field('text').focus();

      page.comment('Comment 7').article.querySelector<HTMLElement>('[part~="comment-permalink"]')!.click();

      await page.until(() => page.focused === page.comment('Comment 7').heading);
    });

    it('leaves room for a fixed header of the page', async () => {
      const page = await ThreadPage.open(long(), { style: '--gedanken-scroll-margin: 123px' });

      expect(getComputedStyle(page.comments[0]!.article).scrollMarginBlockStart).to.equal('123px');
      expect(getComputedStyle(page.comments[0]!.heading).scrollMarginBlockStart).to.equal('123px');
    });

    it('does not take the focus of a reader who is already at something else', async () => {
      pretend('#comment-7');
      const search = await fixture<HTMLInputElement>('<input aria-label="Search" />');
      search.focus();

      const page = await ThreadPage.open(long());
      await page.until(() => page.hasForm);

      expect(document.activeElement).to.equal(search);
      expect(page.comments.some(isTarget)).to.equal(false);
    });
  });

  describe('a comment that is not loaded', () => {
    it('is fetched with those above it, and put in its place (F079)', async () => {
      pretend('#comment-25');
      const page = await ThreadPage.open(long());
      await page.until(() => page.focused);

      expect(page.focused).to.equal(page.comment('Comment 25').heading);
      expect(page.comments.map(({ body }) => body)).to.deep.equal([
        ...someComments(10).map(({ body }) => body.source),
        'Comment 24',
        'Comment 25',
      ]);
      expect(page.comment('Comment 25').depth).to.equal(2);
    });

    it('is not loaded a second time with its page', async () => {
      pretend('#comment-15');
      const page = await ThreadPage.open(long());
      await page.until(() => page.comments.length === 11);

      page.part('more-button')!.click();
      await page.until(() => page.comments.length === 20);

      expect(page.comments.map(({ body }) => body)).to.deep.equal(someComments(20).map(({ body }) => body.source));
    });

    it('is not said to be missing when another one is wanted meanwhile', async () => {
      const adapter = long();
      let first: (found: never[]) => void = () => undefined;
      const find: Adapter['comments']['find'] = (id, call) =>
        id === '22' ? new Promise((resolve) => (first = resolve)) : adapter.comments.find(id, call);
      const page = await ThreadPage.open(withChanges(adapter, { find }));

      goTo('#comment-22');
      await page.until(() => first.length === 1);
      goTo('#comment-24');
      await page.until(() => page.focused === page.comment('Comment 24').heading);

      expect(page.part('gone')).to.equal(null);
      expect(page.said).to.deep.equal([]);
    });

    it('is said to be missing when there is none, and the thread stays as it is (F079)', async () => {
      pretend('#comment-999');
      const page = await ThreadPage.open(long());
      await page.until(() => page.part('gone'));

      expect(text(page.part('gone'))).to.equal('The comment that this link leads to is not here.');
      expect(page.comments).to.have.length(10);
      expect(page.focused).to.equal(null);
      expect(page.events).to.deep.equal(['loaded']);
      await page.until(() => page.said.includes('The comment that this link leads to is not here.'));
    });

    it('is no longer said to be missing once another one is found', async () => {
      pretend('#comment-999');
      const page = await ThreadPage.open(long());
      await page.until(() => page.part('gone'));

      goTo('#comment-3');

      await page.until(() => page.focused === page.comment('Comment 3').heading && !page.part('gone'));
    });

    it('is not looked for when the page itself has something of that name', async () => {
      pretend('#comment-999');
      await fixture('<p id="comment-999">Something of the page’s own</p>');
      const page = await ThreadPage.open(long());
      await heard();
      await page.section.updateComplete;

      expect(page.part('gone')).to.equal(null);
    });

    it('is said to be out of reach when the backend cannot be asked', async () => {
      pretend('#comment-25');
      const page = await ThreadPage.open(
        withChanges(long(), { find: () => Promise.reject(new AdapterError('offline')) }),
      );
      await page.until(() => page.said.length > 0);

      expect(page.comments).to.have.length(10);
      expect(page.said[0]).to.match(/could not be reached/);
      expect(page.events).to.deep.equal(['loaded', 'error offline']);
      expect(warnings).to.have.length(1);
    });

    it('is not looked for in a thread that has not come', async () => {
      const page = await ThreadPage.begin(new ScriptedAdapter());
      await page.until(() => page.is('loading'));

      goTo('#comment-7');
      await heard();

      expect(page.events).to.deep.equal([]);
    });
  });

  describe('while the comments still wait', () => {
    const far = (section: HTMLElement): void => void (section.style.marginBlockStart = '400vh');

    it('leads to one of them from the start where they wait until they are near', async () => {
      pretend('#comment-7');
      const page = await ThreadPage.begin(long(), { loading: 'lazy' }, '', far);

      await page.until(() => page.focused === page.comment('Comment 7').heading);
    });

    for (const loading of ['lazy', 'click'])
      it(`leads to one of them later, also with loading="${loading}"`, async () => {
        const page = await ThreadPage.begin(long(), { loading }, '', far);
        await page.until(() => page.section.matches(':defined'));

        goTo('#comment-7');
        await page.until(() => page.focused === page.comment('Comment 7').heading);
      });

    it('leads to the form', async () => {
      const page = await ThreadPage.begin(long(), { loading: 'lazy' }, '', far);

      goTo('#respond');
      await page.until(() => page.focused === page.form.field('text'));
    });

    it('asks for nothing unasked where a site wants that with loading="click"', async () => {
      pretend('#comment-7');
      const page = await ThreadPage.begin(long(), { loading: 'click' });
      await heard();

      expect(page.part('show-button')).to.not.equal(null);
    });
  });

  it('names comments by ids of any kind', async () => {
    const ids = ['a/b c', '50%', 'é', '7', '7-name', '7:name', '"><b>'];
    const page = await ThreadPage.open(
      memoryAdapter({ comments: ids.map((id, index) => aComment({ id, body: `Comment ${index}` })) }),
    );

    for (const [index, { article }] of page.comments.entries()) {
      const link = article.querySelector<HTMLAnchorElement>('[part~="comment-permalink"]')!;
      goTo(link.hash);
      await page.until(() => page.focused === page.comments[index]!.heading);
    }
  });

  describe('a fragment of somebody else', () => {
    for (const hash of ['#comments', '#comment-', '#comment-%', '#footnote-1', '#']) {
      it(`${hash} is left alone`, async () => {
        pretend(hash);
        const page = await ThreadPage.open(long());
        await heard();
        await page.section.updateComplete;

        expect(page.focused).to.equal(null);
        expect(page.comments.some(isTarget)).to.equal(false);
      });
    }
  });

  describe('the form, as WordPress names it', () => {
    it('takes the cursor for #respond', async () => {
      pretend('#respond');
      const page = await ThreadPage.open(long());
      await page.until(() => page.focused);

      expect(page.focused).to.equal(page.form.field('text'));
    });

    it('opens below the comment that ?replytocom names', async () => {
      pretend('?replytocom=7#respond');
      const page = await ThreadPage.open(long());
      await page.until(() => page.focused);

      expect(page.focused).to.equal(page.comment('Comment 7').form!.field('text'));
    });

    it('opens below a comment that has to be fetched first', async () => {
      pretend('?replytocom=25#respond');
      const page = await ThreadPage.open(long());
      await page.until(() => page.focused);

      expect(page.focused).to.equal(page.comment('Comment 25').form!.field('text'));
    });

    it('is the one at the end for a comment that is not there, or takes no answer', async () => {
      pretend('?replytocom=999#respond');
      const unknown = await ThreadPage.open(long());
      await unknown.until(() => unknown.focused);
      expect(unknown.focused).to.equal(unknown.form.field('text'));
      unknown.section.remove();

      pretend('?replytocom=7#respond');
      const mute = await ThreadPage.open(memoryAdapter({ comments: [aComment({ id: '7', can: { reply: false } })] }));
      await mute.until(() => mute.focused);
      expect(mute.focused).to.equal(mute.form.field('text'));
      expect(mute.comments[0]!.form).to.equal(null);
    });

    it('does not open where comments are closed', async () => {
      pretend('?replytocom=7#respond');
      const closed = memoryAdapter({ comments: [aComment({ id: '7' })], posting: { allowed: false, why: 'closed' } });
      const page = await ThreadPage.open(withListed(closed, (comment) => ({ ...comment, can: { reply: true } })));
      await heard();
      await page.section.updateComplete;

      expect(page.root.querySelector('gedanken-composer')).to.equal(null);
    });

    it('is the theme’s own, where that is still to be seen', async () => {
      await fixture('<form id="respond">The theme’s form</form>');
      pretend('#respond');

      const page = await ThreadPage.open(long());
      await heard();
      await page.section.updateComplete;

      expect(page.focused).to.equal(null);
    });
  });

  describe('on a page with several sections', () => {
    const about = (topic: string, count = 4): Adapter =>
      memoryAdapter({
        comments: Array.from({ length: count }, (_, index) =>
          aComment({ id: String(index + 1), body: `${topic} ${index + 1}` }),
        ),
      });
    const pressPermalink = (page: ThreadPage, body: string): void =>
      page.comment(body).article.querySelector<HTMLElement>('[part~="comment-permalink"]')!.click();

    it('leads to the section that has the comment, and the others say nothing', async () => {
      const short = await ThreadPage.open(about('Tea', 2));
      const longer = await ThreadPage.open(about('Coffee', 4));

      goTo('#comment-4');
      await longer.until(() => longer.focused);
      await heard();

      expect(longer.focused).to.equal(longer.comment('Coffee 4').heading);
      expect(short.part('gone')).to.equal(null);
      expect(short.said).to.deep.equal([]);
    });

    it('says nothing of a comment that none has: it may come yet', async () => {
      const searched: Promise<unknown>[] = [];
      const searching = (): Adapter => {
        const adapter = long();
        return withChanges(adapter, {
          find: (id, call) => {
            const finding = adapter.comments.find(id, call);
            searched.push(finding);
            return finding;
          },
        });
      };
      const pages = [await ThreadPage.open(searching()), await ThreadPage.open(searching())];

      goTo('#comment-999');
      await pages[0]!.until(() => searched.length === 2);
      await Promise.allSettled(searched);
      await heard();

      for (const page of pages) {
        expect(page.part('gone')).to.equal(null);
        expect(page.said).to.deep.equal([]);
      }
    });

    it('leads to the first that has the comment, where several have one of that name', async () => {
      const first = await ThreadPage.open(about('Tea'));
      const second = await ThreadPage.open(about('Coffee'));

      goTo('#comment-3');
      await first.until(() => first.focused);
      await heard();

      expect(first.comments.find(isTarget)!.body).to.equal('Tea 3');
      expect(second.comments.some(isTarget)).to.equal(false);
      expect(second.focused).to.equal(null);
    });

    it('stays in the section in which a link was pressed', async () => {
      const first = await ThreadPage.open(about('Tea'));
      const second = await ThreadPage.open(about('Coffee'));

      pressPermalink(second, 'Coffee 3');
      await second.until(() => second.comments.some(isTarget));
      await heard();

      expect(second.comments.find(isTarget)!.body).to.equal('Coffee 3');
      expect(second.focused).to.equal(second.comment('Coffee 3').heading);
      expect(first.comments.some(isTarget)).to.equal(false);
    });

    it('leads to the first form for #respond, and to the one below the comment that is named', async () => {
      const first = await ThreadPage.open(about('Tea', 2));
      const second = await ThreadPage.open(about('Coffee', 4));

      goTo('#respond');
      await first.until(() => first.focused);
      expect(first.focused).to.equal(first.form.field('text'));

      pretend('?replytocom=4#');
      goTo('#respond');
      await second.until(() => second.focused);
      expect(second.focused).to.equal(second.comment('Coffee 4').form!.field('text'));
    });
  });

  describe('on a page with a base address', () => {
    const base = document.createElement('base');
    beforeEach(() => {
      base.href = 'https://elsewhere.example.test/';
      document.head.append(base);
    });
    afterEach(() => base.remove());

    it('keeps its permalinks on the page (F129)', async () => {
      const page = await ThreadPage.open(
        memoryAdapter({ comments: someComments(12, (index) => (index === 2 ? 'gone' : null)) }),
      );

      for (const name of ['comment-permalink', 'skip-link'])
        expect((page.part(name) as HTMLAnchorElement).href.split('#')[0], name).to.equal(here);
    });
  });
});
