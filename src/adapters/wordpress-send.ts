import type { Comment, Guest, NewComment } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import type { Call } from './adapter.js';
import type { WriteContext } from './wordpress-context.js';
import { WordpressError } from './wordpress-errors.js';
import { part } from './once.js';
import { findOwn, heldComment } from './wordpress-own.js';
import { parseComment } from './wordpress-wire.js';

const forms = part(() => import('./wordpress-form.js'));

/** Sends a comment, by the way that this WordPress takes it from this reader. */
export async function sendComment(context: WriteContext, comment: NewComment, call: Call): Promise<Comment> {
  const { guest } = comment;
  if (!guest) return byRest(context, comment, call);
  if (context.guestWay === 'form') return byForm(context, comment, guest, call);
  try {
    return await byRest(context, comment, call);
  } catch (error) {
    if (!(error instanceof WordpressError) || error.code !== 'rest_comment_login_required') throw error;
    if (context.guestWay === 'rest' || !context.api.site.sameOrigin) return refuse(context, error);
    const posted = await byForm(context, comment, guest, call, error.detail);
    context.guestWay = 'form';
    return posted;
  }
}

async function byRest(context: WriteContext, comment: NewComment, call: Call): Promise<Comment> {
  // Asked first: once the comment is posted, nothing may fail any more.
  const reading = await context.reading(call);
  const body = { post: Number(reading.post.id), ...bodyOf(comment), password: context.password };
  try {
    const asGuest = comment.guest !== undefined;
    const answer = await context.api.send('wp/v2/comments', call, { method: 'POST', body, asGuest });
    const created = surely(() => parseComment(answer.json(), reading));
    // WordPress puts a comment with forbidden words into the trash, and answers as if all were well.
    return created.status === 'removed' ? { ...created, status: 'spam' } : created;
  } catch (error) {
    throw explained(error, comment.guest);
  }
}

/** `signInWords`: how this WordPress says that one must sign in, when it has said so. */
async function byForm(
  context: WriteContext,
  comment: NewComment,
  guest: Guest,
  call: Call,
  signInWords?: string,
): Promise<Comment> {
  if (!context.api.site.sameOrigin) {
    throw new AdapterError('forbidden', {
      hint: 'The comment form works on the site itself only: allow guests in the REST API (rest_allow_anonymous_comments).',
    });
  }
  const { postForm } = await forms();
  const [action, post] = await Promise.all([formAction(context, call), context.id(call)]);
  try {
    const form = { action, post, requireNameEmail: context.requireNameEmail };
    const held = await postForm(form, { ...comment, guest }, call);
    if (held !== undefined) return heldComment(comment, guest.name, held);
    return (await findOwn(context, comment, call).catch(() => undefined)) ?? heldComment(comment, guest.name);
  } catch (error) {
    if (!(error instanceof AdapterError) || error.kind !== 'closed') throw error;
    // The form answers likewise to those who must sign in, and what plugins forbid.
    if (!(await context.post(call, true)).open) throw error;
    if (await mustSignIn(context, error, signInWords, call)) return refuse(context, error);
    throw new AdapterError('rejected', { detail: error.detail, cause: error });
  }
}

async function mustSignIn(
  { printed, api }: WriteContext,
  { detail }: AdapterError,
  signInWords: string | undefined,
  call: Call,
): Promise<boolean> {
  const posting = (await printed(call))?.posting;
  if (posting?.allowed === false && posting.why === 'sign-in') return true;
  return detail === (signInWords ?? (await askSignInWords(api, call)));
}

/** How this WordPress says that one must sign in: to a comment for no post, which it takes from nobody. */
async function askSignInWords(api: WriteContext['api'], call: Call): Promise<string | undefined> {
  try {
    await api.send('wp/v2/comments', call, { method: 'POST', body: {}, asGuest: true });
  } catch (error) {
    if (error instanceof WordpressError && error.code === 'rest_comment_login_required') return error.detail;
  }
  return undefined;
}

/** Where the form on the page goes, but never to another site. */
async function formAction({ printed, api }: WriteContext, call: Call): Promise<string> {
  const action = (await printed(call))?.formAction;
  if (action !== undefined && new URL(action).origin === api.site.origin) return action;
  return new URL('wp-comments-post.php', await api.home(call)).href;
}

/** Remembers that guests must sign in, and says so. */
function refuse(context: WriteContext, cause: AdapterError): never {
  context.refusesGuests = true;
  const hint = 'This WordPress takes comments of guests neither through its REST API nor by its form.';
  throw new AdapterError('signed-out', { detail: cause.detail, hint, cause });
}

/** An answer that is no comment came from something else, which may have let the comment through. */
function surely<T>(read: () => T): T {
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
  if (!(error instanceof WordpressError)) return error;
  const { code, detail, hint } = error;
  // A plugin has refused it before it was stored. Codes of WordPress's own may come once it is.
  if (error.uncertain && detail !== undefined && code !== '' && !/^(?:rest_|db_|internal_server_error$)/.test(code))
    return new WordpressError('rejected', code, { detail, hint });
  if (code !== 'rest_comment_author_data_required') return error;
  if (!guest) return new WordpressError('signed-out', code, { detail, hint });
  const fields = error.fields.filter(({ field }) => !(field === 'name' ? guest.name : guest.email).trim());
  return fields.length === 0 ? error : new WordpressError('rejected', code, { fields, detail, hint });
}
