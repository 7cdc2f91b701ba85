import type { Comment, CommentId } from '../core/comment.js';
import { own, readLine } from '../core/fields.js';
import type { Call, CommentPage, ListQuery } from './adapter.js';
import type { DisqusContext } from './disqus-context.js';
import { parsePost } from './disqus-wire.js';
import { allPages, branchBelow, byAge, climb, missing, readList, withoutEmptyPlaces } from './read-only.js';

const PAGE = 100;

/** A page of the thread: Disqus gives comments by age, whatever they answer. */
export async function listPosts(context: DisqusContext, { sort, cursor }: ListQuery, call: Call): Promise<CommentPage> {
  const { id, count } = await context.thread(call);
  const order = sort === 'newest' ? 'desc' : 'asc';
  const params = { thread: id, limit: String(PAGE), order, ...(cursor === undefined ? {} : { cursor }) };
  const answer = await context.ask('threads/listPosts', params, call);
  const posts = readList(own(answer, 'response'), PAGE * 2, 'response: is this Disqus?');
  const comments = readAll(posts, id, context.avatars);
  const next = nextIn(own(answer, 'cursor'), cursor);
  return {
    comments: byAge(next === null && cursor === undefined ? withoutEmptyPlaces(comments) : comments, sort),
    next,
    ...(count === undefined ? {} : { total: { count, exact: true } }),
  };
}

/** All that is below a comment: only the whole thread tells. */
export async function listBelow(context: DisqusContext, id: CommentId, call: Call): Promise<readonly Comment[]> {
  if (!/^\d{1,20}$/.test(id)) throw missing(id);
  return branchBelow(await allPages((cursor) => listPosts(context, { sort: 'oldest', cursor }, call)), id);
}

/** A comment after its ancestors, which are asked for one by one. */
export async function findPost(context: DisqusContext, id: CommentId, call: Call): Promise<readonly Comment[]> {
  if (!/^\d{1,20}$/.test(id)) throw missing(id);
  const thread = await context.thread(call);
  return climb(id, async (at) => {
    const answer = await context.ask('posts/details', { post: at }, call);
    return parsePost(own(answer, 'response'), thread.id, context.avatars);
  });
}

/** Where the next page begins; `null` after the last, and where the server would turn in a circle. */
function nextIn(raw: unknown, before: string | undefined): string | null {
  const next = readLine(own(raw, 'next'), 200);
  return own(raw, 'hasNext') === true && next !== undefined && next !== before ? next : null;
}

/** One bad comment among good ones is left out. */
function readAll(posts: readonly unknown[], thread: string, avatars: boolean): readonly Comment[] {
  const comments = new Map<CommentId, Comment>();
  for (const raw of posts) {
    const comment = parsePost(raw, thread, avatars);
    if (comment && !comments.has(comment.id)) comments.set(comment.id, comment);
  }
  return [...comments.values()];
}
