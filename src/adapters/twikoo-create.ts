import { checkComment } from '../core/check-comment.js';
import type { Comment, CommentId, NewComment } from '../core/comment.js';
import { AdapterError, type FieldError } from '../core/errors.js';
import { own, readId } from '../core/fields.js';
import { plainTextOf } from '../core/plain-text.js';
import type { Call, CommentsPort } from './adapter.js';
import { postOnce, surely } from './post-once.js';
import { infoOf } from './twikoo-describe.js';
import { branchWith, pagesOf } from './twikoo-find.js';
import { toHtml } from './twikoo-html.js';
import type { TwikooContext } from './twikoo-list.js';
import { parseComment, type TwikooConfig } from './twikoo-wire.js';

/** Twikoo wants to know the browser, and shows it to everybody: this is what all of them say. */
const ANY_BROWSER = 'Mozilla/5.0';

/** The ids that Twikoo gave in this visit, by the keys of the comments. */
type Taken = Map<string, CommentId>;

/** Posts each comment once. Twikoo takes the same twice, so an attempt of unknown outcome is looked for in the thread. */
export function twikooPosting(context: TwikooContext): CommentsPort['create'] {
  const taken: Taken = new Map();
  return postOnce({
    send: (comment, call) => sendComment(context, taken, comment, call),
    find: (comment, call, since) => findSent(context, taken, comment, since, call),
  });
}

async function sendComment(context: TwikooContext, taken: Taken, comment: NewComment, call: Call): Promise<Comment> {
  const { key, parent, guest, proof } = comment;
  const config = await context.config(call);
  const html = toHtml(comment.text);
  check(comment, html, config);
  // Twikoo takes answers to what is gone, and then shows them to nobody.
  const root = parent === null ? undefined : (await branchWith(context, parent, call))[0]!.id;
  const answer = await context.api
    .send(
      'COMMENT_SUBMIT',
      {
        nick: guest?.name ?? '',
        mail: guest?.email ?? '',
        link: guest?.website ?? '',
        ua: ANY_BROWSER,
        url: context.thread,
        href: pageAddress(),
        comment: html,
        ...(parent === null ? {} : { pid: parent, rid: root }),
        ...(proof?.kind === 'turnstile' ? { turnstileToken: proof.token } : {}),
        ...(proof?.kind === 'cap' ? { capToken: proof.token } : {}),
      },
      call,
    )
    .catch((error: unknown) => withChallenge(error, config));
  const id = surely(() => idIn(answer));
  taken.set(key, id);
  return asListed(context, comment, id, call);
}

/** Throws what Twikoo would refuse, or what its own form would not even send. */
function check({ text, guest, proof }: NewComment, html: string, config: TwikooConfig): void {
  const fields: FieldError[] = checkComment(text, guest, infoOf(config));
  const isTooLong = fields.some(({ field }) => field === 'text');
  if (config.maxLength !== undefined && html.length > config.maxLength && !isTooLong)
    fields.push({ field: 'text', reason: 'too-long', by: html.length - config.maxLength, unit: 'characters' });
  if (!isTooLong && plainTextOf(html) === '') fields.push({ field: 'text', reason: 'required' });
  if (fields.length > 0) throw new AdapterError('rejected', { fields });
  const { challenge } = config;
  if (challenge === 'unknown') throw new AdapterError('challenge');
  if (challenge && proof?.kind !== challenge.kind) throw new AdapterError('challenge', { challenge: { ...challenge } });
}

/** Twikoo says that a challenge was not solved, but not which one it is. */
function withChallenge(error: unknown, { challenge }: TwikooConfig): never {
  if (!(error instanceof AdapterError) || error.kind !== 'challenge' || !challenge || challenge === 'unknown')
    throw error;
  throw new AdapterError('challenge', { challenge: { ...challenge }, hint: error.hint, cause: error });
}

function idIn(answer: unknown): CommentId {
  const id = readId(own(answer, 'id'));
  if (id === undefined) throw new AdapterError('malformed', { hint: 'Twikoo answered without an id.' });
  return id;
}

/**
 * The comment as the thread has it now: only there Twikoo tells whether it waits for approval. That it
 * was taken is certain; where the thread can't be read, it is shown as it was sent.
 */
async function asListed(context: TwikooContext, comment: NewComment, id: CommentId, call: Call): Promise<Comment> {
  try {
    const listed = await newest(context, comment.parent, (row) => row.id === id, call);
    if (listed) return listed;
  } catch (error) {
    if (call.signal.aborted) throw error;
  }
  const { dislikes } = await context.config(call);
  const { text, guest, parent } = comment;
  const sent = { nick: guest?.name, link: guest?.website, comment: toHtml(text), created: Date.now() };
  return parseComment(
    { id, ...sent, ups: 0, downs: 0, isOwner: true },
    parent,
    // Pictures are told by the thread only.
    { avatars: false, dislikes },
  );
}

/** The reader's comment, if it arrived: their own, of the same words, and not older than the attempt. */
async function findSent(
  context: TwikooContext,
  taken: Taken,
  comment: NewComment,
  since: number,
  call: Call,
): Promise<Comment | undefined> {
  const id = taken.get(comment.key);
  if (id !== undefined) return asListed(context, comment, id, call);
  const words = plainTextOf(toHtml(comment.text));
  return newest(
    context,
    comment.parent,
    ({ can, created, body }) => can.remove === true && (created ?? 0) > since && plainTextOf(body.source) === words,
    call,
  );
}

/** The first that fits, of the answers to a comment, or of the roots on the first page. */
async function newest(
  context: TwikooContext,
  parent: CommentId | null,
  fits: (comment: Comment) => boolean,
  call: Call,
): Promise<Comment | undefined> {
  const isIt = (comment: Comment): boolean => comment.parent === parent && fits(comment);
  if (parent !== null) return (await branchWith(context, parent, call)).find(isIt);
  for await (const { branches } of pagesOf(context, call)) return branches.flat().find(isIt);
  return undefined;
}

/** Where the thread is, for Twikoo's mails: without what only this visit is about. */
function pageAddress(): string {
  const { origin, pathname, search } = globalThis.location ?? {};
  return origin === undefined ? '' : origin + pathname + search;
}
