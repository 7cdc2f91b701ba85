import { AdapterError } from '../core/errors.js';
import { own, readUrl } from '../core/fields.js';
import type { Call } from './adapter.js';
import { errorFromStatus, request } from './http.js';
import { twikooToken } from './twikoo-token.js';

/** How long an answer to a question may take, in milliseconds: all of them go as POST, which may take longer. */
const TIMEOUT = 15_000;

/** What goes with an event. */
export type TwikooFields = Readonly<Record<string, unknown>>;

/** How the adapter talks to one Twikoo: everything is an event that is posted to one address. */
export interface TwikooApi {
  /** Where Twikoo is. Empty when it can't be reached over HTTP. */
  readonly endpoint: string;
  /** Asks for something. Rejects with `AdapterError` when it is refused. */
  ask(event: string, fields: TwikooFields, call: Call): Promise<unknown>;
  /** Does something in the reader's name. */
  send(event: string, fields: TwikooFields, call: Call): Promise<unknown>;
}

/** Talks to the Twikoo at `address`: its own widget calls that `envId`. */
export function twikooApi(address: string): TwikooApi {
  const endpoint = endpointOf(address);
  const token = twikooToken(endpoint);

  async function post(event: string, fields: TwikooFields, { signal }: Call, timeout?: number): Promise<unknown> {
    signal.throwIfAborted();
    if (endpoint === '')
      throw new AdapterError('malformed', {
        hint: `“${address}” is no address of a Twikoo. Environments of CloudBase, which have none, can't be used.`,
      });
    const writes = timeout === undefined;
    const accessToken = writes ? token.needed() : token.kept();
    const answer = await request(endpoint, {
      method: 'POST',
      body: { event, ...fields, ...(accessToken === undefined ? {} : { accessToken }) },
      credentials: 'omit',
      // What readers write, and what proves who they are, goes to this address and no further.
      redirect: 'error',
      signal,
      timeout,
    });
    if (!answer.ok) throw errorFromStatus(answer);
    const body = answer.json();
    if (isRefusal(body)) throw await refusalOf(body, writes);
    return body;
  }

  return {
    endpoint,
    ask: (event, fields, call) => post(event, fields, call, TIMEOUT).catch(certainly),
    send: (event, fields, call) => post(event, fields, call),
  };
}

/** Twikoo answers everything with 200: refusals have a code, or just a sentence. */
function isRefusal(body: unknown): boolean {
  const code = own(body, 'code');
  return code === undefined ? typeof own(body, 'message') === 'string' : code !== 0;
}

/** Errors are rare: what reads them loads when there is one. */
async function refusalOf(body: unknown, writes: boolean): Promise<AdapterError> {
  try {
    return (await import('./twikoo-errors.js')).twikooError(body, writes);
  } catch (cause) {
    return new AdapterError('unavailable', { hint: 'A part of the adapter did not load.', uncertain: writes, cause });
  }
}

/** A question that failed has changed nothing, although it was posted. */
function certainly(error: unknown): never {
  if (!(error instanceof AdapterError) || !error.uncertain) throw error;
  const { kind, retryAfter, detail, hint } = error;
  throw new AdapterError(kind, { retryAfter, detail, hint, cause: error });
}

function endpointOf(address: string): string {
  // The names of CloudBase environments would pass for paths.
  if (!/[/:]/.test(address)) return '';
  return readUrl(address, globalThis.location?.href) ?? '';
}
