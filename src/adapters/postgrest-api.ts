import { AdapterError } from '../core/errors.js';
import { errorFromStatus, request, type HttpAnswer } from './http.js';
import type { Ask, Operation } from './protocol-ask.js';
import type { ReaderKey } from './protocol-reader.js';

/** Which PostgREST, and as whom one asks it. */
export interface PostgrestAccess {
  readonly endpoint: string;
  /** The same as `baseOf` has it. */
  readonly base: string;
  readonly thread: string;
  readonly key: string | undefined;
  readonly token: () => string | undefined;
  readonly reader: ReaderKey;
}

/** What is asked of the whole site, by nobody in particular. */
const OF_ALL: readonly Operation[] = ['counts', 'recent'];
/** What a guest is recognised by afterwards. */
const BY_READERS: readonly Operation[] = ['create', 'vote', 'report'];

/** Asks by calling the functions of docs/backends/postgrest.sql, whose answers are those of the protocol. */
export function postgrestAsk(access: PostgrestAccess): Ask {
  const { endpoint, base, thread, key, token, reader } = access;
  return async (operation, args, { signal }) => {
    signal.throwIfAborted();
    if (base === '') throw new AdapterError('malformed', { hint: `“${endpoint}” is no address of a PostgREST.` });
    const bearer = token();
    const who = bearer === undefined ? (BY_READERS.includes(operation) ? reader.make() : reader.known()) : undefined;
    const answer = await request(`${base}rpc/gedanken_${operation}`, {
      method: 'POST',
      headers: { ...(key && { apikey: key }), ...(bearer && { Authorization: `Bearer ${bearer}` }) },
      body: OF_ALL.includes(operation) ? args : { ...args, thread, reader: who },
      credentials: 'omit',
      // What readers write, and what proves who they are, goes to this server and no further.
      redirect: 'error',
      signal,
    });
    if (!answer.ok) throw await errorOf(answer);
    return answer.status === 204 ? undefined : answer.json();
  };
}

/** Errors are rare: what reads them loads when there is one. */
async function errorOf(answer: HttpAnswer): Promise<AdapterError> {
  const { postgrestError } = await import('./postgrest-errors.js').catch(() => ({ postgrestError: errorFromStatus }));
  return postgrestError(answer);
}
