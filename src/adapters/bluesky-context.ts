import { AdapterError } from '../core/errors.js';
import type { Call } from './adapter.js';
import { atUriOf, namePlace, POST, type Place } from './bluesky-address.js';
import { askNetwork } from './bluesky-api.js';
import { parseRoot, type Root } from './bluesky-wire.js';
import { once, part, type Shared } from './once.js';

const documents = part(() => import('./bluesky-document.js'));

/** How much of a thread to ask for, around a post. */
export interface Extent {
  readonly below: number;
  readonly above: number;
}

/** What the parts of the adapter share. */
export interface BlueskyContext {
  readonly place: Place | AdapterError;
  readonly avatars: boolean;
  /** How the protocol names the post that the thread hangs below: by the DID or the handle that the site gave. */
  readonly uri: Shared<string>;
  /** That post. */
  readonly root: Shared<Root>;
  /** Asks for what is around a post. */
  ask(uri: string, extent: Extent, call: Call): Promise<unknown>;
}

export function blueskyContext(thread: string, endpoint: string | undefined, avatars: boolean): BlueskyContext {
  const place = namePlace(thread, endpoint);
  const context: BlueskyContext = {
    place,
    avatars,
    uri: once(async (call) => {
      const { record } = placeOf(place);
      return record.collection === POST ? atUriOf(record) : (await documents()).postOfDocument(record, call);
    }),
    root: once(async (call) => {
      const uri = await context.uri(call);
      return parseRoot(await context.ask(uri, { below: 0, above: 0 }, call));
    }),
    async ask(uri, { below, above }, call) {
      const params = { uri, depth: String(below), parentHeight: String(above) };
      return askNetwork(placeOf(place).server, 'app.bsky.feed.getPostThread', params, call);
    },
  };
  return context;
}

function placeOf(place: BlueskyContext['place']): Place {
  if (place instanceof AdapterError) throw place;
  return place;
}
