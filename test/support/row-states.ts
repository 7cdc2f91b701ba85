import type { Adapter } from '../../src/adapters/adapter.js';
import { memoryAdapter } from '../../src/adapters/memory.js';
import type { Comment } from '../../src/core/comment.js';
import { AdapterError } from '../../src/core/errors.js';
import { aComment } from './a-comment.js';
import { MONA } from './memory-calls.js';
import { type Row, RowsPage } from './rows-page.js';
import type { ThreadPage } from './thread-page.js';
import { withListed } from './with-changes.js';

type Open = (attributes: Readonly<Record<string, string>>) => Promise<ThreadPage>;

const choices = ['👍', '🎉'].map((emoji) => ({ name: emoji, emoji }));
const who = ['Ben', 'Clara Example'];
const others = { reply: true, report: true };

const talk: readonly Comment[] = [
  aComment({
    id: '1',
    author: { name: 'Ada Example', url: 'https://ada.example.test/', handle: '@ada@social.example' },
    body: { format: 'html', source: '<p>One</p>'.repeat(30) },
    votes: { score: 5, up: 6, down: 1, mine: 'up' },
    reactions: [{ ...choices[0]!, count: 3, mine: true, who }],
    pinned: true,
    can: others,
  }),
  aComment({
    id: '2',
    parent: '1',
    author: { name: 'Ben', roles: ['author'] },
    body: { format: 'html', source: '<p>See <img src="https://pictures.example.test/a.png" alt="a ginkgo"></p>' },
    can: others,
  }),
  aComment({ id: '3', parent: '2', author: 'Clara Example', body: 'Three', can: others }),
  aComment({ id: '4', body: 'Four', can: { reply: true, edit: Infinity, remove: true } }),
  aComment({
    id: '5',
    author: 'Dora Example',
    body: { format: 'html', source: '<p>Five</p>', warning: 'Spiders' },
    can: others,
  }),
];

/** In which one may vote up and down, but on the second comment only up. */
const reading = (): Adapter =>
  withListed(
    memoryAdapter({
      comments: talk,
      votes: 'up-down',
      reactions: choices,
      pageReactions: [{ ...choices[1]!, count: 2, mine: true }],
      reports: true,
    }),
    (comment) =>
      comment.id === '2'
        ? { ...comment, votes: { score: 2, mine: null }, can: { ...comment.can, vote: ['up'] } }
        : comment,
  );

const crowded = (): Adapter =>
  memoryAdapter({
    comments: talk,
    reactions: choices.slice(0, 1),
    pageReactions: [
      {
        ...choices[0]!,
        count: 40,
        mine: false,
        people: Array.from({ length: 14 }, (_, at) => ({
          name: `Person ${at + 1}`,
          ...(at % 2 === 0 ? { url: `https://person-${at + 1}.example.test/` } : {}),
        })),
      },
    ],
  });

const refusing = (): Adapter => ({
  ...reading(),
  session: { ...memoryAdapter({ account: 'Alice Example' }).session! },
  votes: { cast: () => Promise.reject(new AdapterError('signed-out')) },
});

/** Opens a page and does something in its rows, whose comments are told by their ids. */
const doing =
  (
    adapter: () => Adapter,
    act: (row: (id: string) => Row, page: RowsPage) => unknown,
    until: (page: RowsPage) => unknown,
  ): Open =>
  async (attributes) => {
    const page = await RowsPage.open(adapter(), { 'max-depth': '2', ...attributes });
    await act((id) => page.rowOf(id), page);
    await page.until(() => until(page));
    return page.page;
  };

const popup =
  (kind: string) =>
  ({ page }: RowsPage): unknown =>
    page.part(`${kind}-popup`)?.matches(':popover-open');

/** Points at something, and takes the time that it takes. */
function pointAt(page: RowsPage, selector: string): void {
  const target = page.root.querySelector(selector)!;
  target.scrollIntoView({ block: 'center' });
  target.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, composed: true, pointerType: 'mouse' }));
}

async function mute(row: Row): Promise<void> {
  await row.chooseAction('mute');
  // Only in this page: those of other tests are to see everybody.
  localStorage.removeItem('gedanken:1:muted');
}

