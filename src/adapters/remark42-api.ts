import { AdapterError } from '../core/errors.js';
import { readUrl } from '../core/fields.js';
import type { Call } from './adapter.js';
import { errorFromStatus, request, type HttpAnswer, type HttpRequest } from './http.js';
import { cookieKeep, noKeep, tokenKeep, type SessionKeep } from './remark42-keep.js';

/** One request to a Remark42. */
export interface Remark42Request {
  readonly method?: HttpRequest['method'];
  readonly params?: Readonly<Record<string, string | number | undefined>> | undefined;
  readonly body?: unknown;
}

/** How the adapter talks to one Remark42. */
export interface Remark42Api {
  /** Where Remark42 is; ends in a slash. Empty when the endpoint is no address. */
  readonly base: string;
  /** Whether readers of this page can have a session there, without which nobody writes. */
  readonly writes: boolean;
  /** Whether that is a token, which no window can bring. */
  readonly usesToken: boolean;
  readonly keep: SessionKeep;
  /** The address of something on the site. */
  url(path: string, params?: Remark42Request['params']): string;
  /** Sends a request. Rejects with `AdapterError` when it is refused. */
  send(path: string, call: Call, request?: Remark42Request): Promise<HttpAnswer>;
}

/**
 * Talks to one Remark42. It answers everybody, but knows people by cookies that browsers give to its own origin only: it
 * allows all origins at once, which is a permission that they do not accept together with cookies.
 */
export function remark42Api(endpoint: string, site: string, jwt: boolean): Remark42Api {
  const base = baseOf(endpoint);
  const sameOrigin = base !== '' && new URL(base).origin === globalThis.location?.origin;
  const keep = sameOrigin ? cookieKeep() : jwt ? tokenKeep(base) : noKeep();

  function url(path: string, params: Remark42Request['params'] = {}): string {
    const query = new URLSearchParams({ site });
    for (const [name, value] of Object.entries(params)) if (value !== undefined) query.set(name, String(value));
    return `${base}${path}?${query}`;
  }

  return {
    base,
    writes: sameOrigin || (jwt && base !== ''),
    usesToken: !sameOrigin,
    keep,
    url,
    async send(path, { signal }, { method = 'GET', params, body } = {}) {
      signal.throwIfAborted();
      if (base === '') throw new AdapterError('malformed', { hint: `“${endpoint}” is no address of a Remark42.` });
      const headers = keep.headers();
      const answer = await request(url(path, params), {
        method,
        body,
        headers,
        credentials: sameOrigin ? 'same-origin' : 'omit',
        // What readers write, and what proves who they are, goes to this Remark42 and no further.
        redirect: method !== 'GET' || keep.holds() ? 'error' : 'follow',
        signal,
      });
      if (!answer.ok) throw await errorOf(answer, method);
      keep.heard(answer.headers);
      return answer;
    },
  };
}

/** Errors are rare: what reads them loads when there is one. */
async function errorOf(answer: HttpAnswer, method: string): Promise<AdapterError> {
  const { remark42Error } = await import('./remark42-errors.js').catch(() => ({ remark42Error: fromStatus }));
  return remark42Error(answer, method !== 'GET');
}

function fromStatus(answer: HttpAnswer): AdapterError {
  return errorFromStatus(answer);
}

function baseOf(endpoint: string): string {
  const href = endpoint.trim() === '' ? undefined : readUrl(endpoint, globalThis.location?.href);
  if (href === undefined) return '';
  const { origin, pathname } = new URL(href);
  return origin + (pathname.endsWith('/') ? pathname : `${pathname}/`);
}
