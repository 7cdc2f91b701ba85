import type { Author, CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import type { Call } from './adapter.js';
import { nameStatus, type StatusAddress } from './mastodon-address.js';
import { askServer } from './mastodon-api.js';
import { tabKeep, type Keep } from './mastodon-keep.js';
import { parseRoot, type OwnMarks, type Read, type Root } from './mastodon-wire.js';
import { once, part, type Shared } from './once.js';

const asReader = part(() => import('./mastodon-reader.js'));
const atHome = part(() => import('./mastodon-home.js'));
const signing = part(() => import('./mastodon-sign-in.js'));

/** What the parts of the adapter share. */
export interface MastodonContext {
  readonly place: StatusAddress | AdapterError;
  readonly avatars: boolean;
  readonly keep: Keep;
  /** Who is signed in, wherever that is. Rejects while their own server can't be asked. */
  readonly viewer: Shared<Author | null>;
  /** The same for reading, which goes on without them when only their own server, another one, can't be asked. */
  readonly reader: Shared<Author | null>;
  /** The status that the thread hangs below, where the thread is. */
  readonly root: Shared<Root>;
  /** What this reader has marked, by `uri`, where their own server is another one. */
  readonly mine: Shared<Map<string, OwnMarks>>;
  /** Asks the server of the thread, as its reader where they are at home there. */
  ask(path: string, call: Call): Promise<unknown>;
  /** What was read of each comment. */
  readonly known: Map<CommentId, Read>;
  /** What this reader wrote on another server, and is not yet known to that of the thread; by `uri`. */
  readonly sent: Map<string, Read>;
  /** The ids under which those were first shown, by the ids that the server of the thread gave them later. */
  readonly renamed: Map<string, CommentId>;
  /** The ids of statuses on the reader's own server, when that is another one; by `homeKey`. */
  readonly homeIds: Map<string, string>;
}

export function mastodonContext(thread: string, endpoint: string | undefined, avatars: boolean): MastodonContext {
  const place = nameStatus(thread, endpoint);
  const keep = tabKeep();
  let home: string | undefined;
  // A server that is out of reach is remembered, so that not every part of a page waits for it.
  const standing = once<Author | AdapterError | null>(async (call) => {
    if (hasReturned(keep)) await (await signing()).finishHere(keep, call);
    const server = keep.session()?.server;
    if (server === undefined) return null;
    // Nobody else is shown what has not arrived, with the marks of who wrote it.
    if (home !== undefined && home !== server) context.sent.clear();
    home = server;
    try {
      return await (await asReader()).viewerOf(context, call);
    } catch (error) {
      // Their server may have locked them out: what is public is read all the same.
      const isNoReason = error instanceof AdapterError && (error.kind === 'forbidden' || isElsewhere(context));
      if (call.signal.aborted || !isNoReason) throw error;
      return error;
    }
  });

  const context: MastodonContext = {
    place,
    avatars,
    keep,
    async viewer(call, renew) {
      const viewer = await standing(call, renew);
      if (viewer instanceof AdapterError) throw viewer;
      return viewer;
    },
    async reader(call, renew) {
      const viewer = await standing(call, renew);
      return viewer instanceof AdapterError ? null : viewer;
    },
    root: once(async (call) => {
      const { id, server } = placeOf(context);
      return parseRoot(await context.ask(`/api/v1/statuses/${id}`, call), server);
    }),
    mine: once(async (call) => (await atHome()).marksAtHome(context, call)),
    async ask(path, call) {
      const { server } = placeOf(context);
      const session = keep.session();
      if (session?.server !== server) return askServer(server, path, call);
      return (await asReader()).askAsMember(session, keep, path, call);
    },
    known: new Map(),
    sent: new Map(),
    renamed: new Map(),
    homeIds: new Map(),
  };
  return context;
}

/** Where the thread is. Throws `not-found` when nothing names one. */
export function placeOf({ place }: MastodonContext): StatusAddress {
  if (place instanceof AdapterError) throw place;
  return place;
}

/** Whether the reader is signed in on another server than that of the thread. */
export function isElsewhere(context: MastodonContext): boolean {
  const session = context.keep.session();
  return session !== null && session.server !== placeOf(context).server;
}

/** Under which to note what the reader's own server calls a status: the next server calls it otherwise. */
export function homeKey({ keep }: MastodonContext, uri: string): string {
  return `${keep.session()?.server} ${uri}`;
}

/** Whether this page was opened by a server, to bring back the reader who set out from it. */
function hasReturned(keep: Keep): boolean {
  const state = new URLSearchParams(globalThis.location?.search).get('state');
  return state !== null && state === keep.setOut()?.state;
}
