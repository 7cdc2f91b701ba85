import { AdapterError, type AdapterErrorKind } from '../core/errors.js';
import { own } from '../core/fields.js';
import type { Call } from './adapter.js';
import { askNetwork } from './bluesky-api.js';
import { askHome } from './bluesky-home.js';
import type { Session } from './bluesky-keep.js';
import type { Member } from './bluesky-member.js';

/** Where a record of the reader stands. */
export interface Spot {
  readonly collection: string;
  readonly rkey: string;
}

/** After these a server says nothing about a record that may be there. */
const SILENT: ReadonlySet<AdapterErrorKind> = new Set(['offline', 'signed-out', 'rate-limited']);

/**
 * Writes a record, if it is not there yet. Answers with what stands there. What a server says about a key that is
 * taken differs, so after a refusal it is asked what it has.
 */
export async function writeOnce(
  member: Member,
  session: Session,
  spot: Spot,
  record: Readonly<Record<string, unknown>>,
  call: Call,
): Promise<unknown> {
  try {
    const body = { repo: session.did, ...spot, record };
    const answer = await askHome(member, 'com.atproto.repo.createRecord', call, { body });
    if (own(answer, 'uri') === `at://${session.did}/${spot.collection}/${spot.rkey}`) return record;
    throw new AdapterError('malformed', { hint: 'A server does not say what it wrote.', uncertain: true });
  } catch (error) {
    if (call.signal.aborted || !(error instanceof AdapterError) || SILENT.has(error.kind)) throw error;
    const there = await readOwn(session, spot, call).catch(() => undefined);
    call.signal.throwIfAborted();
    if (there === undefined) throw error;
    return there;
  }
}

/** Takes a record away. Servers do not mind when there is none. */
export async function erase(member: Member, { did }: Session, { collection, rkey }: Spot, call: Call): Promise<void> {
  const body = { repo: did, collection, rkey };
  await askHome(member, 'com.atproto.repo.deleteRecord', call, { body });
}

/** What stands in a place; `undefined` where there is nothing. Rejects when that can't be told. */
export async function readOwn({ server, did }: Session, spot: Spot, call: Call): Promise<unknown> {
  try {
    const { collection, rkey } = spot;
    const answer = await askNetwork(server, 'com.atproto.repo.getRecord', { repo: did, collection, rkey }, call);
    return own(answer, 'value');
  } catch (error) {
    if (error instanceof AdapterError && error.kind === 'not-found') return undefined;
    throw error;
  }
}
