import { AdapterError } from '../core/errors.js';
import type { Adapter } from './adapter.js';
import { disqusContext } from './disqus-context.js';
import { findPost, listBelow, listPosts } from './disqus-list.js';
import { readOnlyInfo, refusal } from './read-only.js';

/** Which thread of which site, and who may ask. */
export interface DisqusAdapterOptions {
  /** The site’s name there, its shortname. */
  readonly forum: string;
  /** The public key of an application that is registered for this domain (https://disqus.com/api/applications/). */
  readonly apiKey: string;
  /** What Disqus knows the page by: its identifier, or its address. The address of the page by default. */
  readonly thread?: string | undefined;
  /** Another address of the API, such as a proxy of your own. `https://disqus.com/api/3.0/` by default. */
  readonly endpoint?: string | undefined;
  /** Shows pictures of people: they come from Disqus, or whichever host its answer names. */
  readonly avatars?: boolean | undefined;
}

/** The comments of a thread on Disqus, without its script. They are written there. */
export function disqusAdapter(options: DisqusAdapterOptions): Adapter {
  const context = disqusContext(options);
  const { place } = context;
  return {
    key: place instanceof AdapterError ? undefined : `disqus:${place.forum}:${place.thread}`,
    comments: {
      async describe(call) {
        const { posting, title, count } = await context.thread(call, true);
        const total = count === undefined ? null : { count, exact: true };
        return readOnlyInfo({ posting: { ...posting }, title, total });
      },
      list: (query, call) => listPosts(context, query, call),
      replies: async (parent, _cursor, call) => ({ comments: await listBelow(context, parent, call), next: null }),
      find: (id, call) => findPost(context, id, call),
      async create(_comment, call) {
        throw refusal((await context.thread(call)).posting);
      },
    },
  };
}
