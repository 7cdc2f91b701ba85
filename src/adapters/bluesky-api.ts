import type { AdapterError } from '../core/errors.js';
import type { Call } from './adapter.js';
import { errorFromStatus, request, type HttpAnswer } from './http.js';

/** Asks a server of the network as nobody in particular. Rejects with `AdapterError` when it refuses. */
export async function askNetwork(
  server: string,
  method: string,
  params: Readonly<Record<string, string>>,
  call: Call,
): Promise<unknown> {
  const url = new URL(`/xrpc/${method}`, server);
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
  return fetchJson(url.href, call);
}

/** Fetches what anybody may read. */
export async function fetchJson(url: string, call: Call): Promise<unknown> {
  const answer = await request(url, { credentials: 'omit', signal: call.signal });
  if (!answer.ok) throw await errorOf(answer);
  return answer.json();
}

/** Errors are rare: what tells them apart loads when there is one. */
async function errorOf(answer: HttpAnswer): Promise<AdapterError> {
  const { blueskyError } = await import('./bluesky-errors.js').catch(() => ({ blueskyError: errorFromStatus }));
  return blueskyError(answer, { uncertain: false });
}
