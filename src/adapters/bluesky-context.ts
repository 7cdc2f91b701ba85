import { AdapterError } from '../core/errors.js';
import type { Call } from './adapter.js';
import { APP_VIEW, atUriOf, namePlace, POST, type Place } from './bluesky-address.js';
import { askNetwork } from './bluesky-api.js';
import { askAsReader, memberOf, sessionOf, type Member } from './bluesky-member.js';
import { parseRoot, type Reader, type Root } from './bluesky-wire.js';
import { once, part, type Shared } from './once.js';

const documents = part(() => import('./bluesky-document.js'));

const THREAD = 'app.bsky.feed.getPostThread';

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
  /** Readers who may take part from here, where the site lets them. */
  readonly member: Member | undefined;
  /** Who reads, where they have signed in. */
  reader(): Promise<Reader | undefined>;
  /** Asks for what is around a post. */
  ask(uri: string, extent: Extent, call: Call): Promise<unknown>;
}

export function blueskyContext(
  thread: string,
  endpoint: string | undefined,
  avatars: boolean,
  client: string | undefined,
): BlueskyContext {
  const place = namePlace(thread, endpoint);
  const member = client ? memberOf(client, place instanceof AdapterError ? APP_VIEW : place.server) : undefined;
  const context: BlueskyContext = {
    place,
    avatars,
    member,
    async reader() {
      const session = member ? await sessionOf(member) : null;
      return member && session ? { did: session.did, marks: member.marks } : undefined;
    },
    uri: once(async (call) => {
      const { record } = placeOf(place);
      return record.collection === POST ? atUriOf(record) : (await documents()).postOfDocument(record, call);
    }),
    root: once(async (call) => {
      const uri = await context.uri(call);
      const answer = await context.ask(uri, { below: 0, above: 0 }, call);
      return parseRoot(answer, await context.reader());
    }),
    async ask(uri, { below, above }, call) {
      const params = { uri, depth: String(below), parentHeight: String(above) };
      const { server } = placeOf(place);
      const told = member && (await askAsReader(member, THREAD, params, call));
      return told ?? askNetwork(server, THREAD, params, call);
    },
  };
  return context;
}

function placeOf(place: BlueskyContext['place']): Place {
  if (place instanceof AdapterError) throw place;
  return place;
}
