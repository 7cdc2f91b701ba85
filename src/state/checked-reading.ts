import type { Adapter, CommentPage, CommentsPort } from '../adapters/adapter.js';
import type { Comment } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { isComment } from '../core/is-comment.js';
import type { ThreadInfo } from '../core/thread-info.js';
import { inParts } from './in-parts.js';

/** What reads a thread. `list` brings what goes into the page, `whole` all that the backend answers. */
export interface CheckedReading extends Omit<CommentsPort, 'create'> {
  readonly whole: CommentsPort['list'];
}

/**
 * Reads through an adapter that may not keep its promises. What can't be shown as a comment is left
 * out, so that it takes no other down; an answer of another shape altogether is `malformed`.
 */
export function checkedReading(adapter: Adapter): CheckedReading {
  const whole: CommentsPort['list'] = async (query, call) => pageIn(await adapter.comments.list(query, call));
  return {
    describe: async (call) => infoIn(await adapter.comments.describe(call)),
    list: inParts(whole),
    whole,
    replies: async (parent, cursor, call) => pageIn(await adapter.comments.replies(parent, cursor, call)),
    find: async (id, call) => commentsIn(await adapter.comments.find(id, call)),
  };
}

/** Those of a list that can be shown. */
export function commentsIn(list: readonly Comment[]): readonly Comment[] {
  if (!Array.isArray(list)) malformed('something that is no list of comments');
  return list.every(isComment) ? list : list.filter(isComment);
}

function pageIn(page: CommentPage): CommentPage {
  if (typeof page !== 'object' || page === null) malformed('something that is no page of comments');
  return { ...page, comments: commentsIn(page.comments) };
}

function infoIn(info: ThreadInfo): ThreadInfo {
  const isInfo = info?.posting && info.writing && Array.isArray(info.sorts);
  return isInfo ? info : malformed('something that does not describe a thread');
}

function malformed(what: string): never {
  throw new AdapterError('malformed', { hint: `The adapter answered with ${what}.` });
}
