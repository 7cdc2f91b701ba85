import { AdapterError } from '../core/errors.js';
import { own, readUrl } from '../core/fields.js';
import type { Call } from './adapter.js';
import { errorFromStatus, request, type HttpAnswer, type HttpRequest } from './http.js';

/** One request to a Waline. */
export interface WalineRequest {
  readonly method?: HttpRequest['method'];
  readonly params?: Readonly<Record<string, string | number | undefined>> | undefined;
  readonly body?: unknown;
  /** Proves who is signed in. */
  readonly token?: string | undefined;
}

/** How the adapter talks to one Waline. */
export interface WalineApi {
  /** Where Waline is; ends in a slash. Empty when the endpoint is no address. */
  readonly base: string;
  url(path: string, params?: WalineRequest['params']): string;
  /** Sends a request. Resolves to what stands in the envelope; rejects with `AdapterError` when it is refused. */
  send(path: string, call: Call, request?: WalineRequest): Promise<unknown>;
}

/** Talks to one Waline. It knows readers by a token, and needs no cookies. */
export function walineApi(endpoint: string): WalineApi {
  const base = baseOf(endpoint);

  function url(path: string, params: WalineRequest['params'] = {}): string {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(params)) if (value !== undefined) query.set(name, String(value));
    return base + path + (query.size > 0 ? `?${query}` : '');
  }

  return {
    base,
    url,
    async send(path, { signal }, { method = 'GET', params, body, token } = {}) {
      signal.throwIfAborted();
      if (base === '') throw new AdapterError('malformed', { hint: `“${endpoint}” is no address of a Waline.` });
      // Waline's refusals are told apart by their sentences, and it has those in many languages.
      const answer = await request(url(`api/${path}`, { ...params, lang: 'en' }), {
        method,
        body,
        headers: token === undefined ? {} : { Authorization: `Bearer ${token}` },
        credentials: 'omit',
        // What readers write, and what proves who they are, goes to this Waline and no further.
        redirect: method !== 'GET' || token !== undefined ? 'error' : 'follow',
        signal,
      });
      return contentOf(answer);
    },
  };
}

/** Takes an answer out of its envelope, in which a refusal comes with status 200. Old ones come without. */
async function contentOf(answer: HttpAnswer): Promise<unknown> {
  if (!answer.ok) throw await errorOf(answer);
  const body: unknown = answer.json();
  const errno = own(body, 'errno');
  if (errno === undefined) return body;
  if (errno !== 0) throw await errorOf(answer);
  return own(body, 'data');
}

/** Errors are rare: what reads them loads when there is one. */
async function errorOf(answer: HttpAnswer): Promise<AdapterError> {
  const { walineError } = await import('./waline-errors.js').catch(() => ({ walineError: errorFromStatus }));
  return walineError(answer);
}

function baseOf(endpoint: string): string {
  const href = endpoint.trim() === '' ? undefined : readUrl(endpoint, globalThis.location?.href);
  if (href === undefined) return '';
  const { origin, pathname } = new URL(href);
  return origin + (pathname.endsWith('/') ? pathname : `${pathname}/`);
}
