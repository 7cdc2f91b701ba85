import type { CommentId, Reaction, VoteDirection, Votes } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own } from '../core/fields.js';
import type { Call } from './adapter.js';
import type { DiscussionsContext } from './github-discussions-context.js';
import { askAsReader, askAsWriter, isNodeId } from './github-discussions-live.js';
import { openDiscussion } from './github-discussions-open.js';
import { GROUPS } from './github-discussions-queries.js';
import { CHOICES, parseReactions, votesOf } from './github-discussions-wire.js';

const COUNTS = 'upvoteCount viewerHasUpvoted';
export const MARKS = `query($id:ID!){node(id:$id){... on Votable{${COUNTS}} ... on Reactable{${GROUPS}}}}`;
export const UPVOTE = `mutation($id:ID!){addUpvote(input:{subjectId:$id}){subject{${COUNTS}}}}`;
export const TAKE_BACK = `mutation($id:ID!){removeUpvote(input:{subjectId:$id}){subject{${COUNTS}}}}`;
export const REACT = `mutation($id:ID!,$name:ReactionContent!){addReaction(input:{subjectId:$id,content:$name}){subject{${GROUPS}}}}`;
export const UNREACT = `mutation($id:ID!,$name:ReactionContent!){removeReaction(input:{subjectId:$id,content:$name}){subject{${GROUPS}}}}`;

/** Votes a comment up, or takes that back. */
export async function castVote(
  context: DiscussionsContext,
  id: CommentId,
  vote: VoteDirection | null,
  call: Call,
): Promise<Votes> {
  if (vote === 'down') throw new AdapterError('forbidden', { hint: 'GitHub has no votes down.' });
  const [query, wants] = vote === 'up' ? [UPVOTE, 'addUpvote'] : [TAKE_BACK, 'removeUpvote'];
  const subject = await set(context, { query, wants, id }, (marks) => votesOf(marks, true)?.mine === vote, call);
  const votes = votesOf(subject, true);
  if (!votes) throw new AdapterError('malformed', { hint: 'GitHub answered without the upvotes.' });
  return votes;
}

/** Reacts to a comment or, where there is no target, to the discussion; or takes that back. */
export async function reactTo(
  context: DiscussionsContext,
  target: CommentId | null,
  name: string,
  on: boolean,
  call: Call,
): Promise<readonly Reaction[]> {
  if (!CHOICES.some((choice) => choice.name === name))
    throw new AdapterError('rejected', { hint: `GitHub has no reaction “${name.slice(0, 100)}”.` });
  const [query, wants] = on ? [REACT, 'addReaction'] : [UNREACT, 'removeReaction'];
  const id = target ?? (await openDiscussion(context, call));
  const isSet = (marks: unknown): boolean => parseReactions(marks).some((one) => one.name === name && one.mine) === on;
  return parseReactions(await set(context, { query, wants, id, name }, isSet, call));
}

interface Change {
  readonly query: string;
  readonly wants: string;
  readonly id: string;
  readonly name?: string;
}

/** Sets a mark. Where GitHub refuses to, since it is set so already, answers with what there is. */
async function set(
  context: DiscussionsContext,
  { query, wants, id, name }: Change,
  isSet: (marks: unknown) => boolean,
  call: Call,
): Promise<unknown> {
  if (!isNodeId(id)) throw new AdapterError('not-found', { hint: `“${id.slice(0, 100)}” is no id of GitHub’s.` });
  try {
    return own(own(await askAsWriter(context, { query, variables: { id, name }, wants }, call), wants), 'subject');
  } catch (error) {
    if (!(error instanceof AdapterError) || !['rejected', 'not-found', 'malformed'].includes(error.kind)) throw error;
    const marks = own(await askAsReader(context, { query: MARKS, variables: { id }, wants: 'node' }, call), 'node');
    if (!isSet(marks)) throw error;
    return marks;
  }
}
