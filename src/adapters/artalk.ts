import type { ThreadInfo } from '../core/thread-info.js';
import { AdapterError } from '../core/errors.js';
import { own } from '../core/fields.js';
import type { Adapter, Call } from './adapter.js';
import { artalkApi, baseOf, type ArtalkApi } from './artalk-api.js';
import { dateReader } from './artalk-dates.js';
import { choicesFor, describeThread } from './artalk-describe.js';
import { firstPage, listComments, type ArtalkContext } from './artalk-list.js';
import { NO_TOKEN, tabToken } from './tab-token.js';
import { parseConf, parseViewer, type ArtalkConf, type ArtalkViewer } from './artalk-wire.js';
import { once, part } from './once.js';
import { countsWithOwn } from './own-count.js';

/** What Artalk calls the first site that it has. */
const FIRST_SITE = 'Default Site';

/** Which thread of which Artalk, and how to talk to it. */
export interface ArtalkAdapterOptions {
  /** Where Artalk is, such as `https://artalk.blog.example/`: what its own widget has as `server`. */
  readonly endpoint: string;
  /** What Artalk calls the site (`site`). Without it, `Default Site`. */
  readonly site?: string | undefined;
  /** What Artalk calls the thread (`pageKey`). Without it, the path of the current page. */
  readonly thread?: string | undefined;
  /** The title that a new thread gets (`pageTitle`). */
  readonly title?: string | undefined;
  /** The `timezone` of Artalk's configuration, such as `Europe/Berlin`: it tells times without. Without it, the reader's own. */
  readonly timezone?: string | undefined;
  /** Whether one can react to the page, by Artalk's votes on pages. */
  readonly pageVotes?: boolean | undefined;
  /** Whether readers can sign in with e-mail address and password, which is mostly for administrators. */
  readonly signIn?: boolean | undefined;
  /** Shows pictures from where this Artalk is set to have them: mostly Gravatar, which learns who reads what. */
  readonly avatars?: boolean | undefined;
}

const counting = part(() => import('./artalk-counts.js'));
const creating = part(() => import('./artalk-create.js'));
const finding = part(() => import('./artalk-find.js'));
const moderating = part(() => import('./artalk-moderate.js'));
const entering = part(() => import('./artalk-session.js'));
const uploading = part(() => import('./artalk-uploads.js'));
const queues = part(() => import('./one-by-one.js'));
const voting = part(() => import('./artalk-votes.js'));

/** The comments of an Artalk, version 2 (https://artalk.js.org). */
export function artalkAdapter(options: ArtalkAdapterOptions): Adapter {
  const { pageVotes = false, signIn = false } = options;
  const context = contextOf(options);
  const { api, site, thread } = context;
  const posting = once(async () => (await creating()).artalkPosting(context));
  const queue = once(async () => (await queues()).oneByOne());

  return {
    key: `artalk:${api.base}:${site}:${thread}`,
    comments: {
      describe: async (call) => {
        const info = await describeThread(context, call);
        return pageVotes ? withReactions(context, info, call) : info;
      },
      list: (query, call) => listComments(context, query, call),
      replies: async (parent, _cursor, call) => (await finding()).repliesBelow(context, parent, call),
      find: async (id, call) => (await finding()).findComment(context, id, call),
      create: async (comment, call) => (await posting(call))(comment, call),
    },
    ...(signIn ? portsOfUsers(context) : {}),
    votes: {
      cast: async (id, vote, call) => (await voting()).castVote(context, await queue(call), id, vote, call),
    },
    reactions: pageVotes
      ? {
          react: async (target, name, on, call) =>
            (await voting()).reactToPage(context, await queue(call), { target, name, on }, call),
        }
      : undefined,
    uploads: {
      upload: async (picture, name, alt, call) =>
        (await uploading()).uploadPicture(context, { picture, name, alt }, call),
    },
    counts: countsWithOwn(thread, async (threads, call) => (await counting()).countThreads(context, threads, call)),
    recent: {
      recent: async (count, call) =>
        (await counting()).recentComments(context, globalThis.location?.origin, count, call),
    },
  };
}

/** What only those can do who sign in. */
function portsOfUsers(context: ArtalkContext): Pick<Adapter, 'session' | 'edits' | 'moderation' | 'pins'> {
  return {
    session: {
      async current(call) {
        const viewer = await context.viewer(call, true);
        return viewer && structuredClone(viewer.author);
      },
      async signIn(_returnTo, { signal }) {
        const { askForAddress } = await entering();
        signal.throwIfAborted();
        return askForAddress(context);
      },
      async signOut(_returnTo, { signal }) {
        await Promise.resolve();
        signal.throwIfAborted();
        context.keep.keep(undefined);
        return null;
      },
    },
    edits: {
      source: async (id, call) => (await moderating()).commentSource(context, id, call),
      update: async (id, text, call) => (await moderating()).changeText(context, id, text, call),
      remove: async (id, call) => (await moderating()).removeComment(context, id, call),
    },
    moderation: {
      approve: async (id, call) => (await moderating()).approveComment(context, id, call),
      hide: async (id, as, call) => (await moderating()).hideComment(context, id, as, call),
    },
    pins: { pin: async (id, pinned, call) => (await moderating()).pinComment(context, id, pinned, call) },
  };
}

function contextOf(options: ArtalkAdapterOptions): ArtalkContext {
  const { endpoint, site = FIRST_SITE, thread, title, timezone, signIn = false, avatars = false } = options;
  const base = baseOf(endpoint);
  const keep = signIn ? tabToken(`gedanken:1:artalk:${base}`) : NO_TOKEN;
  const api = artalkApi(base, keep);
  const load = once((call) => readViewer(context, call));
  let asked: string | undefined;
  const context: ArtalkContext = {
    api,
    site,
    thread: thread ?? globalThis.location?.pathname ?? '',
    title,
    avatars,
    date: dateReader(timezone),
    keep,
    conf: once((call) => readConf(api, call)),
    viewer(call, renew = false) {
      const token = keep.token();
      // Another adapter of this page may have signed in or out meanwhile.
      const isOther = token !== asked;
      asked = token;
      return load(call, renew || isOther);
    },
    cast: new Map(),
    answered: new Set(),
    first: (call, renew) => (context.first = firstPage(context))(call, renew),
    page: undefined,
  };
  return context;
}

/** What Artalk is set to. Old ones do not tell: then as by default. */
async function readConf(api: ArtalkApi, call: Call): Promise<ArtalkConf> {
  try {
    return parseConf((await api.send('conf', call)).json());
  } catch (error) {
    if (error instanceof AdapterError && error.kind === 'not-found') return parseConf(undefined);
    throw error;
  }
}

/** Who the token names. One that has ended is forgotten. */
async function readViewer({ api, keep }: ArtalkContext, call: Call): Promise<ArtalkViewer | null> {
  if (keep.token() === undefined) return null;
  const answer = (await api.send('user', call)).json();
  const viewer = parseViewer(own(answer, 'user'), own(answer, 'is_login'));
  if (!viewer) keep.keep(undefined);
  return viewer;
}

/** A page can be read without its reactions. */
async function withReactions(context: ArtalkContext, info: ThreadInfo, call: Call): Promise<ThreadInfo> {
  const choices = choicesFor(await context.conf(call));
  if (choices.length === 0) return info;
  try {
    const page = await (await voting()).pageReactions(context, call);
    return { ...info, reactions: { choices, page, canReact: true } };
  } catch (error) {
    if (call.signal.aborted || !(error instanceof AdapterError)) throw error;
    return { ...info, reactions: { choices, page: [], canReact: true } };
  }
}
