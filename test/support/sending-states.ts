import { memoryAdapter } from '../../src/adapters/memory.js';
import { AdapterError } from '../../src/core/errors.js';
import { aComment } from './a-comment.js';
import { ThreadPage } from './thread-page.js';
import { withChanges } from './with-changes.js';

type Attributes = Readonly<Record<string, string>>;
type Open = (attributes: Attributes) => Promise<ThreadPage>;

/** A thread that no other test knows. */
function aThread(): ReturnType<typeof memoryAdapter> {
  return memoryAdapter({ comments: [aComment()], thread: crypto.randomUUID() });
}

function sending(create: () => Promise<never>, part: string): Open {
  return async (attributes) => {
    const page = await ThreadPage.open(withChanges(aThread(), { create }), attributes);
    await page.form.send('On its way');
    await page.until(() => page.part(part));
    return page;
  };
}

/** Opens a page over drafts that were there before; they are gone from this browser at once. */
function drafts(records: Readonly<Record<string, object>>, part: string): Open {
  return async (attributes) => {
    const adapter = aThread();
    const keyOf = (parent: string): string => `gedanken:1:draft:${adapter.key}:${parent}`;
    for (const [parent, draft] of Object.entries(records))
      localStorage.setItem(keyOf(parent), JSON.stringify({ to: parent || null, at: Date.now(), ...draft }));
    const page = await ThreadPage.open(adapter, attributes);
    await page.until(() => page.part(part));
    for (const parent of Object.keys(records)) localStorage.removeItem(keyOf(parent));
    return page;
  };
}

const forEver = (): Promise<never> => new Promise(() => undefined);
const malformed = (): Promise<never> => Promise.reject(new AdapterError('malformed'));
const limited = (): Promise<never> => Promise.reject(new AdapterError('rate-limited', { retryAfter: 500_000 }));
const begun = drafts({ '1': { text: 'Half an answer' } }, 'draft-line');

/** What a section can show of what is not confirmed, and not sent. */
export const sendingStates: Readonly<Record<string, Open>> = {
  'sending: on its way': sending(forEver, 'sending'),
  'sending: failed': sending(malformed, 'sending-failed'),
  'sending: waiting': sending(limited, 'resend-button'),
  'sending: to be thrown away': async (attributes) => {
    const page = await sending(malformed, 'sending-failed')(attributes);
    page.part('discard-button')!.click();
    await page.until(() => page.part('row-question'));
    return page;
  },
  'sending: said before': async (attributes) => {
    const said = aComment({ author: 'Gina Guest', body: 'On its way' });
    const page = await ThreadPage.open(memoryAdapter({ comments: [said] }), attributes);
    await page.form.send('On its way');
    await page.until(() => page.part('again-button'));
    return page;
  },
  'drafts: begun earlier': begun,
  'drafts: thrown away': async (attributes) => {
    const page = await begun(attributes);
    page.part('discard-button')!.click();
    await page.until(() => page.part('undo-button'));
    return page;
  },
  'drafts: another one': drafts({ '': { text: 'Mine', other: 'Yours' } }, 'draft-other'),
  'drafts: not kept': async (attributes) => {
    const page = await ThreadPage.open(aThread(), attributes);
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = () => {
      throw new DOMException('Full.', 'QuotaExceededError');
    };
    try {
      await page.form.fill({ text: 'A thought' });
    } finally {
      Storage.prototype.setItem = setItem;
    }
    await page.until(() => page.part('draft-unkept'));
    return page;
  },
};
