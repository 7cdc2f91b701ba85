import type { CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import type { Call, EditsPort } from './adapter.js';
import { POST, readAtUri } from './bluesky-address.js';
import type { BlueskyContext } from './bluesky-context.js';
import { missing } from './bluesky-list.js';
import { actorOf, targetOf, type Target } from './bluesky-target.js';
import { parsePost } from './bluesky-wire.js';
import { erase } from './bluesky-writes.js';

/** What may become of one's own answers: they can be taken away, as long as nobody has answered them. */
export function removing(context: BlueskyContext): EditsPort {
  const refuse = async (id: CommentId, call: Call): Promise<never> => {
    await there(context, id, call);
    throw new AdapterError('forbidden', { hint: 'On Bluesky, words stand once they are posted.' });
  };
  return {
    source: refuse,
    update: (id, _text, call) => refuse(id, call),
    async remove(id, call) {
      const { member, session } = await actorOf(context);
      const { ref, post } = await there(context, id, call);
      const address = readAtUri(ref.uri);
      if (address?.repo !== session.did) throw new AdapterError('forbidden', { hint: 'Others wrote this.' });
      const isAnswered = [...member.sent.values()].some(({ parent }) => parent === id);
      if (isAnswered || parsePost(post, await context.root(call), false).replies > 0)
        throw new AdapterError('forbidden', { hint: 'On Bluesky, all answers to it would go with it.' });
      await erase(member, session, { collection: POST, rkey: address.key }, call);
      member.sent.delete(id);
      member.gone.add(id);
      return null;
    },
  };
}

/** The answer, as it is now. The page's own post is none. */
async function there(context: BlueskyContext, id: CommentId, call: Call): Promise<Target> {
  const target = await targetOf(context, id, call);
  if (target.id !== id || target.ref.uri === target.top.uri || context.member?.gone.has(id)) throw missing(id);
  return target;
}
