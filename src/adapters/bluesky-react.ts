import type { CommentId, Reaction } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import type { Call } from './adapter.js';
import type { BlueskyContext } from './bluesky-context.js';
import { recordKey } from './bluesky-record.js';
import { actorOf, targetOf } from './bluesky-target.js';
import { markKey, markOf, reactionsOf } from './bluesky-wire.js';
import { erase, writeOnce } from './bluesky-writes.js';

const COLLECTIONS: ReadonlyMap<string, string> = new Map([
  ['like', 'app.bsky.feed.like'],
  ['repost', 'app.bsky.feed.repost'],
]);

/** Likes or reposts a post, or takes that back, on the reader's own server. */
export async function reactTo(
  context: BlueskyContext,
  id: CommentId | null,
  name: string,
  on: boolean,
  call: Call,
): Promise<readonly Reaction[]> {
  const collection = COLLECTIONS.get(name);
  if (collection === undefined) throw new AdapterError('rejected', { hint: `Bluesky has no “${name}”.` });
  const { member, session, reader } = await actorOf(context);
  const target = await targetOf(context, id, call);
  const seen = markOf(target.post, name);
  const mark = markKey(target.id, name);
  if ((member.marks.get(mark) ?? seen !== undefined) !== on) {
    // One place for each post: whoever likes twice has liked once.
    const rkey = await recordKey(`${name} ${target.ref.uri}`);
    if (on) {
      const record = { $type: collection, subject: target.ref, createdAt: new Date().toISOString() };
      await writeOnce(member, session, { collection, rkey }, record, call);
    } else {
      const places = new Set([rkey, ...(seen?.repo === session.did ? [seen.key] : [])]);
      for (const place of places) await erase(member, session, { collection, rkey: place }, call);
    }
    member.marks.set(mark, on);
  }
  return reactionsOf(target.post, target.id, reader);
}
