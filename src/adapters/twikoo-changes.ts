import type { Comment, CommentId, VoteDirection, Votes } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import type { Call } from './adapter.js';
import { branchWith } from './twikoo-find.js';
import type { TwikooContext } from './twikoo-list.js';

/**
 * Sets this reader's vote. Twikoo flips votes, and takes votes on what it does not have, so one looks
 * first how it stands.
 */
export async function castVote(
  context: TwikooContext,
  id: CommentId,
  vote: VoteDirection | null,
  call: Call,
): Promise<Votes> {
  const before = await commentNow(context, id, call);
  const votes = votesOn(before);
  if (vote !== null && !before.can.vote?.includes(vote))
    throw new AdapterError('forbidden', { hint: `One can’t vote ${vote} on this comment of Twikoo.` });
  if (votes.mine === vote) return votes;
  await context.api.send('COMMENT_LIKE', { id, type: vote ?? votes.mine }, call);
  return votesOn(await commentNow(context, id, call));
}

/** Takes one's own comment away. Without the first comment of a conversation, Twikoo would show none of its answers. */
export async function removeComment(context: TwikooContext, id: CommentId, call: Call): Promise<null> {
  const { can } = await commentNow(context, id, call);
  if (!can.remove)
    throw new AdapterError('forbidden', {
      hint: 'Twikoo lets people take away what they wrote themselves, and its answers would go with the first of a conversation.',
    });
  await context.api.send('COMMENT_DELETE_FOR_USER', { id }, call);
  return null;
}

/** Nobody but the owner can change the words of a comment, in Twikoo's own panel. */
export async function refuseChange(context: TwikooContext, id: CommentId, call: Call): Promise<never> {
  await commentNow(context, id, call);
  throw new AdapterError('forbidden', { hint: 'Twikoo lets nobody change a comment but the owner of the site.' });
}

async function commentNow(context: TwikooContext, id: CommentId, call: Call): Promise<Comment> {
  const branch = await branchWith(context, id, call);
  return branch.find((comment) => comment.id === id)!;
}

function votesOn({ votes }: Comment): Votes {
  if (!votes) throw new AdapterError('malformed', { hint: 'Twikoo answered without votes.' });
  return votes;
}
