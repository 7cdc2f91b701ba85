import { AdapterError } from '../core/errors.js';
import { readUrl } from '../core/fields.js';
import type { Posting, ThreadInfo } from '../core/thread-info.js';
import type { Adapter, Call } from './adapter.js';
import { once, part } from './once.js';
import { remark42Api, type Remark42Api } from './remark42-api.js';
import { fetchInfo, listComments, type Remark42Context } from './remark42-list.js';
import { parseConfig, parseViewer, serviceOf, type Remark42Config, type Remark42Viewer } from './remark42-wire.js';
import { countsWithOwn } from './own-count.js';

/** Which thread of which Remark42, and how readers take part. */
export interface Remark42AdapterOptions {
  /**
   * Where Remark42 is: what its own widget has as `host`. Readers can write only where that is on the page's own origin,
   * such as `/remark42`.
   */
  readonly endpoint: string;
  /** What Remark42 calls the site (`site_id`); `remark` by default, as there. */
  readonly site?: string | undefined;
  /**
   * The address of the page under discussion (`url`), or its path on this page's origin. Without it, the address of the
   * current page, less its query.
   */
  readonly thread?: string | undefined;
  /** The title of the page (`page_title`), which Remark42 keeps with each comment. */
  readonly title?: string | undefined;
  /** By which service readers sign in, such as `github`. Without it, the first one that Remark42 offers. */
  readonly provider?: string | undefined;
  /**
   * Whether a Remark42 on another origin sends its token in a header that this page may read (`AUTH_SEND_JWT_HEADER`, and
   * `X-JWT` among the exposed headers): then guests can write there, too.
   */
  readonly jwt?: boolean | undefined;
  /** Shows pictures of people, which Remark42 itself keeps. */
  readonly avatars?: boolean | undefined;
}

const changing = part(() => import('./remark42-changes.js'));
const counting = part(() => import('./remark42-counts.js'));
const creating = part(() => import('./remark42-create.js'));
const editing = part(() => import('./remark42-edits.js'));
const finding = part(() => import('./remark42-find.js'));
const signing = part(() => import('./remark42-session.js'));
const voting = part(() => import('./remark42-votes.js'));

/** The comments of a Remark42 (https://remark42.com). */
export function remark42Adapter(options: Remark42AdapterOptions): Adapter {
  const { provider } = options;
  const context = contextOf(options);
  const { api, site, thread } = context;
  const posting = once(async () => (await creating()).remark42Posting(context));
  let explained = api.writes || api.base === '';

  async function describe(call: Call): Promise<ThreadInfo> {
    const [config, viewer] = await Promise.all([
      context.config(call),
      context.viewer(call, true),
      fetchInfo(context, call),
    ]);
    if (!explained) {
      explained = true;
      console.warn(
        `gedanken: nobody can write here, since ${new URL(api.base).host} is another origin than this page, and Remark42 knows readers by cookies for its own. Let the site hand on a path such as /remark42 to it: docs/backends/remark42.md.`,
      );
    }
    return infoOf(context, config, viewer, provider);
  }

  return {
    key: `remark42:${api.base}:${site}:${thread}`,
    comments: {
      describe,
      list: (query, call) => listComments(context, query, call),
      replies: async (parent, _cursor, call) => (await finding()).repliesBelow(context, parent, call),
      find: async (id, call) => (await finding()).findComment(context, id, call),
      create: async (comment, call) => (await posting(call))(comment, call),
    },
    ...(api.writes ? portsOfUsers(context, provider) : {}),
    changes: { since: async (mark, call) => (await changing()).changesSince(context, mark, call) },
    counts: countsWithOwn(thread, async (threads, call) =>
      (await counting()).countThreads(context, threads.map(pageOf), call),
    ),
    recent: { recent: async (count, call) => (await counting()).recentComments(context, count, call) },
  };
}

