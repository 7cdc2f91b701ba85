import type { CommentId, VoteDirection, Votes } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import type { Call } from './adapter.js';
import type { Queue } from './one-by-one.js';
import { locate } from './waline-find.js';
import type { WalineContext } from './waline-list.js';
import { isCommentId, votesOf } from './waline-wire.js';

/** Likes a comment, or takes that back. Waline does not know who liked: this browser remembers it. */
export function castVote(
  context: WalineContext,
  queue: Queue,
  id: CommentId,
  vote: VoteDirection | null,
  call: Call,
): Promise<Votes> {
  return queue(id, (whole) => likeOnce(context, id, vote, whole), call);
}

async function likeOnce(context: WalineContext, id: CommentId, vote: VoteDirection | null, call: Call): Promise<Votes> {
  const { api, marks, likes } = context;
  if (!isCommentId(id)) throw new AdapterError('not-found', { hint: `“${id}” is no comment of Waline.` });
  if (vote === 'down') throw new AdapterError('forbidden', { hint: 'Waline counts likes only.' });
  const isLiked = vote === 'up';
  if (marks.liked(id) === isLiked) {
    if (!likes.has(id)) await locate(context, id, call);
    const score = likes.get(id) ?? 0;
    return { score, up: score, mine: vote };
  }
  // Without the token: all versions take likes of guests, some refuse them to users who are no administrators.
  const answer = await api.send(`comment/${id}`, call, { method: 'PUT', body: { like: isLiked } });
  if (answer === '' || answer === undefined)
    throw new AdapterError('not-found', { hint: `Waline has no comment ${id}.` });
  const votes = votesOf(answer, isLiked);
  marks.like(id, isLiked);
  likes.set(id, votes.score);
  return votes;
}
