import { AdapterError } from '../core/errors.js';

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
