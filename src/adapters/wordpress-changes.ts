import type { Comment, CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own, readId } from '../core/fields.js';
import type { Call, Changes, Mark } from './adapter.js';
import { fetchPage, PAGE, type ReadContext } from './wordpress-list.js';
import { parseComments } from './wordpress-wire.js';

/** How many pages of ids to know: what is older than these is not watched. */
const MAX_PAGES = 5;

/** The ids of a thread's newest comments at one moment, newest first, and how many comments it then had. */
interface Roll {
  readonly ids: readonly CommentId[];
  readonly total: number;
}

/**
 * What has come to a post and gone from it. Each question is one request for ids, with no times in
 * it: a comment that waited for approval comes late, and clocks differ. Only what is new is then
 * read. WordPress keeps no time of an edit, so it can't tell of any.
 */
export async function changesSince(context: ReadContext, mark: Mark | undefined, call: Call): Promise<Changes> {
  const before = mark === undefined ? undefined : readMark(mark);
  const newest = await fetchRoll(context, 1, call);
  if (!before) {
    const roll = await wholeRoll(context, newest, call);
    return { comments: [], removed: [], total: totalOf(roll), mark: markOf(roll) };
  }

  let now = rollFrom(newest, before);
  // When the numbers don't fit, something has happened further back than the newest page.
  if (now.total !== newest.total) now = await wholeRoll(context, newest, call);
  const known = new Set(before.ids);
  const there = new Set(now.ids);
  return {
    comments: await fetchComments(
      context,
      now.ids.filter((id) => !known.has(id)),
      call,
    ),
    removed: goneFrom(before, now, there),
    total: totalOf(newest),
    mark: markOf({ ...now, total: newest.total }),
  };
}

/** What the roll must be now if nothing has happened beyond the newest page; its total says whether that fits. */
function rollFrom(newest: Roll, before: Roll): Roll {
  const there = new Set(newest.ids);
  const known = new Set(before.ids);
  const end = before.ids.findLastIndex((id) => there.has(id)) + 1;
  const isAll = newest.ids.length >= newest.total;
  const older = isAll ? [] : before.ids.slice(end);
  const came = newest.ids.filter((id) => !known.has(id)).length;
  const went = before.ids.slice(0, isAll ? undefined : end).filter((id) => !there.has(id)).length;
  // No id in common says nothing about what is in between.
  const total = end === 0 && !isAll ? Number.NaN : before.total + came - went;
  return { ids: [...newest.ids, ...older].slice(0, PAGE * MAX_PAGES), total };
}

/** Known ids that are missing now, as far back as the roll goes. */
function goneFrom(before: Roll, now: Roll, there: ReadonlySet<CommentId>): CommentId[] {
  const isAll = now.ids.length >= now.total;
  const end = isAll ? before.ids.length : before.ids.findLastIndex((id) => there.has(id)) + 1;
  return before.ids.slice(0, end).filter((id) => !there.has(id));
}

async function wholeRoll(context: ReadContext, newest: Roll, call: Call): Promise<Roll> {
  const pages = Math.min(Math.ceil(newest.total / PAGE), MAX_PAGES);
  const older = await Promise.all(
    Array.from({ length: Math.max(0, pages - 1) }, (_, at) => fetchRoll(context, at + 2, call)),
  );
  return { ids: [...new Set([newest, ...older].flatMap(({ ids }) => ids))], total: newest.total };
}

async function fetchRoll(context: ReadContext, page: number, call: Call): Promise<Roll> {
  const { items, total } = await fetchPage(context, { order: 'desc', page, _fields: 'id' }, call);
  return { ids: items.flatMap((item) => readId(own(item, 'id')) ?? []), total };
}

async function fetchComments(context: ReadContext, ids: readonly CommentId[], call: Call): Promise<Comment[]> {
  if (ids.length === 0) return [];
  const parts = Array.from({ length: Math.ceil(ids.length / PAGE) }, (_, at) => ids.slice(at * PAGE, (at + 1) * PAGE));
  const [reading, ...pages] = await Promise.all([
    context.reading(call),
    ...parts.map((part) => fetchPage(context, { include: part.join(',') }, call)),
  ]);
  return pages.flatMap(({ items }) => parseComments(items, reading));
}

function totalOf({ total }: Roll): { readonly count: number; readonly exact: true } {
  return { count: total, exact: true };
}

/** Ids as the differences between them, in base 36: a comment takes two or three characters. */
function markOf({ ids, total }: Roll): Mark {
  let last = 0;
  const steps = ids.map((id) => {
    const step = Number(id) - last;
    last = Number(id);
    return step.toString(36);
  });
  return `${total}:${steps.join(' ')}`;
}

/** Throws `rejected` for a mark that is none. */
function readMark(mark: Mark): Roll {
  const [, total, steps] = /^(\d{1,15}):((?:-?[\da-z]{1,11}(?: |$))*)$/.exec(mark) ?? [];
  if (total === undefined || steps === undefined)
    throw new AdapterError('rejected', { hint: 'This mark was made by another adapter.' });
  let last = 0;
  const ids = steps.split(' ').flatMap((step) => {
    if (step === '') return [];
    last += Number.parseInt(step, 36);
    return [String(last)];
  });
  return { ids, total: Number(total) };
}
