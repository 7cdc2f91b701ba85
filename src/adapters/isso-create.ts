import type { Comment, NewComment } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own, readLine } from '../core/fields.js';
import type { Call, CommentsPort } from './adapter.js';
import type { HttpAnswer } from './http.js';
import { findComment } from './isso-find.js';
import { fetchPage, readingOf, type IssoContext } from './isso-list.js';
import { windowOf } from './isso-own.js';
import { parseComment, parseComments, readCommentId } from './isso-wire.js';
import { postOnce, surely } from './post-once.js';

/**
 * Posts each comment once. Isso takes the same twice, so an attempt of unknown outcome is looked for
 * in the thread; only what it holds for approval can't be seen there.
 */
export function issoPosting(context: IssoContext, explains: boolean): CommentsPort['create'] {
  const proven = { cookies: context.api.sameOrigin, explained: !explains };
  return postOnce({
    check(comment) {
      if (comment.parent !== null) readCommentId(comment.parent);
    },
    send: (comment, call) => sendComment(context, proven, comment, call),
    find: (comment, call, since) => findSent(context, comment, since, call),
  });
}

/** What is known of Isso's cookies in this browser. */
interface Proven {
  cookies: boolean;
  explained: boolean;
}

async function sendComment(
  context: IssoContext,
  proven: Proven,
  { text, parent, guest }: NewComment,
  call: Call,
): Promise<Comment> {
  const { api, thread, title } = context;
  const answer = await api.send('new', call, {
    method: 'POST',
    params: { uri: thread },
    asAuthor: true,
    body: {
      text,
      parent: parent === null ? null : Number(parent),
      author: guest?.name || null,
      email: guest?.email || null,
      website: guest?.website || null,
      // Without it, Isso would fetch the page of a new thread to learn it.
      title: title ?? null,
    },
  });
  const created = surely(() => parseComment(answer.json(), readingOf(context)));
  if (!(await mayChange(context, proven, created, answer, call))) return created;
  context.own.set(created.id, windowOf(answer)!);
  return parseComment(answer.json(), readingOf(context));
}

/** Whether this browser lets the reader change what they wrote, which Isso's cookie has to prove. */
async function mayChange(
  { api }: IssoContext,
  proven: Proven,
  { id }: Comment,
  answer: HttpAnswer,
  call: Call,
): Promise<boolean> {
  if (windowOf(answer) === undefined) return false;
  // A cookie for another origin may have been blocked, and no script is told: Isso shows a comment to its author only.
  if (!proven.cookies && api.cookies)
    proven.cookies = await api.send(`id/${id}`, call, { asAuthor: true }).then(
      () => true,
      () => false,
    );
  if (proven.cookies && api.cookies) return true;
  if (!proven.explained) {
    proven.explained = true;
    console.warn(
      `gedanken: comments can't be changed afterwards, since ${new URL(api.base).host} is on another site than this page, and browsers keep its cookies back. Host Isso below the same domain.`,
    );
  }
  return false;
}

/** The reader's comment, if it arrived: of the same name and words, and not older than the attempt. */
async function findSent(
  context: IssoContext,
  { text, parent, guest }: NewComment,
  since: number,
  call: Call,
): Promise<Comment | undefined> {
  const name = readLine(guest?.name) ?? '';
  const { items } = await fetchPage(context, { plain: 1 }, call);
  const rows = parseComments(items, readingOf(context));
  // Isso puts an answer to an answer below the first comment, and one to what is gone below nobody.
  const target = rows.find(({ id }) => id === parent);
  const above = target ? (target.parent ?? target.id) : null;
  const sent = rows.find(
    (row) =>
      row.status === 'published' &&
      row.parent === above &&
      row.author.name === name &&
      row.body.source.trim() === text.trim() &&
      (row.created ?? 0) > since,
  );
  return sent && (await findComment(context, sent.id, call)).at(-1);
}

/** Shows what a text will look like, by Isso's own Markdown. */
export async function previewText({ api }: IssoContext, text: string, call: Call): Promise<string> {
  const html = own((await api.send('preview', call, { method: 'POST', body: { text } })).json(), 'text');
  if (typeof html !== 'string') throw new AdapterError('malformed', { hint: 'Isso answered without a preview.' });
  return html;
}
