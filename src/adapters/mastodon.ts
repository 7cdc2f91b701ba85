import type { Author } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import type { Posting, ThreadInfo } from '../core/thread-info.js';
import type { Adapter, Call, SessionPort } from './adapter.js';
import { mastodonContext, type MastodonContext } from './mastodon-context.js';
import { listBelow, listThread, readingOf } from './mastodon-list.js';
import { CHOICES, reactionsOf } from './mastodon-wire.js';
import { once, part } from './once.js';

/** Which thread of which server, and how readers take part. */
export interface MastodonAdapterOptions {
  /**
   * The address of the status below which the thread is (`https://social.example/@me/123`), or its id on `endpoint`.
   * Without it, the first one that the page links to by `rel="syndication"` or the class `u-syndication`.
   */
  readonly thread?: string | undefined;
  /** The server whose API knows the status, when that is not the host of its address. */
  readonly endpoint?: string | undefined;
  /** Shows pictures of people: they come from the server of the thread, which learns who reads. */
  readonly avatars?: boolean | undefined;
  /** Whether readers can sign in on their own servers to answer here. `true` by default; without it, they answer there. */
  readonly signIn?: boolean | undefined;
  /**
   * A page of this site that hands on what came back from signing in, so that it takes place in a window: see
   * docs/backends/mastodon.md. Without it, the reader leaves the page and comes back to it.
   */
  readonly callback?: string | undefined;
}

const asReader = part(() => import('./mastodon-reader.js'));
const creating = part(() => import('./mastodon-create.js'));
const finding = part(() => import('./mastodon-find.js'));
const reacting = part(() => import('./mastodon-react.js'));
const signing = part(() => import('./mastodon-sign-in.js'));

/** The answers to a status, on Mastodon or a server that speaks its client API: GoToSocial, Pleroma, Akkoma. */
export function mastodonAdapter(options: MastodonAdapterOptions = {}): Adapter {
  const { thread = '', endpoint, avatars = false, signIn = true } = options;
  const context = mastodonContext(thread, endpoint, avatars);
  const { place } = context;
  const posting = once(async () => (await creating()).mastodonPosting(context));
  const limits = new Map<string, number>();

  async function limit(call: Call): Promise<number | undefined> {
    const server = context.keep.session()?.server ?? '';
    const told = limits.get(server) ?? (await (await asReader()).limitOf(context, call));
    if (told !== undefined) limits.set(server, told);
    return told;
  }

  async function describe(call: Call): Promise<ThreadInfo> {
    const viewer = await context.reader(call, true);
    const [root, maxCharacters] = await Promise.all([context.root(call, true), viewer ? limit(call) : undefined]);
    const { mine } = await readingOf(context, call, true);
    return {
      posting: postingFor(viewer, signIn, root.url),
      viewer: structuredClone(viewer),
      guestFields: { name: 'hidden', email: 'hidden', website: 'hidden' },
      writing: { format: 'text', mentions: 'handle', ...(maxCharacters === undefined ? {} : { maxCharacters }) },
      sorts: ['oldest', 'newest'],
      total: null,
      reactions: {
        choices: CHOICES.map((choice) => ({ ...choice })),
        page: reactionsOf({ ...root.marks, ...mine.get(root.uri) }),
        canReact: viewer !== null,
      },
    };
  }

  return {
    key: place instanceof AdapterError ? undefined : `mastodon:${place.server}:${place.id}`,
    comments: {
      describe,
      list: (query, call) => listThread(context, query, call),
      replies: (parent, _cursor, call) => listBelow(context, parent, call),
      find: async (id, call) => (await finding()).findStatus(context, id, call),
      create: async (comment, call) => (await posting(call))(comment, call),
    },
    session: signIn ? sessionOf(context, options.callback) : undefined,
    reactions: {
      react: async (target, name, on, call) => (await reacting()).reactTo(context, target, name, on, call),
    },
  };
}

/** Signing in on the reader's own server: it is the only one that writes in their name. */
function sessionOf({ keep, viewer }: MastodonContext, callback: string | undefined): SessionPort {
  return {
    current: async (call) => structuredClone(await viewer(call, true)),
    async signIn(returnTo, call) {
      const { askForServer } = await signing();
      call.signal.throwIfAborted();
      return askForServer({ keep, callback, returnTo, entered: (entering) => viewer(entering, true) });
    },
    async signOut(_returnTo, call) {
      const { signOut } = await signing();
      call.signal.throwIfAborted();
      signOut(keep);
      return null;
    },
  };
}

function postingFor(viewer: Author | null, signIn: boolean, href: string | undefined): Posting {
  if (viewer) return { allowed: true };
  return signIn ? { allowed: false, why: 'sign-in' } : { allowed: false, why: 'read-only', href };
}
