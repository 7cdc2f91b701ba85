import { readUrl } from '../core/fields.js';

/** The address of a server without what follows its path; ends in a slash. Empty when the endpoint is no address. */
export function baseOf(endpoint: string): string {
  const href = endpoint.trim() === '' ? undefined : readUrl(endpoint, globalThis.location?.href);
  if (href === undefined) return '';
  const { origin, pathname } = new URL(href);
  return origin + (pathname.endsWith('/') ? pathname : `${pathname}/`);
}