/** In which somebody else changes the fourth comment as soon as its editing has begun. */
function overtaken(): Adapter {
  const adapter = reading();
  const sources = ['Four', 'Four **and** a half\n\nأربعة ونصف'];
  return { ...adapter, edits: { ...adapter.edits!, source: async () => sources.shift() ?? 'Four and a half' } };
}

async function meetAnother(row: Row, page: RowsPage): Promise<void> {
  await row.chooseAction('edit');
  await page.until(() => row.field);
  row.type('Four, in other words');
  row.press('edit-save');
  await page.until(() => page.page.part('edit-conflict'));
}

/** Every state that a row can be brought into, by its name. */
export const rowStates: Readonly<Record<string, Open>> = {
  'a menu open': doing(reading, (row) => row('1').menu(), popup('menu')),
  'choosing a reaction': doing(reading, (row) => row('1').press('add-reaction'), popup('reactions')),
  'a vote refused': doing(
    refusing,
    (row) => row('1').press('vote'),
    ({ page }) => page.part('note-button'),
  ),
  'editing, and asked whether to remove': doing(
    reading,
    async (row, page) => {
      await row('4').chooseAction('edit');
      await page.until(() => row('4').field);
      await row('4').chooseAction('remove');
    },
    ({ page }) => page.part('row-question'),
  ),
  'an edit that came too late': doing(
    () => {
      const adapter = withListed(reading(), (comment) =>
        comment.id === '4' ? { ...comment, can: { ...comment.can, edit: Date.now() + 240_000 } } : comment,
      );
      return { ...adapter, edits: { ...adapter.edits!, update: () => Promise.reject(new AdapterError('forbidden')) } };
    },
    async (row, page) => {
      await row('4').chooseAction('edit');
      await page.until(() => row('4').field);
      row('4').type('Four, in other words');
      row('4').press('edit-save');
    },
    ({ page }) => page.part('edit-over') && page.part('edit-window'),
  ),
  'an edit that met another one': doing(
    overtaken,
    async (row, page) => {
      await meetAnother(row('4'), page);
      await page.until(() => page.page.part('toolbar'));
    },
    ({ page }) => page.part('edit-other'),
  ),
  'an edit that gave way to another one': doing(
    overtaken,
    async (row, page) => {
      await meetAnother(row('4'), page);
      row('4').press('edit-keep-other');
    },
    ({ page }) => page.part('edit-aside'),
  ),
  moderating: doing(
    () => memoryAdapter({ ...MONA, comments: [...talk, aComment({ id: '9', body: 'A newcomer', status: 'held' })] }),
    (row) => row('5').chooseAction('spam'),
    ({ page }) => page.part('note-button'),
  ),
  'somebody muted': doing(
    reading,
    async (row) => {
      await mute(row('5'));
      await row('4').chooseAction('muted-people');
    },
    popup('muted-people'),
  ),
  reporting: doing(reading, (row) => row('5').chooseAction('report'), popup('report')),
  reported: doing(
    reading,
    async (row, page) => {
      await row('5').chooseAction('report');
      await page.until(() => row('5').field);
      row('5').press('report-send');
    },
    ({ page }) => page.part('close-button'),
  ),
  'a person’s card': doing(reading, (row) => row('1').chooseAction('person'), popup('person')),
  'a preview of what is answered': doing(
    reading,
    (_row, page) => pointAt(page, '[part~="comment-target"] a'),
    popup('preview'),
  ),
  'who reacted': doing(reading, (_row, page) => pointAt(page, '[data-peek="who"]'), popup('who')),
  'all who reacted to the page': doing(
    crowded,
    (_row, page) => page.root.querySelector<HTMLElement>('button[part~="facepile-more"]')!.click(),
    ({ page }) => page.part('facepile-open'),
  ),
  'a long comment read on, and a picture shown': doing(
    reading,
    (row) => {
      row('1').press('fold');
      row('2').press('show-image');
    },
    ({ page }) => page.part('unfolded') && page.part('media'),
  ),
  'a link to copy by hand': doing(
    reading,
    async (row, page) => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });
      await row('5').chooseAction('copy-link');
      await page.until(() => page.page.part('link-field'));
      Reflect.deleteProperty(navigator, 'clipboard');
    },
    popup('link'),
  ),
};
