import type { Comment, NewComment } from '../core/comment.js';
import { plainTextOf } from '../core/plain-text.js';
import type { Call, CommentsPort } from './adapter.js';
import { allReplies, rootOf } from './ghost-find.js';
import { fetchPage, hexOf, readingOf, type GhostContext } from './ghost-list.js';
import { htmlOf } from './ghost-text.js';
import { type GhostViewer, oneOf, parseComment, parseConversations } from './ghost-wire.js';
import { emptyText, postOnce, surely } from './post-once.js';

/** Posts each comment once. Ghost takes the same twice, so an attempt of unknown outcome is looked for among the newest. */
export function ghostPosting(context: GhostContext): CommentsPort['create'] {
  return postOnce({
    check(comment) {
      if (comment.text.trim() === '') throw emptyText();
      if (comment.parent !== null) hexOf(comment.parent);
    },
    send: (comment, call) => sendComment(context, comment, call),
    find: (comment, call, since) => findSent(context, comment, since, call),
  });
}

async function sendComment(context: GhostContext, { text, parent }: NewComment, call: Call): Promise<Comment> {
  const { api, post } = context;
  const viewer = await context.viewer(call);
  // Ghost takes answers to the first comment of a conversation, and wants to be told apart which of its answers is meant.
  const root = parent === null ? null : ((await rootOf(context, parent, call)) ?? parent);
  const comment = {
    post_id: post,
    html: htmlOf(text),
    ...(root === null ? {} : { parent_id: root }),
    ...(root === null || root === parent ? {} : { in_reply_to_id: parent }),
  };
  const answer = await api.send('comments/', call, { method: 'POST', body: { comments: [comment] } });
  const created = surely(() => parseComment(oneOf(answer), root, readingOf(context, viewer)));
  return { ...created, parent };
}

/** The reader's comment, if it arrived: their own, of the same words, and not older than the attempt. */
async function findSent(
  context: GhostContext,
  { text, parent }: NewComment,
  since: number,
  call: Call,
): Promise<Comment | undefined> {
  const viewer = await context.viewer(call);
  const words = plainTextOf(htmlOf(text));
  const there =
    parent === null
      ? await newestOf(context, viewer, call)
      : await allReplies(context, (await rootOf(context, parent, call)) ?? parent, viewer, call);
  return there.find(
    ({ author, body, created, parent: above }) =>
      above === parent &&
      author.id !== undefined &&
      author.id === viewer?.author.id &&
      plainTextOf(body.source) === words &&
      (created ?? 0) > since,
  );
}

async function newestOf(context: GhostContext, viewer: GhostViewer | null, call: Call): Promise<readonly Comment[]> {
  const { items } = await fetchPage(context, { sort: 'newest', page: 1 }, call);
  return parseConversations(items, readingOf(context, viewer));
}
