import type { Posting, ThreadInfo } from '../core/thread-info.js';
import type { Adapter, Call } from './adapter.js';
import { comentarioContext, type ComentarioContext } from './comentario-context.js';
import { listThread } from './comentario-list.js';
import type { ComentarioPage } from './comentario-page.js';
import type { ComentarioViewer } from './comentario-wire.js';
import { once, part } from './once.js';
import { countsWithOwn } from './own-count.js';

/** Which page of which Comentario, and how readers take part. */
export interface ComentarioAdapterOptions {
  /** Where Comentario is, such as `https://comments.blog.example/`: whence its own script comes. */
  readonly endpoint: string;
  /** What Comentario calls the page (`page-id`). Without it, the path of the current page. */
  readonly thread?: string | undefined;
  /** The site, as it is called among Comentario's domains. Without it, the host of the current page. */
  readonly host?: string | undefined;
  /** Whether readers can sign in. `true` by default; without it, they write as guests where Comentario lets them. */
  readonly signIn?: boolean | undefined;
  /** With whom they sign in: `sso`, `github`, `google`, `oidc:example`. Without it, SSO or the first that Comentario names. */
  readonly provider?: string | undefined;
  /** Shows people's pictures, which Comentario itself has. */
  readonly avatars?: boolean | undefined;
}

const counting = part(() => import('./comentario-counts.js'));
const creating = part(() => import('./comentario-create.js'));
const editing = part(() => import('./comentario-edits.js'));
const finding = part(() => import('./comentario-find.js'));
const listening = part(() => import('./comentario-live.js'));
const moderating = part(() => import('./comentario-moderate.js'));
const signing = part(() => import('./comentario-session.js'));

const NOBODY_WRITES =
  'nobody can write, since this Comentario takes neither guests nor a sign-in other than by e-mail address and password, which a section on somebody’s page does not ask for. Let guests write, or enable a provider or SSO for the domain.';

/** The comments of a Comentario (https://comentario.app). */
export function comentarioAdapter(options: ComentarioAdapterOptions): Adapter {
  const { endpoint, avatars = false, signIn = true, provider } = options;
  const host = options.host ?? globalThis.location?.host ?? '';
  const path = options.thread ?? globalThis.location?.pathname ?? '';
  const context = comentarioContext({ endpoint, host, path, avatars });
  const posting = once(async () => (await creating()).comentarioPosting(context));
  let explained = false;

  async function describe(call: Call): Promise<ThreadInfo> {
    const [viewer, { page }] = await Promise.all([context.viewer(call, true), context.thread(call, true)]);
    if (!explained && !page.takesGuests && page.providers.length === 0) {
      explained = true;
      console.warn(`gedanken: ${NOBODY_WRITES}`);
    }
    return infoOf(context, page, viewer, signIn);
  }

  return {
    key: `comentario:${context.api.base}:${host}${path}`,
    comments: {
      describe,
      list: (query, call) => listThread(context, query, call),
      replies: async (parent, _cursor, call) => (await finding()).repliesBelow(context, parent, call),
      find: async (id, call) => (await finding()).findComment(context, id, call),
      create: async (comment, call) => (await posting(call))(comment, call),
    },
    ...(signIn ? portsOfUsers(context, provider) : {}),
    live: { watch: async (listener, call) => (await listening()).watchThread(context, listener, call) },
    preview: {
      preview: async (text, call) => ({
        format: 'html',
        source: await (await creating()).previewText(context, text, call),
      }),
    },
    counts: countsWithOwn(path, async (threads, call) => (await counting()).countThreads(context, threads, call)),
  };
}

/** What only those can do who sign in. */
function portsOfUsers(
  context: ComentarioContext,
  provider: string | undefined,
): Pick<Adapter, 'session' | 'edits' | 'moderation' | 'pins' | 'votes'> {
  return {
    session: {
      async current(call) {
        const viewer = await context.viewer(call, true);
        return viewer && structuredClone(viewer.author);
      },
      signIn: async (_returnTo, call) => (await signing()).signInBy(context, provider, call),
      async signOut(_returnTo, { signal }) {
        signal.throwIfAborted();
        const { signOut } = await signing();
        signal.throwIfAborted();
        signOut(context);
        return null;
      },
    },
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
    votes: { cast: async (id, vote, call) => (await editing()).castVote(context, id, vote, call) },
  };
}

function infoOf(
  { api }: ComentarioContext,
  page: ComentarioPage,
  viewer: ComentarioViewer | null,
  signIn: boolean,
): ThreadInfo {
  return {
    posting: postingFor(page, viewer, signIn),
    viewer: viewer && structuredClone(viewer.author),
    guestFields: { name: page.takesGuests ? 'optional' : 'hidden', email: 'hidden', website: 'hidden' },
    writing: { format: 'markdown', ...(page.maxBytes === undefined ? {} : { maxBytes: page.maxBytes }) },
    sorts: [...page.sorts],
    // What a guest wrote and waits, nobody but moderators can see.
    hidesTaken: viewer === null,
    total: null,
    feed:
      page.feed && page.domain !== '' && page.id !== ''
        ? api.url('rss/comments', { domain: page.domain, page: page.id })
        : undefined,
  };
}

function postingFor(page: ComentarioPage, viewer: ComentarioViewer | null, signIn: boolean): Posting {
  if (page.isClosed) return { allowed: false, why: 'closed' };
  if (viewer) return viewer.isReadOnly ? { allowed: false, why: 'read-only' } : { allowed: true };
  if (page.takesGuests) return { allowed: true };
  // Passwords are nothing that a section on somebody's page should ask for.
  return { allowed: false, why: signIn && page.providers.length > 0 ? 'sign-in' : 'read-only' };
}
