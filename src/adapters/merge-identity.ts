import type { Comment } from '../core/comment.js';

/**
 * The address under which the same words are found wherever they are told of: a post's own, and of another page's note
 * that of the page. `undefined` where a comment is at home in its thread. Schemes, `www.` and a last slash make no
 * difference; a fragment does where it names one of several comments on a page. Posts on Bluesky are addressed by the
 * account or, where it is told of them elsewhere, by its handle.
 */
export function identityOf({ kind, url, author }: Comment): string | undefined {
  const address = kind === 'comment' ? url : (url ?? author.url);
  if (address === undefined || !URL.canParse(address)) return undefined;
  const { host, pathname, search, hash } = new URL(address);
  const fragment = kind === 'comment' ? hash : '';
  const path = host === 'bsky.app' ? withHandle(pathname, author.handle) : pathname;
  return `${host.replace(/^www\./, '')}${path.replace(/\/+$/, '')}${search}${fragment}`;
}

function withHandle(path: string, handle = ''): string {
  return handle === ''
    ? path
    : path.replace(/^\/profile\/did:[^/]+/, `/profile/${handle.replace(/^@/, '').toLowerCase()}`);
}
