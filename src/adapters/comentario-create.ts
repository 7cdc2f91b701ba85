import type { Comment, NewComment } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own, readLine } from '../core/fields.js';
import type { Call, CommentsPort } from './adapter.js';
import { pathOf, rowIn, type ComentarioContext } from './comentario-context.js';
import { readThread } from './comentario-list.js';
import type { Row } from './comentario-wire.js';
import { emptyText, postOnce, surely } from './post-once.js';

/**
 * Posts each comment once. Comentario takes the same twice, so an attempt of unknown outcome is looked for
 * in the thread; only what a guest wrote and a moderator has to approve can't be seen there.
 */
export function comentarioPosting(context: ComentarioContext): CommentsPort['create'] {
  return postOnce({
    check(comment) {
      if (comment.text.trim() === '') throw emptyText();
      if (comment.parent !== null) pathOf(comment.parent);
    },
    send: (comment, call) => sendComment(context, comment, call),
    find: (comment, call, since) => findSent(context, comment, since, call),
  });
}

async function sendComment(context: ComentarioContext, comment: NewComment, call: Call): Promise<Comment> {
  const { api, keep, host, path, answered } = context;
  const { text, parent, guest } = comment;
  // A page comes into being when its thread is read; and once the comment is posted, nothing may fail any more.
  const [viewer, { page }] = await Promise.all([context.viewer(call), context.thread(call)]);
  const name = readLine(guest?.name);
  const body = {
    host,
    path,
    unregistered: viewer === null,
    ...(viewer === null && name !== undefined ? { authorName: name } : {}),
    ...(parent === null ? {} : { parentId: parent }),
    markdown: text,
  };
  const answer = await api
    .send('embed/comments', call, { method: 'PUT', body, session: keep.token() })
    .catch((error: unknown) => signedOut(context, error));
  const { comment: created } = surely(() => rowIn(context, answer, page, viewer));
  if (parent !== null) answered.add(parent);
  return created;
}

/** A session that has ended is forgotten, so that one can sign in again. */
function signedOut({ keep }: ComentarioContext, error: unknown): never {
  if (error instanceof AdapterError && error.kind === 'signed-out') keep.keep(undefined);
  throw error;
}

/** The reader's comment, if it arrived: of the same person and words, and not older than the attempt. */
async function findSent(
  context: ComentarioContext,
  { text, guest, parent }: NewComment,
  since: number,
  call: Call,
): Promise<Comment | undefined> {
  const viewer = await context.viewer(call);
  const name = readLine(guest?.name) ?? '';
  const isOwn = ({ author, comment }: Row): boolean =>
    viewer ? author === viewer.id : author === undefined && comment.author.name === name;
  const sent = (await readThread(context, call)).find(
    (row) =>
      isOwn(row) &&
      row.comment.parent === parent &&
      row.source?.trim() === text.trim() &&
      (row.comment.created ?? 0) > since,
  );
  return sent?.comment;
}

/** Shows what a text will look like, by Comentario's own Markdown. */
export async function previewText({ api, thread }: ComentarioContext, markdown: string, call: Call): Promise<string> {
  const { page } = await thread(call);
  const body = { domainId: page.domain, markdown };
  const html = own(await api.send('embed/comments/preview', call, { method: 'POST', reads: true, body }), 'html') ?? '';
  if (typeof html !== 'string') throw new AdapterError('malformed', { hint: 'Comentario answered without a preview.' });
  return html;
}
