import type { Comment, CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own, readCount } from '../core/fields.js';
import type { Call } from './adapter.js';
import type { DiscussionsContext } from './github-discussions-context.js';
import { askAsWriter, isNodeId } from './github-discussions-live.js';
import { COMMENT } from './github-discussions-queries.js';
import { parseComment } from './github-discussions-wire.js';
import { emptyText, surely } from './post-once.js';

export const SOURCE = 'query($id:ID!){node(id:$id){... on DiscussionComment{body}}}';
export const UPDATE = `mutation($id:ID!,$body:String!){updateDiscussionComment(input:{commentId:$id,body:$body}){comment{...C replies(first:1){totalCount}}}} ${COMMENT}`;
export const REMOVE = `mutation($id:ID!){deleteDiscussionComment(input:{id:$id}){comment{...C replies(first:1){totalCount}}}} ${COMMENT}`;

/** What was typed, in Markdown. */
export async function commentSource(context: DiscussionsContext, id: CommentId, call: Call): Promise<string> {
  const data = await askAsWriter(context, { query: SOURCE, variables: { id: known(id) }, wants: 'node' }, call);
  const body = own(own(data, 'node'), 'body');
  if (typeof body !== 'string') throw new AdapterError('not-found', { hint: `${id} is no comment of a discussion.` });
  return body;
}

export async function changeComment(
  context: DiscussionsContext,
  id: CommentId,
  text: string,
  call: Call,
): Promise<Comment> {
  const variables = { id: known(id), body: text };
  if (text.trim() === '') throw emptyText();
  const wants = 'updateDiscussionComment';
  const data = await askAsWriter(context, { query: UPDATE, variables, wants }, call);
  return surely(() => parseComment(own(own(data, wants), 'comment'), { avatars: context.avatars, asReader: true }));
}

/** Takes a comment away. What has answers keeps its place, without words. */
export async function removeComment(context: DiscussionsContext, id: CommentId, call: Call): Promise<Comment | null> {
  const wants = 'deleteDiscussionComment';
  const data = await askAsWriter(context, { query: REMOVE, variables: { id: known(id) }, wants }, call);
  const left = own(own(data, wants), 'comment');
  if ((readCount(own(own(left, 'replies'), 'totalCount')) ?? 0) === 0) return null;
  return parseComment({ ...Object(left), deletedAt: true }, { avatars: false, asReader: true });
}

function known(id: CommentId): string {
  if (!isNodeId(id)) throw new AdapterError('not-found', { hint: `“${id.slice(0, 100)}” is no id of GitHub’s.` });
  return id;
}
