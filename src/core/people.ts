import type { Author } from './comment.js';

/**
 * Names a person across what they wrote: by what the backend vouches for, else by their address,
 * else by their name. Empty for somebody without any of them.
 */
export function personKey({ id, url, name }: Author): string {
  if (id !== undefined) return `id:${id}`;
  if (url !== undefined) return `url:${url}`;
  const called = name.normalize('NFKC').toLowerCase().trim();
  return called === '' ? '' : `name:${called}`;
}

/** Who would be writing now, told apart from others. */
export function writerOf(viewer: Author | null): string | null {
  return viewer && (viewer.id ?? viewer.name);
}
