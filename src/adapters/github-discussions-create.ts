import type { Comment, NewComment } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own, readId } from '../core/fields.js';
import type { Call, CommentsPort } from './adapter.js';
import type { DiscussionsContext } from './github-discussions-context.js';
import { askAsReader, askAsWriter, isNodeId } from './github-discussions-live.js';
import { note } from './github-discussions-list.js';
import { knownDiscussion, openDiscussion } from './github-discussions-open.js';
import { COMMENT } from './github-discussions-queries.js';
import { parseComment, parseConnection } from './github-discussions-wire.js';
import { emptyText, postOnce, surely } from './post-once.js';

export const ADD = `mutation($discussion:ID!,$body:String!,$parent:ID){addDiscussionComment(input:{discussionId:$discussion,body:$body,replyToId:$parent}){comment{...C}}} ${COMMENT}`;
export const ROOT_OF = 'query($id:ID!){node(id:$id){... on DiscussionComment{id replyTo{id}}}}';
/** The youngest of a discussion, or of the answers to a comment. */
export const YOUNGEST = `query($id:ID!){node(id:$id){... on Discussion{comments(last:20){nodes{...C ...S}}} ... on DiscussionComment{replies(last:20){nodes{...C ...S}}}}} fragment S on DiscussionComment{body viewerDidAuthor} ${COMMENT}`;

/** Posts each comment once. GitHub takes the same twice, so an attempt of unknown outcome is looked for first. */
export function discussionsPosting(context: DiscussionsContext): CommentsPort['create'] {
  return postOnce({
    check(comment) {
      if (comment.text.trim() === '') throw emptyText();
    },
    send: (comment, call) => sendComment(context, comment, call),
    find: (comment, call, since) => findSent(context, comment, since, call),
  });
}

async function sendComment(context: DiscussionsContext, { text, parent }: NewComment, call: Call): Promise<Comment> {
  const discussion = await openDiscussion(context, call);
  const variables = { discussion, body: text, parent: await rootOf(context, parent, call) };
  try {
    const wants = 'addDiscussionComment';
    const data = await askAsWriter(context, { query: ADD, variables, wants }, call);
    const reading = { avatars: context.avatars, asReader: true };
    const comment = surely(() => parseComment(own(own(data, wants), 'comment'), reading));
    note(context, [comment]);
    return comment;
  } catch (error) {
    if (!(error instanceof AdapterError) || error.kind !== 'forbidden' || !(await isLocked(context, call))) throw error;
    throw new AdapterError('closed', { hint: error.hint, cause: error });
  }
}

/** GitHub has two levels: whoever answers an answer answers what that one answers. */
async function rootOf(context: DiscussionsContext, parent: string | null, call: Call): Promise<string | null> {
  if (parent === null) return null;
  const known = context.roots.get(parent);
  if (known !== undefined) return known;
  if (!isNodeId(parent))
    throw new AdapterError('not-found', { hint: `“${parent.slice(0, 100)}” is no id of GitHub’s.` });
  const data = await askAsReader(context, { query: ROOT_OF, variables: { id: parent }, wants: 'node' }, call);
  const node = own(data, 'node');
  const root = readId(own(own(node, 'replyTo'), 'id')) ?? readId(own(node, 'id'));
  if (root === undefined) throw new AdapterError('not-found', { hint: `${parent} is no comment of a discussion.` });
  return root;
}

async function isLocked(context: DiscussionsContext, call: Call): Promise<boolean> {
  const { discussion } = await context.oldest(call, true);
  return own(discussion, 'locked') === true;
}

/** The reader’s comment, if it arrived: theirs, of the same words, and not older than the attempt. */
async function findSent(
  context: DiscussionsContext,
  { text, parent }: NewComment,
  since: number,
  call: Call,
): Promise<Comment | undefined> {
  const id = (await rootOf(context, parent, call)) ?? (await knownDiscussion(context, call));
  if (id === undefined) return undefined;
  const node = own(await askAsReader(context, { query: YOUNGEST, variables: { id }, wants: 'node' }, call), 'node');
  const { nodes } = parseConnection(own(node, parent === null ? 'comments' : 'replies'));
  const sent = nodes.find(
    (one) =>
      own(one, 'viewerDidAuthor') === true &&
      String(own(one, 'body')).trim() === text.trim() &&
      Date.parse(String(own(one, 'createdAt'))) > since,
  );
  return sent === undefined ? undefined : parseComment(sent, { avatars: context.avatars, asReader: true });
}
