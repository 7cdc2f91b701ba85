import type { CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own } from '../core/fields.js';
import { atUriOf, readAtUri } from './bluesky-address.js';
import type { Call } from './adapter.js';
import type { BlueskyContext } from './bluesky-context.js';
import type { Session } from './bluesky-keep.js';
import { missing, uriOf } from './bluesky-list.js';
import { sessionOf, type Member } from './bluesky-member.js';
import { idAt, nodeOf, parseRoot, type Reader, type Root } from './bluesky-wire.js';

/** A version of a record (https://atproto.com/specs/lexicon, `com.atproto.repo.strongRef`). */
export interface StrongRef {
  readonly uri: string;
  readonly cid: string;
}

/** What a reader answers or reacts to, as it is now. */
export interface Target {
  readonly post: unknown;
  readonly id: CommentId;
  readonly ref: StrongRef;
  /** The post that the thread hangs below. */
  readonly top: StrongRef;
  /** Who may do what there. */
  readonly rights: Root;
}

/** Who acts. Rejects with `signed-out` where nobody has signed in. */
export async function actorOf({
  member,
}: BlueskyContext): Promise<{ readonly member: Member; readonly session: Session; readonly reader: Reader }> {
  const session = member ? await sessionOf(member) : null;
  if (!member || !session) throw new AdapterError('signed-out');
  return { member, session, reader: { did: session.did, marks: member.marks } };
}

/** A comment, or the page's own post. Rejects with `not-found`, also for a post of another thread. */
export async function targetOf(context: BlueskyContext, id: CommentId | null, call: Call): Promise<Target> {
  const uri = id === null ? await context.uri(call) : uriOf(id);
  const root = await context.root(call);
  const answer = await context.ask(uri, { below: 0, above: 0 }, call);
  const post = own(nodeOf(answer), 'post');
  const rights = parseRoot(answer, await context.reader());
  const ref = readRef(post);
  if (rights.id === root.id) return { post, id: root.id, ref, top: ref, rights };
  const top = own(own(own(post, 'record'), 'reply'), 'root');
  if (idAt(top) !== root.id) throw missing(rights.id);
  return { post, id: rights.id, ref, top: readRef(top), rights };
}

function readRef(raw: unknown): StrongRef {
  const [address, cid] = [readAtUri(own(raw, 'uri')), own(raw, 'cid')];
  if (!address || typeof cid !== 'string' || !/^[a-z\d]{3,200}$/i.test(cid))
    throw new AdapterError('malformed', { hint: 'A post has no version.' });
  return { uri: atUriOf(address), cid };
}
