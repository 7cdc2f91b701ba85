import type { Adapter } from '../../src/adapters/adapter.js';
import { memoryAdapter } from '../../src/adapters/memory.js';
import type { Comment } from '../../src/core/comment.js';
import { AdapterError, type AdapterErrorDetails, type AdapterErrorKind } from '../../src/core/errors.js';
import { aComment, LONG_AGO, someComments } from './a-comment.js';
import { branchStates } from './branch-states.js';
import { BrokenAdapter } from './broken-adapter.js';
import { gateStates } from './gate-states.js';
import { rowStates } from './row-states.js';
import { ScriptedAdapter } from './scripted-adapter.js';
import { sourceStates } from './source-states.js';
import { sendingStates } from './sending-states.js';
import { ThreadPage } from './thread-page.js';
import { toolsStates } from './tools-states.js';
import { writingStates } from './writing-states.js';

type Attributes = Readonly<Record<string, string>>;
type Open = (attributes: Attributes) => Promise<ThreadPage>;

const rich =
  '<p>See <a href="https://example.test/notes">my notes</a>, with <code>code</code>.</p><blockquote><p>Quoted<blockquote><p>Quoted twice</p></blockquote></p></blockquote><h3>A heading</h3><ul><li>One</li></ul><pre><code>a very long line of code that has to scroll by itself, and not with the page around it</code></pre><table><tr><th>A</th><td>B</td></tr></table>';

/** What comments can be like. */
export const variety: readonly Comment[] = [
  aComment({
    id: '1',
    author: { name: 'Alice Example', url: 'https://alice.example.test/' },
    body: { format: 'html', source: rich },
  }),
  aComment({
    id: '2',
    parent: '1',
    author: { name: 'Bruno Example', roles: ['author'] },
    edited: LONG_AGO + 5000,
    body: 'An answer by the author',
  }),
  aComment({
    id: '3',
    parent: '2',
    author: { name: 'Clara Example', roles: ['moderator'] },
    body: { format: 'text', source: 'Ein Satz auf Deutsch', lang: 'de' },
  }),
  aComment({ id: '4', author: 'Ivаn Exаmple', body: 'A name with two alphabets', can: { reply: false } }),
  aComment({ id: '5', parent: 'gone', author: 'ليلى مثال', body: 'جواب على شيء لم يعد هنا' }),
  aComment({ id: '6', status: 'removed', body: '' }),
  aComment({ id: '7', parent: '6', author: '', created: null, body: 'Still here' }),
  aComment({ id: '8', body: { format: 'text', source: `${'long '.repeat(20)}${'\u200b'.repeat(70_000)}` } }),
  aComment({ id: '9', status: 'spam', body: 'Cheap pills' }),
  aComment({ id: '10', status: 'held', body: 'A first comment' }),
];

const ping = aComment({
  id: '90',
  kind: 'pingback',
  author: { name: 'Another Blog » Links', url: 'https://other.example.test/links' },
  body: '[…] a good idea […]',
});

/** Fifty comments, of which ten answer each other one by one. */
export const deep = someComments(50, (index) => (index > 1 && index <= 10 ? String(index - 1) : null));

const over =
  (adapter: () => Adapter): Open =>
  (attributes) =>
    ThreadPage.open(adapter(), attributes);

/** Opens a page and does something on it. */
const after =
  (open: Open, act: (page: ThreadPage) => unknown, until: (page: ThreadPage) => unknown): Open =>
  async (attributes) => {
    const page = await open(attributes);
    await act(page);
    await page.until(() => until(page));
    return page;
  };

const open = over(() => memoryAdapter({ comments: variety, title: 'Small questions' }));
const replying = after(
  open,
  (page) => page.parts('reply-button')[0]!.click(),
  (page) => page.comments[0]!.form,
);
const refusedWith = (kind: AdapterErrorKind, details: AdapterErrorDetails = {}): Open =>
  after(
    over(() => ({
      ...memoryAdapter({ account: 'Alice Example' }),
      comments: new BrokenAdapter(['create'], { comments: [aComment()] }, () => new AdapterError(kind, details))
        .comments,
    })),
    (page) => page.form.send('Hello'),
    (page) => page.form.problems,
  );

