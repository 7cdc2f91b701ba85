import { AdapterError } from '../core/errors.js';
import type { Call } from './adapter.js';
import type { Adopted } from './wordpress-adopt.js';
import type { WordpressApi } from './wordpress-api.js';
import type { ReadContext } from './wordpress-list.js';
import { once, part, type Shared } from './once.js';
import { fetchPost, type ThreadName } from './wordpress-thread.js';
import type { Post } from './wordpress-wire.js';
import type { WordpressAdapterOptions } from './wordpress.js';

/** How guests' comments go: through the REST API, or as WordPress's own comment form sends them. */
export type GuestPosting = 'auto' | 'rest' | 'form';

/** What all parts of the adapter share. */
export interface WriteContext extends ReadContext {
  readonly requireNameEmail: boolean;
  readonly post: Shared<Post>;
  /** What the theme printed of this thread; `null` when it can't be had. */
  readonly printed: Shared<Adopted | null>;
  /** How guests' comments go, once it is known. */
  guestWay: GuestPosting;
  /** Whether WordPress has turned guests away, so that they must sign in. */
  refusesGuests: boolean;
}

const adopting = part(() => import('./wordpress-adopt.js'));
const watching = part(() => import('./wordpress-viewer.js'));

/** `thread` counts where the options name one; else what the theme printed says which post it is, if it does. */
export function wordpressContext(
  options: WordpressAdapterOptions,
  api: WordpressApi,
  thread: ThreadName | AdapterError,
): WriteContext {
  const { adopt, password, avatars = false, requireNameEmail = true, guestPosting = 'auto' } = options;
  const named = options.thread?.trim() ?? '';
  const types = typesOf(options.postType);

  const printed = once(async () => {
    const area = adopt ? (await adopting()).adoptWordpress(adopt, avatars) : null;
    // Another post's thread, such as in a list of posts.
    return area?.post !== undefined && /^\d+$/.test(named) && area.post !== named ? null : area;
  });
  const viewer = once(async (call) => (api.maybeSignedIn ? (await watching()).fetchViewer(api, avatars, call) : null));
  const post = once(async (call) => fetchPost(api, await name(call), types, password, call));

  async function name(call: Call): Promise<ThreadName> {
    const id = named === '' ? (await printed(call))?.post : undefined;
    if (id !== undefined) return { by: 'id', id };
    if (thread instanceof AdapterError) throw thread;
    return thread;
  }

  return {
    api,
    password,
    avatars,
    requireNameEmail,
    printed,
    viewer,
    post,
    guestWay: guestPosting,
    refusesGuests: false,
    async id(call) {
      const known = await name(call);
      return known.by === 'id' ? known.id : (await post(call)).id;
    },
    async reading(call) {
      const [about, who] = await Promise.all([post(call), viewer(call)]);
      return { post: about, viewer: who, avatars };
    },
  };
}

/** Where to look for a post, by the REST names of its types. */
export function typesOf(postType: string | undefined): readonly string[] {
  return postType ? [postType] : ['posts', 'pages'];
}
