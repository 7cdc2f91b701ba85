import { AdapterError } from '../core/errors.js';
import { own } from '../core/fields.js';
import type { ThreadInfo } from '../core/thread-info.js';
import type { Adapter, Call } from './adapter.js';
import { issoApi } from './isso-api.js';
import { listComments, repliesBelow, type IssoContext } from './isso-list.js';
import { ownComments } from './isso-own.js';
import { parseConfig, type IssoConfig } from './isso-wire.js';
import { once, part } from './once.js';
import { countsWithOwn } from './own-count.js';

/** Which thread of which Isso, and how to talk to it. */
export interface IssoAdapterOptions {
  /** Where Isso is, such as `https://comments.blog.example/`: what its own widget has as `data-isso`. */
  readonly endpoint: string;
  /** What Isso calls the thread (`data-isso-id`). Without it, the path of the current page. */
  readonly thread?: string | undefined;
  /** The title of the page. Without it, Isso fetches the page when its first comment comes, to learn it. */
  readonly title?: string | undefined;
  /**
   * Whether Isso's cookies are sent and taken, by which readers can change what they wrote. Without it,
   * where Isso is on this page's own site: other sites' cookies are kept back by most browsers.
   */
  readonly cookies?: boolean | undefined;
  /** Whether votes are shown and taken; they are, unless this is `false`. */
  readonly votes?: boolean | undefined;
  /** Shows pictures, where Isso is set to have them from Gravatar, which learns who reads what. */
  readonly avatars?: boolean | undefined;
  /** Where the pages of the threads are, for the newest comments. Without it, the origin of the current page. */
  readonly site?: string | undefined;
}

const counting = part(() => import('./isso-counts.js'));
const creating = part(() => import('./isso-create.js'));
const editing = part(() => import('./isso-edits.js'));
const finding = part(() => import('./isso-find.js'));
const voting = part(() => import('./isso-votes.js'));

/** The comments of an Isso (https://isso-comments.de). */
export function issoAdapter(options: IssoAdapterOptions): Adapter {
  const api = issoApi(options.endpoint, options.cookies);
  const { avatars = false, votes = true, title, site = globalThis.location?.origin } = options;
  const thread = options.thread ?? globalThis.location?.pathname ?? '';
  const context: IssoContext = {
    api,
    thread,
    title,
    avatars,
    votes,
    own: ownComments(api.base),
    cast: new Map(),
    config: undefined,
  };
  const posting = once(async () => (await creating()).issoPosting(context, options.cookies !== false));
  const config = once(async (call) => (context.config ??= await readConfig(context, call)));

  return {
    key: `isso:${api.base}:${thread}`,
    comments: {
      describe: async (call) => infoOf(context, await config(call)),
      list: (query, call) => listComments(context, query, call),
      replies: (parent, cursor, call) => repliesBelow(context, parent, cursor, call),
      find: async (id, call) => (await finding()).findComment(context, id, call),
      create: async (comment, call) => (await posting(call))(comment, call),
    },
    edits: api.cookies
      ? {
          source: async (id, call) => (await editing()).commentSource(context, id, call),
          update: async (id, text, call) => (await editing()).changeComment(context, id, text, call),
          remove: async (id, call) => (await editing()).removeComment(context, id, call),
        }
      : undefined,
    votes: votes ? { cast: async (id, vote, call) => (await voting()).castVote(context, id, vote, call) } : undefined,
    preview: {
      preview: async (text, call) => ({
        format: 'html',
        source: await (await creating()).previewText(context, text, call),
      }),
    },
    counts: countsWithOwn(thread, async (threads, call) => (await counting()).countThreads(context, threads, call)),
    recent: { recent: async (count, call) => (await counting()).recentComments(context, site, count, call) },
  };
}

/** What Isso is set to. Old ones do not tell: then as by default. */
async function readConfig({ api }: IssoContext, call: Call): Promise<IssoConfig> {
  try {
    const answer: unknown = (await api.send('config', call)).json();
    return parseConfig(own(answer, 'config'));
  } catch (error) {
    if (error instanceof AdapterError && error.kind === 'not-found') return parseConfig(undefined);
    throw error;
  }
}

function infoOf({ api, thread }: IssoContext, config: IssoConfig): ThreadInfo {
  return {
    posting: { allowed: true },
    viewer: null,
    guestFields: {
      name: config.requireAuthor ? 'required' : 'optional',
      email: config.requireEmail ? 'required' : 'optional',
      website: config.website ? 'optional' : 'hidden',
    },
    writing: { format: 'markdown', minCharacters: 3, maxCharacters: 65_535 },
    sorts: ['oldest', 'newest', 'best'],
    hidesTaken: true,
    total: null,
    feed: config.feed ? api.url('feed', { uri: thread }) : undefined,
  };
}
