import type { Adapter } from './adapter.js';
import { cusdisApi } from './cusdis-api.js';
import { cusdisInfo } from './cusdis-info.js';
import { findComment, listComments, repliesBelow, type CusdisContext } from './cusdis-list.js';
import { once, part } from './once.js';
import { countsWithOwn } from './own-count.js';

/** Which thread of which Cusdis, and how to talk to it. */
export interface CusdisAdapterOptions {
  /** Where Cusdis is: what its own widget has as `data-host`. Without it, `https://cusdis.com`. */
  readonly endpoint?: string | undefined;
  /** What Cusdis calls the site (`data-app-id`). */
  readonly app: string;
  /** What Cusdis calls the thread (`data-page-id`). Without it, the path of the current page. */
  readonly thread?: string | undefined;
  /** The title that a new thread gets (`data-page-title`), for the owner's mails. */
  readonly title?: string | undefined;
}

const counting = part(() => import('./cusdis-counts.js'));
const creating = part(() => import('./cusdis-create.js'));

/** The comments of a Cusdis (https://cusdis.com). What readers write waits until somebody approves it. */
export function cusdisAdapter(options: CusdisAdapterOptions): Adapter {
  const { endpoint = 'https://cusdis.com', app, title } = options;
  const api = cusdisApi(endpoint);
  const thread = options.thread ?? globalThis.location?.pathname ?? '';
  const context: CusdisContext = { api, app, thread, title };
  const posting = once(async () => (await creating()).cusdisPosting(context));

  return {
    key: `cusdis:${api.base}:${app}:${thread}`,
    comments: {
      async describe({ signal }) {
        await Promise.resolve();
        signal.throwIfAborted();
        return cusdisInfo();
      },
      list: (query, call) => listComments(context, query, call),
      replies: (parent, _cursor, call) => repliesBelow(context, parent, call),
      find: (id, call) => findComment(context, id, call),
      create: async (comment, call) => (await posting(call))(comment, call),
    },
    counts: countsWithOwn(thread, async (threads, call) => (await counting()).countThreads(context, threads, call)),
  };
}
