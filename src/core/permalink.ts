import type { CommentId } from './comment.js';

const PREFIX = '#comment-';

/** The fragment that names a comment, as WordPress has it. */
export function permalinkOf(id: CommentId): string {
  // Half a surrogate pair has no encoding, and would throw.
  return PREFIX + encodeURIComponent(id.toWellFormed());
}

/** The comment that a fragment names; `undefined` for fragments that are not ours. */
export function commentIdOf(hash: string): CommentId | undefined {
  if (!hash.startsWith(PREFIX)) return undefined;
  try {
    return decodeURIComponent(hash.slice(PREFIX.length)) || undefined;
  } catch {
    return undefined;
  }
}
