import { own, readCount, readId, readLine, readUrl } from '../core/fields.js';
import type { Call, Changes, Mark, RecentComment } from './adapter.js';
import type { ProtocolContext } from './protocol-ask.js';
import { malformed, parseComment, parseComments, readTotal } from './protocol-wire.js';

/** How many threads are asked for at once: their names stand in an address. */
const BATCH = 50;
const MAX_REMOVED = 10_000;

/** What has happened since a mark; without one, only where to begin. */
export async function changesSince(
  { ask, reading }: ProtocolContext,
  since: Mark | undefined,
  call: Call,
): Promise<Changes> {
  const raw = await ask('changes', { since }, call);
  const mark = readId(own(raw, 'mark'));
  if (mark === undefined) throw malformed('The answer does not say where to go on.');
  if (since === undefined) return { comments: [], removed: [], mark };
  const removed = own(raw, 'removed');
  return {
    comments: parseComments(own(raw, 'comments'), reading),
    removed: Array.isArray(removed) ? removed.slice(0, MAX_REMOVED).flatMap((id: unknown) => readId(id) ?? []) : [],
    total: readTotal(own(raw, 'total')),
    mark,
  };
}

/** Counts of many threads, as everybody sees them. */
export async function countThreads(
  { ask }: ProtocolContext,
  threads: readonly string[],
  call: Call,
): Promise<readonly number[]> {
  call.signal.throwIfAborted();
  const counts: number[] = [];
  for (let from = 0; from < threads.length; from += BATCH) {
    const batch = threads.slice(from, from + BATCH);
    const told = own(await ask('counts', { threads: batch }, call), 'counts');
    if (!Array.isArray(told) || told.length !== batch.length)
      throw malformed('The answer does not have a count for each thread.');
    for (const count of told) counts.push(readCount(count) ?? 0);
  }
  return counts;
}

/** The newest comments of the site: those that everybody may read. */
export async function recentComments(
  { ask, reading }: ProtocolContext,
  count: number,
  call: Call,
): Promise<readonly RecentComment[]> {
  call.signal.throwIfAborted();
  if (count <= 0) return [];
  const list = own(await ask('recent', { count }, call), 'comments');
  if (!Array.isArray(list)) throw malformed('The answer has no list of the newest comments.');
  return list
    .slice(0, count)
    .flatMap((raw: unknown): RecentComment[] => {
      const url = readUrl(own(raw, 'url'));
      try {
        const comment = parseComment(own(raw, 'comment'), reading);
        const isPublic = comment.status === 'published' && comment.kind === 'comment';
        return url !== undefined && isPublic ? [{ comment, url, title: readLine(own(raw, 'title')) }] : [];
      } catch {
        return [];
      }
    })
    .toSorted((a, b) => (b.comment.created ?? 0) - (a.comment.created ?? 0));
}
