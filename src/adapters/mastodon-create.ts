import type { Author, Comment, NewComment } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own, readTime, textOf } from '../core/fields.js';
import { plainTextOf } from '../core/plain-text.js';
import type { Call, CommentsPort } from './adapter.js';
import { homeKey, isElsewhere, type MastodonContext } from './mastodon-context.js';
import { askHome } from './mastodon-reader.js';
import { targetOf, type Target } from './mastodon-home.js';
import { readingOf } from './mastodon-list.js';
import { parseAccount, parseStatus, type Read, type Reading } from './mastodon-wire.js';
import { postOnce, surely } from './post-once.js';

/** What was written longer ago than these milliseconds is not what has just been tried. */
const JUST_NOW = 3_600_000;

/** Answers from the reader's own server. Mastodon knows keys, and GoToSocial does not: so it is looked for, too. */
export function mastodonPosting(context: MastodonContext): CommentsPort['create'] {
  return postOnce({
    send: (comment, call) => send(context, comment, call),
    find: (comment, call) => findOwn(context, comment, call),
  });
}

async function send(context: MastodonContext, comment: NewComment, call: Call): Promise<Comment> {
  if (comment.text.trim() === '')
    throw new AdapterError('rejected', { fields: [{ field: 'text', reason: 'required' }] });
  const viewer = await writerOf(context, call);
  // Asked first: once it is posted, nothing may fail any more.
  const reading = await readingOf(context, call);
  const target = await targetOf(context, comment.parent, call);
  const { status } = target;
  const body = {
    status:
      status.author.id === viewer.id
        ? comment.text
        : addressed(comment.text, status.author.handle, context.keep.session()?.server),
    in_reply_to_id: target.homeId,
    visibility: status.unlisted ? 'unlisted' : 'public',
    // Whoever answers what is under a warning speaks of the same.
    ...(status.warning === undefined ? {} : { spoiler_text: status.warning, sensitive: true }),
  };
  const raw = await askHome(context, '/api/v1/statuses', call, { method: 'POST', body, key: comment.key });
  return surely(() => taken(context, raw, reading, comment));
}

/** Who writes. Their server is asked again where it was out of reach, or did not know them. */
async function writerOf({ reader, viewer }: MastodonContext, call: Call): Promise<Author> {
  const writer = (await reader(call)) ?? (await viewer(call, true));
  if (!writer) throw new AdapterError('signed-out');
  return writer;
}

/** Only who is named hears of an answer. */
function addressed(text: string, handle: string | undefined, server: string | undefined): string {
  if (handle === undefined) return text;
  const whole = handle.toLowerCase();
  const host = server === undefined ? undefined : `@${new URL(server).host}`;
  // Only on their own server does the name alone mean them.
  const short = host !== undefined && whole.endsWith(host) ? whole.slice(0, -host.length) : whole;
  const isNamed = text
    .toLowerCase()
    .split(/[\s,;:!?()]+/)
    .some((word) => word === whole || word === short);
  return isNamed ? text : `${handle} ${text}`;
}

/** The comment that a status has become. On another server than the thread's it has another id until it arrives here. */
function taken(
  context: MastodonContext,
  raw: unknown,
  reading: Reading,
  { parent }: Pick<NewComment, 'parent'>,
): Comment {
  const server = context.keep.session()?.server ?? reading.server;
  const read = parseStatus(raw, { ...reading, server });
  if (!read) throw new AdapterError('malformed', { hint: 'The server took the answer for a private one.' });
  const { id } = read.comment;
  const named = isElsewhere(context) ? `${id}@${new URL(server).host}` : id;
  const shown: Read = { ...read, comment: { ...read.comment, id: named, parent } };
  context.known.set(named, shown);
  if (isElsewhere(context)) {
    context.homeIds.set(homeKey(context, read.uri), id);
    context.sent.set(read.uri, shown);
  }
  return structuredClone(shown.comment);
}

/** What an attempt of unknown outcome may have left: the same words, by this reader, in the same place. */
async function findOwn(context: MastodonContext, comment: NewComment, call: Call): Promise<Comment | undefined> {
  const [viewer, reading, target] = await Promise.all([
    writerOf(context, call),
    readingOf(context, call),
    targetOf(context, comment.parent, call),
  ]);
  const path = `/api/v1/statuses/${encodeURIComponent(target.homeId)}/context`;
  const below = own(await askHome(context, path, call), 'descendants');
  const server = context.keep.session()?.server ?? reading.server;
  const words = wordsOf(comment.text);
  const found = (Array.isArray(below) ? below : []).find(
    (raw) =>
      isAnswerTo(raw, target) &&
      parseAccount(own(raw, 'account'), server, false).id === viewer.id &&
      (readTime(own(raw, 'created_at')) ?? 0) > Date.now() - JUST_NOW &&
      wordsOf(plainTextOf(textOf(own(raw, 'content')))) === words,
  );
  return found === undefined ? undefined : taken(context, found, reading, comment);
}

function isAnswerTo(raw: unknown, { homeId }: Target): boolean {
  return own(raw, 'in_reply_to_id') === homeId;
}

/** What is left of a text when servers have made links and mentions of parts of it. */
function wordsOf(text: string): string {
  const plain = text.normalize('NFKC').replace(/@[\w.-]{1,300}(?:@[\w.-]{1,300})?/g, '');
  // An answer may be nothing but an emoji.
  return plain.replace(/[^\p{L}\p{N}]+/gu, '') || plain.replace(/\s+/g, '');
}
