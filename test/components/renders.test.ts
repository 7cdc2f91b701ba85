import { type MemoryBackend, memoryBackend } from '../../src/adapters/memory.js';
import type { Comment } from '../../src/core/comment.js';
import { someComments } from '../support/a-comment.js';
import { DrawnRows } from '../support/drawn-rows.js';
import { expect } from '../support/index.js';
import { ThreadPage } from '../support/thread-page.js';

const MANY = 1_000;

/** A page with a thousand comments, all of them in it. */
class LongPage {
  readonly drawn = new DrawnRows();
  readonly #lists = new Set<Node>();
  page!: ThreadPage;
  backend!: MemoryBackend;

  static async open(attributes: Record<string, string> = {}): Promise<LongPage> {
    const long = new LongPage();
    const comments = someComments(MANY, (index) => (index % 4 === 0 ? String(index - 1) : null));
    const votable = (comment: Comment): Comment => ({ ...comment, can: { reply: true, vote: ['up'] } });
    long.backend = memoryBackend({ comments: comments.map(votable), votes: 'up', pageSize: MANY });
    long.page = await ThreadPage.open(long.drawn.of(long.backend.adapter()), attributes);
    // One page for all tests: a fixture goes after each.
    document.body.append(long.page.section);
    long.page.part('more-button')!.click();
    await long.page.until(() => long.page.comments.length === MANY);
    await long.page.until(() => long.page.parts('vote-button').length === MANY);
    await long.still();
    return long;
  }

  /** Waits until all has been drawn, and begins to count. */
  async still(): Promise<void> {
    for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    await this.page.section.updateComplete;
    this.drawn.take();
    this.#lists.clear();
    this.#watch.observe(this.page.root, { childList: true, subtree: true });
  }

  /** In how many lists something has come or gone. */
  get lists(): number {
    this.#note(this.#watch.takeRecords());
    return this.#lists.size;
  }

  readonly #watch = new MutationObserver((records) => this.#note(records));

  #note(records: readonly MutationRecord[]): void {
    for (const { target, addedNodes } of records)
      if (
        target instanceof Element &&
        target.matches('ol, [part="box"]') &&
        [...addedNodes].some((node) => node instanceof Element)
      )
        this.#lists.add(target);
  }

  article(id: string): HTMLElement {
    return this.page.root.querySelector<HTMLElement>(`#comment-${id}`)!;
  }
}

/** Nothing in the page is far: all rows are whole. */
const ALL_NEAR = new CSSStyleSheet();
ALL_NEAR.replaceSync('gedanken-comments::part(item), gedanken-comments::part(box) { content-visibility: visible }');

describe('in a page of a thousand comments', () => {
  let long: LongPage;
  before(async function () {
    this.timeout(180_000);
    document.adoptedStyleSheets = [ALL_NEAR];
    long = await LongPage.open({ live: 'on' });
  });
  after(() => {
    document.adoptedStyleSheets = [];
    long.page.section.remove();
  });
  beforeEach(() => long.still());

  it('every row tells when it is drawn', async function () {
    this.timeout(120_000);
    long.page.section.headingLevel = '3';
    await long.page.section.updateComplete;

    expect(long.drawn.take()).to.have.length(MANY);
    long.page.section.headingLevel = '2';
    await long.page.section.updateComplete;
  });

  it('a vote draws the one comment that is voted on', async () => {
    const button = long.article('501').querySelector<HTMLElement>('[part~="vote-button"]')!;

    button.click();
    await long.page.until(() => button.ariaPressed === 'true');
    await long.page.section.updateComplete;

    expect(long.drawn.take()).to.deep.equal(['501']);
    expect(long.lists).to.equal(0);
  });

  it('opening a form and typing into it draws the one comment that is answered', async () => {
    long.article('301').querySelector<HTMLElement>('[part~="reply-button"]')!.click();
    const comment = long.page.comments.find(({ article }) => article.id === 'comment-301')!;
    await long.page.until(() => comment.form);
    expect(long.drawn.take()).to.deep.equal(['301']);

    for (const text of ['H', 'He', 'Hel', 'Hell', 'Hello']) await comment.form!.fill({ text });
    await long.page.section.updateComplete;

    expect(long.drawn.take()).to.deep.equal([]);
    expect(long.lists).to.equal(0);
  });

  it('an own comment draws itself, and lengthens one list', async () => {
    await long.page.form.send('One more');
    await long.page.until(() => long.page.comments.some(({ body }) => body === 'One more'));
    await long.page.until(() => long.page.events.some((event) => event.startsWith('posted')));
    await long.page.section.updateComplete;

    expect(long.drawn.take()).to.deep.equal([]);
    expect(long.lists).to.equal(1);
  });

  it('what arrives draws the one comment that is answered, and lengthens one list when it is let in', async () => {
    const other = long.backend.adapter({ author: 'Otto Example' });
    await other.comments.create(
      { key: 'arrives', parent: '101', text: 'Just now' },
      { signal: new AbortController().signal },
    );
    await long.page.until(() => long.page.part('arrived-button'));
    expect(long.drawn.take()).to.deep.equal(['101']);

    long.page.part('arrived-button')!.click();
    await long.page.until(() => long.page.comments.some(({ body }) => body === 'Just now'));
    await long.page.section.updateComplete;

    expect(long.drawn.take()).to.deep.equal(['101']);
    expect(long.lists).to.equal(1);
  });
});

describe('a section whose comments have come', () => {
  it('is drawn with them once, and once more with its tools', async () => {
    const drawnWith: string[] = [];
    const { adapter } = memoryBackend({ comments: someComments(3) });
    const page = await ThreadPage.begin(adapter(), { loading: 'click' }, '', (section) =>
      section.addController({
        hostUpdated() {
          const has = (part: string): boolean => section.shadowRoot!.querySelector(`[part~="${part}"]`) !== null;
          if (has('list')) drawnWith.push(has('tools') ? 'tools' : 'comments');
        },
      }),
    );
    await page.until(() => page.part('show-button'));
    page.part('show-button')!.click();
    await page.until(() => page.part('tools'));

    expect(drawnWith).to.deep.equal(['comments', 'tools']);
  });
});
