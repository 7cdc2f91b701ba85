import type { Comment, Reaction } from '../core/comment.js';
import { splitReactions } from './local-reactions.js';
import type { LocalRow } from './local-store.js';
import { emptyPage } from './local-taking-part.js';
import { splitVotes } from './local-votes.js';

/** The rows that a thread begins with; what is `mine` in them is `owner`'s. */
export function seedRows(
  comments: readonly Comment[],
  pageReactions: readonly Reaction[] | undefined,
  owner: string,
): readonly LocalRow[] {
  const page = { ...emptyPage().comment, reactions: pageReactions };
  return [
    ...comments.map((comment) => rowOf(structuredClone(comment), owner)),
    ...(pageReactions ? [{ ...emptyPage(), ...rowOf(structuredClone(page), owner) }] : []),
  ];
}

function rowOf(seed: Comment, owner: string): LocalRow {
  const { votes: ballots, reactions: reacted, ...comment } = seed;
  const { votes, ...voters } = ballots ? splitVotes(ballots, owner) : { votes: undefined };
  const { reactions, ...reactors } = reacted ? splitReactions(reacted, owner) : { reactions: undefined };
  return {
    comment: { ...comment, ...(votes ? { votes } : {}), ...(reactions ? { reactions } : {}) },
    ...voters,
    ...reactors,
  };
}
