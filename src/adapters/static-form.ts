import { completeUrl } from '../core/check-comment.js';
import type { Comment, NewComment } from '../core/comment.js';
import { AdapterError, type AdapterErrorDetails, type FieldError, type FieldName } from '../core/errors.js';
import { own, readLine, readUrl } from '../core/fields.js';
import type { ThreadInfo } from '../core/thread-info.js';
import type { Call } from './adapter.js';
import { errorFromStatus, request, type HttpAnswer } from './http.js';
import { postOnce } from './post-once.js';

/** Where new comments are sent, and under which names. */
export interface StaticForm {
  /** The address that takes the form. */
  readonly action: string;
  /** The names of its fields; those of Staticman, unless told otherwise. An empty name leaves the field out. */
  readonly fields?: Partial<Readonly<Record<FieldName | 'parent', string>>> | undefined;
  /** What goes with every comment: `options[slug]`, `form-name`, and other things that a page would have in hidden fields. */
  readonly hidden?: Readonly<Record<string, string>> | undefined;
}

const STATICMAN = {
  name: 'fields[name]',
  email: 'fields[email]',
  website: 'fields[url]',
  text: 'fields[message]',
  parent: 'options[parent]',
} as const;
const NOBODY = { name: '', email: '', website: '' };

/** Sends a comment as a form. Nobody sees it before the site is built anew: until then this browser remembers it. */
export function staticPosting(
  form: StaticForm | undefined,
): (comment: NewComment, info: ThreadInfo, call: Call) => Promise<Comment> {
  const infos = new Map<string, ThreadInfo>();
  const create = postOnce({
    send: (comment, call) => sendForm(form, comment, infos.get(comment.key)!, call),
    // Where it would be seen, it is seen after the next build only.
    find: () => Promise.resolve(undefined),
  });
  return (comment, info, call) => {
    infos.set(comment.key, info);
    return create(comment, call).finally(() => infos.delete(comment.key));
  };
}

async function sendForm(
  form: StaticForm | undefined,
  { key, parent, text, guest = NOBODY }: NewComment,
  { writing, guestFields }: ThreadInfo,
  call: Call,
): Promise<Comment> {
  checkFields(text, guest, guestFields);
  const url = readUrl(form?.action, globalThis.location?.href);
  if (!form || url === undefined) throw new AdapterError('malformed', { hint: 'The form has no address.' });
  const names = { ...STATICMAN, ...form.fields };
  const sent = new URLSearchParams(form.hidden);
  for (const [field, value] of Object.entries({ ...guest, text, parent: parent ?? '' })) {
    const name = names[field as keyof typeof names];
    if (name !== '' && value !== '') sent.set(name, value);
  }
  // What leads on to a page of thanks has taken the comment; that page is of no use here.
  const answer = await request(url, { method: 'POST', body: sent, redirect: 'manual', signal: call.signal });
  const isTaken = answer.ok ? String(own(parsed(answer), 'success')) !== 'false' : answer.status === 0;
  if (!isTaken) throw refusalOf(answer, names);
  return {
    id: `sent-${key}`,
    parent,
    kind: 'comment',
    status: 'held',
    author: { name: readLine(guest.name) ?? '', url: completeUrl(guest.website) },
    body: { format: writing.format, source: text.toWellFormed() },
    created: Date.now(),
    can: { reply: false },
  };
}

/** What takes forms often takes anything. */
function checkFields(text: string, guest: NonNullable<NewComment['guest']>, needs: ThreadInfo['guestFields']): void {
  const fields: FieldError[] = text.trim() === '' ? [{ field: 'text', reason: 'required' }] : [];
  for (const field of ['name', 'email', 'website'] as const)
    if (needs[field] === 'required' && guest[field].trim() === '') fields.push({ field, reason: 'required' });
  if (fields.length > 0) throw new AdapterError('rejected', { fields });
}

function parsed(answer: HttpAnswer): unknown {
  try {
    return answer.json();
  } catch {
    return undefined;
  }
}

/** Staticman names what is missing or wrong by the form's own fields, without `fields[…]` around them. */
function refusalOf(answer: HttpAnswer, names: Readonly<Record<FieldName | 'parent', string>>): AdapterError {
  const raw = parsed(answer);
  const code = own(raw, 'errorCode');
  const named: unknown = own(raw, 'data') ?? own(own(raw, 'rawError'), 'data');
  const reason = code === 'MISSING_REQUIRED_FIELDS' ? 'required' : 'invalid';
  const fields = (Array.isArray(named) ? named.slice(0, 20) : []).flatMap((name: unknown): FieldError[] => {
    const field = (['name', 'email', 'website', 'text'] as const).find((one) =>
      [names[one], `${names[one]}`.replace(/^fields\[(.*)\]$/, '$1')].includes(String(name)),
    );
    return field ? [{ field, reason }] : [];
  });
  const details: AdapterErrorDetails = {
    fields,
    detail: readLine(own(raw, 'message')),
    hint: `${answer.url} refused the form: ${readLine(code) ?? answer.status}.`,
  };
  // What else goes wrong is none of the writer’s: its repository was not to be reached, or its rights have ended.
  const isTheirs =
    code === undefined ? answer.ok : /^(?:MISSING_REQUIRED_|INVALID_)FIELDS$|SPAM|CAPTCHA/.test(String(code));
  if (!isTheirs) return errorFromStatus(answer, details);
  return new AdapterError('rejected', details);
}
