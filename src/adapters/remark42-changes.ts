import { AdapterError } from '../core/errors.js';
import type { Call, Changes, Mark } from './adapter.js';
import { answeredIn, parseComment } from './remark42-wire.js';
import { fetchInfo, fetchThread, readingOf, type Remark42Context } from './remark42-list.js';

/** The longest time in which others' changes are looked for, in milliseconds. */
const MAX_WINDOW = 3_600_000;

/**
 * What was written since a mark, which is the time of the last comment then. What somebody may still have changed was
 * written at most one edit window before it, so that is asked for again.
 */
export async function changesSince(context: Remark42Context, mark: Mark | undefined, call: Call): Promise<Changes> {
  if (mark === undefined) {
    const { last } = await fetchInfo(context, call);
    return { comments: [], removed: [], mark: String(last ?? 0) };
  }
  const from = readMark(mark);
  const { editWindow } = await context.config(call);
  const since = Math.max(0, from - Math.min(editWindow, MAX_WINDOW));
  const { items, last } = await fetchThread(context, { sort: '+time', since }, call);
  context.answered = new Set([...context.answered, ...answeredIn(items)]);
  const reading = await readingOf(context, call);
  const comments = items.flatMap((item) => {
    try {
      return [parseComment(item, reading)];
    } catch {
      return [];
    }
  });
  for (const { id, status } of comments) {
    if (status === 'removed') context.known.delete(id);
    else context.known.add(id);
  }
  return {
    comments: comments.filter(({ status }) => status !== 'removed'),
    // Nobody can remove by themselves what has answers.
    removed: comments.filter(({ status }) => status === 'removed').map(({ id }) => id),
    mark: String(Math.max(last ?? 0, from)),
  };
}

function readMark(mark: Mark): number {
  if (!/^\d{1,15}$/.test(mark)) throw new AdapterError('malformed', { hint: `“${mark}” is no mark of this adapter.` });
  return Number(mark);
}
