import { AdapterError, type AdapterErrorKind } from '../core/errors.js';
import { own, readLine, readUrl } from '../core/fields.js';
import type { Call } from './adapter.js';
import { errorFromStatus, type HttpAnswer } from './http.js';
import { parsePost, type Post, type Reading } from './lemmy-wire.js';
import { once, type Shared } from './once.js';
import { fetchPublic } from './read-only.js';

/** Which post is meant, and who is asked for it. */
export interface Place {
  readonly server: string;
  readonly post: string;
}

/** What the parts of the adapter share. */
export interface LemmyContext {
  readonly place: Place | AdapterError;
  readonly post: Shared<Post>;
  reading(call: Call): Promise<Reading>;
  /** Asks the server; `key` is what the answer holds. */
  ask(path: string, params: Readonly<Record<string, string>>, key: string, call: Call): Promise<unknown>;
}

const GIVE_THREAD =
  'Give the address of a post as thread, such as https://lemmy.example/post/123, or link to it from the page by rel="syndication".';

export function lemmyContext(thread: string, avatars: boolean): LemmyContext {
  const place = namePlace(thread);
  const context: LemmyContext = {
    place,
    post: once(async (call) => {
      const { server, post } = placeOf(place);
      return parsePost(await context.ask('post', { id: post }, 'post_view', call), server);
    }),
    async reading(call) {
      const { server, post } = placeOf(place);
      return { server, post, avatars, author: (await context.post(call)).author };
    },
    async ask(path, params, key, call) {
      const url = new URL(`/api/v3/${path}`, placeOf(place).server);
      for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
      return own(await fetchPublic(url.href, call, lemmyError), key);
    },
  };
  return context;
}

/** Understands the address of a post; empty text means the first that links of the page call a copy of it. */
export function namePlace(thread: string): Place | AdapterError {
  const text = thread.trim();
  const place = text === '' ? namedByPage() : readPostAddress(text);
  if (place) return place;
  const what = text === '' ? 'This page names no post.' : `“${text.slice(0, 200)}” names no post.`;
  return new AdapterError('not-found', { hint: `${what} ${GIVE_THREAD}` });
}

function namedByPage(): Place | undefined {
  if (!globalThis.document) return undefined;
  const selector = 'link[rel~="syndication"][href], a[rel~="syndication"][href], a.u-syndication[href]';
  // A form of the page may be called `querySelectorAll`, and then `document.querySelectorAll` is that form.
  for (const link of Document.prototype.querySelectorAll.call(document, selector)) {
    const place = readPostAddress(link.getAttribute('href') ?? '');
    if (place) return place;
  }
  return undefined;
}

function readPostAddress(text: string): Place | undefined {
  const url = readUrl(text);
  const { origin, pathname } = new URL(url ?? 'about:blank');
  const post = /^\/post\/(\d{1,15})\/?$/.exec(pathname)?.[1];
  return post === undefined ? undefined : { server: origin, post };
}

function placeOf(place: LemmyContext['place']): Place {
  if (place instanceof AdapterError) throw place;
  return place;
}

/** What Lemmy calls its refusals: the same status (400) comes with nearly all of them. */
const KIND_BY_NAME: ReadonlyMap<unknown, AdapterErrorKind> = new Map<unknown, AdapterErrorKind>([
  ['couldnt_find_post', 'not-found'],
  ['couldnt_find_comment', 'not-found'],
  ['couldnt_find_object', 'not-found'],
  ['not_found', 'not-found'],
  ['rate_limit_error', 'rate-limited'],
  ['not_logged_in', 'forbidden'],
  ['instance_is_private', 'forbidden'],
  ['site_ban', 'forbidden'],
]);

/** Turns a refusal into an error. */
function lemmyError(answer: HttpAnswer): AdapterError {
  const byStatus = errorFromStatus(answer);
  let name: string | undefined;
  try {
    name = readLine(own(answer.json(), 'error'), 100);
  } catch {
    name = undefined; // a page of a proxy: its status is all there is to read
  }
  return new AdapterError(KIND_BY_NAME.get(name) ?? byStatus.kind, {
    retryAfter: byStatus.retryAfter,
    hint: [byStatus.hint, name].filter(Boolean).join(' '),
  });
}
