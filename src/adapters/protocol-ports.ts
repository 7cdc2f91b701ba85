import type { CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import type { Adapter, Call, CommentPage, Cursor } from './adapter.js';
import { once, part } from './once.js';
import type { Operation, ProtocolContext } from './protocol-ask.js';
import { parseInfo } from './protocol-info.js';
import { malformed, parsePage } from './protocol-wire.js';
import { countsWithOwn } from './own-count.js';

const following = part(() => import('./protocol-following.js'));
const helping = part(() => import('./protocol-helping.js'));
const takingPart = part(() => import('./protocol-taking-part.js'));
const writing = part(() => import('./protocol-writing.js'));

/** All ports that the protocol has by questions and answers. */
export type ProtocolPorts = {
  readonly [Port in Exclude<keyof Adapter, 'key' | 'live' | 'session' | 'sources'>]: NonNullable<Adapter[Port]>;
};

/**
 * The ports of a server that speaks the Gedanken protocol (docs/rest-protocol.md), over whatever carries
 * it. Which of them an adapter holds is its own affair.
 */
export function protocolPorts(context: ProtocolContext): ProtocolPorts {
  const posting = once(async () => (await writing()).protocolPosting(context));
  const editing = once(async () => (await writing()).protocolEdits(context));
  return {
    comments: {
      describe: async (call) => parseInfo(await context.ask('thread', {}, call), context.reading.avatars),
      list: ({ sort, cursor }, call) => readPage(context, 'comments', { sort, cursor }, call),
      replies: (id, cursor, call) => readPage(context, 'replies', { id, cursor }, call),
      find: async (id, call) => endingWith(id, (await readPage(context, 'find', { id }, call)).comments),
      create: async (comment, call) => (await posting(call))(comment, call),
    },
    edits: {
      source: async (id, call) => (await editing(call)).source(id, call),
      update: async (id, text, call) => (await editing(call)).update(id, text, call),
      remove: async (id, call) => (await editing(call)).remove(id, call),
    },
    votes: { cast: async (id, vote, call) => (await takingPart()).castVote(context, id, vote, call) },
    reactions: {
      react: async (target, name, on, call) => (await takingPart()).react(context, target, name, on, call),
    },
    pins: { pin: async (id, pinned, call) => (await takingPart()).changeRow(context, 'pin', { id, pinned }, call) },
    moderation: {
      approve: async (id, call) =>
        (await takingPart()).changeRow(context, 'moderate', { id, status: 'published' }, call),
      hide: async (id, status, call) => (await takingPart()).changeRow(context, 'moderate', { id, status }, call),
    },
    reports: { report: async (id, reason, call) => (await takingPart()).report(context, id, reason, call) },
    changes: { since: async (mark, call) => (await following()).changesSince(context, mark, call) },
    counts: countsWithOwn(context.thread, async (threads, call) =>
      (await following()).countThreads(context, threads, call),
    ),
    recent: { recent: async (count, call) => (await following()).recentComments(context, count, call) },
    preview: { preview: async (text, call) => (await helping()).previewText(context, text, call) },
    uploads: {
      upload: async (picture, name, alt, call) => (await helping()).upload(context, picture, name, alt, call),
    },
    mentions: { find: async (beginning, call) => (await helping()).findPeople(context, beginning, call) },
  };
}

async function readPage(
  { ask, reading }: ProtocolContext,
  operation: Operation,
  args: { readonly cursor?: Cursor | undefined; readonly id?: CommentId; readonly sort?: string },
  call: Call,
): Promise<CommentPage> {
  return parsePage(await ask(operation, args, call), reading);
}

/** Ancestors stand before what was sought. */
function endingWith(id: CommentId, comments: CommentPage['comments']): CommentPage['comments'] {
  if (comments.length === 0) throw new AdapterError('not-found', { hint: `There is no comment “${id}” here.` });
  if (comments.at(-1)?.id !== id) throw malformed('The answer does not end with the comment that was asked for.');
  return comments;
}
