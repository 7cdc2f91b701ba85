import { AdapterError } from '../core/errors.js';
import type { Call } from './adapter.js';
import { errorFromStatus, request, type HttpAnswer } from './http.js';

/** How long an answer to a question may take, in milliseconds: all of them go as POST, which may take longer. */
const TIMEOUT = 15_000;

/** Asks a server as nobody in particular. Rejects with `AdapterError` when it refuses. */
export async function askMisskey(
  server: string,
  endpoint: string,
  params: Readonly<Record<string, string | number>>,
  { signal }: Call,
): Promise<unknown> {
  try {
    const answer = await request(new URL(`/api/${endpoint}`, server).href, {
      method: 'POST',
      body: params,
      credentials: 'omit',
      timeout: TIMEOUT,
      signal,
    });
    if (!answer.ok) throw await errorOf(answer);
    return answer.json();
  } catch (error) {
    throw certain(error);
  }
}

/** Errors are rare: what tells them apart loads when there is one. */
async function errorOf(answer: HttpAnswer): Promise<AdapterError> {
  const { misskeyError } = await import('./misskey-errors.js').catch(() => ({ misskeyError: errorFromStatus }));
  return misskeyError(answer);
}

/** A question that failed has changed nothing, although it was posted. */
function certain(error: unknown): unknown {
  if (!(error instanceof AdapterError) || !error.uncertain) return error;
  const { kind, retryAfter, detail, hint } = error;
  return new AdapterError(kind, { retryAfter, detail, hint, cause: error });
}
