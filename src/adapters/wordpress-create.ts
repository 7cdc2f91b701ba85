import type { Comment, CommentId, Guest, NewComment } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { readLine } from '../core/fields.js';
import { plainTextOf } from '../core/plain-text.js';
import type { Call, CommentsPort } from './adapter.js';
import type { WriteContext } from './wordpress-context.js';
import { WordpressError } from './wordpress-errors.js';
import { fetchPage, type ReadContext } from './wordpress-list.js';
import { part, untilAborted } from './wordpress-once.js';
import { parseComment, parseComments } from './wordpress-wire.js';

const forms = part(() => import('./wordpress-form.js'));

/**
 * Posts each comment once. The same key gets the same answer. Where an attempt may have arrived
 * although it failed, the next one looks for it first; what waits for approval can't be seen, but
 * WordPress refuses it as a duplicate.
 */
export function wordpressPosting(context: WriteContext): CommentsPort['create'] {
  const results = new Map<string, Promise<Comment>>();
  const doubtful = new Set<string>();
  let way = context.guestPosting;

  async function post(comment: NewComment, call: Call): Promise<Comment> {
    // WordPress misses duplicates of what it has changed to store it, such as links.
    const there = doubtful.has(comment.key) ? await findOwn(context, comment, call).catch(stillUncertain) : undefined;
    if (there) return there;
    try {
      return comment.guest && way === 'form' ? await byForm(comment, comment.guest, call) : await byRest(comment, call);
    } catch (error) {
      if (!(error instanceof AdapterError) || error.kind !== 'conflict' || !doubtful.has(comment.key)) throw error;
      return heldComment(comment, comment.guest?.name ?? (await context.viewer(call))?.author.name);
    }
  }

  async function byRest(comment: NewComment, call: Call): Promise<Comment> {
    // Asked first: once the comment is posted, nothing may fail any more.
    const reading = await context.reading(call);
    const { guest } = comment;
    try {
      const body = { post: Number(reading.post.id), ...bodyOf(comment), password: context.password };
      const answer = await context.api.send('wp/v2/comments', call, {
        method: 'POST',
        body,
        asGuest: guest !== undefined,
      });
      const created = parseComment(surelyJson(answer.json), reading);
      // WordPress puts a comment with forbidden words into the trash, and answers as if all were well.
      return created.status === 'removed' ? { ...created, status: 'spam' } : created;
    } catch (error) {
      if (!(error instanceof WordpressError) || error.code !== 'rest_comment_login_required' || !guest)
        throw explained(error, guest);
      if (way !== 'auto' || !context.api.site.sameOrigin) return refuse(error);
      const posted = await byForm(comment, guest, call);
      way = 'form';
      return posted;
    }
  }

  async function byForm(comment: NewComment, guest: Guest, call: Call): Promise<Comment> {
    if (!context.api.site.sameOrigin) {
      throw new AdapterError('forbidden', {
        hint: 'The comment form works on the site itself only: allow guests in the REST API (rest_allow_anonymous_comments).',
      });
    }
    const { postForm } = await forms();
    const [printed, postId] = await Promise.all([context.printed(call), context.id(call)]);
    const own =
      printed?.formAction !== undefined && new URL(printed.formAction).origin === context.api.site.origin
        ? printed.formAction
        : undefined;
    try {
      const action = own ?? new URL('wp-comments-post.php', await context.api.home(call)).href;
      const form = { action, post: postId, requireNameEmail: context.requireNameEmail };
      const held = await postForm(form, { ...comment, guest }, call);
      if (held !== undefined) return heldComment(comment, guest.name, held);
      return (await findOwn(context, comment, call).catch(() => undefined)) ?? heldComment(comment, guest.name);
    } catch (error) {
      if (!(error instanceof AdapterError) || error.kind !== 'closed') throw error;
      // The form says the same to those who must sign in; the post tells which of the two it is.
      return (await context.post(call, true)).open ? refuse(error) : Promise.reject(error);
    }
  }

  function refuse(error: AdapterError): never {
    context.refusesGuests = true;
    throw new AdapterError('signed-out', {
      detail: error.detail,
      hint: 'This WordPress takes comments of guests neither through its REST API nor by its form.',
      cause: error,
    });
  }

  async function create(comment: NewComment, call: Call): Promise<Comment> {
    call.signal.throwIfAborted();
    if (comment.parent !== null && !/^\d+$/.test(comment.parent))
      throw new AdapterError('not-found', { hint: 'WordPress does not have the comment that this one answers.' });
    const earlier = results.get(comment.key);
    if (earlier) {
      return untilAborted(earlier, call.signal).catch((error: unknown) => {
        throw call.signal.aborted ? call.signal.reason : AdapterError.from(error);
      });
    }
    const result = post(comment, call);
    results.set(comment.key, result);
    try {
      return await result;
    } catch (error) {
      results.delete(comment.key);
      if (call.signal.aborted || (error instanceof AdapterError && error.uncertain)) doubtful.add(comment.key);
      throw error;
    }
  }

  return create;
}

