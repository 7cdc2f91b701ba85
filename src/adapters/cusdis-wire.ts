import type { Author, Comment, CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own, readCount, readId, readLine, readTime } from '../core/fields.js';

const MAX_BODY = 256 * 1024;

/** A comment, and the Markdown that it was written in. */
export interface Row {
  readonly comment: Comment;
  readonly content: string;
}

/** Some conversations with all of their answers, and how many there are. */
export interface CusdisPage {
  readonly rows: readonly Row[];
  /** How many roots the thread has. */
  readonly roots: number;
  readonly pages: number;
}

/** An answer that must hold comments. One bad comment among good ones is left out. */
export function parsePage(raw: unknown): CusdisPage {
  const items = own(raw, 'data');
  if (!Array.isArray(items))
    throw new AdapterError('malformed', { hint: 'Cusdis answered without comments: is this its address?' });
  const rows = new Map<CommentId, Row>();
  const left = items.map((item: unknown) => ({ item, parent: null as CommentId | null }));
  // What is found below goes to the end, so this walks the whole tree, however deep it is.
  for (const { item, parent } of left) {
    const row = tryRow(item, parent);
    // Some versions list answers among the roots as well.
    if (row && (parent !== null || !rows.has(row.comment.id))) rows.set(row.comment.id, row);
    const below = own(own(item, 'replies'), 'data');
    if (Array.isArray(below)) for (const child of below) left.push({ item: child, parent: row?.comment.id ?? parent });
  }
  return {
    rows: [...rows.values()],
    roots: readCount(own(raw, 'commentCount')) ?? items.length,
    pages: readCount(own(raw, 'pageCount')) ?? 1,
  };
}

function tryRow(raw: unknown, parent: CommentId | null): Row | undefined {
  try {
    return parseRow(raw, parent);
  } catch {
    return undefined;
  }
}

/** One comment by itself; `isHeld` where only its writer knows of it yet. Throws `malformed` when it is none. */
export function parseRow(raw: unknown, parent: CommentId | null, isHeld = false): Row {
  const id = readId(own(raw, 'id'));
  const content = own(raw, 'content');
  const html = own(raw, 'parsedContent');
  if (id === undefined || typeof content !== 'string')
    throw new AdapterError('malformed', { hint: 'A comment of Cusdis has no id or no words.' });
  const comment: Comment = {
    id,
    parent,
    kind: 'comment',
    status: isHeld ? 'held' : 'published',
    author: authorOf(raw),
    body:
      typeof html === 'string'
        ? { format: 'html', source: html.slice(0, MAX_BODY) }
        : { format: 'markdown', source: content.slice(0, MAX_BODY) },
    created: readTime(own(raw, 'createdAt')) ?? null,
    can: { reply: !isHeld },
  };
  return { comment, content };
}

/** Guests have no id: anybody may call themselves anything. `by_email`, which new comments come back with, goes nowhere. */
function authorOf(raw: unknown): Author {
  const moderator = readId(own(raw, 'moderatorId'));
  const name = readLine(own(raw, 'by_nickname')) ?? '';
  if (moderator === undefined) return { name };
  return {
    id: `cusdis:${moderator}`,
    name: readLine(own(own(raw, 'moderator'), 'displayName')) ?? name,
    roles: ['moderator'],
  };
}
