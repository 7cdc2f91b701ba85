import type { Comment, NewComment } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own } from '../core/fields.js';
import type { Call, CommentsPort } from './adapter.js';
import { POST } from './bluesky-address.js';
import type { BlueskyContext } from './bluesky-context.js';
import { didOf } from './bluesky-identity.js';
import type { Session } from './bluesky-keep.js';
import { recordKey, replyRecord } from './bluesky-record.js';
import { actorOf, targetOf } from './bluesky-target.js';
import { parsePost, type Reader, type Root } from './bluesky-wire.js';
import { readOwn, writeOnce } from './bluesky-writes.js';
import { emptyText, postOnce, surely } from './post-once.js';

/** Answers from the reader's own server. Each has a place of its own there, so that none is written twice. */
export function blueskyPosting(context: BlueskyContext): CommentsPort['create'] {
  return postOnce({
    send: (comment, call) => send(context, comment, call),
    find: (comment, call) => findSent(context, comment, call),
  });
}

async function send(context: BlueskyContext, { key, text, parent }: NewComment, call: Call): Promise<Comment> {
  const words = text.trim();
  if (words === '') throw emptyText();
  const { member, session, reader } = await actorOf(context);
  const { ref, top, rights } = await targetOf(context, parent, call);
  // Their own server would take it all the same, and nobody would see it.
  if (!rights.canReply)
    throw new AdapterError(rights.gate === 'some' ? 'forbidden' : 'closed', {
      hint: 'The author of the thread lets others answer, or nobody.',
    });
  const resolve = async (handle: string): Promise<string | undefined> =>
    didOf(handle, member.server, call).catch(() => undefined);
  const record = await replyRecord(words, { root: top, parent: ref }, langOfPage(), resolve);
  call.signal.throwIfAborted();
  const rkey = await recordKey(key);
  const root = await context.root(call);
  const written = await writeOnce(member, session, { collection: POST, rkey }, record, call);
  return surely(() => taken(context, { session, reader, root }, rkey, written));
}

/** What an attempt of unknown outcome may have left. */
async function findSent(context: BlueskyContext, { key }: NewComment, call: Call): Promise<Comment | undefined> {
  const { session, reader } = await actorOf(context);
  const rkey = await recordKey(key);
  const written = await readOwn(session, { collection: POST, rkey }, call);
  if (written === undefined) return undefined;
  const root = await context.root(call);
  return surely(() => taken(context, { session, reader, root }, rkey, written));
}

interface Writing {
  readonly session: Session;
  readonly reader: Reader;
  readonly root: Root;
}

/** The comment that a record has become. It is in the thread once the AppView has heard of it. */
function taken(
  { member, avatars }: BlueskyContext,
  { session: { did, profile }, reader, root }: Writing,
  rkey: string,
  record: unknown,
): Comment {
  const post = { uri: `at://${did}/${POST}/${rkey}`, author: profile, record, indexedAt: own(record, 'createdAt') };
  const { comment } = parsePost(post, { ...root, reader, canReply: true }, avatars);
  member?.sent.set(comment.id, comment);
  return structuredClone(comment);
}

/** What is said about a page is mostly said in its language. */
function langOfPage(): string | undefined {
  const lang = globalThis.document?.documentElement.lang ?? '';
  return /^[a-z]{2,3}(-[\dA-Za-z]{2,8}){0,3}$/.test(lang) ? lang : undefined;
}
