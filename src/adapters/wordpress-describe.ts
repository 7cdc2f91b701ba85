import type { Posting, ThreadInfo } from '../core/thread-info.js';
import type { Call } from './adapter.js';
import type { Adopted } from './wordpress-adopt.js';
import type { WriteContext } from './wordpress-context.js';
import { part } from './once.js';
import { feedOf } from './wordpress-thread.js';
import type { Post, Viewer } from './wordpress-wire.js';

const core = part(() => import('./wordpress-core.js'));

/** The same in every WordPress: it keeps some HTML, in a column of this size. */
const SAME = { writing: { format: 'html', maxBytes: 65_525 }, sorts: ['oldest', 'newest'] } as const;

/** The thread, as its post and the answers so far tell. */
export async function describeThread(context: WriteContext, call: Call): Promise<ThreadInfo> {
  const need = context.requireNameEmail ? 'required' : 'optional';
  const [post, viewer] = await Promise.all([context.post(call, true), context.viewer(call, true)]);
  return {
    ...SAME,
    title: post.title,
    posting: await postingOf(context, post, viewer, call),
    viewer: viewer?.author ?? null,
    guestFields: { name: need, email: need, website: 'optional' },
    total: null,
    feed: post.link === undefined || post.locked ? undefined : feedOf(post.link),
  };
}

/** The thread, as the theme printed it for a guest. */
export function describeAdopted({ posting, guestFields: asked, comments, whole, address }: Adopted): ThreadInfo {
  const count = comments.filter(({ kind, status }) => kind === 'comment' && status === 'published').length;
  const total = whole ? { count, exact: true } : null;
  const feed = address === undefined ? undefined : feedOf(address);
  return { ...SAME, posting, viewer: null, guestFields: asked, total, feed };
}

async function postingOf(context: WriteContext, post: Post, viewer: Viewer | null, call: Call): Promise<Posting> {
  if (!post.open) return { allowed: false, why: 'closed' };
  if (post.locked) return { allowed: false, why: 'password', href: post.link };
  const { sameOrigin } = context.api.site;
  if (viewer || !(context.refusesGuests || (context.guestWay === 'form' && !sameOrigin))) return { allowed: true };
  if (!sameOrigin)
    return { allowed: false, why: 'read-only', href: post.link === undefined ? undefined : `${post.link}#respond` };
  return {
    allowed: false,
    why: 'sign-in',
    href: await (await core()).loginAddress(context.api, globalThis.location?.href, call),
  };
}
