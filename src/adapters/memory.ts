import type { Author, AuthorRole, Comment } from '../core/comment.js';
import { plainTextOf } from '../core/plain-text.js';
import type { GuestFields, Posting, ThreadInfo, WritingRules } from '../core/thread-info.js';
import type { Adapter } from './adapter.js';
import { localThread } from './local-thread.js';
import { memorySession } from './memory-session.js';
import { memoryStore } from './memory-store.js';

/** What a thread in memory starts with, and by which rules it goes on. */
export interface MemoryAdapterOptions {
  /** The comments that are there at first. What their `can` allows, this reader may do. */
  readonly comments?: readonly Comment[] | undefined;
  /** The name of the thread. Without one, nothing is kept about it in this browser. */
  readonly thread?: string | undefined;
  readonly title?: string | undefined;
  /** The name of the reader who is signed in; `null`, as by default, for a guest. */
  readonly author?: string | null | undefined;
  /** What the backend vouches for about the signed-in reader. A moderator gets the moderation port. */
  readonly viewerRole?: AuthorRole | undefined;
  /** As whom signing in signs in. Only with it does the adapter hold the session port. */
  readonly account?: string | undefined;
  /** A thread that asks for signing in is open to those who are signed in. */
  readonly posting?: Posting | undefined;
  readonly guestFields?: GuestFields | undefined;
  readonly writing?: WritingRules | undefined;
  /** `hold`: new comments wait for a moderator. */
  readonly moderate?: 'hold' | undefined;
  /** After how many comments a page ends. Branches are never torn apart. */
  readonly pageSize?: number | undefined;
  /** How many comments other threads have, by their names. */
  readonly threads?: Readonly<Record<string, number>> | undefined;
  /** This moment, in milliseconds since 1970. */
  readonly now?: (() => number) | undefined;
}

const WORDPRESS_FIELDS: GuestFields = { name: 'required', email: 'required', website: 'optional' };
const PLAIN_TEXT: WritingRules = { format: 'text', maxBytes: 65_525 };

/** Keeps a thread in memory: the demo's backend, and the reference for the adapter contract. */
export function memoryAdapter(options: MemoryAdapterOptions = {}): Adapter {
  const { comments: seeds = [], thread, viewerRole, account, threads = {}, writing = PLAIN_TEXT } = options;
  const session = memorySession(options.author ?? null, viewerRole);
  const { comments, edits, moderation } = localThread({
    store: memoryStore(seeds.map((comment) => ({ comment: structuredClone(comment) }))),
    pageSize: options.pageSize ?? 50,
    now: options.now ?? Date.now,
    holds: options.moderate === 'hold',
    newId: idsAfter(seeds),
    reader: session.reader,
    info: () => infoFor(session.reader().viewer, options),
    sourceOf: ({ format, source }) => (format === 'html' && writing.format === 'text' ? plainTextOf(source) : source),
  });
  return {
    ...(thread === undefined ? {} : { key: `memory:${thread}` }),
    comments,
    edits,
    ...(account === undefined ? {} : { session: session.portFor(account) }),
    ...(viewerRole === 'moderator' ? { moderation } : {}),
    counts: {
      async counts(names, call) {
        const { total } = await comments.describe(call);
        return names.map((name) => {
          if (name === thread) return total!.count;
          return Object.hasOwn(threads, name) ? threads[name]! : 0;
        });
      },
    },
  };
}

/** Answers with copies: what becomes of them never reaches the options. */
function infoFor(viewer: Author | null, options: MemoryAdapterOptions): Omit<ThreadInfo, 'total'> {
  const { title, posting = { allowed: true } } = options;
  const opened = !posting.allowed && posting.why === 'sign-in' && viewer !== null;
  return {
    ...(title === undefined ? {} : { title }),
    posting: opened ? { allowed: true } : { ...posting },
    viewer: viewer && { ...viewer },
    guestFields: { ...(options.guestFields ?? WORDPRESS_FIELDS) },
    writing: { ...(options.writing ?? PLAIN_TEXT) },
    sorts: ['oldest', 'newest'],
  };
}

/** Goes on counting where the comments' own ids end, and never gives an id twice. */
function idsAfter(comments: readonly Comment[]): () => string {
  let last = 0;
  for (const { id } of comments) if (/^\d{1,15}$/.test(id)) last = Math.max(last, Number(id));
  return () => String((last += 1));
}
