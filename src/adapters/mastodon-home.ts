import type { CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own } from '../core/fields.js';
import type { Call } from './adapter.js';
import { homeKey, isElsewhere, type MastodonContext } from './mastodon-context.js';
import { isStatusId } from './mastodon-address.js';
import { askHome } from './mastodon-reader.js';
import { findStatus } from './mastodon-find.js';
import { marksOf, namesOf, type Answerable, type OwnMarks } from './mastodon-wire.js';

/** A status, and what the reader's own server calls it. */
export interface Target {
  readonly status: Answerable;
  readonly homeId: string;
}

/** A comment, or the page's own status, on the reader's own server. Rejects with `not-found`. */
export async function targetOf(context: MastodonContext, id: CommentId | null, call: Call): Promise<Target> {
  if (id !== null && !context.known.has(id)) await findStatus(context, id, call);
  const root = await context.root(call);
  const status = id === null ? root : (context.known.get(id) ?? root);
  const statusId = id ?? root.id;
  // What was written elsewhere goes by the id that it had there, which is none here.
  const isForeign = isElsewhere(context) || !isStatusId(statusId);
  return { status, homeId: isForeign ? await homeIdOf(context, status.uri, call) : statusId };
}

/** What this reader has marked in the thread, as their own server knows it. Reading goes on without. */
export async function marksAtHome(context: MastodonContext, call: Call): Promise<Map<string, OwnMarks>> {
  const mine = new Map<string, OwnMarks>();
  const take = (raw: unknown): void => {
    const { uri, id } = namesOf(raw);
    const { favourited, boosted } = marksOf(raw);
    context.homeIds.set(homeKey(context, uri), id);
    mine.set(uri, { favourited, boosted });
  };
  try {
    const { uri } = await context.root(call);
    const id = await homeIdOf(context, uri, call);
    const path = `/api/v1/statuses/${encodeURIComponent(id)}`;
    const [status, around] = await Promise.all([
      askHome(context, path, call),
      askHome(context, `${path}/context`, call),
    ]);
    const below = own(around, 'descendants');
    for (const raw of [status, ...(Array.isArray(below) ? below : [])]) take(raw);
  } catch (error) {
    if (call.signal.aborted || !(error instanceof AdapterError)) throw error;
  }
  return mine;
}

/** What the reader's own server calls a status: it fetches what it does not know yet. */
async function homeIdOf(context: MastodonContext, uri: string, call: Call): Promise<string> {
  const key = homeKey(context, uri);
  const known = context.homeIds.get(key);
  if (known !== undefined) return known;
  const params = { q: uri, resolve: 'true', type: 'statuses', limit: '1' };
  const statuses = own(await askHome(context, '/api/v2/search', call, { params }), 'statuses');
  const [found] = Array.isArray(statuses) ? statuses : [];
  if (found === undefined || namesOf(found).uri !== uri)
    throw new AdapterError('not-found', {
      hint: `The reader’s own server can’t find ${uri}: it may block its server.`,
    });
  const { id } = namesOf(found);
  context.homeIds.set(key, id);
  return id;
}
