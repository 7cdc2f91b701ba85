import { AdapterError } from '../core/errors.js';
import { readUrl } from '../core/fields.js';
import type { Call } from './adapter.js';
import type { TabToken } from './tab-token.js';
import { errorFromStatus, request, type HttpAnswer, type HttpRequest } from './http.js';

/** One request to an Artalk. */
export interface ArtalkRequest {
  readonly method?: HttpRequest['method'];
  readonly params?: Readonly<Record<string, string | number | undefined>> | undefined;
  readonly body?: unknown;
}

/** How the adapter talks to one Artalk. */
export interface ArtalkApi {
  /** Where Artalk is; ends in a slash. Empty when the endpoint is no address. */
  readonly base: string;
  /** Sends a request, in the name of who is signed in. Rejects with `AdapterError` when it is refused. */
  send(path: string, call: Call, request?: ArtalkRequest): Promise<HttpAnswer>;
}

/** Talks to one Artalk, version 2. It knows administrators by a token, and needs no cookies. */
export function artalkApi(base: string, { token: kept }: Pick<TabToken, 'token'>): ArtalkApi {
  return {
    base,
    async send(path, { signal }, { method = 'GET', params = {}, body } = {}) {
      signal.throwIfAborted();
      if (base === '') throw new AdapterError('malformed', { hint: 'The endpoint is no address of an Artalk.' });
      const query = new URLSearchParams();
      for (const [name, value] of Object.entries(params)) if (value !== undefined) query.set(name, String(value));
      const token = kept();
      const answer = await request(`${base}api/v2/${path}${query.size > 0 ? `?${query}` : ''}`, {
        method,
        body,
        headers: token === undefined ? {} : { Authorization: `Bearer ${token}` },
        credentials: 'omit',
        // What readers write, and what proves who they are, goes to this Artalk and no further.
        redirect: method !== 'GET' || token !== undefined ? 'error' : 'follow',
        signal,
      }).catch(withAdvice);
      if (answer.ok) return answer;
      throw await errorOf(answer);
    },
  };
}

/** Artalk answers pages that it does not know in such a way that browsers keep the answer back. */
function withAdvice(error: unknown): never {
  if (!(error instanceof AdapterError) || error.kind !== 'offline') throw error;
  const hint = `${error.message} Artalk answers only the origins in its trusted_domains, and those of its sites.`;
  throw new AdapterError('offline', { hint, uncertain: error.uncertain, cause: error });
}

/** Errors are rare: what reads them loads when there is one. */
async function errorOf(answer: HttpAnswer): Promise<AdapterError> {
  const { artalkError } = await import('./artalk-errors.js').catch(() => ({ artalkError: errorFromStatus }));
  return artalkError(answer);
}

/** The address of an Artalk as a beginning for others; empty when it is none. */
export function baseOf(endpoint: string): string {
  const href = endpoint.trim() === '' ? undefined : readUrl(endpoint, globalThis.location?.href);
  if (href === undefined) return '';
  const { origin, pathname } = new URL(href);
  return origin + (pathname.endsWith('/') ? pathname : `${pathname}/`);
}
