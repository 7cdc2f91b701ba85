import type { Author, Comment } from '../core/comment.js';
import { own, readCount, readId, readLine, readUrl } from '../core/fields.js';
import { emptied, readUtc } from './read-only.js';

const MAX_BODY = 256 * 1024;

/** A comment; `undefined` for what is none, or of another thread, or not for everybody. */
export function parsePost(raw: unknown, thread: string, avatars: boolean): Comment | undefined {
  const id = readId(own(raw, 'id'));
  const isHidden = own(raw, 'isApproved') === false || own(raw, 'isSpam') === true;
  if (id === undefined || isHidden || readId(own(raw, 'thread')) !== thread) return undefined;
  const message = own(raw, 'message');
  const comment: Comment = {
    id,
    parent: readId(own(raw, 'parent')) ?? null,
    kind: 'comment',
    status: 'published',
    author: authorOf(own(raw, 'author'), avatars),
    body: { format: 'html', source: typeof message === 'string' ? message.slice(0, MAX_BODY) : '' },
    created: readUtc(own(raw, 'createdAt')) ?? null,
    votes: votesOf(raw),
    can: { reply: false },
  };
  return own(raw, 'isDeleted') === true ? emptied(comment) : comment;
}

function votesOf(raw: unknown): Comment['votes'] {
  const up = readCount(own(raw, 'likes')) ?? 0;
  const down = readCount(own(raw, 'dislikes')) ?? 0;
  return { score: up - down, up, down, mine: null };
}

/** Who wrote it; a guest’s name is nobody’s, and their website is whatever they typed. */
function authorOf(raw: unknown, avatars: boolean): Author {
  const isGuest = own(raw, 'isAnonymous') === true;
  const id = isGuest ? undefined : readId(own(raw, 'id'));
  const url = readUrl(own(raw, 'url')) ?? readUrl(own(raw, 'profileUrl'));
  const picture = own(raw, 'avatar');
  const avatar = avatars ? (readUrl(own(picture, 'permalink')) ?? readUrl(own(picture, 'cache'))) : undefined;
  return {
    name: readLine(own(raw, 'name')) ?? readLine(own(raw, 'username')) ?? '',
    ...(id === undefined ? {} : { id: `disqus:${id}` }),
    ...(url === undefined ? {} : { url }),
    ...(avatar === undefined ? {} : { avatar }),
  };
}
