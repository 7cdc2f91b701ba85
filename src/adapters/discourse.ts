import { AdapterError } from '../core/errors.js';
import type { Adapter, Call, CommentPage, ListQuery } from './adapter.js';
import { discourseContext } from './discourse-context.js';
import { listBelow, listPosts } from './discourse-list.js';
import { parsePost } from './discourse-wire.js';
import { climb, missing, readOnlyInfo, refusal } from './read-only.js';

/** Which topic of which forum. */
export interface DiscourseAdapterOptions {
  /** The address of the topic (`https://forum.example/t/hello/123`), or its number in the forum at `endpoint`. */
  readonly thread: string;
  /** The address of the forum, where `thread` is a number. */
  readonly endpoint?: string | undefined;
  /** Shows pictures of people: they come from the forum. */
  readonly avatars?: boolean | undefined;
}

/** The answers in a topic of Discourse. They are written there; the first post stands for the page and is left out. */
export function discourseAdapter(options: DiscourseAdapterOptions): Adapter {
  const context = discourseContext(options);
  const { place } = context;

  return {
    key: place instanceof AdapterError ? undefined : `discourse:${place.forum}:${place.topic}`,
    comments: {
      async describe(call) {
        const { posting, title, count } = await context.topic(call, true);
        const total = count === undefined ? null : { count, exact: true };
        return readOnlyInfo({ posting: { ...posting }, title, total });
      },
      list: (query: ListQuery, call: Call): Promise<CommentPage> => listPosts(context, query, call),
      replies: async (parent, _cursor, call) => ({ comments: await listBelow(context, parent, call), next: null }),
      async find(id, call) {
        // The first post stands for the page.
        if (!/^[1-9]\d{0,9}$/.test(id) || id === '1') throw missing(id);
        const reading = await context.reading(call);
        return climb(id, async (at) => {
          const path = `/posts/by_number/${reading.topic}/${at}.json`;
          return parsePost(await context.ask(path, call), reading);
        });
      },
      async create(_comment, call) {
        throw refusal((await context.topic(call)).posting);
      },
    },
  };
}