/** An attempt to look for a comment tells nothing of whether it arrived. */
function stillUncertain(error: unknown): never {
  if (!(error instanceof AdapterError)) throw error;
  const { kind, retryAfter, hint } = error;
  throw new AdapterError(kind, { retryAfter, hint, uncertain: true, cause: error });
}

/** An answer that is no JSON came from something else, which may have let the comment through. */
function surelyJson(read: () => unknown): unknown {
  try {
    return read();
  } catch (cause) {
    const { hint } = AdapterError.from(cause);
    throw new AdapterError('malformed', { hint, uncertain: true, cause });
  }
}

/** WordPress takes an empty address for a wrong one: what is empty stays out. */
function bodyOf({ parent, text, guest }: NewComment): Record<string, unknown> {
  return {
    content: escaped(text),
    ...(parent === null ? {} : { parent: Number(parent) }),
    ...(guest?.name ? { author_name: escaped(guest.name) } : {}),
    ...(guest?.email ? { author_email: guest.email } : {}),
    ...(guest?.website ? { author_url: guest.website } : {}),
  };
}

/** Writes an ampersand as WordPress will store it: its check for duplicates compares with that. */
function escaped(html: string): string {
  return html.replace(/&(?!#?\w{1,31};)/g, '&amp;');
}

/** WordPress asks whom it takes for a guest for a name and an e-mail, and does not say which is missing. */
function explained(error: unknown, guest: Guest | undefined): unknown {
  if (!(error instanceof WordpressError) || error.code !== 'rest_comment_author_data_required') return error;
  const { code, detail, hint } = error;
  if (!guest) return new WordpressError('signed-out', code, { detail, hint });
  const fields = error.fields.filter(({ field }) => !(field === 'name' ? guest.name : guest.email).trim());
  return fields.length === 0 ? error : new WordpressError('rejected', code, { fields, detail, hint });
}

/** The reader's comment among the newest: by whom, to whom, and what it says apart from typography. */
async function findOwn(context: ReadContext, comment: NewComment, call: Call): Promise<Comment | undefined> {
  const name = readLine(comment.guest?.name) ?? (await context.viewer(call))?.author.name ?? '';
  const words = wordsOf(comment.text);
  const [{ items }, reading] = await Promise.all([
    fetchPage(context, { order: 'desc', per_page: 20 }, call),
    context.reading(call),
  ]);
  return parseComments(items, reading).find(
    ({ parent, author, body }) => parent === comment.parent && author.name === name && wordsOf(body.source) === words,
  );
}

function wordsOf(html: string): string {
  return plainTextOf(html)
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The comment as its writer may see it until it can be read from WordPress. */
function heldComment(comment: NewComment, name: string | undefined, id: CommentId = `held-${comment.key}`): Comment {
  const paragraphs = comment.text
    .trim()
    .split(/(?:\r?\n){2,}/)
    .map((part) => `<p>${part.replace(/\r?\n/g, '<br>')}</p>`);
  return {
    id,
    parent: comment.parent,
    kind: 'comment',
    status: 'held',
    author: { name: readLine(name) ?? '' },
    body: { format: 'html', source: paragraphs.join('\n') },
    created: null,
    can: { reply: false },
  };
}
