import type { Comment } from '../core/comment.js';
import { AdapterError, readAdapterError } from '../core/errors.js';
import { ask } from './ask.js';
import type { ThreadContext } from './context.js';
import { findSent } from './find-sent.js';
import { pendingOf } from './pending.js';
import { readClock } from './post-comment.js';
import { Unconfirmed } from './unconfirmed.js';
import { asRow, isArrived, type Unsent, unsentId } from './unsent.js';
import type { UnsentShelf } from './unsent-shelf.js';

/** Milliseconds until an adapter that says nothing is given up: longer than any takes by itself. */
const PATIENCE = 45_000;

/** A comment on its way, as the outbox knows it. */
export interface Attempted {
  unsent: Unsent;
  readonly isKept: boolean;
}

/**
 * One attempt at sending a comment; nobody else may make one meanwhile. Where an earlier one may
 * have arrived, the comment is looked for first, and only then sent again under the same key.
 * Resolves to it as the backend has it; to `undefined` when another tab has dealt with it, and it is
 * not there. Rejects with `AdapterError`: with `Unconfirmed` where sending it again may post it twice, and it must not.
 */
export async function sendOnce(
  context: ThreadContext,
  entry: Attempted,
  shelf: UnsentShelf,
  mayRepeat: boolean,
): Promise<Comment | undefined> {
  if (entry.isKept) {
    // Where nobody can tell, what this tab has at hand counts.
    const record = await shelf.read(entry.unsent.comment).catch(() => entry.unsent);
    if (!record) return (await findSent(context, entry.unsent)) ?? findHeld(context, entry.unsent);
    entry.unsent = { ...entry.unsent, doubtful: entry.unsent.doubtful || record.doubtful };
  }
  const { comment, doubtful } = entry.unsent;
  if (doubtful) {
    const found = (await findSent(context, entry.unsent)) ?? findHeld(context, entry.unsent);
    if (found) return found;
    if (!mayRepeat) throw new Unconfirmed();
  }
  // Noted before anything leaves: after a crash nobody could tell any more.
  await note(entry, shelf, true);
  try {
    const { signal } = new AbortController();
    const confirmed = await ask(signal, (call) => context.adapter.comments.create(comment, call), PATIENCE);
    // What an earlier attempt has made may be old by now.
    if (!doubtful) readClock(context, confirmed);
    return confirmed;
  } catch (thrown) {
    const error = failureOf(thrown);
    // A backend that has it already refuses to take it twice.
    if (doubtful && error.kind === 'conflict') return (await findSent(context, entry.unsent)) ?? heldNow(entry.unsent);
    if (!error.uncertain && !doubtful) await note(entry, shelf, false);
    throw error;
  }
}

/** What is no `AdapterError` was meant to say nothing: also not that nothing has arrived. */
function failureOf(thrown: unknown): AdapterError {
  const known = readAdapterError(thrown);
  if (known) return known;
  const { kind, hint } = AdapterError.from(thrown);
  return new AdapterError(kind, { hint, uncertain: true, cause: thrown });
}

async function note(entry: Attempted, shelf: UnsentShelf, doubtful: boolean): Promise<void> {
  entry.unsent = { ...entry.unsent, doubtful };
  if (entry.isKept) await shelf.write(entry.unsent);
}

/** What another tab has sent, and the backend holds. */
function findHeld(context: ThreadContext, unsent: Unsent): Comment | undefined {
  return pendingOf(context)
    .restore([])
    .find((held) => isArrived(unsent, { ...held, created: null }));
}

/** It is there, and nobody but a moderator can see it. */
function heldNow(unsent: Unsent): Comment {
  return { ...asRow(unsent, null, Date.now()), id: unsentId(unsent.comment).replace('sending:', 'held-') };
}
