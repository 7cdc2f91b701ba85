import { own, readLine } from '../core/fields.js';
import { malformed } from './protocol-wire.js';

/** A file as it came: what it says of the thread, and its comments in the shapes of the protocol. */
export interface StaticFile {
  readonly thread: object;
  readonly comments: readonly unknown[];
}

/** Moments before this are seconds since 1970, not milliseconds: it is a day in March 1973, or in the year 5138. */
const SECONDS = 100_000_000_000;
const MARKDOWN = { format: 'markdown' } as const;

/**
 * Reads a file: a page of the Gedanken protocol with its `thread`, a bare list of comments, or what
 * Staticman leaves in a site's data: a list of entries, or entries by the names of their files; `null`
 * where it has left nothing yet.
 */
export function parseFile(raw: unknown): StaticFile {
  const thread = own(raw, 'thread');
  const told = own(raw, 'comments') ?? (thread === undefined ? raw : []) ?? [];
  if (typeof told !== 'object') throw malformed('The file has no comments.');
  const items = Object.entries(told);
  if (!items.every(([, item]) => typeof item === 'object' && item !== null))
    throw malformed('The file has something that is no comment.');
  const areEntries = items.every(([, item]) => isEntry(item));
  return {
    // Staticman’s own tools read and show what it keeps as Markdown.
    thread: typeof thread === 'object' && thread !== null ? thread : areEntries ? { writing: MARKDOWN } : {},
    comments: withEntriesRead(Array.isArray(told) ? items.map(([, item]) => [undefined, item]) : items),
  };
}

type Item = readonly [file: string | undefined, item: unknown];

function withEntriesRead(items: readonly Item[]): readonly unknown[] {
  const entries = items.filter(([, item]) => isEntry(item));
  const ids = new Map(entries.map(([file, item], index) => [item, idOf(item) ?? file ?? idIn(item, index)]));
  const known = new Set(ids.values());
  // A widespread recipe counts the conversations, in the order of their files.
  const roots = entries
    .filter(([, item]) => /^0?$/.test(String(own(item, 'replying_to') ?? '')))
    .map(([, item]) => item);
  const parentOf = (item: unknown): string | null => {
    const names = [own(item, '_parent'), own(item, 'parent'), own(item, 'replying_to')].map(String);
    // What stands there may be the page, or nothing, or zero.
    const parent = names.find((name) => known.has(name) && name !== ids.get(item));
    return parent ?? ids.get(roots[Number(own(item, 'replying_to')) - 1]) ?? null;
  };
  return items.map(([, item]) => (isEntry(item) ? readEntry(item, ids.get(item), parentOf(item)) : item));
}

function isEntry(item: unknown): boolean {
  return typeof own(item, 'message') === 'string' && own(item, 'body') === undefined;
}

function idOf(item: unknown): string | undefined {
  const id = own(item, '_id') ?? own(item, 'id');
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}

/** A name for what has none: its date, which stays when others come; else its place. */
function idIn(item: unknown, index: number): string {
  const date = readLine(String(own(item, 'date') ?? ''));
  return date ? `at ${date}` : `${index}`;
}

/** Entries of Staticman say the same in words of their own; their e-mail addresses, mostly hashed, stay where they are. */
function readEntry(item: unknown, id: string | undefined, parent: string | null): unknown {
  return {
    id,
    parent,
    author: { name: own(item, 'name'), url: own(item, 'url') ?? own(item, 'website'), avatar: own(item, 'avatar') },
    body: { ...MARKDOWN, source: own(item, 'message') },
    created: momentOf(own(item, 'date')),
  };
}

function momentOf(date: unknown): unknown {
  const number = typeof date === 'string' && /^\d{9,14}$/.test(date) ? Number(date) : date;
  return typeof number === 'number' && number < SECONDS ? number * 1000 : number;
}
