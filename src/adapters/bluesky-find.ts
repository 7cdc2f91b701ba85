import type { Comment, CommentId } from '../core/comment.js';
import { own } from '../core/fields.js';
import type { Call } from './adapter.js';
import type { BlueskyContext } from './bluesky-context.js';
import { missing, uriOf } from './bluesky-list.js';
import { nodeOf, parsePost, type Root } from './bluesky-wire.js';

/** As far up as the server goes. */
const HEIGHT = 1000;

/** A comment after its ancestors. Rejects with `not-found`, also for a post of another thread, or one not for guests. */
export async function findPost(context: BlueskyContext, id: CommentId, call: Call): Promise<readonly Comment[]> {
  const uri = uriOf(id);
  const [root, answer] = await Promise.all([context.root(call), context.ask(uri, { below: 0, above: HEIGHT }, call)]);
  const node = nodeOf(answer);
  const found = parsePost(own(node, 'post'), root, context.avatars);
  const branch = [...ancestorsOf(node, root, context.avatars), found.comment];
  const isGone = context.member?.gone.has(found.comment.id);
  const isShown = !isGone && found.root === root.id && found.comment.status === 'published';
  if (!isShown || branch.some((comment) => root.hidden.has(comment.id))) throw missing(id);
  return branch;
}

/** From the top down; where one of them is gone or blocked, what is above it can't be told. */
function ancestorsOf(node: unknown, root: Root, avatars: boolean): readonly Comment[] {
  const ancestors: Comment[] = [];
  for (let at = own(node, 'parent'); own(at, 'post') !== undefined; at = own(at, 'parent')) {
    const { comment } = parsePost(own(at, 'post'), root, avatars);
    if (comment.id === root.id) break;
    ancestors.unshift(comment);
  }
  return ancestors;
}
