import { AdapterError } from '../core/errors.js';
import { readUrl } from '../core/fields.js';
import type { Call } from './adapter.js';
import { errorFromStatus, request, type HttpAnswer, type HttpRequest } from './http.js';

/** One request to a Comentario. */
export interface ComentarioRequest {
  readonly method?: HttpRequest['method'];
  readonly body?: unknown;
  /** Whether it changes nothing, although its method could. */
  readonly reads?: boolean | undefined;
  /** Proves who is signed in. */
  readonly session?: string | undefined;
  /** Proves a way to sign in that has been begun. */
  readonly bearer?: string | undefined;
}

/** How the adapter talks to one Comentario. */
export interface ComentarioApi {
  /** Where Comentario is; ends in a slash. Empty when the endpoint is no address. */
  readonly base: string;
  /** The address of something below `api/`. */
  url(path: string, params?: Readonly<Record<string, string>>): string;
  /** Sends a request. Resolves to the answer as JSON, `undefined` where there is none; rejects with `AdapterError`. */
  send(path: string, call: Call, request?: ComentarioRequest): Promise<unknown>;
}

/** Talks to one Comentario. It knows readers by a header, and needs no cookies. */
export function comentarioApi(endpoint: string): ComentarioApi {
  const base = baseOf(endpoint);

  function url(path: string, params: Readonly<Record<string, string>> = {}): string {
    const query = new URLSearchParams(params);
    return `${base}api/${path}${query.size > 0 ? `?${query}` : ''}`;
  }

  return {
    base,
    url,
    async send(path, { signal }, { method = 'GET', body, reads = false, session, bearer } = {}) {
      signal.throwIfAborted();
      if (base === '') throw new AdapterError('malformed', { hint: `“${endpoint}” is no address of a Comentario.` });
      const headers = {
        ...(session === undefined ? {} : { 'X-User-Session': session }),
        ...(bearer === undefined ? {} : { Authorization: `Bearer ${bearer}` }),
      };
      const isPlain = method === 'GET' && session === undefined;
      try {
        // What readers write, and what proves who they are, goes to this Comentario and no further.
        const redirect = isPlain ? 'follow' : 'error';
        const answer = await request(url(path), { method, body, headers, credentials: 'omit', redirect, signal });
        if (!answer.ok) throw await errorOf(answer);
        return answer.text === '' ? undefined : answer.json();
      } catch (error) {
        throw reads ? certain(error) : error;
      }
    },
  };
}

/** Errors are rare: what reads them loads when there is one. */
async function errorOf(answer: HttpAnswer): Promise<AdapterError> {
  const { comentarioError } = await import('./comentario-errors.js').catch(() => ({
    comentarioError: errorFromStatus,
  }));
  return comentarioError(answer);
}

/** Comentario is read by `POST`, after which nobody has to wonder what it has done. */
function certain(error: unknown): unknown {
  if (!(error instanceof AdapterError) || !error.uncertain) return error;
  const { kind, retryAfter, hint } = error;
  return new AdapterError(kind, { retryAfter, hint, cause: error });
}

function baseOf(endpoint: string): string {
  const href = endpoint.trim() === '' ? undefined : readUrl(endpoint, globalThis.location?.href);
  if (href === undefined) return '';
  const { origin, pathname } = new URL(href);
  return origin + (pathname.endsWith('/') ? pathname : `${pathname}/`);
}