/** What only those can do who sign in. */
function portsOfUsers(
  context: Remark42Context,
  provider: string | undefined,
): Pick<Adapter, 'session' | 'edits' | 'votes' | 'pins'> {
  return {
    session: {
      async current(call) {
        const viewer = await context.viewer(call, true);
        return viewer && structuredClone(viewer.author);
      },
      signIn: async (_returnTo, call) => (await signing()).startSignIn(context, provider, call),
      async signOut(_returnTo, call) {
        await (await signing()).signOut(context, call);
        return null;
      },
    },
    edits: {
      source: async (id, call) => (await editing()).commentSource(context, id, call),
      update: async (id, text, call) => (await editing()).changeText(context, id, text, call),
      remove: async (id, call) => (await editing()).removeComment(context, id, call),
    },
    votes: { cast: async (id, vote, call) => (await voting()).castVote(context, id, vote, call) },
    pins: { pin: async (id, pinned, call) => (await editing()).pinComment(context, id, pinned, call) },
  };
}

function contextOf({
  endpoint,
  site = 'remark',
  thread,
  title,
  jwt,
  avatars,
}: Remark42AdapterOptions): Remark42Context {
  const api = remark42Api(endpoint, site, jwt ?? false);
  const load = once((call) => readViewer(api, avatars ?? false, call));
  let asked: string | undefined;
  return {
    api,
    site,
    thread: pageOf(thread ?? globalThis.location?.pathname ?? ''),
    title,
    avatars: avatars ?? false,
    config: once(async (call) => parseConfig((await api.send('api/v1/config', call)).json())),
    viewer(call, renew = false) {
      const proof = JSON.stringify(api.keep.headers());
      // Another adapter of this page, or another tab, may have signed in or out meanwhile.
      const isOther = proof !== asked;
      asked = proof;
      return load(call, renew || isOther);
    },
    known: new Set(),
    readOnly: false,
    answered: new Set(),
  };
}

/** Remark42 names threads by the addresses of their pages. */
function pageOf(thread: string): string {
  return (thread.startsWith('/') ? readUrl(thread, globalThis.location?.href) : undefined) ?? thread;
}

/** Who is signed in. Without a proof nobody is, and nobody needs to be asked. */
async function readViewer(api: Remark42Api, avatars: boolean, call: Call): Promise<Remark42Viewer | null> {
  if (!api.keep.holds()) return null;
  try {
    return parseViewer((await api.send('api/v1/user', call)).json(), avatars);
  } catch (error) {
    // The session of another site is nobody's here.
    if (!(error instanceof AdapterError) || (error.kind !== 'signed-out' && error.kind !== 'forbidden')) throw error;
    if (error.kind === 'signed-out') api.keep.forget();
    return null;
  }
}

function infoOf(
  context: Remark42Context,
  config: Remark42Config,
  viewer: Remark42Viewer | null,
  provider: string | undefined,
): ThreadInfo {
  const { api, thread } = context;
  const { minCharacters, maxCharacters, providers } = config;
  return {
    posting: postingFor(context, config, viewer, provider),
    viewer: viewer && structuredClone(viewer.author),
    guestFields: { name: providers.includes('anonymous') ? 'required' : 'hidden', email: 'hidden', website: 'hidden' },
    writing: {
      format: 'markdown',
      ...(minCharacters > 0 ? { minCharacters } : {}),
      ...(maxCharacters === undefined ? {} : { maxCharacters }),
    },
    sorts: ['newest', 'oldest', 'best', 'controversial'],
    total: null,
    feed: api.url('api/v1/rss/post', { url: thread }),
  };
}

function postingFor(
  { api, readOnly }: Remark42Context,
  config: Remark42Config,
  viewer: Remark42Viewer | null,
  provider: string | undefined,
): Posting {
  if (readOnly) return { allowed: false, why: 'closed' };
  if (!api.writes || (config.subscribersOnly && viewer && !viewer.isPaying))
    return { allowed: false, why: 'read-only' };
  if (viewer || (config.providers.includes('anonymous') && !config.subscribersOnly)) return { allowed: true };
  const service = api.usesToken ? undefined : serviceOf(config, provider);
  return { allowed: false, why: service === undefined ? 'read-only' : 'sign-in' };
}
