import type { Comment } from './comment.js';

/** The last moment that there is, in milliseconds since 1970 (ECMA-262, time values). */
const LAST_MOMENT = 8.64e15;

/** Whether something has all that a comment needs to be shown. Adapters promise more; those in a hurry may not keep it. */
export function isComment(value: unknown): value is Comment {
  const { id, parent, kind, author, body, created, edited, reactions, can } = objectOf(value);
  const { name, roles } = objectOf(author);
  const { source, emojis } = objectOf(body);
  return (
    typeof id === 'string' &&
    typeof kind === 'string' &&
    typeof name === 'string' &&
    typeof source === 'string' &&
    (parent === null || typeof parent === 'string') &&
    (created === null || isMoment(created)) &&
    (edited === undefined || isMoment(edited)) &&
    [roles, emojis, reactions].every((list) => list === undefined || Array.isArray(list)) &&
    typeof can === 'object' &&
    can !== null
  );
}

function isMoment(value: unknown): boolean {
  return typeof value === 'number' && Math.abs(value) <= LAST_MOMENT;
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
