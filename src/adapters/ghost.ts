import type { Author } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import type { Posting, ThreadInfo } from '../core/thread-info.js';
import type { Adapter, Call, CommentPage, SessionPort } from './adapter.js';
import { ghostApi } from './ghost-api.js';
import { countPosts } from './ghost-counts.js';
import { listComments, type GhostContext } from './ghost-list.js';
import { parseViewer, type GhostViewer } from './ghost-wire.js';
import { once, part } from './once.js';
import { countsWithOwn } from './own-count.js';

/** Which post of which Ghost. */
export interface GhostAdapterOptions {
  /** The id of the post: what a theme has as `{{id}}`. */
  readonly thread: string;
  /** Where the site is. Without it, the root of the current page's origin; elsewhere, the thread can only be read. */
  readonly endpoint?: string | undefined;
  /** Who may write, as the site is set: all members, or those who pay. Ghost itself tells only when it refuses. */
  readonly access?: 'all' | 'paid' | undefined;
  /** Shows members' pictures; those of Gravatar tell it who reads what. */
  readonly avatars?: boolean | undefined;
}

const creating = part(() => import('./ghost-create.js'));
const editing = part(() => import('./ghost-edits.js'));
const finding = part(() => import('./ghost-find.js'));

/** The comments that Ghost keeps itself (https://ghost.org), for its members. */
export function ghostAdapter(options: GhostAdapterOptions): Adapter {
  const { thread: post, endpoint = '/', access = 'all', avatars = false } = options;
  const api = ghostApi(endpoint);
  const context: GhostContext = {
    api,
    post,
    avatars,
    viewer: once(async (call) => (api.sameOrigin ? parseViewer(await api.send('member/', call), avatars) : null)),
    roots: new Map(),
  };
  const posting = once(async () => (await creating()).ghostPosting(context));
  const { isOff, list } = listingOf(context);
  let explained = api.sameOrigin || api.base === '';

  async function describe(call: Call): Promise<ThreadInfo> {
    if (!explained) console.warn(`gedanken: nobody can write here: Ghost knows its members on ${api.base} only.`);
    explained = true;
    const [viewer, count] = await Promise.all([context.viewer(call, true), countOf(context, call)]);
    return {
      posting: (await isOff()) ? { allowed: false, why: 'closed' } : postingFor(context, viewer, access),
      viewer: viewer && { ...viewer.author },
      guestFields: { name: 'hidden', email: 'hidden', website: 'hidden' },
      writing: { format: 'text' },
      sorts: ['newest', 'oldest', 'best'],
      total: count === undefined ? null : { count, exact: true },
    };
  }

  return {
    key: `ghost:${api.base}:${post}`,
    comments: {
      describe,
      list,
      replies: async (parent, cursor, call) => (await finding()).repliesBelow(context, parent, cursor, call),
      find: async (id, call) => (await finding()).findComment(context, id, call),
      create: async (comment, call) => (await posting(call))(comment, call),
    },
    ...(api.sameOrigin ? portsOfMembers(context) : {}),
    counts: countsWithOwn(post, (posts, call) => countPosts(api, posts, call)),
  };
}

/** A site that has its comments off still counts them: only their list tells, which is asked for besides. */
function listingOf(context: GhostContext): {
  readonly isOff: () => Promise<boolean>;
  readonly list: Adapter['comments']['list'];
} {
  let asked: Promise<CommentPage> | undefined;
  return {
    isOff: async () => asked?.then(() => false, isClosed) ?? false,
    async list(query, call) {
      asked = listComments(context, query, call);
      try {
        return await asked;
      } catch (error) {
        if (isClosed(error)) return { comments: [], next: null };
        throw error;
      }
    },
  };
}

function isClosed(error: unknown): boolean {
  return error instanceof AdapterError && error.kind === 'closed';
}

/** What only members can do, whom Ghost knows on its own origin only. */
function portsOfMembers(context: GhostContext): Pick<Adapter, 'session' | 'edits' | 'votes' | 'reports'> {
  return {
    session: sessionOf(context),
    edits: {
      source: async (id, call) => (await editing()).commentSource(context, id, call),
      update: async (id, text, call) => (await editing()).changeText(context, id, text, call),
      remove: async (id, call) => (await editing()).removeComment(context, id, call),
    },
    votes: { cast: async (id, vote, call) => (await editing()).castVote(context, id, vote, call) },
    reports: { report: async (id, _reason, call) => (await editing()).reportComment(context, id, call) },
  };
}

/** Ghost's Portal, which themes have on every page, opens by the address alone. */
function sessionOf({ api, viewer }: GhostContext): SessionPort {
  return {
    async current(call): Promise<Author | null> {
      const member = await viewer(call, true);
      return member && { ...member.author };
    },
    async signIn(returnTo, { signal }) {
      await Promise.resolve();
      signal.throwIfAborted();
      return { kind: 'redirect', url: portalAt(returnTo, 'signin') };
    },
    async signOut(_returnTo, call) {
      await api.send('session/', call, { method: 'DELETE', body: { all: false } });
      return null;
    },
  };
}

function portalAt(page: string, way: 'signin' | 'account/plans'): string {
  const url = new URL(page);
  url.hash = `#/portal/${way}`;
  return url.href;
}

/** How many comments there are; a thread can be read without knowing. */
async function countOf({ api, post }: GhostContext, call: Call): Promise<number | undefined> {
  try {
    return (await countPosts(api, [post], call))[0];
  } catch (error) {
    if (call.signal.aborted || !(error instanceof AdapterError)) throw error;
    return undefined;
  }
}

function postingFor({ api }: GhostContext, viewer: GhostViewer | null, access: 'all' | 'paid'): Posting {
  if (!api.sameOrigin) return { allowed: false, why: 'read-only', ...(api.base === '' ? {} : { href: api.base }) };
  if (!viewer) return { allowed: false, why: 'sign-in' };
  if (!viewer.mayComment) return { allowed: false, why: 'read-only' };
  // Whoever is signed in and does not pay would have to change that.
  if (access === 'paid' && !viewer.isPaid)
    return { allowed: false, why: 'read-only', href: portalAt(api.base, 'account/plans') };
  return { allowed: true };
}
