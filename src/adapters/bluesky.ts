import { AdapterError } from '../core/errors.js';
import type { Posting, ThreadInfo } from '../core/thread-info.js';
import type { Adapter, Call } from './adapter.js';
import { atUriOf } from './bluesky-address.js';
import { blueskyContext } from './bluesky-context.js';
import { listBelow, listThread } from './bluesky-list.js';
import { CHOICES, type Root } from './bluesky-wire.js';
import { part } from './once.js';

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
}

const finding = part(() => import('./bluesky-find.js'));

/** The answers to a post on Bluesky. Reading needs nobody to sign in; answers are written there. */
export function blueskyAdapter(options: BlueskyAdapterOptions = {}): Adapter {
  const { thread = '', endpoint, avatars = false } = options;
  const context = blueskyContext(thread, endpoint, avatars);
  const { place } = context;

  async function describe(call: Call): Promise<ThreadInfo> {
    const root = await context.root(call, true);
    return {
      posting: postingFor(root),
      viewer: null,
      guestFields: { name: 'hidden', email: 'hidden', website: 'hidden' },
      writing: { format: 'text' },
      sorts: ['oldest', 'newest'],
      total: null,
      reactions: {
        choices: CHOICES.map((choice) => ({ ...choice })),
        page: root.reactions.map((reaction) => ({ ...reaction })),
        canReact: false,
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
      async create(_comment, call) {
        const { gate, page } = await context.root(call);
        throw new AdapterError(gate === 'closed' ? 'closed' : 'forbidden', { hint: `Answers are written at ${page}.` });
      },
    },
  };
}

/** Where only some may answer, Bluesky tells them whether they may. */
function postingFor({ gate, page }: Root): Posting {
  return gate === 'closed' ? { allowed: false, why: 'closed' } : { allowed: false, why: 'read-only', href: page };
}
