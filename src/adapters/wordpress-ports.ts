import type { EditsPort, ModerationPort, SessionPort } from './adapter.js';
import type { ReadContext } from './wordpress-list.js';
import { part } from './wordpress-once.js';

const moderating = part(() => import('./wordpress-moderate.js'));
const core = part(() => import('./wordpress-core.js'));

/** WordPress's words for where a moderator puts a comment. */
const STATUS = { held: 'hold', spam: 'spam', removed: 'trash' } as const;

/** Changing comments, for those whom WordPress lets: never who wrote them, but who may moderate. */
export function wordpressEdits(context: ReadContext): EditsPort {
  return {
    source: async (id, call) => (await moderating()).commentSource(context, id, call),
    update: async (id, text, call) => (await moderating()).changeComment(context, id, { content: text }, call),
    remove: async (id, call) => (await moderating()).trashComment(context, id, call),
  };
}

/** Approving and hiding comments, for the same. */
export function wordpressModeration(context: ReadContext): ModerationPort {
  return {
    approve: async (id, call) => (await moderating()).changeComment(context, id, { status: 'approved' }, call),
    hide: async (id, as, call) => (await moderating()).changeComment(context, id, { status: STATUS[as] }, call),
  };
}

/** Signing in and out on WordPress's own pages. */
export function wordpressSession({ api, viewer }: ReadContext): SessionPort {
  return {
    current: async (call) => (await viewer(call, true))?.author ?? null,
    signIn: async (returnTo, call) => ({
      kind: 'redirect',
      url: await (await core()).loginAddress(api, returnTo, call),
    }),
    async signOut(returnTo, call) {
      return (await viewer(call, true))
        ? { url: await (await core()).loginAddress(api, returnTo, call, 'logout') }
        : null;
    },
  };
}
