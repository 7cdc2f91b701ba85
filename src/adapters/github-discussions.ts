import type { Author } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import type { Posting, ThreadInfo } from '../core/thread-info.js';
import type { Adapter, Call, SessionPort } from './adapter.js';
import { discussionsContext, type DiscussionsContext } from './github-discussions-context.js';
import { listComments } from './github-discussions-list.js';
import type { Mapping } from './page-term.js';
import { CHOICES, parseDiscussion, parsePerson, type Discussion } from './github-discussions-wire.js';
import { once, part } from './once.js';

/** Which discussion of which repository, and the way to it: GitHub shows discussions to nobody without a token. */
export interface GithubDiscussionsAdapterOptions {
  /** The repository, as `owner/name`: giscus’s `data-repo`. */
  readonly repo: string;
  /** The category that discussions are looked for in, and begun in (`data-category`). Without it, all, and none is begun. */
  readonly category?: string | undefined;
  /** How a page finds its discussion (`data-mapping`): `pathname` by default, `specific` where there is a `thread`. */
  readonly mapping?: Mapping | undefined;
  /** The words in the discussion’s title, its number, or its address on GitHub (`data-term`). Without it, the page itself. */
  readonly thread?: string | undefined;
  /** Whether the discussion is known by the hash of those words in its first post (`data-strict="1"`). */
  readonly strict?: boolean | undefined;
  /**
   * Who is asked: a giscus of your own, which reads for guests and signs readers in; or a GraphQL API whose address ends
   * in `/graphql`, such as a proxy that adds a token and lets queries through. GitHub itself without it.
   */
  readonly endpoint?: string | undefined;
  /** A GitHub token: its owner reads and writes. For tools and previews; in a page, everybody could take it. */
  readonly token?: string | undefined;
  /** The address of a JSON file with what GitHub answered when the site was built. Guests read that. */
  readonly snapshot?: string | undefined;
  /** Shows pictures of people: they come from GitHub, which learns who reads. */
  readonly avatars?: boolean | undefined;
}

const counting = part(() => import('./github-discussions-counts.js'));
const creating = part(() => import('./github-discussions-create.js'));
const editing = part(() => import('./github-discussions-edits.js'));
const finding = part(() => import('./github-discussions-find.js'));
const marking = part(() => import('./github-discussions-marks.js'));
const signing = part(() => import('./github-discussions-session.js'));

/** A discussion on GitHub, found as giscus (https://giscus.app) finds it. */
export function githubDiscussionsAdapter(options: GithubDiscussionsAdapterOptions): Adapter {
  const context = discussionsContext(options);
  const { term, giscus, repo, category, snapshot } = context;
  const canWrite = giscus !== undefined || options.token !== undefined;
  const posting = once(async () => (await creating()).discussionsPosting(context));

  return {
    key:
      term instanceof AdapterError
        ? undefined
        : `github-discussions:${repo.toLowerCase()}:${category}:${'number' in term ? `#${term.number}` : term.text}`,
    comments: {
      describe: (call) => describe(context, canWrite, call),
      list: (query, call) => listComments(context, query, call),
      replies: async (parent, cursor, call) => (await finding()).repliesBelow(context, parent, cursor, call),
      find: async (id, call) => (await finding()).findComment(context, id, call),
      create: async (comment, call) => (await posting(call))(comment, call),
    },
    ...(canWrite ? portsOfWriters(context) : {}),
    session: giscus === undefined ? undefined : sessionOf(context, giscus),
    counts:
      snapshot !== undefined && !canWrite
        ? undefined
        : { counts: async (threads, call) => (await counting()).countThreads(context, threads, call) },
  };
}

/** What only those can do whom GitHub knows. */
function portsOfWriters(context: DiscussionsContext): Pick<Adapter, 'edits' | 'votes' | 'reactions'> {
  return {
    edits: {
      source: async (id, call) => (await editing()).commentSource(context, id, call),
      update: async (id, text, call) => (await editing()).changeComment(context, id, text, call),
      remove: async (id, call) => (await editing()).removeComment(context, id, call),
    },
    votes: { cast: async (id, vote, call) => (await marking()).castVote(context, id, vote, call) },
    reactions: {
      react: async (target, name, on, call) => (await marking()).reactTo(context, target, name, on, call),
    },
  };
}

/** Signing in on GitHub, by way of a giscus: it keeps the secret without which GitHub gives no token. */
function sessionOf(context: DiscussionsContext, giscus: string): SessionPort {
  const { keep, token } = context;
  return {
    current: async (call) => (await signing()).viewerOf(context, call),
    async signIn(returnTo, { signal }) {
      const { signInThrough } = await signing();
      signal.throwIfAborted();
      return signInThrough(giscus, keep, returnTo);
    },
    async signOut(_returnTo, call) {
      await Promise.resolve();
      call.signal.throwIfAborted();
      keep.keepSession(undefined);
      await token(call, true);
      return null;
    },
  };
}

async function describe(context: DiscussionsContext, canWrite: boolean, call: Call): Promise<ThreadInfo> {
  const { avatars } = context;
  const { discussion: raw, viewer: who, reading } = await context.oldest(call, true);
  const { asReader } = reading;
  const discussion = raw === null ? undefined : parseDiscussion(raw, asReader);
  const viewer = asReader ? (parsePerson(who, avatars) ?? null) : null;
  return {
    posting: postingFor(context, discussion, viewer, canWrite),
    viewer,
    guestFields: { name: 'hidden', email: 'hidden', website: 'hidden' },
    writing: { format: 'markdown', maxCharacters: 65_536, mentions: 'name' },
    sorts: ['oldest', 'newest'],
    total: null,
    reactions: {
      choices: CHOICES.map((choice) => ({ ...choice })),
      page: [...(discussion?.reactions ?? [])],
      canReact: asReader && (discussion?.canReact ?? true),
    },
  };
}

function postingFor(
  { repo, giscus }: DiscussionsContext,
  discussion: Discussion | undefined,
  viewer: Author | null,
  canWrite: boolean,
): Posting {
  if (discussion?.locked) return { allowed: false, why: 'closed' };
  if (viewer && canWrite) return { allowed: true };
  if (giscus !== undefined) return { allowed: false, why: 'sign-in' };
  return { allowed: false, why: 'read-only', href: discussion?.url ?? `https://github.com/${repo}/discussions` };
}
