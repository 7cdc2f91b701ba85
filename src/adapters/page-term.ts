import { AdapterError } from '../core/errors.js';
import { own } from '../core/fields.js';

/** How a page finds its thread among others of a place that knows nothing of pages: what giscus calls `data-mapping`. */
export type Mapping = 'pathname' | 'url' | 'title' | 'og:title' | 'specific' | 'number';

/** What a thread goes by there: its number, or words in its title. */
export type Term = { readonly number: number } | { readonly text: string };

/** What threads are in one such place. */
export interface Kind {
  /** Such as `a discussion`. */
  readonly name: string;
  /** Finds the number in the address of one. */
  readonly address: RegExp;
  /** The page by its address. */
  url(): string;
  /** Where in the page its title for other pages stands. */
  readonly ogTitle: string;
}

/** Understands what the page says of its thread; without a word of it, the page itself, by its path if nothing else is said. */
export function readTerm(kind: Kind, mapping: Mapping | undefined, thread: string): Term | AdapterError {
  const given = thread.trim();
  const number = mapping === 'number' ? given : kind.address.exec(given)?.[1];
  if (number !== undefined) {
    return /^[1-9]\d{0,8}$/.test(number)
      ? { number: Number(number) }
      : new AdapterError('not-found', { hint: `“${number.slice(0, 100)}” is no number of ${kind.name}.` });
  }
  const isPath = given.startsWith('/') && (mapping ?? 'pathname') === 'pathname';
  const text = given === '' ? ofPage(kind, mapping) : isPath ? nameOfPath(given) : given;
  return text === ''
    ? new AdapterError('not-found', { hint: `The page has nothing to find ${kind.name} by: mapping “${mapping}”.` })
    : { text };
}

export function titleOfPage(): string {
  // A form of the page may be called `title`, and then `document.title` is that form.
  return globalThis.document ? String(Reflect.get(Document.prototype, 'title', document)) : '';
}

/** An attribute of the first element that fits; the empty string where there is none. */
export function attributeOf(selector: string, name: string): string {
  if (!globalThis.document) return '';
  return Document.prototype.querySelector.call(document, selector)?.getAttribute(name) ?? '';
}

/**
 * Which of the found threads is meant: the one of exactly this title, or else the first with the words in it. GitHub’s
 * search also finds titles in which the words are part of others: `guide/intro-2` for `guide/intro`.
 */
export function bestMatch(found: readonly unknown[], text: string): unknown {
  const wanted = text.toLowerCase();
  const titled = found.filter((thread) => holds(titleOf(thread), wanted));
  return titled.find((thread) => titleOf(thread) === wanted) ?? titled[0];
}

function ofPage({ url, ogTitle }: Kind, mapping: Mapping = 'pathname'): string {
  switch (mapping) {
    case 'url':
      return url();
    case 'title':
      return titleOfPage();
    case 'og:title':
      return attributeOf(ogTitle, 'content');
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

function titleOf(thread: unknown): string {
  const title = own(thread, 'title');
  return typeof title === 'string' ? title.slice(0, 1000).trim().toLowerCase() : '';
}

const PART_OF_WORD = /[\p{L}\p{N}_/-]/u;

/** Whether some words stand in a title, and are not part of others. */
function holds(title: string, words: string): boolean {
  for (let at = title.indexOf(words); at >= 0; at = title.indexOf(words, at + 1)) {
    if (!PART_OF_WORD.test(title[at - 1] ?? ' ') && !PART_OF_WORD.test(title[at + words.length] ?? ' ')) return true;
  }
  return false;
}
