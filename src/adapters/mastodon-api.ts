import type { AdapterError } from '../core/errors.js';
import type { Call } from './adapter.js';
import { errorFromStatus, request, type HttpAnswer, type HttpRequest } from './http.js';

/** One request of the client API. */
export interface ApiRequest {
  readonly method?: HttpRequest['method'];
  readonly params?: Readonly<Record<string, string>> | undefined;
  readonly body?: unknown;
  /** Proves who asks. */
  readonly token?: string | undefined;
  /** The same for every attempt, where the server knows such keys. */
  readonly key?: string | undefined;
}

/** Asks a server, and answers with what it said as JSON. Rejects with `AdapterError` when it refuses. */
export async function askServer(
  server: string,
  path: string,
  call: Call,
  { method = 'GET', params = {}, body, token, key }: ApiRequest = {},
): Promise<unknown> {
  const url = new URL(path, server);
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
  const answer = await request(url.href, {
    method,
    headers: {
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      ...(key === undefined ? {} : { 'Idempotency-Key': key }),
    },
    body,
    credentials: 'omit',
    // A token goes to the server that gave it, and to no other.
    redirect: token === undefined && method === 'GET' ? 'follow' : 'error',
    signal: call.signal,
  });
  if (!answer.ok) throw await errorOf(answer, method === 'GET');
  return answer.json();
}

/** Errors are rare: what tells them apart loads when there is one. */
async function errorOf(answer: HttpAnswer, isReading: boolean): Promise<AdapterError> {
  const { mastodonError } = await import('./mastodon-errors.js').catch(() => ({ mastodonError: errorFromStatus }));
  // Nothing can have come of a mere question.
  return mastodonError(answer, isReading ? { uncertain: false } : {});
}
