import { memoryBackend } from '../../src/adapters/memory.js';
import { AdapterError } from '../../src/core/errors.js';
import { someComments } from './a-comment.js';
import { ThreadPage } from './thread-page.js';
import { withChanges } from './with-changes.js';

type Open = (attributes: Readonly<Record<string, string>>) => Promise<ThreadPage>;

/** One comment with many answers, another with some. */
const talk = someComments(30, (index) => (index === 1 || index > 27 ? null : index === 30 ? '29' : '1'));

/** Every state that the answers to a comment can be brought into, by its name. */
export const branchStates: Readonly<Record<string, Open>> = {
  'answers folded': (attributes) => ThreadPage.open(memoryBackend({ comments: talk }).adapter(), attributes),

  'answers closed': async (attributes) => {
    const page = await ThreadPage.open(memoryBackend({ comments: talk }).adapter(), attributes);
    page.part('toggle-button')!.click();
    await page.until(() => page.part('collapsed'));
    return page;
  },

  'answers that do not come': async (attributes) => {
    const adapter = withChanges(memoryBackend({ comments: talk, branch: 5 }).adapter(), {
      replies: () => Promise.reject(new AdapterError('offline')),
    });
    const page = await ThreadPage.open(adapter, attributes);
    page.part('rest-button')!.click();
    await page.until(() => page.part('rest-error'));
    return page;
  },

  'answers that came meanwhile': async (attributes) => {
    const backend = memoryBackend({ comments: talk, feed: 'https://example.test/feed' });
    const page = await ThreadPage.open(backend.adapter(), { ...attributes, live: 'on' });
    const call = { signal: new AbortController().signal };
    await backend
      .adapter({ author: 'Alice Example' })
      .comments.create({ key: 'news', parent: '28', text: 'Now!' }, call);
    await page.until(() => page.part('arrived-button'));
    return page;
  },

  'a link to what is not there': async (attributes) => {
    focusNothing();
    history.replaceState(null, '', '#comment-nowhere');
    const page = await ThreadPage.open(memoryBackend({ comments: talk }).adapter(), attributes);
    await page.until(() => page.part('gone'));
    history.replaceState(null, '', location.pathname + location.search);
    return page;
  },
};

/** As in a page that has just been opened. */
function focusNothing(): void {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  if (active instanceof HTMLElement) active.blur();
}
