import type { Comment, CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own } from '../core/fields.js';
import type { Call, CommentPage, ListQuery } from './adapter.js';
import { atUriOf } from './bluesky-address.js';
import type { BlueskyContext } from './bluesky-context.js';
import { itemsOf } from './bluesky-lists.js';
import { nodeOf, parsePost, parseRoot, postNamed, type Read, type Root } from './bluesky-wire.js';

/** How deep to read at once. What is deeper is read from where it ends; the server gives up to 1,000. */
const DEPTH = 10;
/** More than an answer has room for. */
const MAX_ANSWERS = 20_000;

/** The thread, down to a depth: its protocol has no pages. */
export async function listThread(context: BlueskyContext, { sort }: ListQuery, call: Call): Promise<CommentPage> {
  const uri = await context.uri(call);
  const answer = await context.ask(uri, { below: DEPTH, above: 0 }, call);
  const root = parseRoot(answer, await context.reader());
  const comments = withOwn(context, commentsBelow(nodeOf(answer), root, context.avatars)).toSorted(
    (a, b) => ((a.created ?? 0) - (b.created ?? 0)) * (sort === 'newest' ? -1 : 1),
  );
  const count = comments.filter(({ status }) => status === 'published').length;
  return { comments, next: null, total: { count, exact: comments.every(({ replies }) => replies === undefined) } };
}

/** What is below one comment: the depth counts from there. */
export async function listBelow(context: BlueskyContext, id: CommentId, call: Call): Promise<CommentPage> {
  const uri = uriOf(id);
  const root = await context.root(call);
  const node = nodeOf(await context.ask(uri, { below: DEPTH, above: 0 }, call));
  if (parsePost(own(node, 'post'), root, false).root !== root.id) throw missing(id);
  const gone = context.member?.gone;
  return { comments: commentsBelow(node, root, context.avatars).filter((each) => !gone?.has(each.id)), next: null };
}

/** How the protocol names a comment. Throws `not-found` for what can't be one. */
export function uriOf(id: CommentId): string {
  const post = postNamed(id);
  if (!post) throw missing(id);
  return atUriOf(post);
}

export function missing(id: CommentId): AdapterError {
  return new AdapterError('not-found', { hint: `“${id.slice(0, 100)}” is no answer in this thread.` });
}

/** With what this reader has just written, and without what they have just taken away: an AppView learns of it later. */
function withOwn({ member }: BlueskyContext, comments: readonly Comment[]): readonly Comment[] {
  if (!member) return comments;
  for (const { id } of comments) member.sent.delete(id);
  const sent = [...member.sent.values()].map((comment) => structuredClone(comment));
  return [...comments, ...sent].filter(({ id }) => !member.gone.has(id));
}

/** Every answer below a node, parents before their answers. */
function commentsBelow(node: unknown, root: Root, avatars: boolean): readonly Comment[] {
  const comments: Comment[] = [];
  const nodes = [...itemsOf(node, 'replies', MAX_ANSWERS)];
  // It grows while it is walked: branches may be deeper than calls can be.
  for (const each of nodes) {
    const read = readNode(each, root, avatars);
    if (read && root.hidden.has(read.comment.id)) continue;
    if (read) comments.push(withGap(read, each));
    for (const answer of itemsOf(each, 'replies', MAX_ANSWERS - nodes.length)) nodes.push(answer);
  }
  return withoutEmptyPlaces(comments);
}

/** One bad post among good ones is left out, as are those that are gone or blocked: nothing hangs below these. */
function readNode(node: unknown, root: Root, avatars: boolean): Read | undefined {
  try {
    return parsePost(own(node, 'post'), root, avatars);
  } catch {
    return undefined;
  }
}

/** Where the server stopped, answers are missing instead of none; then a comment says how many it has. */
function withGap({ comment, replies }: Read, node: unknown): Comment {
  return replies > 0 && own(node, 'replies') === undefined ? { ...comment, replies } : comment;
}

/** A place whose words guests are not to see stands for the sake of what answers it. */
function withoutEmptyPlaces(comments: readonly Comment[]): readonly Comment[] {
  const answered = new Set<CommentId | null>();
  return comments
    .toReversed()
    .filter(({ id, parent, status, replies }) => {
      const stays = status === 'published' || replies !== undefined || answered.has(id);
      if (stays) answered.add(parent);
      return stays;
    })
    .toReversed();
}
