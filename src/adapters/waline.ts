import type { ReactionChoice } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import type { Posting, ThreadInfo } from '../core/thread-info.js';
import type { Adapter, Call } from './adapter.js';
import { once, part } from './once.js';
import { walineApi } from './waline-api.js';
import { listComments, type WalineContext } from './waline-list.js';
import { walineMarks } from './waline-marks.js';
import { NO_TOKEN, tabToken } from './tab-token.js';
import { sessionOf } from './waline-session.js';
import { parseViewer, type WalineViewer } from './waline-wire.js';
import { countsWithOwn } from './own-count.js';

/** Waline counts no more reactions than these: `reaction0` to `reaction8`. */
const MAX_REACTIONS = 9;

/** Which thread of which Waline, and how to talk to it. */
export interface WalineAdapterOptions {
  /** Where Waline is, such as `https://comments.blog.example/`: what its own widget has as `serverURL`. */
  readonly endpoint: string;
  /** What Waline calls the thread (`path`). Without it, the path of the current page. */
  readonly thread?: string | undefined;
  /** Whether readers sign in: `enable` by default, `disable` for guests alone, `force` where Waline has `LOGIN=force`. */
  readonly login?: 'enable' | 'disable' | 'force' | undefined;
  /** What guests have to give (`requiredMeta`); nothing by default. Waline itself asks for nothing. */
  readonly requiredMeta?: readonly ('nick' | 'mail' | 'link')[] | undefined;
  /** Emoji to react to the page with, nine at most; Waline counts them by their place in this list. None by default. */
  readonly reactions?: readonly string[] | undefined;
  /** The site key of Turnstile, where Waline has `TURNSTILE_SECRET` (`turnstileKey`). */
  readonly turnstile?: string | undefined;
  /** The site key of reCAPTCHA, where Waline has `RECAPTCHA_V3_SECRET` (`recaptchaV3Key`). */
  readonly recaptchaV3?: string | undefined;
  /** Shows the pictures that Waline names: mostly from Libravatar, which learns who reads what. */
  readonly avatars?: boolean | undefined;
  /** Where the pages of the threads are, for the newest comments. Without it, the origin of the current page. */
  readonly site?: string | undefined;
}

const counting = part(() => import('./waline-counts.js'));
const creating = part(() => import('./waline-create.js'));
const editing = part(() => import('./waline-edits.js'));
const finding = part(() => import('./waline-find.js'));
const moderating = part(() => import('./waline-moderate.js'));
const reacting = part(() => import('./waline-reactions.js'));
const queues = part(() => import('./one-by-one.js'));
const voting = part(() => import('./waline-votes.js'));

/** The comments of a Waline (https://waline.js.org). */
export function walineAdapter(options: WalineAdapterOptions): Adapter {
  const { login = 'enable', site = globalThis.location?.origin } = options;
  const context = contextOf(options);
  const { api, thread } = context;
  // Waline counts reactions to such threads, and shows them under no name: it takes a comma for the end of an address.
  const choices = thread.includes(',') ? [] : choicesOf(options.reactions);
  const posting = once(async () => (await creating()).walinePosting(context, options));
  const queue = once(async () => (await queues()).oneByOne());

  async function describe(call: Call): Promise<ThreadInfo> {
    const [viewer, page] = await Promise.all([
      context.viewer(call, true),
      choices.length > 0 ? readReactions(context, choices, call) : undefined,
    ]);
    return {
      ...infoOf(context, options, viewer),
      ...(choices.length > 0
        ? { reactions: { choices: choices.map((choice) => ({ ...choice })), page: page ?? [], canReact: true } }
        : {}),
    };
  }

  return {
    key: `waline:${api.base}:${thread}`,
    comments: {
      describe,
      list: (query, call) => listComments(context, query, call),
      replies: async (parent, _cursor, call) => (await finding()).repliesBelow(context, parent, call),
      find: async (id, call) => (await finding()).findComment(context, id, call),
      create: async (comment, call) => (await posting(call))(comment, call),
    },
    ...(login === 'disable' ? {} : portsOfUsers(context)),
    votes: {
      cast: async (id, vote, call) => (await voting()).castVote(context, await queue(call), id, vote, call),
    },
    reactions:
      choices.length > 0
        ? {
            react: async (target, name, on, call) =>
              (await reacting()).reactToPage(context, await queue(call), { target, name, on }, choices, call),
          }
        : undefined,
    counts: countsWithOwn(thread, async (threads, call) =>
      (await counting()).countThreads(context, threads.map(decoded), call),
    ),
    recent: { recent: async (count, call) => (await counting()).recentComments(context, site, count, call) },
  };
}

