import type { Comment, CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own } from '../core/fields.js';
import type { SortOrder } from '../core/thread-info.js';
import type { Call, CommentPage, Cursor, ListQuery } from './adapter.js';
import { isNoteId } from './misskey-address.js';
import { placeOf, type MisskeyContext } from './misskey-context.js';
import { parentIn, readNote, type Read, type Reading } from './misskey-wire.js';
import { byAge, countShown, missing, readList, withoutEmptyPlaces } from './read-only.js';

/** The most that a server gives at once. */
const PAGE = 100;
/** A server tells of one note what answers it, and nothing below: so many notes are asked about for one page. */
const MAX_ASKED = 24;
/** And so many of them at the same time. */
const AT_ONCE = 6;
/** Comes before all ids: with it, a server begins with the oldest. */
const BEFORE_ALL = '0';

/** Which answers to read, and from where. */
interface Wanted {
  readonly of: string;
  readonly sort: SortOrder;
  readonly cursor?: Cursor | undefined;
}

/** Some answers to one note. */
interface Answers {
  readonly raw: readonly unknown[];
  readonly next: Cursor | null;
}

/** A page of what answers the note of the thread, with what hangs below as far as that can be asked for. */
export async function listThread(
  context: MisskeyContext,
  { sort, cursor }: ListQuery,
  call: Call,
): Promise<CommentPage> {
  const wanted = { of: placeOf(context).id, sort, cursor };
  const [answers, reading] = await Promise.all([answersTo(context, wanted, call), context.reading(call)]);
  const { raw, next } = answers;
  const { comments, isWhole } = await withBranches(context, readAnswers(raw, wanted.of, reading), reading, call);
  const page = { comments: byAge(comments, sort), next };
  if (cursor !== undefined) return page;
  return { ...page, total: { count: countShown(comments), exact: isWhole && next === null } };
}

/** What is below one comment. */
export async function listBelow(
  context: MisskeyContext,
  id: CommentId,
  cursor: Cursor | undefined,
  call: Call,
): Promise<CommentPage> {
  const reading = await context.reading(call);
  if (!isNoteId(id) || id === reading.root.id) throw missing(id);
  const { raw, next } = await answersTo(context, { of: id, sort: 'oldest', cursor }, call);
  const { comments } = await withBranches(context, readAnswers(raw, id, reading), reading, call);
  return { comments, next };
}

async function answersTo(context: MisskeyContext, { of, sort, cursor }: Wanted, call: Call): Promise<Answers> {
  const from = cursor !== undefined && isNoteId(cursor) ? cursor : undefined;
  const params = {
    noteId: of,
    limit: PAGE,
    // Firefish would go on with what is below, up to the same limit, and so leave answers out.
    depth: 1,
    ...(sort === 'newest' ? (from === undefined ? {} : { untilId: from }) : { sinceId: from ?? BEFORE_ALL }),
  };
  const raw = readList(await context.ask('notes/children', params, call), PAGE, 'answers: is this a Misskey?');
  const last = own(raw.at(-1), 'id');
  // A server that begins again where it was told to go on would never end.
  const isStuck = from !== undefined && raw.some((note) => own(note, 'id') === from);
  return { raw, next: raw.length < PAGE || isStuck || typeof last !== 'string' ? null : last };
}

/** One bad note among good ones is left out, as are those that quote this note but answer another one. */
function readAnswers(raw: readonly unknown[], of: string, reading: Reading): readonly Read[] {
  return raw.flatMap((note) => (parentIn(note) === of ? (readNote(note, reading) ?? []) : []));
}

/** Notes with what hangs below them. Where it was not asked for all of it, a comment says how many answers it has. */
async function withBranches(
  context: MisskeyContext,
  first: readonly Read[],
  reading: Reading,
  call: Call,
): Promise<{ readonly comments: readonly Comment[]; readonly isWhole: boolean }> {
  const reads = new Map(first.map((read) => [read.comment.id, read]));
  const queue = first.filter(({ answers }) => answers > 0);
  const whole = new Set<CommentId>();
  let at = 0;
  for (let left = MAX_ASKED; at < queue.length && left > 0;) {
    const asked = queue.slice(at, at + Math.min(AT_ONCE, left)).map(({ comment }) => comment.id);
    at += asked.length;
    left -= asked.length;
    const branches = await Promise.all(asked.map((id) => branchOf(context, id, call)));
    for (const [index, branch] of branches.entries()) {
      const id = asked[index]!;
      // A server that refuses one is not asked for more.
      if (branch === undefined) left = 0;
      else if (branch.next === null) whole.add(id);
      for (const read of readAnswers(branch?.raw ?? [], id, reading)) {
        if (reads.has(read.comment.id)) continue;
        reads.set(read.comment.id, read);
        if (read.answers > 0) queue.push(read);
      }
    }
  }
  const gaps = new Set(queue.map(({ comment }) => comment.id).filter((id) => !whole.has(id)));
  const comments = [...reads.values()].map(({ comment, answers }) =>
    gaps.has(comment.id) ? { ...comment, replies: answers } : comment,
  );
  return { comments: withoutEmptyPlaces(comments), isWhole: gaps.size === 0 };
}

/** What answers one of many notes; `undefined` when that can't be had now. It can be asked for later. */
async function branchOf(context: MisskeyContext, of: string, call: Call): Promise<Answers | undefined> {
  try {
    return await answersTo(context, { of, sort: 'oldest' }, call);
  } catch (error) {
    if (call.signal.aborted || !(error instanceof AdapterError)) throw error;
    return undefined;
  }
}
