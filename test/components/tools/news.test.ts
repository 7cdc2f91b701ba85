import { memoryAdapter } from '../../../src/adapters/memory.js';
import { aComment, LONG_AGO, someComments } from '../../support/a-comment.js';
import { engine, media } from '../../support/commands.js';
import { DrawnRows } from '../../support/drawn-rows.js';
import { FakeTime } from '../../support/fake-time.js';
import { expect } from '../../support/index.js';
import { openTools, type ReadingTools, toolsOf } from '../../support/reading-tools.js';
import { text, ThreadPage } from '../../support/thread-page.js';

const KEY = 'gedanken:1:seen:memory:/news/';
const MINUTE = 60_000;

/** Six comments, of which the last three came after a visit. */
const six = [
  ...someComments(4),
  aComment({ id: '5', parent: '2', author: 'Ben Example', body: 'An answer', created: LONG_AGO + 10 * MINUTE }),
  aComment({ id: '6', author: 'Clara Example', body: 'The last', created: LONG_AGO + 20 * MINUTE }),
];

function visitedAt(time: number): void {
  localStorage.setItem(KEY, JSON.stringify({ at: time }));
}

const open = (attributes: Readonly<Record<string, string>> = {}): Promise<ReadingTools> =>
  openTools({ thread: '/news/', comments: six }, attributes);
const marked = ({ page }: ReadingTools): string[] => page.parts('new').map(({ id }) => id);

