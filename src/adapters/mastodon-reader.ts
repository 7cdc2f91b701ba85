import type { Author } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own, readCount } from '../core/fields.js';
import type { Call } from './adapter.js';
import { askServer, type ApiRequest } from './mastodon-api.js';
import type { MastodonContext } from './mastodon-context.js';
import type { Keep, Session } from './mastodon-keep.js';
import { parseAccount } from './mastodon-wire.js';

/** What Mastodon lets names be at most, with what stands around one: an answer has to begin with one. */
const ADDRESS_ROOM = 32;

/** Asks the reader's own server. Rejects with `signed-out` when there is none, or when it no longer knows them. */
export async function askHome(
  { keep, reader }: MastodonContext,
  path: string,
  call: Call,
  request: ApiRequest = {},
): Promise<unknown> {
  await reader(call);
  const session = keep.session();
  if (!session) throw new AdapterError('signed-out');
  return askAs(session, keep, path, call, request);
}

async function askAs(session: Session, keep: Keep, path: string, call: Call, request: ApiRequest): Promise<unknown> {
  try {
    return await askServer(session.server, path, call, { ...request, token: session.token });
  } catch (error) {
    if (error instanceof AdapterError && error.kind === 'signed-out') keep.keepSession(null);
    throw error;
  }
}

/** Who the session belongs to; `null` when their server no longer knows it. Rejects when it can't be asked. */
export async function viewerOf(context: MastodonContext, call: Call): Promise<Author | null> {
  const { keep, avatars } = context;
  const session = keep.session();
  if (!session) return null;
  try {
    const account = await askAs(session, keep, '/api/v1/accounts/verify_credentials', call, {});
    return parseAccount(account, session.server, avatars);
  } catch (error) {
    if (error instanceof AdapterError && error.kind === 'signed-out') return null;
    throw error;
  }
}

/** Asks the server of the thread for what it shows to its members. A session that has ended, or is refused, is no reason not to read on. */
export async function askAsMember(session: Session, keep: Keep, path: string, call: Call): Promise<unknown> {
  try {
    return await askAs(session, keep, path, call, {});
  } catch (error) {
    if (!(error instanceof AdapterError) || !['signed-out', 'forbidden'].includes(error.kind)) throw error;
    return askServer(session.server, path, call);
  }
}

/** How long an answer may be, by the reader's own server. Where it does not say so, it will refuse what is too long. */
export async function limitOf(context: MastodonContext, call: Call): Promise<number | undefined> {
  try {
    const instance = await askHome(context, '/api/v2/instance', call);
    const statuses = own(own(instance, 'configuration'), 'statuses');
    const max = readCount(own(statuses, 'max_characters'));
    return max !== undefined && max > ADDRESS_ROOM ? max - ADDRESS_ROOM : undefined;
  } catch (error) {
    if (call.signal.aborted) throw error;
    return undefined;
  }
}
