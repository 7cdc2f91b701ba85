import type { Adapter } from '../../src/adapters/adapter.js';
import { memoryAdapter } from '../../src/adapters/memory.js';
import type { Comment } from '../../src/core/comment.js';
import { AdapterError } from '../../src/core/errors.js';
import { aComment, LONG_AGO, someComments } from './a-comment.js';
import { type ReadingTools, toolsOf } from './reading-tools.js';
import { StoredPage } from './stored-page.js';
import { ThreadPage } from './thread-page.js';
import { withChanges } from './with-changes.js';

type Open = (attributes: Readonly<Record<string, string>>) => Promise<ThreadPage>;

const THREAD = '/tools/states/';
const HOUR = 3_600_000;

/** Enough for every tool: an author, two sources, answers, and five that came after the last visit. */
const talk: readonly Comment[] = [
  ...someComments(12, (index) => (index % 3 === 0 ? String(index - 1) : null)),
  aComment({
    id: '20',
    author: { name: 'Nora Example', roles: ['author'] },
    body: 'A ginkgo',
    created: LONG_AGO + HOUR,
  }),
  aComment({ id: '21', source: 'Mastodon', body: 'Another ginkgo', created: LONG_AGO + 2 * HOUR }),
];

const opened =
  (
    adapter: () => Adapter,
    own: Readonly<Record<string, string>>,
    act: (tools: ReadingTools) => Promise<unknown>,
  ): Open =>
  async (attributes) => {
    const tools = await toolsOf(await ThreadPage.open(adapter(), { ...own, ...attributes }));
    await act(tools);
    return tools.page;
  };
const read = (): Adapter => memoryAdapter({ comments: talk });

/** A backend that knows one order, and brings ten comments at a time. */
const oldestOnly = (): Adapter => {
  const adapter = memoryAdapter({ comments: someComments(30), pageSize: 10 });
  return withChanges(adapter, {
    describe: async (call) => ({ ...(await adapter.comments.describe(call)), sorts: ['oldest'] }),
  });
};

async function searchFor(tools: ReadingTools, words: string): Promise<void> {
  await tools.openSearch();
  tools.type(words);
  await tools.page.until(() => tools.found);
}

/** What stands above the comments, in every state that it can be in. */
export const toolsStates: Readonly<Record<string, Open>> = {
  'tools: all of them': opened(read, { shortcuts: 'on' }, async () => undefined),
  'tools: searching': opened(read, {}, async (tools) => {
    await searchFor(tools, 'ginkgo');
    await tools.press('step-button');
    await tools.page.until(() => tools.page.part('current-hit'));
  }),
  'tools: searching a part': opened(oldestOnly, {}, (tools) => searchFor(tools, 'comment 1')),
  'tools: sorted in part': opened(oldestOnly, {}, async (tools) => {
    tools.order.selectedIndex = 1;
    tools.order.dispatchEvent(new Event('change', { bubbles: true }));
    await tools.page.until(() => tools.page.part('sorted-part'));
  }),
  'tools: filtered': opened(read, {}, async (tools) => {
    tools.page.part('filter-button')!.click();
    await tools.page.until(() => tools.page.part('filtered'));
  }),
  'tools: new since the last visit': async (attributes) => {
    localStorage.setItem(`gedanken:1:seen:memory:${THREAD}`, JSON.stringify({ at: LONG_AGO + HOUR / 2 }));
    const page = await ThreadPage.open(memoryAdapter({ thread: THREAD, comments: talk }), attributes);
    await page.until(() => page.part('divider'));
    await page.until(() => {
      page.part('new')!.scrollIntoView({ block: 'center' });
      return page.part('seen');
    });
    return page;
  },
  'tools: one branch': opened(
    () => memoryAdapter({ comments: someComments(30, (index) => (index > 3 ? '3' : index === 3 ? '2' : null)) }),
    { 'max-depth': '2' },
    async ({ page }) => {
      page.root.querySelector<HTMLElement>('[data-action="focus"]')!.click();
      await page.until(() => page.part('branch-note'));
    },
  ),
  'tools: the list of keys': opened(read, { shortcuts: 'on' }, async (tools) => {
    await tools.press('keys-button');
    await tools.page.until(() => tools.page.root.querySelector('dialog')?.open);
  }),
  'tools: what is stored': opened(read, {}, async ({ page }) => {
    localStorage.setItem(
      'gedanken:1:draft:memory:/elsewhere/:',
      JSON.stringify({ to: null, text: 'Half a thought', at: LONG_AGO }),
    );
    const stored = new StoredPage(page);
    localStorage.setItem('gedanken:1:shortcuts', 'off');
    await stored.again();
    await stored.remove('shortcuts');
    await stored.remove('draft');
    localStorage.removeItem('gedanken:1:draft:memory:/elsewhere/:');
  }),
  'tools: live, with trouble': opened(
    () => ({ ...read(), live: undefined, changes: { since: () => Promise.reject(new AdapterError('unavailable')) } }),
    { live: 'on' },
    ({ page }) => page.until(() => page.part('live-trouble')),
  ),
};
