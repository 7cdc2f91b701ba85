import type { Comment, NewComment } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own, readLine, readTime } from '../core/fields.js';
import type { Call, CommentsPort } from './adapter.js';
import { emptyText, postOnce, surely } from './post-once.js';
import { fetchComment } from './remark42-find.js';
import { fetchThread, readingOf, type Remark42Context } from './remark42-list.js';
import { signInAs } from './remark42-session.js';
import { parseComment } from './remark42-wire.js';

/** Posts each comment once. Remark42 takes the same twice, so an attempt of unknown outcome is looked for in the thread. */
export function remark42Posting(context: Remark42Context): CommentsPort['create'] {
  return postOnce({
    check(comment) {
      if (!context.api.writes) throw new AdapterError('forbidden', { hint: CANT_WRITE });
      if (comment.text.trim() === '') throw emptyText();
    },
    send: (comment, call) => sendComment(context, comment, call),
    find: (comment, call, since) => findSent(context, comment, since, call),
  });
}

const CANT_WRITE = 'Remark42 is on another origin than this page: nobody can sign in to it from here.';

async function sendComment(context: Remark42Context, comment: NewComment, call: Call): Promise<Comment> {
  const { api, site, thread, title, known } = context;
  // Remark42 would keep an answer to what is not there, and show it to nobody.
  if (comment.parent !== null && !known.has(comment.parent)) await fetchComment(context, comment.parent, call);
  await introduce(context, comment, call);
  // Asked first: once the comment is posted, nothing may fail any more.
  const reading = await readingOf(context, call);
  const answer = await api.send('api/v1/comment', call, {
    method: 'POST',
    body: {
      text: comment.text,
      pid: comment.parent ?? '',
      title: title ?? '',
      locator: { site, url: thread },
    },
  });
  const created = surely(() => parseComment(answer.json(), reading));
  known.add(created.id);
  if (created.parent !== null) context.answered = new Set([...context.answered, created.parent]);
  return created;
}

/** Remark42 takes comments of those only who are signed in: guests are by their name, with the first comment. */
async function introduce(context: Remark42Context, { guest }: NewComment, call: Call): Promise<void> {
  const [viewer, { providers }] = await Promise.all([context.viewer(call), context.config(call)]);
  if (viewer && (!guest || viewer.author.name === readLine(guest.name))) return;
  if (!guest || !providers.includes('anonymous'))
    throw new AdapterError('signed-out', { hint: 'Remark42 takes no comments of guests here (AUTH_ANON).' });
  await signInAs(context, guest.name, call);
}

/** The reader's comment, if it arrived: by them, of the same words, and not older than the attempt. */
async function findSent(
  context: Remark42Context,
  { text, parent }: NewComment,
  since: number,
  call: Call,
): Promise<Comment | undefined> {
  const reading = await readingOf(context, call);
  const { viewer } = reading;
  if (!viewer) return undefined;
  const { items } = await fetchThread(context, { sort: '-time' }, call);
  const sent = items.find((item) => {
    const words = own(item, 'orig');
    return (
      own(own(item, 'user'), 'id') === viewer.id &&
      typeof words === 'string' &&
      words.trim() === text.trim() &&
      (own(item, 'pid') || null) === parent &&
      (readTime(own(item, 'time')) ?? 0) > since
    );
  });
  return sent === undefined ? undefined : parseComment(sent, reading);
}
