import { own, readLine } from '../core/fields.js';
import { malformed } from './protocol-wire.js';

/** A file as it came: what it says of the thread, and its comments in the shapes of the protocol. */
export interface StaticFile {
  readonly thread: object;
  readonly comments: readonly unknown[];
}

/** Moments before this are seconds since 1970, not milliseconds: it is a day in March 1973, or in the year 5138. */
const SECONDS = 100_000_000_000;

/**
 * Reads a file: a page of the Gedanken protocol with its `thread`, a bare list of comments, or what
 * Staticman leaves in a site's data: a list of entries, or entries by the names of their files.
 */
export function parseFile(raw: unknown): StaticFile {
  if (typeof raw !== 'object' || raw === null) throw malformed('The file has no comments.');
  const told = own(raw, 'comments');
  const list = Array.isArray(raw) ? raw : (told ?? raw);
  const thread = own(raw, 'thread');
  const items: readonly unknown[] = Array.isArray(list) ? list : Object.values(list as object);
  const comments = items.filter((item) => typeof item === 'object' && item !== null).map(asComment);
  if (comments.length !== items.length) throw malformed('The file has something that is no comment.');
  return { thread: typeof thread === 'object' && thread !== null ? thread : {}, comments };
}

/** Entries of Staticman say the same in words of their own; their e-mail addresses, mostly hashed, stay where they are. */
function asComment(item: unknown): unknown {
  const message = own(item, 'message');
  if (typeof message !== 'string' || own(item, 'body') !== undefined) return item;
  const parent = own(item, '_parent') ?? own(item, 'parent') ?? own(item, 'replying_to');
  return {
    id: own(item, '_id') ?? own(item, 'id'),
    // Forms send what they have no answer for as nothing, or as zero.
    parent: readLine(String(parent ?? '')) === '0' ? null : parent,
    author: { name: own(item, 'name'), url: own(item, 'url') ?? own(item, 'website'), avatar: own(item, 'avatar') },
    body: { format: 'markdown', source: message },
    created: momentOf(own(item, 'date')),
  };
}

function momentOf(date: unknown): unknown {
  const number = typeof date === 'string' && /^\d{9,14}$/.test(date) ? Number(date) : date;
  return typeof number === 'number' && number < SECONDS ? number * 1000 : number;
}
