import type { Comment } from './comment.js';

/** Whether something has all that a comment needs to be shown. Adapters promise more; those in a hurry may not keep it. */
export function isComment(value: unknown): value is Comment {
  const { id, kind, author, body, can } = objectOf(value);
  return (
    typeof id === 'string' &&
    typeof kind === 'string' &&
    typeof objectOf(author)['name'] === 'string' &&
    typeof objectOf(body)['source'] === 'string' &&
    typeof can === 'object' &&
    can !== null
  );
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
