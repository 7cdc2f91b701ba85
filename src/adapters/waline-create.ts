import type { Challenge, Comment, NewComment } from '../core/comment.js';
import { AdapterError, type FieldError } from '../core/errors.js';
import { readLine } from '../core/fields.js';
import type { Call, CommentsPort } from './adapter.js';
import { emptyText, postOnce, surely } from './post-once.js';
import { locate, searchThread } from './waline-find.js';
import { readingOf, remember, type Known, type WalineContext } from './waline-list.js';
import { parseRow, type Row, type WalineViewer } from './waline-wire.js';

/** What Waline never tells itself: what guests have to give, and the site's public keys for what they have to solve. */
export interface WalineRules {
  readonly requiredMeta?: readonly ('nick' | 'mail' | 'link')[] | undefined;
  readonly turnstile?: string | undefined;
  readonly recaptchaV3?: string | undefined;
}

/** Posts each comment once. An attempt of unknown outcome is looked for; Waline refuses the same words of the same person, too. */
export function walinePosting(context: WalineContext, rules: WalineRules): CommentsPort['create'] {
  const find = (comment: NewComment, call: Call, since: number): Promise<Comment | undefined> =>
    findSent(context, comment, since, call);
  return postOnce({
    check(comment) {
      if (comment.text.trim() === '') throw emptyText();
      const missing = missingIn(comment, rules);
      if (missing.length > 0) throw new AdapterError('rejected', { fields: missing });
    },
    send: (comment, call) => sendComment(context, rules, comment, call),
    find,
    // What is there, and can't be seen, waits for approval.
    duplicate: async (comment, call, since) => (await find(comment, call, since)) ?? heldComment(comment),
  });
}

function missingIn({ guest }: NewComment, { requiredMeta = [] }: WalineRules): FieldError[] {
  if (!guest) return [];
  const meta = { nick: 'name', mail: 'email', link: 'website' } as const;
  return requiredMeta
    .map((name) => meta[name])
    .filter((field) => guest[field].trim() === '')
    .map((field) => ({ field, reason: 'required' }));
}

async function sendComment(
  context: WalineContext,
  rules: WalineRules,
  comment: NewComment,
  call: Call,
): Promise<Comment> {
  const { api, thread, keep } = context;
  // Asked first: once the comment is posted, nothing may fail any more.
  const viewer = await context.viewer(call);
  const parent = comment.parent === null ? undefined : await knownOf(context, comment.parent, call);
  const challenge = viewer || context.refusesGuests ? undefined : challengeOf(rules);
  if (challenge && comment.proof?.kind !== challenge.kind) throw new AdapterError('challenge', { challenge });
  const body = {
    comment: comment.text,
    ...writerOf(comment, viewer),
    url: thread,
    // Without `rid`, Waline would take the answer for a new conversation.
    ...(parent ? { pid: parent.id, rid: parent.root ?? parent.id, at: parent.name } : {}),
    ...(challenge?.kind === 'turnstile' ? { turnstile: comment.proof?.token } : {}),
    ...(challenge?.kind === 'recaptcha' ? { recaptchaV3: comment.proof?.token } : {}),
  };
  const answer = await api
    .send('comment', call, { method: 'POST', body, token: keep.token() })
    .catch((error: unknown) => refused(context, error, challenge));
  const row = surely(() => parseRow(answer, readingOf(context, viewer)));
  remember(context, row);
  if (row.comment.parent !== null) context.answered.add(row.comment.parent);
  return row.comment;
}

/** Waline knows who is signed in; but it writes mails about answers to the address that came with the comment. */
function writerOf({ guest }: NewComment, viewer: WalineViewer | null): object {
  if (viewer) return { nick: viewer.author.name, mail: viewer.mail, link: viewer.author.url ?? '' };
  return { nick: guest?.name ?? '', mail: guest?.email ?? '', link: guest?.website ?? '' };
}

/** A comment to answer, which may have come without having been listed. */
async function knownOf(context: WalineContext, id: string, call: Call): Promise<Known> {
  const known = context.known.get(id);
  if (known) return known;
  await locate(context, id, call);
  return context.known.get(id)!;
}

function challengeOf({ turnstile, recaptchaV3 }: WalineRules): Challenge | undefined {
  if (turnstile !== undefined) return { kind: 'turnstile', siteKey: turnstile };
  if (recaptchaV3 === undefined) return undefined;
  const url = `https://www.google.com/recaptcha/api.js?render=${encodeURIComponent(recaptchaV3)}`;
  return { kind: 'recaptcha', siteKey: recaptchaV3, url };
}

/** Remembers that guests may not write, and takes a plain “forbidden” for a solution that was not believed. */
function refused(context: WalineContext, error: unknown, challenge: Challenge | undefined): never {
  if (!(error instanceof AdapterError)) throw error;
  if (error.kind === 'signed-out') context.refusesGuests = true;
  if (error.kind === 'forbidden' && challenge)
    throw new AdapterError('challenge', { challenge, hint: error.hint, cause: error });
  throw error;
}

/** The reader's comment, if it arrived: in the same place, of the same name and words, and not older than the attempt. */
async function findSent(
  context: WalineContext,
  { parent, text, guest }: NewComment,
  since: number,
  call: Call,
): Promise<Comment | undefined> {
  const viewer = await context.viewer(call);
  const name = readLine(viewer?.author.name ?? guest?.name) ?? '';
  const isSent = ({ comment, source }: Row): boolean =>
    comment.parent === parent &&
    comment.author.name === name &&
    source?.trim() === text.trim() &&
    (comment.created ?? 0) > since;
  return (await searchThread(context, isSent, call))?.find(isSent)?.comment;
}

/** The comment as its writer may see it until it can be read from Waline. */
function heldComment({ key, parent, text, guest }: NewComment): Comment {
  return {
    id: `held-${key}`,
    parent,
    kind: 'comment',
    status: 'held',
    author: { name: readLine(guest?.name) ?? '' },
    body: { format: 'markdown', source: text },
    created: null,
    can: { reply: false },
  };
}
