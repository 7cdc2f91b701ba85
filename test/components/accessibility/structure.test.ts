import { memoryAdapter } from '../../../src/adapters/memory.js';
import { aComment } from '../../support/a-comment.js';
import { engine } from '../../support/commands.js';
import { expect } from '../../support/index.js';
import { deep, sectionStates, variety } from '../../support/section-states.js';
import { text, ThreadPage } from '../../support/thread-page.js';
import { warningsInEachTest } from '../../support/warnings.js';

const FOCUSABLE = 'a[href], button, input, textarea, select, [tabindex]';

/** The name that ids give an element. */
function nameOf(element: Element, root: ShadowRoot): string {
  const ids = element.getAttribute('aria-labelledby')?.split(' ') ?? [];
  return (
    ids.map((id) => text(root.getElementById(id))).join(' ') || (element.getAttribute('aria-label') ?? text(element))
  );
}

const levelOf = (heading: Element): number => Number(heading.localName.slice(1));

describe('the structure that screen readers go by', () => {
  warningsInEachTest();
  const everything = (attributes = {}): Promise<ThreadPage> =>
    sectionStates['comments of all kinds']!({ lang: 'en', ...attributes });

  it('is one region, named by its heading (A03, A62)', async () => {
    const page = await everything();

    const sections = page.root.querySelectorAll('section');
    expect(sections).to.have.length(1);
    expect(nameOf(sections[0]!, page.root)).to.equal(page.heading);
    expect(page.heading).to.match(/^\d thoughts on “Small questions”$/);
  });

  it('multiplies no landmarks of the page (A62)', async () => {
    const page = await sectionStates['replying']!({ lang: 'en' });

    expect(
      page.root.querySelector('main, nav, aside, footer, [role="banner"], [role="main"], [role="navigation"]'),
    ).to.equal(null);
    for (const header of page.root.querySelectorAll('header')) expect(header.closest('article')).to.not.equal(null);
    const names = [...page.root.querySelectorAll('form')].map((form) => nameOf(form, page.root));
    expect(names).to.deep.equal(['Reply to Alice Example', 'Leave a comment']);
  });

  for (const [level, expected] of [
    ['1', 1],
    ['2', 2],
    ['4', 4],
    ['5', 5],
  ] as const) {
    it(`skips no level below heading-level="${level}", and has all comments on one (A04)`, async () => {
      const page = await everything({ 'heading-level': level });

      expect(levelOf(page.part('heading')!)).to.equal(expected);
      expect(new Set(page.parts('comment-heading').map(levelOf))).to.deep.equal(new Set([expected + 1]));
      expect(levelOf(page.part('form-heading')!)).to.equal(expected + 1);
    });
  }

  it('keeps strangers’ headings below those of their comments (A05)', async () => {
    for (const level of ['1', '2', '5']) {
      const page = await everything({ 'heading-level': level });
      const [heading] = page.part('comment-body')!.querySelectorAll('h1, h2, h3, h4, h5, h6');

      expect(levelOf(heading!), level).to.equal(Math.min(6, Number(level) + 2));
    }
  });

  it('is an article for each comment, named by author and time (A06)', async () => {
    const page = await ThreadPage.open(
      memoryAdapter({ comments: [aComment({ created: Date.UTC(2026, 10, 21, 12) })] }),
    );

    const [article] = page.root.querySelectorAll('article');
    expect(nameOf(article!, page.root)).to.match(/^Alice Example November 2\d, 2026 at /);
  });

  it('nests lists as deep as the thread, up to max-depth, and says below it who answers whom (A07)', async () => {
    const page = await ThreadPage.open(memoryAdapter({ comments: deep }), { 'max-depth': '8' });

    const lastOfTen = page.comments.slice(0, 10);
    expect(lastOfTen.map(({ depth }) => depth)).to.deep.equal([1, 2, 3, 4, 5, 6, 7, 8, 8, 8]);
    expect(lastOfTen.map(({ target }) => target !== '')).to.deep.equal([
      ...Array.from({ length: 8 }, () => false),
      true,
      true,
    ]);
  });

  it('has nothing but items in its lists, which stay lists in Safari (A07)', async () => {
    const page = await everything();

    for (const list of page.parts('list')) {
      for (const child of list.children) expect(child.localName).to.equal('li');
      expect(getComputedStyle(list).listStyleType).to.equal('""');
    }
    // Its items are blocks, and Safari goes by how items are laid out where nothing else is said.
    expect(page.part('list')!.getAttribute('role')).to.equal('list');
  });

  it('names each reply button after the person, beginning with what is to be seen (A08, A68)', async () => {
    const page = await everything();

    for (const { replyButton, author } of page.comments.filter((comment) => comment.replyButton)) {
      const name = nameOf(replyButton!, page.root);
      expect(name.replaceAll(/[\u2068\u2069]/g, '')).to.equal(`Reply to ${author}`);
      expect(name.startsWith(text(replyButton))).to.equal(true);
    }
  });

  it('gives no two controls of a comment the same name (A09)', async () => {
    const page = await everything();

    for (const { article } of page.comments) {
      const names = [...article.querySelectorAll('a[href], button')].map((control) => nameOf(control, page.root));
      expect(new Set(names).size, names.join(' | ')).to.equal(names.length);
      expect(names).to.not.include('');
    }
  });

  it('says language and direction where they are known (A46)', async () => {
    const page = await everything({ lang: 'de' });

    expect(page.part('section')!.lang).to.equal('de');
    for (const body of page.parts('comment-body').filter((part) => !part.closest('[part~="removed"]')))
      expect(body.dir).to.equal('auto');
    expect(page.comment('auf Deutsch').article.querySelector<HTMLElement>('[part~="comment-body"]')!.lang).to.equal(
      'de',
    );
    for (const name of page.parts('comment-author')) expect(name.localName).to.equal('bdi');
    expect(
      getComputedStyle(page.comment('جواب').article.querySelector('[part~="comment-body"] p')!).direction,
    ).to.equal('rtl');
  });

  it('marks a removed comment’s place in the section’s own language (A46)', async () => {
    const removed = variety.map((comment) =>
      comment.status === 'removed' ? { ...comment, body: { ...comment.body, lang: 'ar' } } : comment,
    );
    const page = await ThreadPage.open(memoryAdapter({ comments: removed }), { lang: 'en' });

    expect(
      page.comment('This comment was removed').article.querySelector('[part~="comment-body"]')!.hasAttribute('lang'),
    ).to.equal(false);
  });

  it('writes times out, and for machines (A48)', async () => {
    const page = await everything();

    for (const time of page.root.querySelectorAll('time')) {
      expect(new Date(time.dateTime).toISOString()).to.equal(time.dateTime);
      expect(text(time)).to.match(/2024/);
      expect(time.hasAttribute('title')).to.equal(false);
    }
  });

  it('keeps pictures of people out of what is read (A49)', async () => {
    const pictured = aComment({ author: { name: 'Alice Example', avatar: 'https://pictures.example.test/a.png' } });
    const initials = await ThreadPage.open(memoryAdapter({ comments: [pictured] }));
    const pictures = await ThreadPage.open(memoryAdapter({ comments: [pictured] }), { avatars: 'backend' });

    expect(initials.part('avatar')!.getAttribute('aria-hidden')).to.equal('true');
    expect(pictures.part('avatar')!.getAttribute('aria-hidden')).to.equal('true');
    expect(pictures.part('avatar-picture')!.getAttribute('alt')).to.equal('');
  });

  it('comes to a comment’s author, role, whom it answers, time, words and buttons, in this order (A60)', async () => {
    const page = await ThreadPage.open(
      memoryAdapter({
        comments: [
          aComment({
            id: '2',
            parent: 'gone',
            author: { name: 'Bruno Example', roles: ['author'] },
            status: 'published',
            edited: 1,
            body: 'Good morning',
          }),
        ],
      }),
    );

    const read = [...page.comments[0]!.article.querySelectorAll('[part]')]
      .filter((part) => part.children.length === 0 && part.getAttribute('aria-hidden') !== 'true')
      .map((part) => part.part[part.part.length - 1]);
    expect(read).to.deep.equal([
      'comment-author',
      'author-badge',
      'comment-target',
      'comment-time',
      'comment-edited',
      'reply-button',
    ]);
    expect(text(page.comments[0]!.article)).to.match(
      /^BE Bruno Example Author in reply to .* edited, .* Good morning Reply$/,
    );
  });

  it('is the same in every engine (A61)', async () => {
    const page = await sectionStates['replying']!({ lang: 'en' });

    const outline = [...page.root.querySelectorAll('h1, h2, h3, h4, h5, h6, article, form, button, [role]')].map(
      (element) =>
        `${element.getAttribute('role') ?? element.localName} ${nameOf(element, page.root).slice(0, 30)}`.trim(),
    );
    expect(outline.slice(0, 13), engine).to.deep.equal([
      'h2 7 thoughts on “Small questions',
      'status',
      'group Reading the comments',
      'list AE Alice Example February 3, 2',
      'listitem AE Alice Example February 3, 2',
      'article Alice Example February 3, 2024',
      'h3 Alice Example',
      'h4 A heading',
      'button Reply to Alice Example',
      'button 2 replies to Alice Example',
      'button More for Alice Example’s comme',
      'form Reply to Alice Example',
      'h3 Reply to Alice Example',
    ]);
  });

  it('says how much of a thread is there (A66)', async () => {
    const page = await sectionStates['more to load']!({ lang: 'en' });

    expect(text(page.part('more-count'))).to.equal('12 of 30');
    expect(page.root.querySelector('[aria-setsize], [aria-posinset], [role="feed"]')).to.equal(null);
  });

  for (const [state, open] of Object.entries(sectionStates)) {
    describe(`when it is “${state}”`, () => {
      it('has no id twice, and none that leads nowhere (A63)', async () => {
        const { root } = await open({ lang: 'en' });

        const ids = [...root.querySelectorAll('[id]')].map(({ id }) => id);
        expect(ids.length).to.equal(new Set(ids).size);
        for (const attribute of ['aria-labelledby', 'aria-describedby', 'aria-controls', 'for'])
          for (const element of root.querySelectorAll(`[${attribute}]`))
            for (const id of element.getAttribute(attribute)!.split(' '))
              expect(ids, `${attribute} of ${element.outerHTML.slice(0, 80)}`).to.include(id);
      });

      it('can focus nothing that does nothing, and jumps no queue (A11)', async () => {
        const { root } = await open({ lang: 'en' });

        for (const element of root.querySelectorAll<HTMLElement>(FOCUSABLE)) {
          // A toolbar is one stop for Tab, and arrows lead on within it.
          if (element.closest('[inert], [role="toolbar"]')) continue;
          // What can be scrolled is scrolled with keys, too, and has a name.
          if (element.matches('[role="region"], [role="group"]') && element.getAttribute('tabindex') === '0') {
            expect(getComputedStyle(element).overflowY, element.outerHTML.slice(0, 80)).to.equal('auto');
            expect(element.hasAttribute('aria-label') || element.hasAttribute('aria-labelledby')).to.equal(true);
            continue;
          }
          if (element.matches('a[href], button, input, select, textarea'))
            expect(element.getAttribute('tabindex'), element.outerHTML.slice(0, 80)).to.equal(null);
          else expect(element.getAttribute('tabindex')).to.equal('-1');
        }
      });

      it('promises no menu and hides nothing that can be focused (A55, A50)', async () => {
        const { root } = await open({ lang: 'en' });

        expect(root.querySelector('[role="menu"], [role="tree"], [role="grid"], [role="feed"]')).to.equal(null);
        expect(root.querySelector('[aria-hidden="true"]:not([inert]) :is(a, button, input)')).to.equal(null);
      });
    });
  }
});
