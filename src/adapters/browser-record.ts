import type { Author, Comment } from '../core/comment.js';
import { own, readId, readLine, readTime, readUrl } from '../core/fields.js';
import { placeOf } from './local-reader.js';
import type { LocalRow } from './local-store.js';

/** Every comment that was written in this browser is its own. */
export const OWNER = 'browser';

/** A row as the database has it. Any script of the site can write there: `rowOf` believes nothing. */
export function recordOf(thread: string, { comment, key, erased = false }: LocalRow): object {
  const { id, parent, author, body, created, edited = null } = comment;
  return {
    thread,
    id,
    parent,
    key,
    erased,
    name: author.name,
    url: author.url ?? null,
    text: body.source,
    created,
    edited,
  };
}

/** Reads a record. `undefined` for what is none. */
export function rowOf(record: unknown): LocalRow | undefined {
  const id = readId(own(record, 'id'));
  const key = readId(own(record, 'key'));
  const text = own(record, 'text');
  const created = readTime(own(record, 'created'));
  if (id === undefined || key === undefined || typeof text !== 'string' || created === undefined) return undefined;

  const edited = readTime(own(record, 'edited'));
  const comment: Comment = {
    id,
    parent: readId(own(record, 'parent')) ?? null,
    kind: 'comment',
    status: 'published',
    author: authorOf(record),
    body: { format: 'text', source: text },
    created,
    ...(edited === undefined ? {} : { edited }),
    can: { reply: true },
  };
  if (own(record, 'erased') !== true) return { comment, key, owner: OWNER };
  return { comment: placeOf(comment, { reply: false }), key, owner: OWNER, erased: true };
}

function authorOf(record: unknown): Author {
  const name = readLine(own(record, 'name')) ?? '';
  const url = readUrl(own(record, 'url'));
  return url === undefined ? { name } : { name, url };
}
