import type { CommentId } from '../core/comment.js';
import { own, readTime } from '../core/fields.js';
import type { HttpAnswer } from './http.js';

const MAX_KEPT = 50;
/** As long as the clock may be off that `readTime` allows for: no window that Isso opens by itself is longer. */
const LONGEST = 86_400_000;

/** Which comments this browser may still change: Isso proves it by cookies that no script can read. */
export interface OwnComments {
  /** Until when, in milliseconds since 1970; `undefined` when not, or no longer. */
  until(id: CommentId): number | undefined;
  set(id: CommentId, until: number): void;
  forget(id: CommentId): void;
}

/**
 * Remembers a window of some minutes per comment, across reloads, and forgets it when it has ended:
 * ids and times only, and nothing at all before the reader has written something.
 */
export function ownComments(base: string): OwnComments {
  const key = `gedanken:1:isso:${base}`;
  let windows: Map<CommentId, number> | undefined;
  const open = (): Map<CommentId, number> => (windows ??= read(key));

  return {
    until(id) {
      const until = open().get(id);
      if (until === undefined || until > Date.now()) return until;
      open().delete(id);
      write(key, open());
      return undefined;
    },
    set(id, until) {
      open().set(id, until);
      write(key, open());
    },
    forget(id) {
      if (open().delete(id)) write(key, open());
    },
  };
}

/** Until when the comment of an answer may be changed: Isso tells pages by a header what its cookie is. */
export function windowOf({ headers }: HttpAnswer): number | undefined {
  const seconds = /;\s*max-age=(\d{1,9})(?:;|$)/i.exec(headers.get('X-Set-Cookie') ?? '')?.[1];
  return seconds === undefined || seconds === '0' ? undefined : Date.now() + Math.min(Number(seconds) * 1000, LONGEST);
}

function read(key: string): Map<CommentId, number> {
  const windows = new Map<CommentId, number>();
  try {
    const kept: unknown = JSON.parse(globalThis.localStorage.getItem(key) ?? '{}');
    for (const id of Object.keys(Object(kept)).slice(0, MAX_KEPT)) {
      const until = readTime(own(kept, id));
      if (until !== undefined) windows.set(id, until);
    }
  } catch {
    // Where nothing can be kept, or something else was, the windows end with the page.
  }
  return windows;
}

function write(key: string, windows: Map<CommentId, number>): void {
  try {
    const now = Date.now();
    const lasting = [...windows].filter(([, until]) => until > now).slice(-MAX_KEPT);
    if (lasting.length === 0) globalThis.localStorage.removeItem(key);
    else globalThis.localStorage.setItem(key, JSON.stringify(Object.fromEntries(lasting)));
  } catch {
    // The same.
  }
}
