import { AdapterError } from '../core/errors.js';
import type { Adapter, Call, CommentPage, ListQuery } from './adapter.js';
import { lemmyContext } from './lemmy-context.js';
import { listComments, type Listing } from './lemmy-list.js';
import { readView } from './lemmy-wire.js';
import { byAge, climb, countShown, missing, readOnlyInfo, refusal } from './read-only.js';

/** Which post of which server. */
export interface LemmyAdapterOptions {
  /**
   * The address of the post below which the thread is (`https://lemmy.example/post/123`). Without it, the first one
   * that the page links to by `rel="syndication"` or the class `u-syndication`.
   */
  readonly thread?: string | undefined;
  /** Shows pictures of people: they come from where the server says, which learns who reads. */
  readonly avatars?: boolean | undefined;
}

/** What the server calls the orders; the others it has are made of time and votes by rules of its own. */
const SORTS = { oldest: 'Old', newest: 'New', best: 'Top', controversial: 'Controversial', discussed: 'Hot' } as const;

/** The comments on a post of Lemmy. They are written there. */
export function lemmyAdapter(options: LemmyAdapterOptions = {}): Adapter {
  const { thread = '', avatars = false } = options;
  const context = lemmyContext(thread, avatars);
  const { place } = context;

  async function list({ sort }: ListQuery, call: Call): Promise<CommentPage> {
    const { comments, exact } = await listing({ sort: SORTS[sort] }, call);
    const isByTime = sort === 'oldest' || sort === 'newest';
    return {
      comments: isByTime ? byAge(comments, sort) : comments,
      next: null,
      total: { count: countShown(comments), exact },
    };
  }

  async function listing(params: Readonly<Record<string, string>>, call: Call): Promise<Listing> {
    return listComments(context, params, call);
  }

  return {
    key: place instanceof AdapterError ? undefined : `lemmy:${place.server}:${place.post}`,
    comments: {
      async describe(call) {
        const { posting, title } = await context.post(call, true);
        const sorts = ['oldest', 'newest', 'best', 'controversial'] as const;
        return readOnlyInfo({ posting: { ...posting }, title, sorts: [...sorts] });
      },
      list,
      async replies(parent, _cursor, call) {
        if (!/^\d{1,15}$/.test(parent)) throw missing(parent);
        const { comments } = await listing({ sort: 'Old', parent_id: parent }, call);
        return { comments: comments.filter(({ id }) => id !== parent), next: null };
      },
      async find(id, call) {
        if (!/^\d{1,15}$/.test(id)) throw missing(id);
        const reading = await context.reading(call);
        return climb(id, async (at) =>
          readView(await context.ask('comment', { id: at }, 'comment_view', call), reading),
        );
      },
      async create(_comment, call) {
        throw refusal((await context.post(call)).posting);
      },
    },
  };
}
