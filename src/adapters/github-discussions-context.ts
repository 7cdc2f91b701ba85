import type { CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { readUrl } from '../core/fields.js';
import type { Call } from './adapter.js';
import { tabKeep, type Keep } from './github-discussions-keep.js';
import { ANSWER, nameTerm } from './github-discussions-term.js';
import type { Mapping, Term } from './page-term.js';
import type { Reading } from './github-discussions-wire.js';
import { once, part, type Shared } from './once.js';

const asGuest = part(() => import('./github-discussions-giscus.js'));
const fromFile = part(() => import('./github-discussions-snapshot.js'));
const live = part(() => import('./github-discussions-live.js'));
const signing = part(() => import('./github-discussions-session.js'));

const GITHUB = 'https://api.github.com/graphql';

/** What the page says of its thread and of the ways to it. */
export interface Settings {
  readonly repo: string;
  readonly category?: string | undefined;
  readonly mapping?: Mapping | undefined;
  readonly thread?: string | undefined;
  readonly strict?: boolean | undefined;
  readonly endpoint?: string | undefined;
  readonly token?: string | undefined;
  readonly snapshot?: string | undefined;
  readonly avatars?: boolean | undefined;
}

/** Which comments of a discussion. */
export interface Window {
  readonly first?: number | undefined;
  readonly last?: number | undefined;
  readonly after?: string | undefined;
  readonly before?: string | undefined;
}

/** A discussion with some of its comments, not read yet, as the GraphQL API tells it. */
export interface Slice {
  /** `null` while there is none for the page. */
  readonly discussion: unknown;
  readonly viewer: unknown;
  readonly reading: Reading;
}

/** How many conversations come at once. */
export const PAGE = 50;

/** What the parts of the adapter share. */
export interface DiscussionsContext {
  readonly repo: string;
  readonly category: string;
  readonly strict: boolean;
  readonly term: Term | AdapterError;
  readonly mapping: Mapping | undefined;
  readonly avatars: boolean;
  /** Where GraphQL is spoken. */
  readonly graphql: string;
  /** A giscus, which reads for guests and signs readers in; ends in a slash. */
  readonly giscus: string | undefined;
  readonly snapshot: string | undefined;
  readonly keep: Keep;
  /** What proves who reads; `undefined` for a guest. */
  readonly token: Shared<string | undefined>;
  /** The first page of each order. Shared by those who ask at the same time. */
  readonly oldest: Shared<Slice>;
  readonly newest: Shared<Slice>;
  /** The conversations that answers stand in, as far as they were read. */
  readonly roots: Map<CommentId, CommentId>;
  /** The discussion, once it is known: GitHub’s search is slow to find new ones. */
  number: number | undefined;
}

export function discussionsContext(settings: Settings): DiscussionsContext {
  const { repo, category = '', mapping, thread = '', strict = false, avatars = false } = settings;
  const { graphql, giscus } = endpointsOf(settings.endpoint);
  const term = nameTerm(mapping, thread);
  const keep = tabKeep(giscus ?? '');
  let asked: string | undefined;
  const load = once(async (call) => {
    if (settings.token !== undefined) return settings.token;
    if (giscus === undefined || (keep.session() === undefined && !hasReturned(keep))) return undefined;
    return (await signing()).tokenOf(context, call);
  });
  const context: DiscussionsContext = {
    repo,
    category,
    strict,
    term: /^[\w.-]{1,100}\/[\w.-]{1,100}$/.test(repo)
      ? term
      : new AdapterError('not-found', { hint: `“${repo}” is no repository: give it as owner/name.` }),
    mapping,
    avatars,
    graphql,
    giscus,
    snapshot: settings.snapshot === undefined ? undefined : readUrl(settings.snapshot, globalThis.location?.href),
    keep,
    async token(call, renew = false) {
      try {
        // The reader may have deleted what is stored, or signed in or out by another part of the page.
        return await load(call, renew || keep.session() !== asked);
      } finally {
        asked = keep.session();
      }
    },
    oldest: once((call) => readSlice(context, { first: PAGE }, call)),
    newest: once((call) => readSlice(context, { last: PAGE }, call)),
    roots: new Map(),
    number: term instanceof AdapterError || !('number' in term) ? undefined : term.number,
  };
  return context;
}

/** Reads some comments, in the way that is open to this reader. */
export async function readSlice(context: DiscussionsContext, window: Window, call: Call): Promise<Slice> {
  const { term, giscus, snapshot, graphql, avatars } = context;
  if (term instanceof AdapterError) throw term;
  const token = await context.token(call);
  if (token !== undefined) {
    try {
      return { ...(await (await live()).readLive(context, term, window, call)), reading: { avatars, asReader: true } };
    } catch (error) {
      const hasEnded = error instanceof AdapterError && error.kind === 'signed-out' && giscus !== undefined;
      // A session that has ended is no reason not to read on.
      if (!hasEnded || (await context.token(call)) !== undefined) throw error;
    }
  }
  const reading = { avatars, asReader: false };
  if (snapshot !== undefined) return { ...(await (await fromFile()).readSnapshot(snapshot, call)), reading };
  if (giscus !== undefined)
    return { ...(await (await asGuest()).readThrough(context, giscus, term, window, call)), reading };
  if (graphql === GITHUB)
    throw new AdapterError('forbidden', {
      hint: 'GitHub shows discussions to nobody without a token: give a giscus of your own as endpoint, or a snapshot.',
    });
  return { ...(await (await live()).readLive(context, term, window, call)), reading };
}

export function noDiscussion({ repo, number }: Pick<DiscussionsContext, 'repo' | 'number'>): AdapterError {
  return new AdapterError('not-found', { hint: `${repo} has no discussion ${number}, or does not show it.` });
}

/** A GraphQL API where the address says so, else a giscus; GitHub itself without an address. */
function endpointsOf(endpoint: string | undefined): Pick<DiscussionsContext, 'graphql' | 'giscus'> {
  const href = readUrl(endpoint, globalThis.location?.href);
  if (endpoint === undefined || href === undefined) return { graphql: GITHUB, giscus: undefined };
  const { origin, pathname, hostname } = new URL(href);
  if (hostname === 'api.github.com') return { graphql: GITHUB, giscus: undefined };
  if (/\/graphql\/?$/.test(pathname)) return { graphql: origin + pathname, giscus: undefined };
  return { graphql: GITHUB, giscus: origin + (pathname.endsWith('/') ? pathname : `${pathname}/`) };
}

/** Whether this page was opened by giscus, to bring back the reader who set out from it. */
function hasReturned(keep: Keep): boolean {
  const state = new URLSearchParams(globalThis.location?.search).get(ANSWER.state);
  return state !== null && state === keep.state();
}
