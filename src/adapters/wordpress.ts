import { AdapterError } from '../core/errors.js';
import type { ThreadInfo } from '../core/thread-info.js';
import type { Adapter, Call, CommentPage, ListQuery } from './adapter.js';
import type { Adopted } from './wordpress-adopt.js';
import { wordpressApi, type WordpressCredentials } from './wordpress-api.js';
import { wordpressContext, type GuestPosting } from './wordpress-context.js';
import { describeAdopted, describeThread } from './wordpress-describe.js';
import { listComments } from './wordpress-list.js';
import { once, part } from './once.js';
import {
  wordpressChanges,
  wordpressEdits,
  wordpressModeration,
  wordpressSession,
  wordpressWholeSite,
} from './wordpress-ports.js';
import { wordpressSite, type WordpressSite } from './wordpress-site.js';
import { nameThread, type ThreadName } from './wordpress-thread.js';

export type { GuestPosting, WordpressCredentials };

/** Which thread of which WordPress, and how to talk to it. */
export interface WordpressAdapterOptions {
  /**
   * The REST root (`https://blog.example/wp-json`, or `https://blog.example/?rest_route=/` without
   * pretty permalinks), the address of the site, or that of one of its pages. Without it, the site
   * that the current page says it belongs to.
   */
  readonly endpoint?: string | undefined;
  /** The id or the slug of a post, or the address or path of its page. Without it, the current page. */
  readonly thread?: string | undefined;
  /** The REST name of the type of post. Without it, a post or a page. */
  readonly postType?: string | undefined;
  /** For a post protected by a password. */
  readonly password?: string | undefined;
  /** Proves who is signed in on the site itself. Without it, the page's `wpApiSettings.nonce`. */
  readonly nonce?: string | undefined;
  /** For moderators who write from elsewhere. Sent to the endpoint's origin only. */
  readonly credentials?: WordpressCredentials | undefined;
  /** Shows pictures: most sites have them from a service that learns who reads what. */
  readonly avatars?: boolean | undefined;
  /** What the theme printed of the thread: its first page is then read from there. */
  readonly adopt?: Element | undefined;
  /** How guests' comments are sent. By default through the REST API, or else by the site's own form. */
  readonly guestPosting?: GuestPosting | undefined;
  /** Whether the site asks guests for name and e-mail. WordPress does so by default. */
  readonly requireNameEmail?: boolean | undefined;
  /** Looks for pingbacks in the post's feed, which is one more request. */
  readonly pingbacks?: 'feed' | undefined;
}

const creating = part(() => import('./wordpress-create.js'));
const finding = part(() => import('./wordpress-find.js'));
const pinging = part(() => import('./wordpress-pings.js'));
const walking = part(() => import('./wordpress-walk.js'));

/** Where reading goes on after what the theme printed: at the start, since its pages are not WordPress's. */
const AFTER_ADOPTED = 'start';

/** The comments of a WordPress, through its REST API, its comment form, and what its theme printed. */
export function wordpressAdapter(options: WordpressAdapterOptions = {}): Adapter {
  const site = wordpressSite(options.endpoint);
  const api = wordpressApi(site, options);
  const thread = nameThread(options.thread ?? '', site.sameOrigin);
  const context = wordpressContext(options, api, thread);
  const posting = once(async () => (await creating()).wordpressPosting(context));
  const asked = new Set<'info' | 'comments'>();

  /** What the theme printed, for the first question only: whoever asks again wants to know what is new. */
  async function adopted(question: 'info' | 'comments', call: Call): Promise<Adopted | null> {
    call.signal.throwIfAborted();
    if (asked.has(question) || api.likelySignedIn) return null;
    const area = await context.printed(call);
    asked.add(question);
    return area?.signedIn ? null : area;
  }

  async function describe(call: Call): Promise<ThreadInfo> {
    const area = await adopted('info', call);
    return area ? describeAdopted(area) : describeThread(context, call);
  }

  async function list({ sort, cursor }: ListQuery, call: Call): Promise<CommentPage> {
    if (cursor !== undefined)
      return listComments(context, { sort, cursor: cursor === AFTER_ADOPTED ? undefined : cursor }, call);
    const area = await adopted('comments', call);
    if (area)
      return {
        comments: area.comments,
        next: area.whole ? null : AFTER_ADOPTED,
        total: describeAdopted(area).total ?? undefined,
      };

    const moderates = (await context.viewer(call))?.moderates === true;
    const [page, pings] = await Promise.all([
      listComments(context, { sort }, call),
      moderates ? (await pinging()).listPings(context, call) : [],
    ]);
    const fed =
      !moderates && options.pingbacks === 'feed'
        ? await (await pinging()).pingsFromFeed(context, page.comments, call)
        : [];
    return { ...page, comments: [...page.comments, ...pings, ...fed] };
  }

  return {
    key: keyOf(site, thread),
    comments: {
      describe,
      list,
      replies: async (parent, cursor, call) => (await walking()).repliesBelow(context, parent, cursor, call),
      find: async (id, call) => (await finding()).findComment(context, id, call),
      create: async (comment, call) => (await posting(call))(comment, call),
    },
    edits: api.maybeSignedIn ? wordpressEdits(context) : undefined,
    // An application password signs in with every request: there is no page for it, and nothing to end.
    session: site.sameOrigin && !options.credentials ? wordpressSession(context) : undefined,
    moderation: api.maybeSignedIn ? wordpressModeration(context) : undefined,
    changes: wordpressChanges(context),
    ...wordpressWholeSite(api, options),
  };
}

/** Names the thread without asking the site; `undefined` when the options do not say enough. */
function keyOf(site: WordpressSite, thread: ThreadName | AdapterError): string | undefined {
  if (site.name === '' || thread instanceof AdapterError) return undefined;
  return `wordpress:${site.name}:${thread.by === 'id' ? thread.id : thread.by === 'slug' ? thread.slug : thread.path}`;
}
