import { memoryAdapter, memoryBackend, type MemoryAdapterOptions } from '../../src/adapters/memory.js';
import { mergeAdapters } from '../../src/adapters/merge.js';
import type { Comment } from '../../src/core/comment.js';
import { aComment, LONG_AGO, someComments } from '../support/a-comment.js';
import { viewport } from '../support/commands.js';
import { expect } from '../support/index.js';
import { aSource, reluctant } from '../support/merged-sources.js';
import { anInfo, ScriptedAdapter } from '../support/scripted-adapter.js';
import { ThreadPage } from '../support/thread-page.js';
import { withChanges, withListed } from '../support/with-changes.js';

/** After so many frames the code of the tools is taken not to come. */
const PATIENCE = 2_000;
const WIDTHS = [320, 390, 640];
const LANGUAGES = ['en', 'de', 'ar'];
const busy: MemoryAdapterOptions = {
  votes: 'up-down',
  reactions: [{ name: '👍' }, { name: '❤️' }],
  author: 'Alice Example',
};
const able = (comment: Comment): Comment => ({
  ...comment,
  votes: { score: 12, up: 14, down: 2, mine: null },
  can: { reply: true, vote: ['up', 'down'], report: true },
});

const withoutReactions = (comment: Comment): Comment => ({ ...comment, can: { ...comment.can, react: false } });

/** Where the top of each comment is, in CSS pixels below the top of the window. */
function tops({ root }: { readonly root: ShadowRoot }): readonly number[] {
  const comments = [...root.querySelectorAll('[part~="comment"]')];
  return comments.map((comment) => Math.round(comment.getBoundingClientRect().top * 100) / 100);
}

async function frames(): Promise<void> {
  for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
}

type Opened = Parameters<typeof ThreadPage.begin>;

/** A page as wide as a phone, say, whose comments are all laid out. */
async function open(width: number, adapter: Opened[0], attributes: Opened[1] = {}): Promise<ThreadPage> {
  return ThreadPage.begin(adapter, attributes, '', (section) => {
    section.style.inlineSize = `${width}px`;
    document.adoptedStyleSheets = [laidOut()];
  });
}

/** What comes with the tools, as if it had not come: in some engines it comes before anything can be measured. */
const WITHOUT_TOOLS = new CSSStyleSheet();
WITHOUT_TOOLS.replaceSync(
  ['tools', 'tools-line', 'divider', 'page-reactions', 'votes', 'reactions', 'add-reaction-button', 'menu-button']
    .map((part) => `gedanken-comments::part(${part}) { display: none }`)
    .join('\n'),
);

function laidOut(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('gedanken-comments::part(item) { content-visibility: visible }');
  return sheet;
}

