import type { Author } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import type { Posting, ThreadInfo } from '../core/thread-info.js';
import type { Adapter, Call, CommentsPort, EditsPort, SessionPort } from './adapter.js';
import { atUriOf } from './bluesky-address.js';
import { blueskyContext, type BlueskyContext } from './bluesky-context.js';
import { listBelow, listThread } from './bluesky-list.js';
import { sessionOf, type Member } from './bluesky-member.js';
import { CHOICES, personOf, type Root } from './bluesky-wire.js';
import { once, part } from './once.js';

/** Which thread, and who is asked for it. */
export interface BlueskyAdapterOptions {
  /**
   * The address of the post below which the thread is (`https://bsky.app/profile/me.example/post/3kabc`), or its
   * `at://` name; or that of a `site.standard.document` that leads to one. Without it, the first post that the page
   * links to by `rel="syndication"` or the class `u-syndication`, else the one that its
   * `<link rel="site.standard.document">` leads to.
   */
  readonly thread?: string | undefined;
  /** The AppView to ask. That of Bluesky for everybody by default, `https://public.api.bsky.app`. */
  readonly endpoint?: string | undefined;
  /** Shows pictures of people: they come from where the AppView keeps them, which learns who reads. */
  readonly avatars?: boolean | undefined;
  /**
   * The address of this site's client metadata, by which readers sign in on their own servers to answer here: see
   * docs/backends/bluesky.md. `https:`, and exactly as `client_id` in it. Without it, answers are written on Bluesky.
   */
  readonly client?: string | undefined;
}

const creating = part(() => import('./bluesky-create.js'));
const ending = part(() => import('./bluesky-tokens.js'));
const reacting = part(() => import('./bluesky-react.js'));
const removing = part(() => import('./bluesky-remove.js'));
const signing = part(() => import('./bluesky-sign-in.js'));
const finding = part(() => import('./bluesky-find.js'));

/** What a post may be (`app.bsky.feed.post`), and how it names people. */
const LIMITS = { maxGraphemes: 300, maxBytes: 3000, mentions: 'handle' } as const;

/** The answers to a post on Bluesky. Reading needs nobody to sign in; answers are written there, or here by `client`. */
export function blueskyAdapter(options: BlueskyAdapterOptions = {}): Adapter {
  const { thread = '', endpoint, avatars = false, client } = options;
  const context = blueskyContext(thread, endpoint, avatars, client);
  const { place, member } = context;

  async function describe(call: Call): Promise<ThreadInfo> {
    const root = await context.root(call, true);
    return {
      posting: postingFor(root, member !== undefined),
      viewer: member ? await viewerOf(member, avatars) : null,
      guestFields: { name: 'hidden', email: 'hidden', website: 'hidden' },
      writing: { format: 'text', ...(member ? LIMITS : {}) },
      sorts: ['oldest', 'newest'],
      total: null,
      reactions: {
        choices: CHOICES.map((choice) => ({ ...choice })),
        page: root.reactions.map((reaction) => ({ ...reaction })),
        canReact: root.reader !== undefined,
      },
    };
  }

  return {
    key: place instanceof AdapterError ? undefined : `bluesky:${atUriOf(place.record)}`,
    comments: {
      describe,
      list: (query, call) => listThread(context, query, call),
      replies: (parent, _cursor, call) => listBelow(context, parent, call),
      find: async (id, call) => (await finding()).findPost(context, id, call),
      create: member ? writing(context) : refusing(context),
    },
    ...(member ? portsOfMembers(context, member) : {}),
  };
}

function writing(context: BlueskyContext): CommentsPort['create'] {
  const posting = once(async () => (await creating()).blueskyPosting(context));
  return async (comment, call) => (await posting(call))(comment, call);
}

function refusing(context: BlueskyContext): CommentsPort['create'] {
  return async (_comment, call) => {
    const { gate, page } = await context.root(call);
    throw new AdapterError(gate === 'closed' ? 'closed' : 'forbidden', { hint: `Answers are written at ${page}.` });
  };
}

/** What readers can do who sign in on their own servers. */
function portsOfMembers(context: BlueskyContext, member: Member): Pick<Adapter, 'session' | 'edits' | 'reactions'> {
  const { avatars } = context;
  const session: SessionPort = {
    async current(call) {
      const viewer = await viewerOf(member, avatars);
      call.signal.throwIfAborted();
      return viewer;
    },
    async signIn(returnTo, call) {
      const { askForHandle } = await signing();
      call.signal.throwIfAborted();
      return askForHandle(member, avatars, returnTo);
    },
    async signOut(_returnTo, call) {
      const { endSession } = await ending();
      call.signal.throwIfAborted();
      await endSession(member);
      return null;
    },
  };
  const edits = async (): Promise<EditsPort> => (await removing()).removing(context);
  return {
    session,
    edits: {
      source: async (id, call) => (await edits()).source(id, call),
      update: async (id, text, call) => (await edits()).update(id, text, call),
      remove: async (id, call) => (await edits()).remove(id, call),
    },
    reactions: {
      react: async (target, name, on, call) => (await reacting()).reactTo(context, target, name, on, call),
    },
  };
}

/** As they were when they signed in. */
async function viewerOf(member: Member, avatars: boolean): Promise<Author | null> {
  const session = await sessionOf(member);
  return session && personOf(session.profile, session.did, avatars);
}

/** Where only some may answer, Bluesky tells them whether they may. */
function postingFor({ gate, page, reader, canReply }: Root, canSignIn: boolean): Posting {
  if (canReply) return { allowed: true };
  if (canSignIn && !reader && gate !== 'closed') return { allowed: false, why: 'sign-in' };
  return gate === 'closed' ? { allowed: false, why: 'closed' } : { allowed: false, why: 'read-only', href: page };
}