/** What only those can do who sign in. */
function portsOfUsers(context: WalineContext): Pick<Adapter, 'session' | 'edits' | 'moderation' | 'pins'> {
  return {
    session: sessionOf(context),
    edits: {
      source: async (id, call) => (await editing()).commentSource(context, id, call),
      update: async (id, text, call) => (await editing()).changeText(context, id, text, call),
      remove: async (id, call) => (await editing()).removeComment(context, id, call),
    },
    moderation: {
      approve: async (id, call) => (await moderating()).approveComment(context, id, call),
      hide: async (id, as, call) => (await moderating()).hideComment(context, id, as, call),
    },
    pins: { pin: async (id, pinned, call) => (await moderating()).pinComment(context, id, pinned, call) },
  };
}

function contextOf({ endpoint, thread, login, avatars = false }: WalineAdapterOptions): WalineContext {
  const api = walineApi(endpoint);
  const keep = login === 'disable' ? NO_TOKEN : tabToken(`gedanken:1:waline:${api.base}`);
  const load = once((call) => readViewer(context, call));
  let asked: string | undefined;
  const context: WalineContext = {
    api,
    thread: decoded(thread ?? globalThis.location?.pathname ?? ''),
    avatars,
    keep,
    marks: walineMarks(api.base),
    viewer(call, renew = false) {
      const token = keep.token();
      // Another adapter of this page may have signed in or out meanwhile.
      const isOther = token !== asked;
      asked = token;
      return load(call, renew || isOther);
    },
    known: new Map(),
    likes: new Map(),
    answered: new Set(),
    refusesGuests: login === 'force',
  };
  return context;
}

/** Who the token belongs to. Waline answers with nobody for one that it does not know: then it is forgotten. */
async function readViewer({ api, keep, avatars }: WalineContext, call: Call): Promise<WalineViewer | null> {
  const token = keep.token();
  if (token === undefined) return null;
  const viewer = parseViewer(await api.send('token', call, { token }), avatars);
  if (!viewer) keep.keep(undefined);
  return viewer;
}

/** A page can be read without its reactions. */
async function readReactions(
  context: WalineContext,
  choices: readonly ReactionChoice[],
  call: Call,
): ReturnType<Awaited<ReturnType<typeof reacting>>['pageReactions']> {
  try {
    return await (await reacting()).pageReactions(context, choices, call);
  } catch (error) {
    if (call.signal.aborted || !(error instanceof AdapterError)) throw error;
    return [];
  }
}

function infoOf(
  { api, thread, refusesGuests }: WalineContext,
  { requiredMeta = [] }: WalineAdapterOptions,
  viewer: WalineViewer | null,
): ThreadInfo {
  const need = (name: 'nick' | 'mail' | 'link') => (requiredMeta.includes(name) ? 'required' : 'optional');
  const posting: Posting = viewer || !refusesGuests ? { allowed: true } : { allowed: false, why: 'sign-in' };
  return {
    posting,
    viewer: viewer && structuredClone(viewer.author),
    guestFields: { name: need('nick'), email: need('mail'), website: need('link') },
    writing: { format: 'markdown' },
    sorts: ['newest', 'oldest'],
    total: null,
    feed: api.base === '' ? undefined : api.url('api/comment/rss', { path: thread }),
  };
}

function choicesOf(reactions: readonly string[] = []): readonly ReactionChoice[] {
  return reactions.slice(0, MAX_REACTIONS).map((emoji, index) => ({ name: `reaction${index}`, emoji }));
}

/** Waline's own widget names threads by paths as people read them: `/grüße/`, not `/gr%C3%BC%C3%9Fe/`. */
function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
