import { checkComment } from '../core/check-comment.js';
import type { CommentId, Guest, NewComment } from '../core/comment.js';
import { AdapterError, type FieldError } from '../core/errors.js';
import { readLine } from '../core/fields.js';
import { plainTextOf } from '../core/plain-text.js';
import type { Call } from './adapter.js';
import { errorFromStatus, request, type HttpAnswer } from './http.js';
import { FLOOD_PAUSE } from './wordpress-errors.js';

/** Where a comment form goes, and what it asks for. */
export interface CommentForm {
  readonly action: string;
  readonly post: string;
  readonly requireNameEmail: boolean;
}

type GuestComment = NewComment & { readonly guest: Guest };

/**
 * Sends a comment as the form on the page would: the one way for guests that every WordPress has.
 * Answers with the comment's id when it waits for approval. Refusals are HTML pages in the site's
 * language, some with status 200: status and what was sent say what is wrong, the page only in words.
 */
export async function postForm(form: CommentForm, comment: GuestComment, call: Call): Promise<CommentId | undefined> {
  const { guest, text, parent, remember } = comment;
  const body = new URLSearchParams({
    comment_post_ID: form.post,
    comment_parent: parent ?? '0',
    author: guest.name,
    email: guest.email,
    url: guest.website,
    comment: text,
  });
  if (remember) body.set('wp-comment-cookies-consent', 'yes');

  const answer = await request(form.action, {
    method: 'POST',
    headers: { Accept: 'text/html' },
    body,
    // It leads on to the comment, and must not take words and address to another site.
    mode: 'same-origin',
    signal: call.signal,
  });
  const arrived = new URL(answer.url);
  if (!answer.ok || arrived.pathname === new URL(form.action).pathname) throw formError(answer, comment, form);
  return /^\d+$/.exec(arrived.searchParams.get('unapproved') ?? '')?.[0];
}

function formError(answer: HttpAnswer, comment: GuestComment, form: CommentForm): AdapterError {
  const detail = dieMessage(answer.text);
  switch (answer.status) {
    case 200:
      if (answer.text.trim() === '')
        return new AdapterError('not-found', { hint: 'WordPress knows no such post, or it is not published.' });
      if (detail === undefined)
        return new AdapterError('malformed', {
          hint: `${answer.url} answered with a page that WordPress does not make.`,
          uncertain: true,
        });
      return new AdapterError('rejected', { detail, fields: fieldsAtFault(comment, form) });
    case 403:
      // Without WordPress's own words it was a firewall.
      return detail === undefined ? errorFromStatus(answer) : new AdapterError('closed', { detail });
    case 409:
      return new AdapterError('conflict', { detail });
    case 429:
      return new AdapterError('rate-limited', {
        detail,
        retryAfter: errorFromStatus(answer).retryAfter ?? FLOOD_PAUSE,
      });
    default:
      // Plugins refuse with whatever status, 500 mostly. What breaks WordPress itself may do so once the comment is there.
      return detail === undefined || answer.text.includes('faq-troubleshooting')
        ? errorFromStatus(answer)
        : new AdapterError('rejected', { detail });
  }
}

/** The sentence on WordPress's error page, found without parsing the page. */
function dieMessage(html: string): string | undefined {
  const start = html.indexOf('>', html.indexOf('wp-die-message'));
  if (!html.includes('wp-die-message') || start < 0) return undefined;
  const end = html.indexOf('</div>', start);
  return readLine(plainTextOf(html.slice(start + 1, end < 0 ? start + 2000 : Math.min(end, start + 2000))));
}

/** What WordPress must have meant, since it says so in the site's language only. */
function fieldsAtFault({ guest, text }: GuestComment, { requireNameEmail }: CommentForm): FieldError[] {
  const need = requireNameEmail ? 'required' : 'optional';
  return checkComment(text, guest, {
    posting: { allowed: true },
    viewer: null,
    guestFields: { name: need, email: need, website: 'optional' },
    writing: { format: 'html', maxBytes: 65_525 },
    sorts: [],
    total: null,
  });
}
