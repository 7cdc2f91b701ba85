import type { Comment, CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own } from '../core/fields.js';
import type { Call, CommentPage, ListQuery } from './adapter.js';
import { isStatusId } from './mastodon-address.js';
import { isElsewhere, placeOf, type MastodonContext } from './mastodon-context.js';
import { parseStatus, type Read, type Reading } from './mastodon-wire.js';

/**
 * How much of a thread Mastodon shows to those who are not signed in: so many answers, so deep. What is not for
 * everybody is counted, and left out: nobody can tell from their number that there were so many.
 */
const SHOWN = { answers: 60, depth: 20 };
/** The most that it shows to anybody. */
const MOST = 4096;

const NONE: Reading['mine'] = new Map();

/** Whether a server has cut something off: where it may have, comments with fewer answers than they have tell. */
type Cut = 'yes' | 'maybe' | 'no';

/** The whole thread: its protocol has no pages. */
export async function listThread(context: MastodonContext, { sort }: ListQuery, call: Call): Promise<CommentPage> {
  const reading = await readingOf(context, call);
  const { reads, cut } = await readBelow(context, reading.root.id, reading, call);
  const there = new Set(reads.map(({ uri }) => uri));
  const all = [...reads, ...[...context.sent.values()].filter(({ uri }) => !there.has(uri)).map(copyOf)];
  const comments = (cut === 'no' ? all.map(({ comment }) => comment) : withGaps(all)).toSorted(
    (a, b) => ((a.created ?? 0) - (b.created ?? 0)) * (sort === 'newest' ? -1 : 1),
  );
  const roots = comments.filter(({ parent }) => parent === null);
  const lacks = roots.length < reading.root.replies || comments.some(({ replies }) => replies !== undefined);
  return {
    comments,
    next: null,
    total: { count: comments.length, exact: cut === 'no' || (cut === 'maybe' && !lacks) },
  };
}

/** What is below one comment: the limits of the server count from there. */
export async function listBelow(context: MastodonContext, id: CommentId, call: Call): Promise<CommentPage> {
  const reading = await readingOf(context, call);
  const { reads, cut } = await readBelow(context, statusIdOf(context, id), reading, call);
  return { comments: cut === 'no' ? reads.map(({ comment }) => comment) : withGaps(reads), next: null };
}

/** What decides how statuses are read, now; `renew` asks anew what this reader has marked. */
export async function readingOf(context: MastodonContext, call: Call, renew = false): Promise<Reading> {
  const { avatars } = context;
  const { server } = placeOf(context);
  const viewer = await context.reader(call);
  const root = await context.root(call);
  const mine = viewer && isElsewhere(context) ? await context.mine(call, renew) : NONE;
  return { server, root, avatars, signedIn: viewer !== null, mine };
}

/** The id of a comment on the server of the thread. Throws `not-found` for what can't be one. */
export function statusIdOf({ renamed }: MastodonContext, id: CommentId): string {
  for (const [theirs, ours] of renamed) if (ours === id) return theirs;
  if (!isStatusId(id)) throw missing(id);
  return id;
}

async function readBelow(
  context: MastodonContext,
  id: string,
  reading: Reading,
  call: Call,
): Promise<{ readonly reads: readonly Read[]; readonly cut: Cut }> {
  const raw = listOf(await context.ask(`/api/v1/statuses/${id}/context`, call), 'descendants');
  const isGuest = context.keep.session()?.server !== reading.server;
  const most = isGuest ? SHOWN.answers : MOST;
  const isCut = raw.length >= most || (isGuest && depthOf(raw) >= SHOWN.depth);
  return { reads: readAll(context, raw, reading), cut: isCut ? 'yes' : raw.length >= most / 2 ? 'maybe' : 'no' };
}

/** One bad status among good ones is left out, as are those that are not for everybody. */
export function readAll(context: MastodonContext, raw: readonly unknown[], reading: Reading): readonly Read[] {
  const reads: Read[] = [];
  for (const item of raw) {
    try {
      const status = read(context, item, reading);
      if (status) reads.push(status);
    } catch {
      continue;
    }
  }
  return reads;
}

/** Reads a status. What this reader wrote keeps the id that it had before it came here from their own server. */
export function read({ known, sent, renamed }: MastodonContext, raw: unknown, reading: Reading): Read | undefined {
  const status = parseStatus(raw, reading);
  if (!status) return undefined;
  const { comment } = status;
  const first = sent.get(status.uri);
  if (first) renamed.set(comment.id, first.comment.id);
  const id = renamed.get(comment.id) ?? comment.id;
  const parent = comment.parent === null ? null : (renamed.get(comment.parent) ?? comment.parent);
  const named = { ...status, comment: { ...comment, id, parent } };
  known.set(id, named);
  return copyOf(named);
}

/** What the server did not show can be asked for: where it is cut, comments say how many answers they have. */
function withGaps(reads: readonly Read[]): Comment[] {
  const shown = new Map<CommentId, number>();
  for (const { comment } of reads)
    if (comment.parent !== null) shown.set(comment.parent, (shown.get(comment.parent) ?? 0) + 1);
  return reads.map(({ comment, replies }) =>
    replies > (shown.get(comment.id) ?? 0) ? { ...comment, replies } : comment,
  );
}

/** How deep statuses answer each other. An author's own answers come before others, and maybe before what they answer. */
function depthOf(raw: readonly unknown[]): number {
  const parents = new Map(raw.map((item) => [own(item, 'id'), own(item, 'in_reply_to_id')]));
  let deepest = 0;
  for (const id of parents.keys()) {
    let depth = 0;
    for (let at: unknown = id; parents.has(at) && depth < SHOWN.depth; at = parents.get(at)) depth += 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

export function copyOf(status: Read): Read {
  return { ...status, comment: structuredClone(status.comment) };
}

export function listOf(raw: unknown, key: 'ancestors' | 'descendants'): readonly unknown[] {
  const list = own(raw, key);
  if (!Array.isArray(list)) throw new AdapterError('malformed', { hint: `A context has no ${key}: is this Mastodon?` });
  return list;
}

export function missing(id: CommentId): AdapterError {
  return new AdapterError('not-found', { hint: `“${id.slice(0, 100)}” is no answer in this thread.` });
}
