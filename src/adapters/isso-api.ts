import { AdapterError } from '../core/errors.js';
import { readUrl } from '../core/fields.js';
import type { Call } from './adapter.js';
import { errorFromStatus, request, type HttpAnswer, type HttpRequest } from './http.js';

/** One request to an Isso. */
export interface IssoRequest {
  readonly method?: HttpRequest['method'];
  readonly params?: Readonly<Record<string, string | number | undefined>> | undefined;
  readonly body?: unknown;
  /** Whether cookies go along, by which Isso knows who wrote a comment. */
  readonly asAuthor?: boolean | undefined;
}

/** How the adapter talks to one Isso. */
export interface IssoApi {
  /** Where Isso is; ends in a slash. Empty when the endpoint is no address. */
  readonly base: string;
  readonly sameOrigin: boolean;
  /** Whether Isso's cookies are sent and taken. */
  readonly cookies: boolean;
  url(path: string, params?: IssoRequest['params']): string;
  /** Sends a request. Rejects with `AdapterError` when it is refused. */
  send(path: string, call: Call, request?: IssoRequest): Promise<HttpAnswer>;
}

/**
 * Talks to one Isso. Its cookies prove who wrote a comment; to an Isso on a foreign site they go only
 * when `cookies` says so, since most browsers would keep them back anyway.
 */
export function issoApi(endpoint: string, cookies: boolean | undefined): IssoApi {
  const base = baseOf(endpoint);
  const page = globalThis.location;
  const sameOrigin = base !== '' && new URL(base).origin === page?.origin;
  const usesCookies = cookies ?? (base !== '' && isSameSite(new URL(base).hostname, page?.hostname ?? ''));

  function url(path: string, params: IssoRequest['params'] = {}): string {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(params)) if (value !== undefined) query.set(name, String(value));
    return base + path + (query.size > 0 ? `?${query}` : '');
  }

  return {
    base,
    sameOrigin,
    cookies: usesCookies,
    url,
    async send(path, { signal }, { method = 'GET', params, body, asAuthor = false } = {}) {
      signal.throwIfAborted();
      if (base === '') throw new AdapterError('malformed', { hint: `“${endpoint}” is no address of an Isso.` });
      const withCookies = asAuthor && usesCookies;
      const answer = await request(url(path, params), {
        method,
        body,
        credentials: withCookies ? 'include' : 'omit',
        // What readers write, and what proves who they are, goes to this Isso and no further.
        redirect: method !== 'GET' || withCookies ? 'error' : 'follow',
        signal,
      });
      if (answer.ok) return answer;
      throw await errorOf(answer);
    },
  };
}

/** Errors are rare: what reads them loads when there is one. */
async function errorOf(answer: HttpAnswer): Promise<AdapterError> {
  const { issoError } = await import('./isso-errors.js').catch(() => ({ issoError: errorFromStatus }));
  return issoError(answer);
}

function baseOf(endpoint: string): string {
  const href = endpoint.trim() === '' ? undefined : readUrl(endpoint, globalThis.location?.href);
  if (href === undefined) return '';
  const { origin, pathname } = new URL(href);
  return origin + (pathname.endsWith('/') ? pathname : `${pathname}/`);
}

/** Whether two hosts are one site for sure: the same, or one below the other. */
function isSameSite(isso: string, page: string): boolean {
  const home = page.replace(/^www\./, '');
  return isso === page || isso.endsWith(`.${home}`) || page.endsWith(`.${isso}`);
}
