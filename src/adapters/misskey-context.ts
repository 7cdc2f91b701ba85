import { AdapterError } from '../core/errors.js';
import type { Call } from './adapter.js';
import { nameNote, type NoteAddress } from './misskey-address.js';
import { askMisskey } from './misskey-api.js';
import { parseRoot, type Reading, type Root } from './misskey-wire.js';
import { once, type Shared } from './once.js';

/** What the parts of the adapter share. */
export interface MisskeyContext {
  readonly place: NoteAddress | AdapterError;
  readonly avatars: boolean;
  /** The note that the thread hangs below. */
  readonly root: Shared<Root>;
  reading(call: Call): Promise<Reading>;
  /** Asks the server of the thread. */
  ask(endpoint: string, params: Readonly<Record<string, string | number>>, call: Call): Promise<unknown>;
}

export function misskeyContext(thread: string, endpoint: string | undefined, avatars: boolean): MisskeyContext {
  const place = nameNote(thread, endpoint);
  const context: MisskeyContext = {
    place,
    avatars,
    root: once(async (call) => {
      const { server, id } = placeOf(context);
      return parseRoot(await context.ask('notes/show', { noteId: id }, call), server);
    }),
    async reading(call) {
      return { server: placeOf(context).server, root: await context.root(call), avatars };
    },
    ask: async (path, params, call) => askMisskey(placeOf(context).server, path, params, call),
  };
  return context;
}

/** Where the thread is. Throws `not-found` when nothing names one. */
export function placeOf({ place }: Pick<MisskeyContext, 'place'>): NoteAddress {
  if (place instanceof AdapterError) throw place;
  return place;
}
