import { AdapterError } from '../core/errors.js';
import { own } from '../core/fields.js';

/**
 * Which of the found discussions is meant: the one of exactly this title, or else one with the words in it. GitHub’s
 * search also finds titles in which more than the words stand together: `guide/intro-2` for `guide/intro`.
 */
export function bestMatch(found: readonly unknown[], text: string): unknown {
  const wanted = text.toLowerCase();
  const titled = found.filter((discussion) => holds(titleOf(discussion), wanted));
  return titled.find((discussion) => titleOf(discussion) === wanted) ?? titled[0];
}

function titleOf(discussion: unknown): string {
  const title = own(discussion, 'title');
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

/** The search that giscus makes: for words in titles or, where it is strict, for their hash in the first post. */
export async function searchFor(
  text: string,
  { repo, category, strict }: { readonly repo: string; readonly category: string; readonly strict: boolean },
): Promise<string> {
  const place = strict ? `in:body ${JSON.stringify(await hashOf(text))}` : `in:title ${JSON.stringify(text)}`;
  // In other than small letters, GitHub finds no repository when a category is asked for, too (giscus#118).
  return [`repo:${repo.toLowerCase()}`, ...(category ? [`category:${JSON.stringify(category)}`] : []), place].join(' ');
}

/** SHA-1 in hexadecimal digits: what giscus hides in the first post of a discussion. */
export async function hashOf(text: string): Promise<string> {
  if (!globalThis.crypto.subtle)
    throw new AdapterError('malformed', {
      hint: 'Strict matching needs a page served over HTTPS: browsers hash nowhere else.',
    });
  const hash = await crypto.subtle.digest('SHA-1', new TextEncoder().encode(text));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
