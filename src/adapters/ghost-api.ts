import { AdapterError } from '../core/errors.js';
import { readUrl } from '../core/fields.js';
import type { Call } from './adapter.js';
import { errorFromStatus, request, type HttpAnswer, type HttpRequest } from './http.js';

/** One request to a Ghost. */
export interface GhostRequest {
  readonly method?: HttpRequest['method'];
  readonly params?: Readonly<Record<string, string | number | undefined>> | undefined;
  readonly body?: unknown;
}

/** How the adapter talks to one Ghost. */
export interface GhostApi {
  /** Where the site is; ends in a slash. Empty when the endpoint is no address. */
  readonly base: string;
  /** Whether the page is on the site itself: only there are its members known. */
  readonly sameOrigin: boolean;
  /** Sends a request. Resolves to the answer as JSON, `undefined` where there is none; rejects with `AdapterError`. */
  send(path: string, call: Call, request?: GhostRequest): Promise<unknown>;
}

/** Talks to the members’ side of one Ghost. It knows readers by a cookie that stays on its own origin. */
export function ghostApi(endpoint: string): GhostApi {
  const base = baseOf(endpoint);
  return {
    base,
    sameOrigin: base !== '' && new URL(base).origin === globalThis.location?.origin,
    async send(path, { signal }, { method = 'GET', params = {}, body } = {}) {
      signal.throwIfAborted();
      if (base === '') throw new AdapterError('malformed', { hint: `“${endpoint}” is no address of a Ghost.` });
      const query = new URLSearchParams();
      for (const [name, value] of Object.entries(params)) if (value !== undefined) query.set(name, String(value));
      const url = `${base}members/api/${path}${query.size > 0 ? `?${query}` : ''}`;
      const answer = await request(url, {
        method,
        body,
        credentials: 'same-origin',
        // What readers write goes to this Ghost and no further.
        redirect: method === 'GET' ? 'follow' : 'error',
        signal,
      });
      if (!answer.ok) throw await errorOf(answer);
      return answer.text === '' ? undefined : answer.json();
    },
  };
}

/** Errors are rare: what reads them loads when there is one. */
async function errorOf(answer: HttpAnswer): Promise<AdapterError> {
  const { ghostError } = await import('./ghost-errors.js').catch(() => ({ ghostError: errorFromStatus }));
  return ghostError(answer);
}

function baseOf(endpoint: string): string {
  const href = endpoint.trim() === '' ? undefined : readUrl(endpoint, globalThis.location?.href);
  if (href === undefined) return '';
  const { origin, pathname } = new URL(href);
  return origin + (pathname.endsWith('/') ? pathname : `${pathname}/`);
}
