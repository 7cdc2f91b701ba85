import type { VoteDirection, Votes } from '../core/comment.js';
import type { LocalRow } from './local-store.js';

/** Where nobody has voted yet. */
const NONE = { score: 0, up: 0, mine: null } satisfies Votes;

/** The votes on a row as one reader sees them; `undefined` where nobody can vote, nor ever could. */
export function votesOn(row: LocalRow, owner: string, directions: readonly VoteDirection[]): Votes | undefined {
  const fresh = directions.includes('down') ? { ...NONE, down: 0 } : NONE;
  const before: Votes | undefined = row.comment.votes ?? (directions.length > 0 ? fresh : undefined);
  if (!before) return undefined;
  let [up, down] = [0, 0];
  for (const vote of row.ballots?.values() ?? []) {
    if (vote === 'up') up += 1;
    else down += 1;
  }
  return {
    score: before.score + up - down,
    ...(before.up === undefined ? {} : { up: before.up + up }),
    ...(before.down === undefined ? {} : { down: before.down + down }),
    mine: row.ballots?.get(owner) ?? null,
  };
}

/** The row with this reader's vote in it, or without any. */
export function withVote(row: LocalRow, owner: string, vote: VoteDirection | null): LocalRow {
  const ballots = new Map(row.ballots);
  if (vote === null) ballots.delete(owner);
  else ballots.set(owner, vote);
  return { ...row, ballots };
}

/** The same votes with nobody's own among them, and whose it was. */
export function splitVotes({ mine, ...votes }: Votes, owner: string): Pick<LocalRow, 'ballots'> & { votes: Votes } {
  if (mine === null) return { votes: { ...votes, mine } };
  const by = mine === 'up' ? 1 : -1;
  const counted = votes[mine];
  return {
    votes: { ...votes, score: votes.score - by, ...(counted === undefined ? {} : { [mine]: counted - 1 }), mine: null },
    ballots: new Map([[owner, mine]]),
  };
}
