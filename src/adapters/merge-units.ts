import type { Comment, CommentId } from '../core/comment.js';

/** What is shown together: a conversation, or answers whose conversation is elsewhere. */
export interface Unit {
  readonly ids: readonly CommentId[];
  /** When the conversation was begun, in milliseconds since 1970. `undefined` for what has no place in time. */
  readonly time: number | undefined;
}

/** The conversations of a page, in its order. `ids`: what the comments are called in the merged thread. */
export function unitsOf(comments: readonly Comment[], ids: readonly CommentId[]): readonly Unit[] {
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  const tops = new Map<CommentId, CommentId>();
  const units = new Map<CommentId, { ids: CommentId[]; time: number | undefined }>();
  for (const [index, comment] of comments.entries()) {
    const top = topOf(comment.id, byId, tops);
    const unit = units.get(top);
    if (unit) unit.ids.push(ids[index]!);
    else units.set(top, { ids: [ids[index]!], time: timeOf(byId.get(top)!) });
  }
  return [...units.values()];
}

/** Pinned ones stand above all others whenever they were written, and answers with what they answer. */
function timeOf({ parent, pinned, created, kind }: Comment): number | undefined {
  return parent === null && !pinned && kind === 'comment' ? (created ?? undefined) : undefined;
}

/** The uppermost comment of the page that one hangs below. What hangs below itself ends where it began. */
function topOf(id: CommentId, byId: ReadonlyMap<CommentId, Comment>, tops: Map<CommentId, CommentId>): CommentId {
  const path = new Set<CommentId>();
  let at = id;
  for (;;) {
    const known = tops.get(at);
    if (known !== undefined) {
      at = known;
      break;
    }
    path.add(at);
    const parent = byId.get(at)!.parent;
    if (parent === null || !byId.has(parent) || path.has(parent)) break;
    at = parent;
  }
  for (const passed of path) tops.set(passed, at);
  return at;
}
