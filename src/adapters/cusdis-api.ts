import { AdapterError } from '../core/errors.js';
import { own, readLine, readUrl } from '../core/fields.js';
import type { Call } from './adapter.js';
import { errorFromStatus, request, type HttpAnswer } from './http.js';

/** One request to a Cusdis. */
export interface CusdisRequest {
  readonly params?: Readonly<Record<string, string | number>> | undefined;
  /** Makes it a POST. */
  readonly body?: unknown;
}

/** How the adapter talks to one Cusdis. */
export interface CusdisApi {
  /** Where Cusdis is; ends in a slash. Empty when the endpoint is no address. */
  readonly base: string;
  /** Resolves to what stands in the envelope. Rejects with `AdapterError` when it is refused. */
  send(path: string, call: Call, request?: CusdisRequest): Promise<unknown>;
}

/** Talks to one Cusdis, which knows no readers, and needs no cookies. */
export function cusdisApi(endpoint: string): CusdisApi {
  const base = baseOf(endpoint);
  return {
    base,
    async send(path, { signal }, { params = {}, body } = {}) {
      signal.throwIfAborted();
      if (base === '') throw new AdapterError('malformed', { hint: `“${endpoint}” is no address of a Cusdis.` });
      const query = new URLSearchParams(Object.entries(params).map(([name, value]) => [name, String(value)]));
      const answer = await request(`${base}api/open/${path}${query.size > 0 ? `?${query}` : ''}`, {
        method: body === undefined ? 'GET' : 'POST',
        body,
        credentials: 'omit',
        // What readers write goes to this Cusdis and no further.
        redirect: body === undefined ? 'follow' : 'error',
        signal,
      });
      if (!answer.ok) throw errorOf(answer);
      return own(answer.json(), 'data');
    },
  };
}

function errorOf(answer: HttpAnswer): AdapterError {
  const says = messageIn(answer);
  const hint = `Cusdis answered ${answer.status}${says === undefined ? '' : `: ${says}`}`;
  return errorFromStatus(answer, {
    hint:
      answer.status === 404
        ? `${hint}. Is the app its id (data-app, which its own widget calls data-app-id), and the endpoint right?`
        : hint,
  });
}

function messageIn(answer: HttpAnswer): string | undefined {
  try {
    return readLine(own(answer.json(), 'message'));
  } catch {
    return undefined;
  }
}

function baseOf(endpoint: string): string {
  const href = endpoint.trim() === '' ? undefined : readUrl(endpoint, globalThis.location?.href);
  if (href === undefined) return '';
  const { origin, pathname } = new URL(href);
  return origin + (pathname.endsWith('/') ? pathname : `${pathname}/`);
}
