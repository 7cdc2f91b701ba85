import type { Author, Comment, VoteDirection } from '../core/comment.js';
import { own, readCount, readId, readLine, readTime, readUrl } from '../core/fields.js';
import { placeOf } from './local-reader.js';
import { PAGE, type LocalRow } from './local-store.js';
import { emptyPage } from './local-taking-part.js';

/** Every comment that was written in this browser is its own. */
export const OWNER = 'browser';

/** The page that a thread is about, kept with its comments so that they can be listed elsewhere. */
export interface PageNote {
  readonly page?: string | undefined;
  readonly title?: string | undefined;
}

/**
 * A row as the database has it. Any script of the site can write there: `rowOf` believes nothing.
 * Versions before 0.2 leave out what they don't know, and whatever has no text.
 */
export function recordOf(thread: string, row: LocalRow, { page, title }: PageNote = {}): object {
  const { comment, key, erased = false, gone, version } = row;
  const { id, parent, author, body, created, edited = null } = comment;
  const reactions = [...(row.reactors ?? [])].filter(([, owners]) => owners.has(OWNER)).map(([name]) => name);
  if (id === PAGE) return { thread, id, reactions, version };
  if (gone) return { thread, id, parent, gone, version };
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
    vote: row.ballots?.get(OWNER) ?? null,
    reactions,
    version,
    page,
    title,
  };
}

/** Reads a record. `undefined` for what is none. */
export function rowOf(record: unknown): LocalRow | undefined {
  const version = readCount(own(record, 'version'));
  const reactors = reactorsOf(own(record, 'reactions'));
  if (own(record, 'id') === PAGE) return { ...emptyPage(), version, reactors };
  const id = readId(own(record, 'id'));
  if (id === undefined) return undefined;
  const parent = readId(own(record, 'parent')) ?? null;
  if (own(record, 'gone') === true)
    return {
      comment: placeOf({ id, parent, kind: 'comment', created: null }, { reply: false }),
      erased: true,
      gone: true,
      version,
    };

  const key = readId(own(record, 'key'));
  const text = own(record, 'text');
  const created = readTime(own(record, 'created'));
  if (key === undefined || typeof text !== 'string' || created === undefined) return undefined;
  const edited = readTime(own(record, 'edited'));
  const comment: Comment = {
    id,
    parent,
    kind: 'comment',
    status: 'published',
    author: authorOf(record),
    body: { format: 'text', source: text },
    created,
    ...(edited === undefined ? {} : { edited }),
    can: { reply: true },
  };
  const kept = { key, owner: OWNER, version };
  if (own(record, 'erased') === true) return { ...kept, comment: placeOf(comment, { reply: false }), erased: true };
  return { ...kept, comment, ballots: ballotsOf(own(record, 'vote')), reactors };
}

/** Where a thread is read: the page that was noted, or the thread's own name where that is an address. */
export function pageOf(record: unknown, here: string | undefined): PageNote {
  const thread = own(record, 'thread');
  const named = typeof thread === 'string' && /^(\/|https?:)/.test(thread) ? readUrl(thread, here) : undefined;
  return { page: readUrl(own(record, 'page')) ?? named, title: readLine(own(record, 'title')) };
}

function authorOf(record: unknown): Author {
  const name = readLine(own(record, 'name')) ?? '';
  const url = readUrl(own(record, 'url'));
  return url === undefined ? { name } : { name, url };
}

function ballotsOf(vote: unknown): ReadonlyMap<string, VoteDirection> | undefined {
  return vote === 'up' || vote === 'down' ? new Map([[OWNER, vote]]) : undefined;
}

function reactorsOf(names: unknown): LocalRow['reactors'] {
  if (!Array.isArray(names)) return undefined;
  const known = names.filter((name): name is string => REACTIONS.some((choice) => choice.name === name));
  return new Map(known.map((name) => [name, new Set([OWNER])]));
}

/** What one can react with, by the names that code forges have for them. */
export const REACTIONS = [
  { name: '+1', emoji: '👍' },
  { name: 'heart', emoji: '❤️' },
  { name: 'laugh', emoji: '😄' },
  { name: 'hooray', emoji: '🎉' },
  { name: 'confused', emoji: '😕' },
  { name: 'eyes', emoji: '👀' },
] as const;
