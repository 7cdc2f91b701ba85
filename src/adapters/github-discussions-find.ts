import type { Comment, CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own, readId } from '../core/fields.js';
import type { Call, CommentPage, Cursor } from './adapter.js';
import type { DiscussionsContext } from './github-discussions-context.js';
import { listComments, note, windowOf } from './github-discussions-list.js';
import { askAsReader, discussionId, isDirect, isNodeId } from './github-discussions-live.js';
import { ONE, REPLIES } from './github-discussions-queries.js';
import { parseComment, parseComments, parseConnection, type Reading } from './github-discussions-wire.js';

/** Far beyond what anybody reads through a giscus. */
const MAX_PAGES = 40;

/** A comment after the one that it answers. */
export async function findComment(context: DiscussionsContext, id: CommentId, call: Call): Promise<readonly Comment[]> {
  const found = (await isDirect(context, call)) ? await askFor(context, id, call) : await lookFor(context, id, call);
  if (found.length === 0) throw new AdapterError('not-found', { hint: `The discussion has no comment ${id}.` });
  note(context, found);
  return found;
}

async function askFor(context: DiscussionsContext, id: CommentId, call: Call): Promise<readonly Comment[]> {
  if (!isNodeId(id)) return [];
  const discussion = await discussionId(context, call);
  const node = own(await askAsReader(context, { query: ONE, variables: { id }, wants: 'node' }, call), 'node');
  // Every comment of GitHub has an id; only those of this discussion are meant.
  if (discussion === undefined || readId(own(own(node, 'discussion'), 'id')) !== discussion) return [];
  const reading = await readingOf(context, call);
  const root = own(node, 'replyTo');
  return [...(root === null || root === undefined ? [] : [parseComment(root, reading)]), parseComment(node, reading)];
}

async function lookFor(context: DiscussionsContext, id: CommentId, call: Call): Promise<readonly Comment[]> {
  const comments = await searchPages(context, (comment) => comment.id === id, call);
  const found = comments.find((comment) => comment.id === id);
  const root = found && comments.find((comment) => comment.id === found.parent);
  return [root, found].filter((comment) => comment !== undefined);
}

/** The answers to a comment: GitHub has two levels. */
export async function repliesBelow(
  context: DiscussionsContext,
  parent: CommentId,
  cursor: Cursor | undefined,
  call: Call,
): Promise<CommentPage> {
  if (!(await isDirect(context, call))) {
    const comments = await searchPages(context, (comment) => comment.parent === parent, call);
    return { comments: comments.filter((comment) => comment.parent === parent), next: null };
  }
  if (!isNodeId(parent)) throw new AdapterError('not-found');
  const variables = { id: parent, after: cursor === undefined ? undefined : windowOf(cursor).after };
  const data = await askAsReader(context, { query: REPLIES, variables, wants: 'node' }, call);
  const { nodes, after } = parseConnection(own(own(data, 'node'), 'replies'));
  const comments = parseComments(nodes, await readingOf(context, call));
  note(context, comments);
  return { comments, next: after === undefined ? null : `after.${after}` };
}

/** How answers to this reader are read. */
async function readingOf({ avatars, token }: DiscussionsContext, call: Call): Promise<Reading> {
  return { avatars, asReader: (await token(call)) !== undefined };
}

/** Where single comments can’t be asked for: reads until one is found. Answers with its whole page, or with nothing. */
async function searchPages(
  context: DiscussionsContext,
  isWanted: (comment: Comment) => boolean,
  call: Call,
): Promise<readonly Comment[]> {
  let cursor: Cursor | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const { comments, next } = await listComments(context, { sort: 'oldest', cursor }, call);
    if (comments.some(isWanted)) return comments;
    if (next === null) break;
    cursor = next;
  }
  return [];
}
