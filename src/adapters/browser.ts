import type { GuestFields, ThreadInfo } from '../core/thread-info.js';
import type { Adapter } from './adapter.js';
import { OWNER } from './browser-record.js';
import { browserStore } from './browser-store.js';
import type { LocalReader } from './local-reader.js';
import { localThread, type LocalPorts } from './local-thread.js';

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
 * What was written here can be changed here for ever. Every call rejects with `unavailable` where
 * the browser keeps nothing.
 */
export function browserAdapter({
  thread,
  title,
  guestFields = NAME_ONLY,
  pageSize = 50,
}: BrowserAdapterOptions): Adapter {
  const info = (): Omit<ThreadInfo, 'total'> => ({
    ...(title === undefined ? {} : { title }),
    posting: { allowed: true },
    viewer: null,
    guestFields: { ...guestFields },
    writing: { format: 'text', maxBytes: 65_525 },
    sorts: ['oldest', 'newest'],
  });
  const open = (name: string): LocalPorts =>
    localThread({
      store: browserStore(name),
      pageSize,
      holds: false,
      now: Date.now,
      newId,
      info,
      reader: () => READER,
      sourceOf: (body) => body.source,
    });

  const { comments, edits } = open(thread);
  return {
    key: `browser:${thread}`,
    comments,
    edits,
    counts: {
      async counts(threads, call) {
        call.signal.throwIfAborted();
        const infos = await Promise.all(threads.map((name) => open(name).comments.describe(call)));
        return infos.map(({ total }) => total!.count);
      },
    },
  };
}

/** Unlike every other that any tab ever gave: a moment, and sixty-four random bits. */
function newId(): string {
  const random = crypto.getRandomValues(new BigUint64Array(1))[0]!;
  return `${Date.now().toString(36)}-${random.toString(36)}`;
}
