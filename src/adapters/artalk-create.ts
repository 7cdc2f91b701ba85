import { checkComment, completeUrl } from '../core/check-comment.js';
import type { Comment, CommentId, NewComment } from '../core/comment.js';
import { AdapterError, type FieldError } from '../core/errors.js';
import { readLine } from '../core/fields.js';
import type { Call, CommentsPort } from './adapter.js';
import { hostedChallenge, proofOf } from './artalk-captcha.js';
import { GUEST_FIELDS } from './artalk-describe.js';
import { fetchPage, firstPage, readingFor, type ArtalkContext } from './artalk-list.js';
import { isCommentId, parseRow, parseRows, type ArtalkViewer } from './artalk-wire.js';
import { postOnce, surely } from './post-once.js';

/** How far dates may be off, in milliseconds: nobody told where Artalk's clock is. */
const CLOCKS_APART = 86_400_000;
/** Artalk shows everybody which browser somebody has, unless it is told another: this is what all of them say. */
const ANY_BROWSER = 'Mozilla/5.0';
/** How many conversations are looked through. */
const NEWEST = 50;

/** Posts each comment once. Artalk takes the same twice, so an attempt of unknown outcome is looked for in the thread. */
export function artalkPosting(context: ArtalkContext): CommentsPort['create'] {
  const prove = proofOf(context);
  return postOnce({
    async send(comment, call) {
      const viewer = await context.viewer(call);
      check(context, comment, viewer);
      await prove(comment, call);
      return sendComment(context, comment, viewer, call);
    },
    find: (comment, call, since) => findSent(context, comment, since, call),
    clocksApart: CLOCKS_APART,
  });
}

/** Throws what Artalk would refuse in a language that nobody knows here. */
function check({ page }: ArtalkContext, { text, guest, parent }: NewComment, viewer: ArtalkViewer | null): void {
  const asked = viewer ? undefined : (guest ?? { name: '', email: '', website: '' });
  const fields: FieldError[] = checkComment(text, asked, {
    posting: { allowed: true },
    viewer: null,
    guestFields: GUEST_FIELDS,
    writing: { format: 'markdown' },
    sorts: [],
    total: null,
  });
  if (fields.length > 0) throw new AdapterError('rejected', { fields });
  if (parent !== null && !isCommentId(parent)) throw noParent(parent);
  if (page?.adminOnly && !viewer?.isAdmin) throw closed();
}

async function sendComment(
  context: ArtalkContext,
  { text, parent, guest }: NewComment,
  viewer: ArtalkViewer | null,
  call: Call,
): Promise<Comment> {
  const { api, site, thread, title } = context;
  // Asked first: once the comment is posted, nothing may fail any more.
  const reading = await readingFor(context, call);
  const writer = viewer
    ? { name: viewer.author.name, email: viewer.email, link: viewer.link }
    : { name: guest!.name.trim(), email: guest!.email.trim(), link: completeUrl(guest!.website) ?? '' };
  const body = {
    ...writer,
    content: text,
    rid: parent === null ? 0 : Number(parent),
    ua: ANY_BROWSER,
    page_key: thread,
    page_title: title ?? '',
    site_name: site,
  };
  const answer = await api
    .send('comments', call, { method: 'POST', body })
    .catch((error: unknown) => refused(context, error, viewer, call));
  context.first = firstPage(context);
  const { comment } = surely(() => parseRow(answer.json(), reading));
  if (comment.parent !== null) context.answered.add(comment.parent);
  return comment;
}

/** Artalk says alike that a page is for administrators, and that somebody named themselves like one. */
async function refused(
  context: ArtalkContext,
  error: unknown,
  viewer: ArtalkViewer | null,
  call: Call,
): Promise<never> {
  if (!(error instanceof AdapterError)) throw error;
  if (error.kind === 'challenge' && !error.challenge) throw await hostedChallenge(context.api, error, call);
  if (error.kind !== 'signed-out') throw error;
  if (viewer && (await context.viewer(call, true)) === null) throw error;
  if ((await fetchPage(context, { limit: 1, offset: 0 }, call)).page.adminOnly) throw closed();
  throw new AdapterError('rejected', {
    fields: [{ field: 'email', reason: 'invalid' }],
    hint: 'This name and e-mail address are those of an administrator, who has to sign in.',
    cause: error,
  });
}

function closed(): AdapterError {
  return new AdapterError('closed', { hint: 'On this page, Artalk lets only administrators write.' });
}

function noParent(id: CommentId): AdapterError {
  return new AdapterError('not-found', { hint: `“${id}” is no comment of Artalk.` });
}

/** The reader's comment, if it arrived: of the same name and words, and not much older than the attempt. */
async function findSent(
  context: ArtalkContext,
  { text, parent, guest }: NewComment,
  since: number,
  call: Call,
): Promise<Comment | undefined> {
  const reading = await readingFor(context, call);
  const name = readLine(reading.viewer?.author.name ?? guest?.name) ?? '';
  // Artalk shows guests what they wrote and is held, once it knows who asks.
  const asked = reading.viewer ? {} : { name: guest?.name.trim(), email: guest?.email.trim() };
  const { items } = await fetchPage(
    context,
    { limit: NEWEST, offset: 0, flat_mode: 'true', sort_by: 'date_desc', ...asked },
    call,
  );
  return parseRows(items, reading).find(
    ({ comment, content }) =>
      comment.parent === parent &&
      comment.author.name === name &&
      content.trim() === text.trim() &&
      (comment.created ?? 0) > since,
  )?.comment;
}
