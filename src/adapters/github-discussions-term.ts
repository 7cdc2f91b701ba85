import { AdapterError } from '../core/errors.js';

/** How a page finds its discussion: what giscus calls `data-mapping`. */
export type Mapping = 'pathname' | 'url' | 'title' | 'og:title' | 'specific' | 'number';

/** What a discussion goes by: its number, or words in its title. */
export type Term = { readonly number: number } | { readonly text: string };

/** What comes back in a page's address from signing in. */
export const ANSWER = { session: 'giscus', state: 'gedanken' } as const;

const ADDRESS = /^https:\/\/github\.com\/[^/]+\/[^/]+\/discussions\/([^/?#]+)/;

/** Understands what the page says of its thread; without a word of it, the page itself, as giscus does. */
export function nameTerm(mapping: Mapping | undefined, thread: string): Term | AdapterError {
  const given = thread.trim();
  const number = mapping === 'number' ? given : ADDRESS.exec(given)?.[1];
  if (number !== undefined) {
    return /^[1-9]\d{0,8}$/.test(number)
      ? { number: Number(number) }
      : new AdapterError('not-found', { hint: `“${number.slice(0, 100)}” is no number of a discussion.` });
  }
  const isPath = given.startsWith('/') && (mapping ?? 'pathname') === 'pathname';
  const text = given === '' ? ofPage(mapping) : isPath ? nameOfPath(given) : given;
  return text === ''
    ? new AdapterError('not-found', { hint: `The page has nothing to find its discussion by: mapping “${mapping}”.` })
    : { text };
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
  const { document, location } = globalThis;
  if (!document || !location) return '';
  const link: Element | null = Document.prototype.querySelector.call(document, 'link[rel~="canonical"][href]');
  const canonical = link?.getAttribute('href') ?? '';
  return canonical !== '' && URL.canParse(canonical, location.href)
    ? new URL(canonical, location.href).href
    : location.origin + location.pathname;
}

export function titleOfPage(): string {
  // A form of the page may be called `title`, and then `document.title` is that form.
  return globalThis.document ? String(Reflect.get(Document.prototype, 'title', document)) : '';
}

function ofPage(mapping: Mapping = 'pathname'): string {
  switch (mapping) {
    case 'url':
      return addressOfPage();
    case 'title':
      return titleOfPage();
    case 'og:title':
      return ogTitle();
    case 'pathname':
      return nameOfPath(globalThis.location?.pathname ?? '');
    default:
      return '';
  }
}

/** A path as giscus and utterances have it: without the first slash and the ending. */
function nameOfPath(path: string): string {
  return path.length < 2 ? 'index' : path.slice(1).replace(/\.\w+$/, '');
}

function ogTitle(): string {
  if (!globalThis.document) return '';
  const meta = Document.prototype.querySelector.call(document, 'meta[property="og:title"], meta[name="title"]');
  return meta?.getAttribute('content') ?? '';
}
