import type { CommentId, VoteDirection, Votes } from '../core/comment.js';
import { contextOf } from './context.js';
import { held, rowOf } from './port.js';
import type { Thread } from './thread.js';

/**
 * Sets the reader's vote on a comment, or takes it back with `null`. Shown at once; of several the
 * last one counts, in whatever order they are answered. Rejects with `AdapterError` when the backend
 * refuses, and the votes are again what it last confirmed.
 */
export async function castVote(thread: Thread, id: CommentId, vote: VoteDirection | null): Promise<void> {
  const context = contextOf(thread);
  const { comments } = context;
  const port = held(context.adapter.votes, 'votes');
  const turns = context.turnsOf(`vote ${id}`);
  comments.guess(id, 'votes', { votes: withVote(rowOf(context, id).votes, vote) });
  try {
    await turns.wish(
      'vote',
      (call) => port.cast(id, vote, call),
      (votes) => {
        context.touch(id);
        if (comments.has(id)) comments.confirm({ ...comments.confirmed(id), votes });
      },
    );
  } finally {
    if (!turns.isOpen('vote') && comments.has(id)) comments.settle(id, 'votes');
  }
}

const WEIGHT = { up: 1, down: -1 } as const;

function withVote(votes: Votes = { score: 0, mine: null }, vote: VoteDirection | null): Votes {
  const { score, up, down, mine } = votes;
  const weight = (direction: VoteDirection | null): number => (direction ? WEIGHT[direction] : 0);
  const moved = (direction: VoteDirection): number => Number(vote === direction) - Number(mine === direction);
  return {
    score: score - weight(mine) + weight(vote),
    ...(up === undefined ? {} : { up: Math.max(0, up + moved('up')) }),
    ...(down === undefined ? {} : { down: Math.max(0, down + moved('down')) }),
    mine: vote,
  };
}
