import type { Comment, CommentId } from '../core/comment.js';
import { own } from '../core/fields.js';
import type { Call, CommentPage, ListQuery } from './adapter.js';
import type { DiscourseContext } from './discourse-context.js';
import { parsePost, type Reading, type Topic } from './discourse-wire.js';
import { allPages, branchBelow, byAge, missing, readList, withoutEmptyPlaces } from './read-only.js';

/** As many as a topic brings with itself, and as many as it gives when asked for by name. */
const PAGE = 20;

/** A page of the topic. Which posts there are is known from its first answer; the cursor names the last one read. */
export async function listPosts(
  context: DiscourseContext,
  { sort, cursor }: ListQuery,
  call: Call,
): Promise<CommentPage> {
  const topic = await context.topic(call, cursor === undefined);
  const ids = sort === 'newest' ? topic.stream.toReversed() : topic.stream;
  const from = cursor === undefined ? 0 : ids.indexOf(Number(cursor)) + 1;
  const wanted = ids.slice(from, from + PAGE);
  const comments = await readPosts(context, topic, wanted, call);
  const isLast = from + PAGE >= ids.length;
  return {
    comments: byAge(isLast && from === 0 ? withoutEmptyPlaces(comments) : comments, sort),
    next: isLast ? null : String(wanted.at(-1)),
    ...(topic.count === undefined ? {} : { total: { count: topic.count, exact: topic.isWhole } }),
  };
}

/** All that is below a post: only the whole topic tells. */
export async function listBelow(context: DiscourseContext, id: CommentId, call: Call): Promise<readonly Comment[]> {
  if (!/^\d{1,10}$/.test(id)) throw missing(id);
  const all = await allPages((cursor) => listPosts(context, { sort: 'oldest', cursor }, call));
  return branchBelow(all, id);
}

async function readPosts(
  context: DiscourseContext,
  topic: Topic,
  ids: readonly number[],
  call: Call,
): Promise<readonly Comment[]> {
  const reading = await context.reading(call);
  const here = ids.flatMap((id) => topic.posts.get(id) ?? []);
  const elsewhere = ids.filter((id) => !topic.posts.has(id));
  if (elsewhere.length === 0) return readAll(here, reading);
  const names = elsewhere.map((id) => `post_ids[]=${id}`).join('&');
  const answer = await context.ask(`/t/${reading.topic}/posts.json?${names}`, call);
  const more = readList(own(own(answer, 'post_stream'), 'posts'), PAGE * 5, 'posts: is this Discourse?');
  return readAll([...here, ...more], reading);
}

/** One bad post among good ones is left out. */
function readAll(posts: readonly unknown[], reading: Reading): readonly Comment[] {
  const comments = new Map<CommentId, Comment>();
  for (const raw of posts) {
    const comment = parsePost(raw, reading);
    if (comment && !comments.has(comment.id)) comments.set(comment.id, comment);
  }
  return [...comments.values()];
}
