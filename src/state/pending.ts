import type { Body, Comment, CommentId } from '../core/comment.js';
import { own, readId, readLine, readTime, readUrl } from '../core/fields.js';
import type { ThreadContext } from './context.js';
import { heldKey } from './held-mark.js';
import type { Keep } from './keep.js';
import { readKeptList } from './kept-list.js';
import { wordsOf } from './words-of.js';

const DAYS_KEPT = 30;
/** More than anybody waits for, in one thread. */
const MAX_KEPT = 50;

/**
 * The reader's own comments that wait for approval, or that the backend took for spam. Most backends
 * show them to nobody, so this browser remembers them (name and text, never the e-mail address) until
 * they are in the list, or for 30 days. Then they are gone without a word: nobody knows whether they
 * were refused.
 */
export class Pending {
  readonly #keep: Keep;
  readonly #key: string | undefined;

  constructor(keep: Keep, threadKey: string | undefined) {
    this.#keep = keep;
    this.#key = threadKey === undefined ? undefined : heldKey(threadKey);
  }

  /** Remembers a comment that the backend holds, or has taken aside. */
  keep(comment: Comment): void {
    this.#write([...this.#read().filter(({ id }) => id !== comment.id), comment].slice(-MAX_KEPT));
  }

  /** Those that wait still; forgets the ones that the backend lists by now, and those that nobody will approve any more. */
  restore(listed: readonly Comment[]): readonly Comment[] {
    const kept = this.#read();
    if (kept.length === 0) return kept;
    const oldest = Date.now() - DAYS_KEPT * 86_400_000;
    // Some backends do not tell the id of what they hold: then the words tell.
    const known = new Set(listed.flatMap((comment) => [comment.id, wordsOf(comment)]));
    const waiting = kept.filter(
      (held) => !known.has(held.id) && !known.has(wordsOf(held)) && (held.created ?? 0) > oldest,
    );
    if (waiting.length !== kept.length) this.#write(waiting);
    return waiting;
  }

  /** Forgets a comment that is not to come any more. */
  forget(id: CommentId): void {
    const kept = this.#read();
    const others = kept.filter((comment) => comment.id !== id);
    if (others.length !== kept.length) this.#write(others);
  }

  #write(comments: readonly Comment[]): void {
    if (this.#key === undefined) return;
    if (comments.length === 0) this.#keep.remove(this.#key);
    else this.#keep.set(this.#key, JSON.stringify(comments.map(toRecord)));
  }

  #read(): Comment[] {
    return this.#key === undefined ? [] : readKeptList(this.#keep.get(this.#key), MAX_KEPT, fromRecord);
  }
}

/** Those of one thread. */
export function pendingOf({ keep, adapter }: ThreadContext): Pending {
  return new Pending(keep, adapter.key);
}

function toRecord({ id, parent, status, author, body, created }: Comment): object {
  return {
    id,
    status,
    parent,
    name: author.name,
    url: author.url,
    format: body.format,
    source: body.source,
    created: created ?? Date.now(),
  };
}

function fromRecord(record: unknown): Comment | undefined {
  const id = readId(own(record, 'id'));
  const source = own(record, 'source');
  const created = readTime(own(record, 'created'));
  if (id === undefined || typeof source !== 'string' || created === undefined) return undefined;
  return {
    id,
    parent: readId(own(record, 'parent')) ?? null,
    kind: 'comment',
    status: own(record, 'status') === 'spam' ? 'spam' : 'held',
    author: { name: readLine(own(record, 'name')) ?? '', url: readUrl(own(record, 'url')) },
    body: { format: readFormat(own(record, 'format')), source },
    created,
    can: { reply: false },
  };
}

function readFormat(value: unknown): Body['format'] {
  return value === 'html' || value === 'markdown' ? value : 'text';
}
