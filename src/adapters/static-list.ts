import type { Comment, CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { descendants } from '../core/outline.js';
import { byAge, compareRoots } from '../core/sort.js';
import type { SortOrder } from '../core/thread-info.js';
import { buildTree, type Tree } from '../core/tree.js';
import type { CommentPage } from './adapter.js';
import { parseComments, type Reading } from './protocol-wire.js';
import type { StaticFile } from './static-wire.js';

/** The whole thread: conversations in their order, each before its answers. */
export function pageOf(file: StaticFile, sort: SortOrder, reading: Reading): CommentPage {
  const { byId, tree, isWhole } = treeOf(file, reading, sort);
  const comments = tree.roots.flatMap((root) => [root, ...descendants(tree, root)]).map((id) => byId.get(id)!);
  const count = comments.filter(({ kind, status }) => kind === 'comment' && status === 'published').length;
  return { comments, next: null, total: { count, exact: isWhole } };
}

/** All below a comment. */
export function repliesIn(file: StaticFile, id: CommentId, reading: Reading): CommentPage {
  const { byId, tree } = treeOf(file, reading, 'oldest');
  if (!byId.has(id)) throw unknown(id);
  return { comments: descendants(tree, id).map((reply) => byId.get(reply)!), next: null };
}

/** A comment after all that it answers; circles end where they meet themselves. */
export function findIn(file: StaticFile, id: CommentId, reading: Reading): readonly Comment[] {
  const { byId } = treeOf(file, reading, 'oldest');
  const path = new Set<Comment>();
  for (let at = byId.get(id); at && !path.has(at); at = at.parent === null ? undefined : byId.get(at.parent))
    path.add(at);
  if (path.size === 0) throw unknown(id);
  return [...path].toReversed();
}

interface Sorted {
  readonly byId: ReadonlyMap<CommentId, Comment>;
  readonly tree: Tree;
  /** Whether everything in the file could be read. */
  readonly isWhole: boolean;
}

/** Only what everybody may read: a build may have put more into the file than it should. */
function treeOf(file: StaticFile, reading: Reading, sort: SortOrder): Sorted {
  const read = parseComments(file.comments, reading);
  const comments = read.filter(({ status }) => status === 'published' || status === 'removed');
  const byId = new Map<CommentId, Comment>();
  for (const comment of comments) if (!byId.has(comment.id)) byId.set(comment.id, comment);
  const tree = buildTree(byId.values(), compareRoots(sort), byAge);
  return { byId, tree, isWhole: read.length === file.comments.length };
}

function unknown(id: CommentId): AdapterError {
  return new AdapterError('not-found', { hint: `The file has no comment “${id}”.` });
}
