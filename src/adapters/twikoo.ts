import type { ThreadInfo } from '../core/thread-info.js';
import type { Adapter } from './adapter.js';
import { once, part } from './once.js';
import { twikooApi } from './twikoo-api.js';
import { infoOf } from './twikoo-describe.js';
import { listComments, type TwikooContext } from './twikoo-list.js';
import { parseConfig, type TwikooConfig } from './twikoo-wire.js';
import { countsWithOwn } from './own-count.js';

/** Which thread of which Twikoo, and how to talk to it. */
export interface TwikooAdapterOptions {
  /** Where Twikoo is: what its own widget has as `envId`. Environments of CloudBase, which are no addresses, can't be used. */
  readonly endpoint: string;
  /** What Twikoo calls the thread (`path`). Without it, the path of the current page. */
  readonly thread?: string | undefined;
  /** Shows the pictures that Twikoo itself links: of those who gave a QQ number. */
  readonly avatars?: boolean | undefined;
  /** Where the pages of the threads are, for the newest comments. Without it, the origin of the current page. */
  readonly site?: string | undefined;
}

const changing = part(() => import('./twikoo-changes.js'));
const counting = part(() => import('./twikoo-counts.js'));
const creating = part(() => import('./twikoo-create.js'));
const finding = part(() => import('./twikoo-find.js'));

/** The comments of a Twikoo (https://twikoo.js.org). */
export function twikooAdapter(options: TwikooAdapterOptions): Adapter {
  const api = twikooApi(options.endpoint);
  const { avatars = false, site = globalThis.location?.origin } = options;
  const thread = options.thread ?? globalThis.location?.pathname ?? '';
  const config = once(async (call) => parseConfig(await api.ask('GET_CONFIG', {}, call)));
  const context: TwikooContext = { api, thread, avatars, config, places: new Map() };
  const posting = once(async () => (await creating()).twikooPosting(context));
  const explain = explainer();

  return {
    key: `twikoo:${api.endpoint}:${thread}`,
    comments: {
      describe: async (call) => explain(await config(call)),
      list: (query, call) => listComments(context, query, call),
      replies: async (parent, _cursor, call) => (await finding()).repliesBelow(context, parent, call),
      find: async (id, call) => (await finding()).findComment(context, id, call),
      create: async (comment, call) => (await posting(call))(comment, call),
    },
    edits: {
      source: async (id, call) => (await changing()).refuseChange(context, id, call),
      update: async (id, _text, call) => (await changing()).refuseChange(context, id, call),
      remove: async (id, call) => (await changing()).removeComment(context, id, call),
    },
    votes: { cast: async (id, vote, call) => (await changing()).castVote(context, id, vote, call) },
    counts: countsWithOwn(thread, async (threads, call) => (await counting()).countThreads(context, threads, call)),
    recent: { recent: async (count, call) => (await counting()).recentComments(context, site, count, call) },
  };
}

/** Describes the thread, and tells the developer once why nobody can write there. */
function explainer(): (config: TwikooConfig) => ThreadInfo {
  let isTold = false;
  return (config) => {
    if (config.challenge === 'unknown' && !isTold) {
      isTold = true;
      console.warn(
        'gedanken: this Twikoo asks for a challenge that can’t be solved here (Geetest, or the Cap that is built in), so nobody can comment. Set Turnstile, or a Cap with an address of its own.',
      );
    }
    return infoOf(config);
  };
}
