import type { AdapterError } from '../core/errors.js';
import { attributeOf, readTerm, type Kind, type Mapping, type Term } from './page-term.js';

/** What comes back in a page's address from signing in. */
export const ANSWER = { session: 'giscus', state: 'gedanken' } as const;

const DISCUSSION: Kind = {
  name: 'a discussion',
  address: /^https:\/\/github\.com\/[^/]+\/[^/]+\/discussions\/([^/?#]+)/,
  url: () => addressOfPage(),
  ogTitle: 'meta[property="og:title"], meta[name="title"]',
};

/** Understands what the page says of its thread, as giscus does. */
export function nameTerm(mapping: Mapping | undefined, thread: string): Term | AdapterError {
  return readTerm(DISCUSSION, mapping, thread);
}

/** The address of the page, without its fragment and without what signing in left there. */
export function addressOfPage(address: string = globalThis.location?.href ?? ''): string {
  if (!URL.canParse(address)) return '';
  const url = new URL(address);
  for (const name of Object.values(ANSWER)) url.searchParams.delete(name);
  url.hash = '';
  return url.href;
}

/** What the page calls its own address: without it the address, less what a reader may have brought along in it. */
export function permanentAddress(): string {
  const { location } = globalThis;
  if (!location) return '';
  const canonical = attributeOf('link[rel~="canonical"][href]', 'href');
  return canonical !== '' && URL.canParse(canonical, location.href)
    ? new URL(canonical, location.href).href
    : location.origin + location.pathname;
}
