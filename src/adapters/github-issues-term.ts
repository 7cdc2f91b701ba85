import type { AdapterError } from '../core/errors.js';
import { attributeOf, readTerm, type Kind, type Mapping, type Term } from './page-term.js';

const ISSUE: Kind = {
  name: 'an issue',
  address: /^https:\/\/github\.com\/[^/]+\/[^/]+\/issues\/([^/?#]+)/,
  url: () => addressOfPage(),
  ogTitle: 'meta[property="og:title"], meta[name="og:title"]',
};

/** Understands what the page says of its thread, as utterances does. */
export function nameIssue(mapping: Mapping | undefined, thread: string): Term | AdapterError {
  return readTerm(ISSUE, mapping, thread);
}

/** What the page calls its own address; without that, the address without its fragment. */
export function addressOfPage(): string {
  const { location } = globalThis;
  if (!location) return '';
  const canonical = attributeOf('link[rel="canonical"]', 'href');
  return canonical !== '' && URL.canParse(canonical, location.href)
    ? new URL(canonical, location.href).href
    : location.origin + location.pathname + location.search;
}
