import {
  AdapterError,
  type AdapterErrorDetails,
  type AdapterErrorKind,
  type FieldError,
  type FieldName,
} from '../core/errors.js';
import { own, readLine } from '../core/fields.js';
import { plainTextOf } from '../core/plain-text.js';
import { errorFromStatus, type HttpAnswer } from './http.js';

/** A refusal of WordPress, with its own word for it. */
export class WordpressError extends AdapterError {
  /** Such as `rest_comment_closed`; empty when WordPress itself did not speak. */
  readonly code: string;

  constructor(kind: AdapterErrorKind, code: string, details: AdapterErrorDetails) {
    super(kind, details);
    this.code = code;
  }
}

/** WordPress takes one comment per address and person in this many milliseconds, and never says so. */
export const FLOOD_PAUSE = 15_000;

/** `access`: what signing in would help with is told by the status alone, 401 for guests and 403 for others. */
const KIND_BY_CODE: Readonly<Record<string, AdapterErrorKind | 'access'>> = {
  comment_duplicate: 'conflict',
  comment_flood: 'rate-limited',
  rest_already_trashed: 'not-found',
  rest_cannot_delete: 'access',
  rest_cannot_edit: 'access',
  rest_cannot_read: 'access',
  rest_cannot_read_post: 'forbidden',
  rest_comment_author_data_required: 'rejected',
  rest_comment_closed: 'closed',
  rest_comment_content_invalid: 'rejected',
  rest_comment_draft_post: 'forbidden',
  rest_comment_exists: 'conflict',
  rest_comment_failed_create: 'unavailable',
  rest_comment_failed_edit: 'unavailable',
  rest_comment_invalid_author: 'access',
  rest_comment_invalid_author_ip: 'access',
  rest_comment_invalid_id: 'not-found',
  rest_comment_invalid_post_id: 'not-found',
  rest_comment_invalid_status: 'access',
  rest_comment_login_required: 'signed-out',
  rest_comment_trash_post: 'not-found',
  rest_cookie_invalid_nonce: 'signed-out',
  rest_forbidden: 'access',
  rest_forbidden_context: 'access',
  rest_forbidden_param: 'access',
  rest_invalid_comment_type: 'rejected',
  rest_invalid_json: 'rejected',
  rest_invalid_param: 'rejected',
  rest_missing_callback_param: 'rejected',
  rest_no_route: 'not-found',
  rest_not_logged_in: 'signed-out',
  rest_post_incorrect_password: 'forbidden',
  rest_post_invalid_id: 'not-found',
  rest_post_invalid_page_number: 'not-found',
  rest_trash_not_supported: 'forbidden',
};

const FIELDS_BY_CODE: Readonly<Record<string, readonly FieldError[]>> = {
  rest_comment_author_data_required: [
    { field: 'name', reason: 'required' },
    { field: 'email', reason: 'required' },
  ],
  rest_comment_content_invalid: [{ field: 'text', reason: 'required' }],
};

const FIELD_BY_PARAM: Readonly<Record<string, FieldName>> = {
  author_name: 'name',
  author: 'name',
  author_email: 'email',
  email: 'email',
  author_url: 'website',
  url: 'website',
  content: 'text',
};

const HINT_BY_CODE: Readonly<Record<string, string>> = {
  rest_cannot_read_post: 'The post is protected by a password, or not published: give its password, or another thread.',
  rest_forbidden: 'The post is not published, or the site keeps its REST API from guests.',
  rest_no_route:
    'The endpoint has no such route: it must be the REST root of WordPress, such as https://blog.example/wp-json.',
  rest_post_incorrect_password: 'The password given for this post is wrong.',
  rest_post_invalid_id:
    'There is no such post: give the id or the slug of a published one as thread, and its postType when it is neither a post nor a page.',
};

/** Turns a refused answer of the REST API into an error. WordPress's code decides; the status only where there is none. */
export function wordpressError(answer: HttpAnswer): WordpressError {
  const body = bodyOf(answer);
  const code = readLine(own(body, 'code')) ?? '';
  const tooLong = /^comment_(author|email|url|content)_column_length$/.exec(code)?.[1];
  const known = tooLong ? 'rejected' : Object.hasOwn(KIND_BY_CODE, code) ? KIND_BY_CODE[code] : undefined;
  const byStatus = errorFromStatus(answer);
  const message = own(body, 'message');
  return new WordpressError(
    known === 'access' ? (answer.status === 401 ? 'signed-out' : 'forbidden') : (known ?? byStatus.kind),
    code,
    {
      retryAfter: byStatus.retryAfter ?? (code === 'comment_flood' ? FLOOD_PAUSE : undefined),
      detail: typeof message === 'string' ? readLine(plainTextOf(message.slice(0, 2000))) : undefined,
      fields: tooLong
        ? [{ field: FIELD_BY_PARAM[tooLong]!, reason: 'too-long' }]
        : (FIELDS_BY_CODE[code] ?? fieldsOf(code, own(body, 'data'))),
      hint:
        HINT_BY_CODE[code] ??
        (code === ''
          ? `${byStatus.hint} That is no answer of WordPress: is the endpoint its REST root?`
          : byStatus.hint),
      uncertain: known === undefined && byStatus.uncertain,
    },
  );
}

function bodyOf(answer: HttpAnswer): unknown {
  try {
    return answer.json();
  } catch {
    return undefined; // an HTML page of a proxy or a firewall: its status is all there is to read
  }
}

/** `params` is an object of sentences by name, or the bare names when they are missing. */
function fieldsOf(code: string, data: unknown): FieldError[] {
  const params = own(data, 'params');
  const missing = Array.isArray(params);
  const names: unknown[] = missing ? params : typeof params === 'object' && params !== null ? Object.keys(params) : [];
  const fields: FieldError[] = [];
  for (const name of names) {
    if (typeof name !== 'string' || !Object.hasOwn(FIELD_BY_PARAM, name)) continue;
    fields.push({
      field: FIELD_BY_PARAM[name]!,
      reason: code === 'rest_missing_callback_param' ? 'required' : 'invalid',
    });
  }
  return fields;
}
