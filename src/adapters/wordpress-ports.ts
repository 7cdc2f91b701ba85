import type { ChangesPort, CountsPort, EditsPort, ModerationPort, RecentPort, SessionPort } from './adapter.js';
import type { WordpressApi } from './wordpress-api.js';
import { typesOf } from './wordpress-context.js';
import type { ReadContext } from './wordpress-list.js';
import { part } from './once.js';
import type { WordpressAdapterOptions } from './wordpress.js';
import { countsWithOwn } from './own-count.js';

const changing = part(() => import('./wordpress-changes.js'));
const counting = part(() => import('./wordpress-counts.js'));
const moderating = part(() => import('./wordpress-moderate.js'));
const recalling = part(() => import('./wordpress-recent.js'));
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

/** What has come to the thread and gone from it. */
export function wordpressChanges(context: ReadContext): ChangesPort {
  return { since: async (mark, call) => (await changing()).changesSince(context, mark, call) };
}

/** What is not about one thread. */
export function wordpressWholeSite(
  api: WordpressApi,
  { thread = '', postType, avatars = false }: WordpressAdapterOptions,
): { readonly counts: CountsPort; readonly recent: RecentPort } {
  return {
    counts: countsWithOwn(thread, async (threads, call) =>
      (await counting()).countThreads(api, threads, typesOf(postType), call),
    ),
    recent: { recent: async (count, call) => (await recalling()).recentComments(api, count, avatars, call) },
  };
}
