import type { Comment, CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own } from '../core/fields.js';
import type { Call, ModerationPort } from './adapter.js';
import { fetchRaw, fetchRow, repliesBelow } from './artalk-find.js';
import { firstPage, readingFor, type ArtalkContext } from './artalk-list.js';
import { parseRow } from './artalk-wire.js';
import { emptyText } from './post-once.js';

/** The Markdown of a comment, for those who may change it. */
export async function commentSource(context: ArtalkContext, id: CommentId, call: Call): Promise<string> {
  return (await fetchRow(context, id, call)).content;
}

/** Changes the words of a comment. */
export async function changeText(context: ArtalkContext, id: CommentId, text: string, call: Call): Promise<Comment> {
  call.signal.throwIfAborted();
  if (text.trim() === '') throw emptyText();
  return putComment(context, id, () => ({ content: text }), call);
}

/** Takes a comment away. One that has answers stays: Artalk would take those of others with it. */
export async function removeComment(context: ArtalkContext, id: CommentId, call: Call): Promise<null> {
  if ((await repliesBelow(context, id, call)).comments.length > 0) {
    context.answered.add(id);
    throw new AdapterError('forbidden', { hint: 'Artalk removes a comment together with all answers to it.' });
  }
  await deleteComment(context, id, call);
  return null;
}

export function approveComment(context: ArtalkContext, id: CommentId, call: Call): Promise<Comment> {
  // What is folded up and can be read stays so; what was taken for spam is neither any more.
  return putComment(
    context,
    id,
    (raw) => ({ is_pending: false, ...(isHeld(raw) ? { is_collapsed: false } : {}) }),
    call,
  );
}

/** Takes a comment out of the thread, for administrators. Artalk has no word for spam: that is held and folded up. */
export async function hideComment(
  context: ArtalkContext,
  id: CommentId,
  as: Parameters<ModerationPort['hide']>[1],
  call: Call,
): Promise<Comment> {
  if (as !== 'removed') return putComment(context, id, () => ({ is_pending: true, is_collapsed: as === 'spam' }), call);
  const { parent, kind, created } = (await fetchRow(context, id, call)).comment;
  await deleteComment(context, id, call);
  const body = { format: 'html', source: '' } as const;
  return { id, parent, kind, created, status: 'removed', author: { name: '' }, body, can: { reply: false } };
}

/** Puts a conversation above the others. */
export async function pinComment(context: ArtalkContext, id: CommentId, pinned: boolean, call: Call): Promise<Comment> {
  return putComment(
    context,
    id,
    (raw) => {
      if (own(raw, 'rid'))
        throw new AdapterError('forbidden', { hint: 'Artalk shows pinned conversations, and no answers.' });
      return { is_pinned: pinned };
    },
    call,
  );
}

/** Artalk takes a comment as a whole: what is not to change is told again as it is. */
async function putComment(
  context: ArtalkContext,
  id: CommentId,
  changesTo: (raw: unknown) => object,
  call: Call,
): Promise<Comment> {
  const { api, site, thread } = context;
  const { raw } = await fetchRaw(context, id, call);
  const reading = await readingFor(context, call);
  const kept = Object.fromEntries(
    ['content', 'rid', 'ua', 'is_collapsed', 'is_pending', 'is_pinned'].map((name) => [name, own(raw, name)]),
  );
  const body = { ...kept, ...changesTo(raw), site_name: site, page_key: thread };
  const answer = await api.send(`comments/${id}`, call, { method: 'PUT', body });
  context.first = firstPage(context);
  return parseRow(answer.json(), reading).comment;
}

async function deleteComment(context: ArtalkContext, id: CommentId, call: Call): Promise<void> {
  await context.api.send(`comments/${id}`, call, { method: 'DELETE' });
  context.first = firstPage(context);
}

function isHeld(raw: unknown): boolean {
  return own(raw, 'is_pending') === true;
}
