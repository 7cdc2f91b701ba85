import { memoryAdapter } from '../../src/adapters/memory.js';
import type { Adapter } from '../../src/adapters/adapter.js';
import { Turns } from '../../src/components/turns.js';
import type { Comment } from '../../src/core/comment.js';
import { nextTurn } from '../../src/dom/next-turn.js';
import { aComment } from '../support/a-comment.js';
import { expect } from '../support/index.js';
import { ThreadPage } from '../support/thread-page.js';

const many = (count: number): Comment[] =>
  Array.from({ length: count }, (_, at) => aComment({ id: String(at), created: at, body: `Thought ${at}.` }));

/** Conversations of four, one below the other. */
const conversations = (count: number): Comment[] =>
  many(count).flatMap((root) => [
    root,
    ...[1, 2, 3].map((at) => aComment({ id: `${root.id}-${at}`, parent: root.id, created: count + at })),
  ]);

/** Opens a page with so many comments, and calls back as soon as the first of them stand there. */
const opened = (count: number, begun: Parameters<typeof openedWith>[1]): Promise<ThreadPage> =>
  openedWith(many(count), begun);

async function openedWith(
  comments: readonly Comment[],
  begun: (section: HTMLElement, rows: readonly Element[]) => void,
): Promise<ThreadPage> {
  const adapter = memoryAdapter({ comments, pageSize: 500 });
  const watched: Adapter = {
    ...adapter,
    comments: {
      ...adapter.comments,
      list(query, call) {
        const section = document.querySelector('gedanken-comments')!;
        const observer = new MutationObserver(() => {
          const rows = [...section.shadowRoot!.querySelectorAll('article')];
          if (rows.length === 0) return;
          observer.disconnect();
          begun(section, rows);
        });
        observer.observe(section.shadowRoot!, { childList: true, subtree: true });
        return adapter.comments.list(query, call);
      },
    },
  };
  const page = await ThreadPage.open(watched);
  await page.section.updateComplete;
  return page;
}

describe('a long list', () => {
  it('begins with what the first screen may show, and then has the rest', async () => {
    let first: readonly Element[] = [];
    const page = await opened(200, (_, rows) => (first = rows));

    expect(first).to.have.length(12);
    expect(page.comments.map(({ body }) => body)).to.deep.equal(many(200).map((_, at) => `Thought ${at}.`));
  });

  it('begins with no more than that where there are answers, too', async () => {
    let first: readonly Element[] = [];
    const page = await openedWith(conversations(50), (_, rows) => (first = rows));

    expect(first).to.have.length(12);
    expect(page.parts('comment')).to.have.length(200);
  });

  it('is busy until it is whole', async () => {
    const busy: (string | null | undefined)[] = [];
    const state = (section: HTMLElement): string | null | undefined =>
      section.shadowRoot!.querySelector('[part="comments"]')?.getAttribute('aria-busy');
    const page = await opened(200, (section) => busy.push(state(section)));
    await page.until(() => state(page.section) === null);

    expect(busy).to.deep.equal(['true']);
    expect(page.parts('comment')).to.have.length(200);
  });

  it('is drawn at once where it fits', async () => {
    let first: readonly Element[] = [];
    await opened(12, (_, rows) => (first = rows));

    expect(first).to.have.length(12);
  });

  it('keeps each row that stands, whatever comes after it', async () => {
    let first: readonly Element[] = [];
    const page = await opened(200, (_, rows) => (first = rows));

    expect(page.parts('comment').findIndex((row, at) => at < 12 && row !== first[at])).to.equal(-1);
  });

  it('goes on where it was, when it is moved in the page meanwhile', async () => {
    const page = await opened(200, (section) => {
      const elsewhere = document.createElement('div');
      section.parentElement!.append(elsewhere);
      elsewhere.append(section);
    });

    expect(page.comments).to.have.length(200);
  });

  it('shows the last comment to whom the address sends there', async () => {
    history.replaceState(null, '', '#comment-199');
    try {
      const page = await opened(200, () => undefined);
      await page.until(() => page.part('target'));

      expect(page.part('target')!.id).to.equal('comment-199');
    } finally {
      history.replaceState(null, '', location.pathname + location.search);
    }
  });

  it('has its tools in every row that is not far from being seen', async () => {
    const page = await opened(200, () => undefined);

    expect(page.parts('menu-button')).to.have.length(50);
  });
});

describe('the turns of a list', () => {
  it('go on after the first one when what they wait for is there, such as what would draw every row again', async () => {
    const waited = Promise.withResolvers<void>();
    const turns = new Turns(() => waited.promise);
    let drawn = 0;

    turns.begin();
    turns.later(() => (drawn += 1), [][Symbol.iterator]());
    for (let turn = 0; turn < 3; turn += 1) await nextTurn();
    expect(drawn).to.equal(0);

    waited.resolve();
    await turns.whole;
    expect(drawn).to.equal(1);
  });
});
