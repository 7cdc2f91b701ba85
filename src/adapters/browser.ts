import type { GuestFields } from '../core/thread-info.js';
import type { Adapter } from './adapter.js';
import { browserRecent } from './browser-recent.js';
import { OWNER, REACTIONS } from './browser-record.js';
import { browserStore } from './browser-store.js';
import { browserTabs, type BrowserTabs } from './browser-tabs.js';
import { localLive } from './local-live.js';
import { presenterOf, type LocalReader } from './local-reader.js';
import { localThread, type LocalThread } from './local-thread.js';
import { countsWithOwn } from './own-count.js';

/** Which thread to keep in this browser, and how. */
export interface BrowserAdapterOptions {
  /** The name of the thread. All pages of the site that name it share it. */
  readonly thread: string;
  readonly title?: string | undefined;
  /** What the form asks for. Only name and website are kept. */
  readonly guestFields?: GuestFields | undefined;
  /** After how many comments a page ends. Branches are never torn apart. */
  readonly pageSize?: number | undefined;
}

const READER: LocalReader = { viewer: null, owner: OWNER, moderates: false };
const NAME_ONLY: GuestFields = { name: 'required', email: 'hidden', website: 'optional' };

/**
 * Keeps a thread in this browser and nowhere else: notes to oneself, a try-out without a server.
 * What was written here can be changed here for ever, and other tabs hear of it. Every call rejects with `unavailable` where
 * the browser keeps nothing.
 */
export function browserAdapter(options: BrowserAdapterOptions): Adapter {
  const { thread } = options;
  const tabs = browserTabs(thread);
  const kept = threadIn(thread, options, tabs);
  const { comments, edits, votes, reactions, changes, newsAfter } = localThread(kept);
  return {
    key: `browser:${thread}`,
    comments,
    edits,
    votes,
    reactions,
    ...(tabs.listen ? { live: localLive(tabs.listen, newsAfter) } : {}),
    changes,
    counts: countsWithOwn(thread, async (threads, call) => {
      call.signal.throwIfAborted();
      const all = threads.map((name) => localThread(threadIn(name, options)));
      const infos = await Promise.all(all.map((other) => other.comments.describe(call)));
      return infos.map(({ total }) => total!.count);
    }),
    recent: browserRecent((row) => presenterOf(kept)(row)),
  };
}

/** A thread in this browser; `tabs` hear of what becomes of it. */
function threadIn(
  name: string,
  { title, guestFields = NAME_ONLY, pageSize = 50 }: BrowserAdapterOptions,
  tabs?: BrowserTabs,
): LocalThread {
  const page = globalThis.location?.href.replace(/#.*$/s, '');
  const info = (): ReturnType<LocalThread['info']> => ({
    ...(title === undefined ? {} : { title }),
    posting: { allowed: true },
    viewer: null,
    guestFields: { ...guestFields },
    writing: { format: 'text', maxBytes: 65_525 },
    sorts: ['oldest', 'newest', 'discussed', 'best', 'controversial'],
  });
  return {
    store: browserStore(name, { note: { page, title }, onKept: (version) => tabs?.tell(version) }),
    pageSize,
    branch: Infinity,
    holds: false,
    directions: ['up', 'down'],
    choices: REACTIONS,
    pins: false,
    now: Date.now,
    newId,
    info,
    reader: () => READER,
    sourceOf: (body) => body.source,
  };
}

/** Unlike every other that any tab ever gave: a moment, and sixty-four random bits. */
function newId(): string {
  const random = crypto.getRandomValues(new BigUint64Array(1))[0]!;
  return `${Date.now().toString(36)}-${random.toString(36)}`;
}
