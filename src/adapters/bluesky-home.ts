import { AdapterError } from '../core/errors.js';
import type { Call } from './adapter.js';
import { sendProven } from './bluesky-dpop.js';
import { blueskyError } from './bluesky-errors.js';
import { forget, type Session } from './bluesky-keep.js';
import type { Member } from './bluesky-member.js';
import { freshSession } from './bluesky-tokens.js';
import type { HttpAnswer } from './http.js';

/** One request to the reader's own server: with a body, it changes something. */
export interface HomeRequest {
  readonly params?: Readonly<Record<string, string>> | undefined;
  readonly body?: object | undefined;
}

/** Asks the reader's own server in their name. Rejects with `signed-out` when there is none, or it no longer knows them. */
export async function askHome(member: Member, method: string, call: Call, request: HomeRequest = {}): Promise<unknown> {
  let session = await freshSession(member, call);
  let answer = await ask(member, session, method, call, request);
  // Tokens can be ended before their time.
  if (answer.status === 401) {
    session = await freshSession(member, call, session.access);
    answer = await ask(member, session, method, call, request);
  }
  if (answer.ok) return answer.json();
  const error = blueskyError(answer, request.body === undefined ? { uncertain: false } : {});
  if (answer.status === 401) await forget(member, session.name);
  throw answer.status === 401 ? new AdapterError('signed-out', { hint: error.hint, cause: error }) : error;
}

function ask(
  member: Member,
  { server, key, access }: Session,
  method: string,
  call: Call,
  { params = {}, body }: HomeRequest,
): Promise<HttpAnswer> {
  const url = new URL(`/xrpc/${method}`, server);
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
  const verb = body === undefined ? 'GET' : 'POST';
  return sendProven(member, url.href, { method: verb, body, key, token: access }, call);
}
