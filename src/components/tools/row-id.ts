import type { CommentId } from '../../core/comment.js';
import { commentIdOf } from '../../core/permalink.js';

/** The comment in whose row an element stands. */
export function idOf(element: Element): CommentId | undefined {
  return commentIdOf(`#${element.closest('article')?.id ?? ''}`);
}
