import type { Author, Body, Comment, CommentId, Guest, NewComment } from '../core/comment.js';
import { own, readId, readLine, readTime } from '../core/fields.js';
import { writerOf } from '../core/people.js';
import type { ThreadInfo } from '../core/thread-info.js';
import { wordsOf } from './words-of.js';

/** A comment that was sent and is not confirmed: all that it takes to send it in another visit. */
export interface Unsent {
  readonly comment: NewComment;
  /** When it was sent first: milliseconds since 1970, by this browser. */
  readonly at: number;
  /** Who was signed in then; `null` for a guest. */
  readonly as: string | null;
  /** The name under which it is shown. */
  readonly name: string;
  readonly format: Body['format'];
  /** When the latest comment was made that was there then, by the server’s time. */
  readonly since: number;
  /** The comment that began the conversation; `null` when this one begins one. */
  readonly root: CommentId | null;
  /** Comments that said the same already, where it was meant for last. */
  readonly before: readonly CommentId[];
  /** Whether an attempt may have arrived: it was begun, and nobody knows how it ended. */
  readonly doubtful: boolean;
}

const ID = 'sending:';

/** What the row of a comment is called until the backend has given it a name. */
export function unsentId({ key }: NewComment): CommentId {
  return ID + key;
}

/**
 * Notes a comment down, and what of the thread tells it from others like it. `info` is that of the place where it goes,
 * and `isHome` says of a comment whether it is from there: each place has a clock of its own.
 */
export function noteDown(
  comment: NewComment,
  { viewer, writing }: ThreadInfo,
  there: Pick<ReadonlyMap<CommentId, Comment>, 'has' | 'get' | 'values'>,
  now: number,
  isHome: (id: CommentId) => boolean = () => true,
): Unsent {
  const name = readLine(viewer ? viewer.name : comment.guest?.name) ?? '';
  const noted: Omit<Unsent, 'since' | 'before'> = {
    comment,
    at: now,
    as: writerOf(viewer),
    name,
    format: writing.format,
    root: rootOf(comment.parent, there),
    doubtful: false,
  };
  const [words, ...elsewhere] = wordsWherever(noted);
  const parents = [comment.parent, noted.root];
  let since = 0;
  const before: CommentId[] = [];
  const below: CommentId[] = [];
  for (const other of there.values()) {
    // A clock that is wrong here must not pass for the server’s.
    if (other.id.startsWith(ID)) continue;
    if (isHome(other.id)) since = Math.max(since, other.created ?? 0);
    // Long threads have many words: read are only those of the same writer in the same place.
    if (other.author.name !== name || !parents.includes(other.parent)) continue;
    const said = wordsOf(other);
    if (said === words) before.push(other.id);
    else if (elsewhere.includes(said)) below.push(other.id);
  }
  return { ...noted, since, before: [...below, ...before] };
}

/** The first comment of a conversation, as far as it is known. */
function rootOf(
  parent: CommentId | null,
  there: Pick<ReadonlyMap<CommentId, Comment>, 'has' | 'get'>,
): CommentId | null {
  const seen = new Set<CommentId>();
  let root = parent;
  for (let at = parent; at !== null && !seen.has(at); at = there.has(at) ? there.get(at)!.parent : null) {
    seen.add(at);
    root = at;
  }
  return root;
}

/** Whether a comment of the backend’s is this one. */
export function isArrived({ since, before, ...noted }: Unsent, comment: Comment): boolean {
  if ((comment.created ?? Infinity) < since || before.includes(comment.id)) return false;
  return wordsWherever(noted).includes(wordsOf(comment));
}

/** Its words where it was meant for, and where a backend of two levels puts them: below the first of the conversation. */
function wordsWherever(noted: Omit<Unsent, 'since' | 'before'>): readonly string[] {
  const written = asWritten(noted);
  const { root } = noted;
  const all = [wordsOf(written)];
  if (root !== null && root !== written.parent) all.push(wordsOf({ ...written, parent: root }));
  return all;
}

/** What tells the row of an unsent comment from others. */
export function wordsOfUnsent(unsent: Unsent): string {
  return wordsOf(asWritten(unsent));
}

/** The comment as its writer sees it before anybody else does. */
export function asRow(unsent: Unsent, viewer: Author | null, created: number): Comment {
  const { comment, as, name } = unsent;
  return {
    ...asWritten(unsent),
    id: unsentId(comment),
    kind: 'comment',
    status: 'held',
    author: viewer && as === writerOf(viewer) ? viewer : { name },
    created,
    can: { reply: false },
  };
}

function asWritten({
  comment,
  name,
  format,
}: Pick<Unsent, 'comment' | 'name' | 'format'>): Pick<Comment, 'parent' | 'author' | 'body'> {
  // Where HTML is written, a new line is one all the same.
  const source = format === 'html' ? comment.text.replace(/\r?\n/g, '<br>') : comment.text;
  return { parent: comment.parent, author: { name }, body: { format, source } };
}

/** Reads a record. Storage is as untrusted as any server: other scripts on the page can write there. */
export function readUnsent(text: string): Unsent | undefined {
  try {
    const record: unknown = JSON.parse(text);
    const comment = readNew(own(record, 'comment'));
    // A clock that was set back makes no words less.
    const at = readTime(own(record, 'at')) ?? Date.now();
    if (!comment) return undefined;
    const format = own(record, 'format');
    const before = own(record, 'before');
    const as = own(record, 'as');
    return {
      comment,
      at,
      as: typeof as === 'string' ? as : null,
      name: readLine(own(record, 'name')) ?? '',
      format: format === 'html' || format === 'markdown' ? format : 'text',
      root: comment.parent === null ? null : (readId(own(record, 'root')) ?? comment.parent),
      since: readTime(own(record, 'since')) ?? 0,
      before: Array.isArray(before) ? before.flatMap((id: unknown) => readId(id) ?? []) : [],
      doubtful: own(record, 'doubtful') === true,
    };
  } catch {
    return undefined;
  }
}

function readNew(value: unknown): NewComment | undefined {
  const key = own(value, 'key');
  const text = own(value, 'text');
  if (typeof key !== 'string' || key === '' || typeof text !== 'string' || text.trim() === '') return undefined;
  const guest = own(value, 'guest');
  const to = readId(own(value, 'to'));
  return {
    key,
    text,
    parent: readId(own(value, 'parent')) ?? null,
    ...(to !== undefined && { to }),
    guest: guest === undefined ? undefined : readGuest(guest),
    remember: own(value, 'remember') === true,
    ...(own(value, 'consent') === true ? { consent: true } : {}),
  };
}

function readGuest(value: unknown): Guest {
  const line = (field: keyof Guest): string => readLine(own(value, field)) ?? '';
  return { name: line('name'), email: line('email'), website: line('website') };
}
