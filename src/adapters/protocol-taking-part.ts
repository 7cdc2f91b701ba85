import type { Comment, CommentId, Reaction, VoteDirection, Votes } from '../core/comment.js';
import { own } from '../core/fields.js';
import type { Call } from './adapter.js';
import type { Arguments, ProtocolContext } from './protocol-ask.js';
import { malformed, parseComment, readReactions, readVotes } from './protocol-wire.js';

/** Sets this reader's vote. */
export async function castVote(
  { ask }: ProtocolContext,
  id: CommentId,
  vote: VoteDirection | null,
  call: Call,
): Promise<Votes> {
  const votes = readVotes(own(await ask('vote', { id, vote }, call), 'votes'));
  if (!votes) throw malformed('The answer to a vote has no votes.');
  return votes;
}

/** Sets whether this reader reacts so, to a comment or to the page. */
export async function react(
  { ask }: ProtocolContext,
  target: CommentId | null,
  name: string,
  on: boolean,
  call: Call,
): Promise<readonly Reaction[]> {
  const answer = await (target === null
    ? ask('react_page', { name, on }, call)
    : ask('react', { id: target, name, on }, call));
  const reactions = own(answer, 'reactions');
  if (!Array.isArray(reactions)) throw malformed('The answer to a reaction has no reactions.');
  return readReactions(reactions);
}

/** Pins a comment, or puts it where moderators want it. Answers with it. */
export async function changeRow(
  { ask, reading }: ProtocolContext,
  operation: 'pin' | 'moderate',
  args: Arguments,
  call: Call,
): Promise<Comment> {
  return parseComment(await ask(operation, args, call), reading);
}

/** Tells the moderators. */
export async function report({ ask }: ProtocolContext, id: CommentId, reason: string, call: Call): Promise<void> {
  await ask('report', { id, reason }, call);
}