describe('what is new since the last visit', () => {
  afterEach(() => localStorage.removeItem(KEY));

  it('is nothing on the first visit', async () => {
    const tools = await open();

    expect(tools.page.part('news')).to.equal(null);
    expect(tools.page.part('divider')).to.equal(null);
    expect(marked(tools)).to.deep.equal([]);
  });

  it('is counted above the list, and marked for eyes and ears', async () => {
    visitedAt(LONG_AGO + 2 * MINUTE);
    const tools = await open();
    await tools.page.until(() => tools.page.part('news'));

    expect(tools.line('news')).to.equal('3 new since your last visit');
    expect(marked(tools)).to.deep.equal(['comment-5', 'comment-4', 'comment-6']);
    expect(text(tools.place('5').querySelector('[part~="comment-heading"]'))).to.equal('Ben Example New');
    expect(getComputedStyle(tools.page.part('new-badge')!).clipPath).to.equal('inset(50%)');
    expect(text(tools.place('1').querySelector('[part~="comment-heading"]'))).to.equal('Alice Example');
  });

  it('is drawn with the page that brings it, and what was new before is not drawn again', async () => {
    visitedAt(LONG_AGO);
    const drawn = new DrawnRows();
    const adapter = memoryAdapter({ thread: '/news/', comments: someComments(6), pageSize: 4 });
    const tools = await toolsOf(await ThreadPage.open(drawn.of(adapter)));
    await tools.page.until(() => marked(tools).length === 3);
    drawn.take();

    tools.page.part('more-button')!.click();
    await tools.page.until(() => marked(tools).length === 5);
    await tools.page.section.updateComplete;

    expect(drawn.take()).to.deep.equal(['5', '6']);
  });

  it('is divided from what is known, in orders by time', async () => {
    visitedAt(LONG_AGO + 2 * MINUTE);
    const tools = await open();
    await tools.page.until(() => tools.page.part('divider'));

    expect(text(tools.page.part('divider'))).to.equal('New since your last visit');
    expect(tools.page.part('divider')?.nextElementSibling?.id).to.equal('comment-4');
    await tools.sort('Most discussed');
    expect(tools.page.part('divider')).to.equal(null);
  });

  it('is gone through one by one, with the focus, and round', async () => {
    visitedAt(LONG_AGO + 2 * MINUTE);
    const tools = await open();
    await tools.page.until(() => tools.page.part('news-button'));
    const labels: string[] = [];
    const visited: (string | undefined)[] = [];

    for (let step = 0; step < 4; step += 1) {
      labels.push(text(tools.button('news-button')));
      await tools.press('news-button');
      await tools.page.until(() => tools.focusedComment !== undefined && tools.focusedComment !== visited.at(-1));
      visited.push(tools.focusedComment);
    }

    expect(visited).to.deep.equal(['5', '4', '6', '5']);
    expect(labels).to.deep.equal([
      'Jump to the first new',
      'Next new (2 of 3)',
      'Next new (3 of 3)',
      'Next new (1 of 3)',
    ]);
  });

  it('is opened when it hides in closed answers', async () => {
    visitedAt(LONG_AGO + 2 * MINUTE);
    const tools = await open();
    await tools.page.until(() => tools.page.part('news-button'));
    tools.place('2').querySelector<HTMLElement>('[data-action="collapse"]')!.click();
    await tools.page.until(() => tools.place('5').closest('[hidden]'));

    await tools.press('news-button');
    await tools.page.until(() => tools.focusedComment === '5');

    expect(tools.place('5').closest('[hidden]')).to.equal(null);
  });

  it('fades once it has been in view', async () => {
    visitedAt(LONG_AGO + 2 * MINUTE);
    const tools = await open();
    await tools.page.until(() => tools.page.part('new'));

    await tools.page.until(() => {
      // Rows above that are laid out only now may push it out of view again.
      tools.place('6').scrollIntoView({ block: 'center' });
      return tools.place('6').part.contains('seen');
    });

    expect(getComputedStyle(tools.place('6'), '::after').animationName).to.equal('seen');
    expect(getComputedStyle(tools.place('6'), '::after').animationDuration).to.equal('6s');
  });

  if (engine !== 'webkit') {
    describe('for readers who asked for less motion', () => {
      before(() => media({ reducedMotion: 'reduce' }));
      after(() => media({}));

      it('keeps a still line', async () => {
        visitedAt(LONG_AGO + 2 * MINUTE);
        const tools = await open();
        await tools.page.until(() => {
          tools.page.part('new')?.scrollIntoView({ block: 'center' });
          return tools.page.part('seen');
        });
        const { animationName, borderInlineStartStyle, opacity } = getComputedStyle(
          tools.page.part('seen')!,
          '::after',
        );

        expect([animationName, borderInlineStartStyle, opacity]).to.deep.equal(['none', 'solid', '1']);
      });
    });
  }

  describe('is remembered', () => {
    const time = FakeTime.inEachTest();
    let name = '';
    const kept = (): string | null => localStorage.getItem(`gedanken:1:seen:memory:${name}`);
    const openHere = (): Promise<ReadingTools> => openTools({ thread: name, comments: six });

    // A section remembers as it goes, and that of the test before may go only now.
    beforeEach(function () {
      name = `/seen/${this.currentTest!.title}/`;
      localStorage.removeItem(`gedanken:1:seen:memory:${name}`);
    });
    after(() => {
      for (const key of Object.keys(localStorage)) if (key.startsWith('gedanken:1:seen:')) localStorage.removeItem(key);
    });

    /** Lets the browser notice that the section is in view. */
    const noticed = ({ page }: ReadingTools): Promise<void> => {
      let frames = 0;
      return page.until(() => (frames += 1) > 5);
    };

    it('once the comments have been in view for a moment, and not before', async () => {
      const tools = await openHere();
      await noticed(tools);
      expect(kept()).to.equal(null);

      await time.pass(2000);

      expect(kept()).to.equal(JSON.stringify({ at: LONG_AGO + 20 * MINUTE }));
    });

    it('not while they are out of view', async () => {
      const tools = await openHere();
      tools.page.section.parentElement!.style.display = 'none';
      await noticed(tools);

      await time.pass(10_000);

      expect(kept()).to.equal(null);
    });

    it('and what is new stays new for this visit', async () => {
      localStorage.setItem(`gedanken:1:seen:memory:${name}`, JSON.stringify({ at: LONG_AGO + 2 * MINUTE }));
      const tools = await openHere();
      await noticed(tools);

      await time.pass(3000);
      await tools.page.section.updateComplete;

      expect(kept()).to.equal(JSON.stringify({ at: LONG_AGO + 20 * MINUTE }));
      expect(tools.line('news')).to.equal('3 new since your last visit');
    });

    it('for an empty thread not at all', async () => {
      const tools = await openTools({
        thread: name,
        comments: someComments(2).map((each) => ({ ...each, created: null })),
      });
      await noticed(tools);

      await time.pass(3000);

      expect(kept()).to.equal(null);
    });
  });
});
