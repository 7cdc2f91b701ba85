import type { ReactionChoice } from '../core/comment.js';
import type { GuestFields, ThreadInfo, WritingRules } from '../core/thread-info.js';
import type { Call } from './adapter.js';
import type { ArtalkContext } from './artalk-list.js';
import type { ArtalkConf } from './artalk-wire.js';

/** Artalk takes no comment without the first two. */
export const GUEST_FIELDS: GuestFields = { name: 'required', email: 'required', website: 'optional' };

/** What Artalk takes as pictures, where it takes any. */
export const PICTURES = ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/bmp'] as const;

/** A thread, by what Artalk is set to and what it says of the page. */
export async function describeThread(context: ArtalkContext, call: Call): Promise<ThreadInfo> {
  const [viewer, conf, { page, count }] = await Promise.all([
    context.viewer(call, true),
    context.conf(call),
    context.first(call, true),
  ]);
  return {
    ...(page.title === undefined ? {} : { title: page.title }),
    posting: page.adminOnly && !viewer?.isAdmin ? { allowed: false, why: 'closed' } : { allowed: true },
    viewer: viewer && structuredClone(viewer.author),
    guestFields: { ...GUEST_FIELDS },
    writing: writingFor(conf),
    sorts: conf.votes.length > 0 ? ['newest', 'oldest', 'best'] : ['newest', 'oldest'],
    total: viewer === null ? { count, exact: true } : null,
  };
}

function writingFor({ uploads }: ArtalkConf): WritingRules {
  return { format: 'markdown', ...(uploads ? { images: { types: [...PICTURES] } } : {}) };
}

/** What one can react to the page with: Artalk’s votes on it. */
export function choicesFor({ votes }: ArtalkConf): readonly ReactionChoice[] {
  return votes.map((name) => ({ name, emoji: name === 'up' ? '👍' : '👎' }));
}
