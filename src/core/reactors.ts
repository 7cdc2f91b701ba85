import type { Author, Reaction } from './comment.js';

/** So many people are shown of those who reacted in one way. */
const MAX_PEOPLE = 50;

/**
 * People who reacted so, as far as they can be shown. Adapters promise more, and those in a hurry may not keep it: who
 * is no person is left out.
 */
export function peopleIn({ people }: Reaction): readonly Author[] {
  return Array.isArray(people) ? people.slice(0, MAX_PEOPLE).filter(isAuthor) : [];
}

function isAuthor(value: unknown): value is Author {
  if (typeof value !== 'object' || value === null) return false;
  const { name, id, handle, url, avatar, roles } = value as Readonly<Record<string, unknown>>;
  return (
    typeof name === 'string' &&
    [id, handle, url, avatar].every((text) => text === undefined || typeof text === 'string') &&
    (roles === undefined || Array.isArray(roles))
  );
}