/** Every state that a section can be in, by its name. */
export const sectionStates: Readonly<Record<string, Open>> = {
  loading: async (attributes) => {
    const page = await ThreadPage.begin(new ScriptedAdapter(), attributes);
    await page.until(() => page.part('loading'));
    return page;
  },
  empty: over(() => memoryAdapter({ title: 'Small questions' })),
  failed: over(() => new BrokenAdapter(['list', 'describe'])),
  'failed to say who may write': over(() => new BrokenAdapter(['describe'], { comments: [aComment()] })),
  'set up wrong': async (attributes) => {
    const page = await ThreadPage.begin(undefined, { backend: 'wordpres', ...attributes });
    await page.until(() => page.part('notice'));
    return page;
  },
  'waiting for a click': async (attributes) => {
    const page = await ThreadPage.begin(memoryAdapter(), { loading: 'click', ...attributes });
    await page.until(() => page.part('show-button'));
    return page;
  },
  'pictures of people': after(
    (attributes) => {
      const author = { name: 'Alice Example', avatar: `${location.origin}/none.png` };
      return ThreadPage.open(memoryAdapter({ comments: [aComment({ author })] }), {
        avatars: 'backend',
        ...attributes,
      });
    },
    () => undefined,
    (page) => page.part('avatar-picture'),
  ),
  'one comment': over(() => memoryAdapter({ comments: [aComment()] })),
  'comments of all kinds': open,
  'fifty comments, ten deep': over(() => memoryAdapter({ comments: deep })),
  'sixty comments, the last ones far': after(
    over(() => memoryAdapter({ comments: someComments(60), pageSize: 60 })),
    () => undefined,
    (page) => page.part('box'),
  ),
  'more to load': over(() => memoryAdapter({ comments: someComments(30), pageSize: 12 })),
  'failed to load more': after(
    over(() => {
      const adapter = memoryAdapter({ comments: someComments(30), pageSize: 12 });
      return {
        comments: {
          ...adapter.comments,
          list: (query, call) =>
            query.cursor === undefined ? adapter.comments.list(query, call) : Promise.reject(new TypeError('down')),
        },
      };
    }),
    (page) => page.part('more-button')!.click(),
    (page) => page.part('error'),
  ),
  'remembered, and out of reach': async (attributes) => {
    const thread = '/state-remembered/';
    const kept = `gedanken:1:known:memory:${thread}`;
    const keys = { remember: 'on', ...attributes };
    const before = await ThreadPage.open(memoryAdapter({ comments: variety, thread }), keys);
    await before.until(() => localStorage.getItem(kept) !== null, 2_000);
    before.section.remove();
    const adapter = { ...new BrokenAdapter(['describe', 'list']), key: `memory:${thread}` };
    const page = await ThreadPage.begin(adapter, keys);
    await page.until(() => page.part('known-note') && page.part('error-button'));
    localStorage.removeItem(kept);
    return page;
  },
  closed: over(() => memoryAdapter({ comments: variety, posting: { allowed: false, why: 'closed' } })),
  'sign in elsewhere': over(() =>
    memoryAdapter({
      comments: [aComment()],
      posting: { allowed: false, why: 'sign-in', href: 'https://blog.example.test/login' },
    }),
  ),
  'sign in here': over(() =>
    memoryAdapter({ comments: [aComment()], posting: { allowed: false, why: 'sign-in' }, account: 'Alice Example' }),
  ),
  'read only': over(() =>
    memoryAdapter({
      comments: [aComment()],
      posting: { allowed: false, why: 'read-only', href: 'https://social.example.test/1' },
    }),
  ),
  protected: over(() => memoryAdapter({ posting: { allowed: false, why: 'password' } })),
  'signed in': over(() => memoryAdapter({ comments: variety, author: 'Mona Example', viewerRole: 'moderator' })),
  'mentioned elsewhere': over(() => memoryAdapter({ comments: [aComment(), ping] })),
  'own comment held': after(
    over(() => memoryAdapter({ comments: [aComment()], moderate: 'hold' })),
    (page) => page.form.send('Patience'),
    (page) => page.part('held'),
  ),
  'own comment taken aside': after(
    over(() => {
      const { comments } = memoryAdapter({ comments: [aComment()] });
      return {
        comments: { ...comments, create: async (...args) => ({ ...(await comments.create(...args)), status: 'spam' }) },
      };
    }),
    (page) => page.form.send('Cheap pills'),
    (page) => page.comment('Cheap pills').notice,
  ),
  replying,
  'two fields wrong': after(
    replying,
    async (page) => {
      await page.form.fill({ text: 'Hello' });
      await page.form.submit();
    },
    (page) => page.form.problems,
  ),
  'signed out while writing': refusedWith('signed-out'),
  'refused by the backend': refusedWith('rejected', {
    detail: 'No shouting.',
    fields: [{ field: 'text', reason: 'invalid' }],
  }),
  'closed while writing': refusedWith('closed'),
  ...branchStates,
  ...rowStates,
  ...toolsStates,
  ...writingStates,
  ...sendingStates,
  ...sourceStates,
  ...gateStates,
};
