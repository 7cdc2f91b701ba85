import { AdapterError } from '../core/errors.js';
import { own, readUrl } from '../core/fields.js';
import type { Call } from './adapter.js';
import type { WordpressApi } from './wordpress-api.js';
import { part } from './once.js';
import { parsePost, type Post } from './wordpress-wire.js';

/** How a thread is named: by its post's id, by its slug, or by the address of its page. */
export type ThreadName =
  | { readonly by: 'id'; readonly id: string; readonly type?: string | undefined }
  | { readonly by: 'slug'; readonly slug: string }
  | { readonly by: 'path'; readonly slug: string; readonly path: string };

/** A thread whose post is to be found first. */
export type Unfound = Exclude<ThreadName, { by: 'id' }>;

const finding = part(() => import('./wordpress-find-post.js'));

/** What to ask of a post. */
export const POST_FIELDS = 'id,slug,link,title.rendered,comment_status,author,content.protected';

/**
 * Understands a post's id, a slug, or a page's address or path; empty text means the page that this
 * script runs in. `onSite`: that page is one of WordPress's own, so that its markup names the post.
 */
export function readThread(thread: string, onSite: boolean): ThreadName {
  const text = thread.trim();
  if (/^\d{1,19}$/.test(text)) return { by: 'id', id: text };
  const here = globalThis.location?.href;
  if (text !== '' && !/[/?#]/.test(text)) return { by: 'slug', slug: text };

  const address = readUrl(text === '' ? here : text, here ?? 'https://unknown.invalid/');
  if (address === undefined)
    throw new AdapterError('not-found', {
      hint: `“${text}” names no post: give its id, its slug, or its page's address as thread.`,
    });
  const url = new URL(address);
  const id = /^\d{1,19}$/.exec(url.searchParams.get('p') ?? url.searchParams.get('page_id') ?? '')?.[0];
  if (id !== undefined) return { by: 'id', id };
  const marked = onSite && here !== undefined && pathOf(here) === pathOf(address) ? readMarkers(document) : undefined;
  return marked ?? { by: 'path', path: pathOf(address), slug: pathOf(address).split('/').pop()! };
}

/** The same, with the error in the place of a name: factories must not throw at the page. */
export function nameThread(thread: string, onSite: boolean): ThreadName | AdapterError {
  try {
    return readThread(thread, onSite);
  } catch (error) {
    return AdapterError.from(error);
  }
}

/** The post, as the site describes it. Rejects with `not-found`, and says what to change. */
export async function fetchPost(
  api: WordpressApi,
  name: ThreadName,
  types: readonly string[],
  password: string | undefined,
  call: Call,
): Promise<Post> {
  if (name.by !== 'id') return (await finding()).findPost(api, name, types, password, call);
  let missing: unknown;
  for (const type of new Set([name.type ?? types[0]!, ...types])) {
    try {
      const answer = await api.send(`wp/v2/${type}/${name.id}`, call, { params: { _fields: POST_FIELDS, password } });
      return parsePost(answer.json(), password);
    } catch (error) {
      if (own(error, 'code') !== 'rest_post_invalid_id') throw error;
      missing = error;
    }
  }
  throw missing;
}

/** The feed of a post's comments, by the post's own address: with words in it, or with numbers. */
export function feedOf(link: string): string {
  const url = new URL(link);
  if (url.search !== '') url.searchParams.set('feed', 'rss2');
  else url.pathname = `${url.pathname.replace(/\/$/, '')}/feed/`;
  return url.href;
}

/** What WordPress prints into its pages about the post that they show. */
function readMarkers(page: Document): ThreadName | undefined {
  const json = page.querySelector('link[rel="alternate"][type="application/json"]')?.getAttribute('href');
  const [, type, id] = /\/wp\/v2\/([\w-]+)\/(\d+)/.exec(decoded(json ?? '')) ?? [];
  if (id !== undefined) return { by: 'id', id, type };
  const [, kind, number] = /(?:^|\s)(postid|page-id)-(\d+)(?:\s|$)/.exec(page.body?.className ?? '') ?? [];
  if (number !== undefined) return { by: 'id', id: number, type: kind === 'page-id' ? 'pages' : 'posts' };
  const short = page.querySelector('link[rel="shortlink"]')?.getAttribute('href') ?? '';
  const shortId = /[?&](?:p|page_id)=(\d+)/.exec(short)?.[1];
  return shortId === undefined ? undefined : { by: 'id', id: shortId };
}

/** A page's path, the same for every page of its comments and with or without a last slash. */
export function pathOf(address: string): string {
  return decoded(new URL(address).pathname)
    .replace(/\/index\.html?$/, '')
    .replace(/\/comment-page-\d+\/?$/, '')
    .replace(/\/+$/, '');
}

/** Addresses and slugs name the same whether they are encoded or not. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text).toLowerCase();
  } catch {
    return text.toLowerCase();
  }
}
