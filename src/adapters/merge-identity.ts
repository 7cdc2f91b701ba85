import type { Comment } from '../core/comment.js';

/**
 * The address under which the same words are found wherever they are told of: a post's own, and of another page's note
 * that of the page. `undefined` where a comment is at home in its thread. Schemes, `www.` and a last slash make no
 * difference; a fragment does where it names one of several comments on a page.
 */
export function identityOf({ kind, url, author }: Comment): string | undefined {
  const address = kind === 'comment' ? url : (url ?? author.url);
  if (address === undefined || !URL.canParse(address)) return undefined;
  const { host, pathname, search, hash } = new URL(address);
  const fragment = kind === 'comment' ? hash : '';
  return `${host.replace(/^www\./, '')}${pathname.replace(/\/+$/, '')}${search}${fragment}`;
}
