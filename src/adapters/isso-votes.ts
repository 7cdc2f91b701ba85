import type { CommentId, VoteDirection, Votes } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own } from '../core/fields.js';
import type { Call } from './adapter.js';
import type { IssoContext } from './isso-list.js';
import { readCommentId, votesOf } from './isso-wire.js';

const FOR_GOOD = 'Isso counts one vote per address on each comment, for good, and none of its author.';

/** Likes or dislikes a comment. Isso knows no way back, and tells a refusal only by an unchanged count and a message. */
export async function castVote(
  { api, cast }: IssoContext,
  id: CommentId,
  vote: VoteDirection | null,
  call: Call,
): Promise<Votes> {
  call.signal.throwIfAborted();
  const number = readCommentId(id);
  if (vote === null) throw new AdapterError('forbidden', { hint: FOR_GOOD });
  const path = `id/${number}/${vote === 'up' ? 'like' : 'dislike'}`;
  const answer: unknown = (await api.send(path, call, { method: 'POST', body: {} })).json();
  if (answer === null) throw new AdapterError('not-found', { hint: `Isso has no comment ${id}.` });
  const votes = votesOf(answer, vote);
  if (!votes) throw new AdapterError('malformed', { hint: 'Isso answered without votes.' });
  // Its message names the reader's address, so it goes nowhere.
  if (own(answer, 'message') !== undefined && cast.get(id) !== vote)
    throw new AdapterError('forbidden', { hint: FOR_GOOD });
  cast.set(id, vote);
  return votes;
}