describe('what is being read stays where it is', () => {
  before(() => viewport(800, 600));
  afterEach(() => {
    document.adoptedStyleSheets = [];
    scrollTo(0, 0);
    localStorage.removeItem('gedanken:1:seen:memory:/still/');
  });

  for (const lang of LANGUAGES) {
    for (const width of WIDTHS) {
      it(`when the tools come, ${width} pixels wide, in ${lang}`, async () => {
        const comments = someComments(12, (index) => (index % 3 === 0 ? String(index - 1) : null)).map(able);
        const adapter = withListed(memoryAdapter({ ...busy, comments }), withoutReactions);
        const page = await open(width, adapter, { lang });
        await page.until(() => page.part('tools') && page.part('menu-button'), PATIENCE);
        await frames();
        const now = tops(page);

        document.adoptedStyleSheets.push(WITHOUT_TOOLS);

        expect(now).to.have.length(12);
        expect(page.part('menu-button')!.getClientRects()).to.have.length(0);
        expect(tops(page)).to.deep.equal(now);
      });
    }
  }

  it('when the thread is described after its comments: what it is about, whether one may answer, how people react to it', async () => {
    const adapter = new ScriptedAdapter();
    const page = await open(320, adapter);
    await page.until(() => adapter.listed.length > 0);
    adapter.listed[0]!.answer({ comments: someComments(3).map(able), next: null });
    await page.until(() => page.comments.length === 3, PATIENCE);
    await frames();
    const before = [tops(page), page.heading];
    expect(page.part('reply-button')).to.equal(null);

    const title = 'A title that takes more than one line where there is little room for it';
    adapter.described[0]!.answer(
      anInfo({ title, reactions: { choices: [], page: [{ name: '👍', count: 3, mine: false }] } }),
    );
    await page.until(() => page.hasForm && page.part('page-reactions'), PATIENCE);
    await frames();

    expect([tops(page), page.heading]).to.deep.equal(before);
    expect(page.parts('reply-button')).to.have.length(3);
    expect(page.part('bottom')!.contains(page.part('page-reactions'))).to.equal(true);
  });

  for (const lang of LANGUAGES) {
    for (const width of WIDTHS) {
      for (const seen of [LONG_AGO - 1, LONG_AGO + 4]) {
        it(`when it is told what is new since the last visit, ${width} pixels wide, in ${lang}, ${LONG_AGO + 9 - seen} comments`, async () => {
          localStorage.setItem('gedanken:1:seen:memory:/still/', JSON.stringify({ at: seen }));
          const comments = Array.from({ length: 9 }, (_, at) => aComment({ id: `${at}`, created: LONG_AGO + at + 1 }));
          const page = await open(width, memoryAdapter({ comments, thread: '/still/' }), { lang });
          await page.until(() => page.part('news') && page.part('divider'), PATIENCE);
          await frames();
          const now = tops(page);

          document.adoptedStyleSheets.push(WITHOUT_TOOLS);

          expect(page.part('news')!.getClientRects()).to.have.length(0);
          expect(tops(page)).to.deep.equal(now);
        });
      }
    }
  }

  it('when pictures of people come, and when they do not', async () => {
    const avatar = (index: number): string => `${location.origin}/docs/images/none-${index}.png`;
    const comments = Array.from({ length: 8 }, (_, index) =>
      aComment({ id: String(index), author: { name: `Guest ${index}`, avatar: avatar(index) } }),
    );
    const page = await open(390, memoryAdapter({ comments }), { avatars: 'backend' });
    await page.settled();
    const before = tops(page);

    const pictures = page.parts('avatar-picture') as HTMLImageElement[];
    pictures[0]!.src = 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"/>';
    await page.until(() => pictures[0]!.complete && pictures[1]!.hasAttribute('data-missing'));
    await frames();

    expect(tops(page)).to.deep.equal(before);
  });

  it('when a late source comes above it', async () => {
    const blog = aSource('blog', {
      comments: [
        aComment({ id: '1', body: 'On the blog', created: LONG_AGO }),
        aComment({ id: '2', body: 'Later on the blog', created: LONG_AGO + 9_000 }),
      ],
    });
    const social = reluctant(aSource('social', { comments: [aComment({ id: '9', created: LONG_AGO + 1_000 })] }));
    const page = await open(390, mergeAdapters([blog, social]));
    await page.until(() => page.comments.length === 2 && page.part('menu-button'), PATIENCE);
    await frames();
    const before = tops(page);

    social.answer();
    await page.until(() => page.part('arrived-button'));
    await frames();

    expect(tops(page)).to.deep.equal(before);
  });

  it('when others answer and write while it is read', async () => {
    const backend = memoryBackend({ comments: someComments(20) });
    const page = await open(390, backend.adapter(), { live: 'on', sort: 'newest' });
    await page.settled();
    await page.until(() => page.part('tools'), PATIENCE);
    const read = page.comment('Comment 10').article;
    read.scrollIntoView({ block: 'start', behavior: 'instant' });
    await frames();
    const before = Math.round(read.getBoundingClientRect().top);

    const other = backend.adapter({ author: 'Otto Example' });
    for (const [key, parent] of [
      ['a', null],
      ['b', '15'],
    ] as const)
      await other.comments.create({ key, parent, text: 'Just now' }, { signal: new AbortController().signal });
    await page.until(() => page.parts('arrived-button').length === 2);
    await frames();

    expect(Math.round(read.getBoundingClientRect().top)).to.equal(before);
  });
});

describe('what is below a section', () => {
  before(() => viewport(800, 600));

  it('is out of sight until the comments are there, whatever comes first', async () => {
    const adapter = new ScriptedAdapter();
    const page = await ThreadPage.begin(adapter);
    await page.until(() => page.part('loading'));
    const waiting = page.section.getBoundingClientRect().bottom;
    adapter.described[0]!.answer(anInfo());
    await page.until(() => page.hasForm);

    expect(waiting).to.be.at.least(600);
    expect(page.part('form')!.checkVisibility()).to.equal(false);

    adapter.listed[0]!.answer({ comments: [], next: null });
    await page.settled();

    expect(page.part('form')!.getBoundingClientRect().top).to.be.below(600);
  });

  it('stays to be seen while an empty thread is read anew', async () => {
    const adapter = memoryAdapter({ account: 'Ada Example' });
    let asked = 0;
    const page = await ThreadPage.open(
      withChanges(adapter, {
        list: (query, call) => ((asked += 1) === 1 ? adapter.comments.list(query, call) : new Promise(() => undefined)),
      }),
    );

    page.form.button('account-button')!.click();
    await page.until(() => asked === 2 && page.part('loading'));

    expect(page.part('form')!.checkVisibility()).to.equal(true);
  });

  it('is out of sight, too, until it is known whether one can write', async () => {
    const adapter = new ScriptedAdapter();
    const page = await ThreadPage.begin(adapter);
    await page.until(() => page.part('loading'));
    adapter.listed[0]!.answer({ comments: [aComment()], next: null });
    await page.until(() => page.comments.length === 1);
    const waiting = page.section.getBoundingClientRect().bottom;
    adapter.described[0]!.answer(anInfo());
    await page.until(() => page.hasForm);

    expect(waiting).to.be.at.least(600);
    expect(page.part('form')!.getBoundingClientRect().top).to.be.below(600);
  });

  it('is so before there is a word to show, but not where the reader is asked first', () => {
    const sections = ['', 'loading="click"'].map((loading) => {
      const place = document.createElement('div');
      document.body.append(place);
      place.append(
        document
          .createRange()
          .createContextualFragment(`<gedanken-comments backend="memory" ${loading}></gedanken-comments>`),
      );
      return place;
    });
    const heights = sections.map(({ offsetHeight }) => offsetHeight);
    for (const place of sections) place.remove();

    expect(heights).to.deep.equal([600, 0]);
  });
});
