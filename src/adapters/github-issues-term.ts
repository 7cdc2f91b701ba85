import { AdapterError } from '../core/errors.js';
import { own } from '../core/fields.js';

/** How a page finds its issue: what utterances calls `issue-term`. */
export type IssueMapping = 'pathname' | 'url' | 'title' | 'og:title' | 'specific' | 'number';

/** What an issue goes by: its number, or words in its title. */
export type IssueTerm = { readonly number: number } | { readonly text: string };

const ADDRESS = /^https:\/\/github\.com\/[^/]+\/[^/]+\/issues\/([^/?#]+)/;

/** Understands what the page says of its thread; without a word of it, the page itself, as utterances does. */
export function nameIssue(mapping: IssueMapping | undefined, thread: string): IssueTerm | AdapterError {
  const given = thread.trim();
  const number = mapping === 'number' ? given : ADDRESS.exec(given)?.[1];
  if (number !== undefined) {
    return /^[1-9]\d{0,8}$/.test(number)
      ? { number: Number(number) }
      : new AdapterError('not-found', { hint: `“${number.slice(0, 100)}” is no number of an issue.` });
  }
  const isPath = given.startsWith('/') && (mapping ?? 'pathname') === 'pathname';
  const text = given === '' ? ofPage(mapping) : isPath ? nameOfPath(given) : given;
  return text === ''
    ? new AdapterError('not-found', { hint: `The page has nothing to find its issue by: mapping “${mapping}”.` })
    : { text };
}

function ofPage(mapping: IssueMapping = 'pathname'): string {
  switch (mapping) {
    case 'url':
      return addressOfPage();
    case 'title':
      return titleOfPage();
    case 'og:title':
      return attributeOf('meta[property="og:title"], meta[name="og:title"]', 'content');
    case 'pathname':
      return nameOfPath(globalThis.location?.pathname ?? '');
    default:
      return '';
  }
}

/** A path as utterances and giscus have it: without the first slash and the ending. */
function nameOfPath(path: string): string {
  return path.length < 2 ? 'index' : path.slice(1).replace(/\.\w+$/, '');
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

export function titleOfPage(): string {
  // A form of the page may be called `title`, and then `document.title` is that form.
  return globalThis.document ? String(Reflect.get(Document.prototype, 'title', document)) : '';
}

function attributeOf(selector: string, name: string): string {
  if (!globalThis.document) return '';
  return Document.prototype.querySelector.call(document, selector)?.getAttribute(name) ?? '';
}

/**
 * Which of the found issues is meant: the one of exactly this title, or else the oldest with the words in it. GitHub’s
 * search also finds titles in which the words are part of others: `guide/intro-2` for `guide/intro`.
 */
export function bestIssue(found: readonly unknown[], text: string): unknown {
  const wanted = text.toLowerCase();
  const titled = found.filter((issue) => holds(titleOf(issue), wanted));
  return titled.find((issue) => titleOf(issue) === wanted) ?? titled[0];
}

function titleOf(issue: unknown): string {
  const title = own(issue, 'title');
  return typeof title === 'string' ? title.slice(0, 1000).trim().toLowerCase() : '';
}

const PART_OF_WORD = /[\p{L}\p{N}_/-]/u;

function holds(title: string, words: string): boolean {
  for (let at = title.indexOf(words); at >= 0; at = title.indexOf(words, at + 1)) {
    if (!PART_OF_WORD.test(title[at - 1] ?? ' ') && !PART_OF_WORD.test(title[at + words.length] ?? ' ')) return true;
  }
  return false;
}
