import { checkComment } from '../core/check-comment.js';
import type { Comment, CommentId, NewComment } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own, readId, readLine } from '../core/fields.js';
import type { Call, CommentsPort } from './adapter.js';
import { cusdisInfo } from './cusdis-info.js';
import { fetchPage, findComment, type CusdisContext } from './cusdis-list.js';
import { parseRow } from './cusdis-wire.js';
import { postOnce, surely } from './post-once.js';

/**
 * Posts each comment once. Cusdis takes the same twice, so an attempt of unknown outcome is looked for in
 * the thread; only what waits for approval, which is nearly all, can't be seen there.
 */
export function cusdisPosting(context: CusdisContext): CommentsPort['create'] {
  return postOnce({
    check(comment) {
      const { text, guest = { name: '', email: '', website: '' } } = comment;
      const fields = checkComment(text, guest, cusdisInfo());
      if (fields.length > 0) throw new AdapterError('rejected', { fields });
    },
    send: (comment, call) => sendComment(context, comment, call),
    find: (comment, call, since) => findSent(context, comment, since, call),
  });
}

async function sendComment(context: CusdisContext, { text, parent, guest }: NewComment, call: Call): Promise<Comment> {
  const { api, app, thread, title } = context;
  // Cusdis takes answers to what is gone, and then shows them to nobody.
  if (parent !== null) await findComment(context, parent, call);
  const answer = await api.send('comments', call, {
    body: {
      appId: app,
      pageId: thread,
      ...(parent === null ? {} : { parentId: parent }),
      content: text,
      nickname: guest?.name.trim() ?? '',
      email: guest?.email.trim() ?? '',
      pageUrl: pageAddress(),
      pageTitle: title ?? '',
    },
  });
  return surely(() => parseRow(answer, parentIn(answer, parent), own(answer, 'approved') !== true).comment);
}

function parentIn(answer: unknown, parent: CommentId | null): CommentId | null {
  return readId(own(answer, 'parentId')) ?? parent;
}

/** The reader's comment, if it arrived and was approved: of the same name and words, and not older than the attempt. */
async function findSent(
  context: CusdisContext,
  { text, parent, guest }: NewComment,
  since: number,
  call: Call,
): Promise<Comment | undefined> {
  const name = readLine(guest?.name) ?? '';
  const { rows } = await fetchPage(context, 1, call);
  return rows.find(
    ({ comment, content }) =>
      comment.parent === parent &&
      comment.author.name === name &&
      content.trim() === text.trim() &&
      (comment.created ?? 0) > since,
  )?.comment;
}

/** Where the thread is, for the owner's mails: without what only this visit is about. */
function pageAddress(): string {
  const { origin, pathname, search } = globalThis.location ?? {};
  return origin === undefined ? '' : origin + pathname + search;
}
