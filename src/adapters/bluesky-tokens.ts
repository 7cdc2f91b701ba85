import { AdapterError } from '../core/errors.js';
import { own, readCount } from '../core/fields.js';
import type { Call } from './adapter.js';
import { readAuthority } from './bluesky-authority.js';
import { sendProven } from './bluesky-dpop.js';
import { forget, keep, type Session } from './bluesky-keep.js';
import { sessionOf, type Member } from './bluesky-member.js';
import { readSecret } from './bluesky-secrets.js';
import { errorFromStatus } from './http.js';

/** So many milliseconds before it ends, a token is as good as ended: clocks differ. */
const MARGIN = 30_000;
/** What is taken for the life of a token whose giver does not say, in seconds. */
const SHORT = 300;

/** What an authority gives to who proves to be let in. */
export interface Tokens {
  readonly access: string;
  readonly refresh: string | undefined;
  readonly expires: number;
}

/** Sends a form to an authority. Rejects with `AdapterError` when it refuses. */
export async function askAuthority(
  member: Member,
  url: string,
  key: CryptoKeyPair,
  form: Readonly<Record<string, string>>,
  call: Call,
): Promise<unknown> {
  const body = new URLSearchParams({ ...form, client_id: member.client });
  const answer = await sendProven(member, url, { method: 'POST', body, key }, call);
  if (answer.ok) return answer.text.trim() === '' ? undefined : answer.json();
  const error = errorFromStatus(answer, { uncertain: false });
  const hint = `${error.hint} ${answer.text.slice(0, 300)}`;
  const isRefused = error.kind === 'rejected' || error.kind === 'signed-out';
  throw new AdapterError(isRefused ? 'forbidden' : error.kind, { retryAfter: error.retryAfter, hint });
}

/** Reads tokens. They have to be for who set out, or somebody else would write in their name. */
export function readTokens(raw: unknown, did: string): Tokens {
  const access = readSecret(own(raw, 'access_token'));
  const type = own(raw, 'token_type');
  const scope = own(raw, 'scope');
  const isBound = typeof type === 'string' && type.toLowerCase() === 'dpop';
  const isLetIn = typeof scope === 'string' && scope.split(' ').includes('atproto');
  if (access === undefined || !isBound || !isLetIn)
    throw new AdapterError('malformed', { hint: 'An authority gave no token that is good for anything.' });
  if (own(raw, 'sub') !== did) throw new AdapterError('forbidden', { hint: `Somebody else than ${did} signed in.` });
  const seconds = Math.min(readCount(own(raw, 'expires_in')) ?? SHORT, 86_400);
  return { access, refresh: readSecret(own(raw, 'refresh_token')), expires: Date.now() + seconds * 1000 };
}

/** The session, with a token that is still good. Rejects with `signed-out` where there is none any more. */
export async function freshSession(member: Member, call: Call, refused?: string): Promise<Session> {
  const isGood = ({ access, expires }: Session): boolean => access !== refused && expires > Date.now() + MARGIN;
  const session = await sessionOf(member);
  if (!session) throw new AdapterError('signed-out');
  if (isGood(session)) return session;
  // What renews a token does so once: of all that want to, one does.
  return locked(async () => {
    const current = await sessionOf(member);
    if (!current) throw new AdapterError('signed-out');
    return isGood(current) ? current : renewed(member, current, call);
  });
}

async function renewed(member: Member, session: Session, call: Call): Promise<Session> {
  const { issuer, did, key, refresh } = session;
  try {
    if (refresh === undefined) throw new AdapterError('forbidden', { hint: 'The session can’t be renewed.' });
    const { token } = await readAuthority(issuer, call);
    // Once it is sent, it has to be kept, whoever gave up waiting meanwhile.
    const lasting = { signal: AbortSignal.timeout(30_000) };
    const form = { grant_type: 'refresh_token', refresh_token: refresh };
    const tokens = readTokens(await askAuthority(member, token, key, form, lasting), did);
    const next = { ...session, ...tokens };
    await keep(member, next);
    return next;
  } catch (error) {
    const kind = error instanceof AdapterError ? error.kind : undefined;
    if (call.signal.aborted || (kind !== 'forbidden' && kind !== 'malformed')) throw error;
    await forget(member, session.name);
    throw new AdapterError('signed-out', { hint: AdapterError.from(error).hint, cause: error });
  }
}

/** Ends a session here and, as far as it can be reached, where it was given. */
export async function endSession(member: Member): Promise<void> {
  const session = await sessionOf(member);
  await forget(member, session?.name);
  if (!session) return;
  const { issuer, key, refresh, access } = session;
  const call = { signal: AbortSignal.timeout(10_000) };
  void readAuthority(issuer, call)
    .then(({ revoke }) => revoke && askAuthority(member, revoke, key, { token: refresh ?? access }, call))
    .catch(() => undefined);
}

function locked(work: () => Promise<Session>): Promise<Session> {
  const { locks } = globalThis.navigator;
  return locks ? locks.request('gedanken:1:bluesky', work) : work();
}
