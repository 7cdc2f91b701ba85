import type { CommentId, VoteDirection, Votes } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own } from '../core/fields.js';
import type { Call } from './adapter.js';
import { fetchComment } from './remark42-find.js';
import type { Remark42Context } from './remark42-list.js';
import { pause } from './remark42-pause.js';
import { missing } from './remark42-wire.js';

const VALUES = { up: 1, down: -1 } as const;

/**
 * Votes for or against a comment, or takes that back. Remark42 knows steps only: a vote against what one voted for takes
 * that back, and a second one counts.
 */
export async function castVote(
  context: Remark42Context,
  id: CommentId,
  vote: VoteDirection | null,
  call: Call,
): Promise<Votes> {
  // Another tab may have voted meanwhile, and one step too many would count.
  let { score, mine } = await votesOn(context, id, call);
  for (let step = 1; mine !== vote; step += 1) {
    const next = towards(mine, vote);
    try {
      score = step === 1 ? await take(context, id, next, call) : await takeNext(context, id, next, call);
    } catch (error) {
      return refused(context, id, vote, error, call);
    }
    mine = mine === null ? next : null;
  }
  return { score, mine };
}

/** Through no vote at all, one way or the other. */
function towards(mine: VoteDirection | null, vote: VoteDirection | null): VoteDirection {
  return valueOf(vote) > valueOf(mine) ? 'up' : 'down';
}

function valueOf(vote: VoteDirection | null): number {
  return vote === null ? 0 : VALUES[vote];
}

async function take({ api, thread }: Remark42Context, id: CommentId, way: VoteDirection, call: Call): Promise<number> {
  const params = { url: thread, vote: VALUES[way] };
  const score = own((await api.send(`api/v1/vote/${id}`, call, { method: 'PUT', params })).json(), 'score');
  if (!Number.isSafeInteger(score)) throw new AdapterError('malformed', { hint: 'Remark42 answered without a score.' });
  return score as number;
}

/** Where a vote is turned round, Remark42 may find that the second step comes too fast. */
async function takeNext(context: Remark42Context, id: CommentId, way: VoteDirection, call: Call): Promise<number> {
  try {
    return await take(context, id, way, call);
  } catch (error) {
    if (!(error instanceof AdapterError) || error.kind !== 'rate-limited') throw error;
    await pause(error.retryAfter ?? 2000, call);
    return take(context, id, way, call);
  }
}

/** What is refused as counted already may be so: by this reader from elsewhere, or by another one of the same address. */
async function refused(
  context: Remark42Context,
  id: CommentId,
  vote: VoteDirection | null,
  error: unknown,
  call: Call,
): Promise<Votes> {
  if (!(error instanceof AdapterError) || error.kind !== 'conflict') throw error;
  const votes = await votesOn(context, id, call);
  if (votes.mine === vote) return votes;
  throw new AdapterError('forbidden', {
    hint: 'Somebody with the same address has voted on this comment (VOTES_IP).',
    cause: error,
  });
}

async function votesOn(context: Remark42Context, id: CommentId, call: Call): Promise<Votes> {
  const { votes } = (await fetchComment(context, id, call)).comment;
  if (!votes) throw missing(id);
  return votes;
}
