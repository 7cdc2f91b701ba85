import type { Adapter } from './adapter.js';
import { part } from './once.js';
import { baseOf } from './protocol-address.js';
import { protocolPorts } from './protocol-ports.js';
import { noReaderKey, readerKey } from './protocol-reader.js';
import { restApi } from './rest-api.js';
import { restSession } from './rest-session.js';

/** What a server may have besides, which readers meet at once where it is said to be there. */
export const REST_FEATURES = ['changes', 'live', 'mentions', 'preview', 'session', 'uploads'] as const;

export type RestFeature = (typeof REST_FEATURES)[number];

/** Which thread of which server, and as whom to read it. */
export interface RestAdapterOptions {
  /** Where the server is, such as `https://comments.blog.example/v1/`. */
  readonly endpoint: string;
  /** What the server calls the thread: any text. Without it, the path of the current page. */
  readonly thread?: string | undefined;
  /**
   * What the server has besides: none of it, unless it is named. All else (votes, reactions, edits, pins,
   * moderation, reports) shows wherever its answers offer it.
   */
  readonly features?: readonly RestFeature[] | undefined;
  /** Whether cookies go along: to the page's own origin alone, unless this says `include`. */
  readonly credentials?: RequestCredentials | undefined;
  /** What proves who is reading, where the page itself knows: sent as `Authorization: Bearer …`. */
  readonly token?: string | (() => string | undefined) | undefined;
  /** Whether guests are recognised by a random key that this browser keeps; they are, unless this is `false`. */
  readonly readerKey?: boolean | undefined;
  /** Shows the pictures of people that the server names. */
  readonly avatars?: boolean | undefined;
}

const listening = part(() => import('./rest-live.js'));

/** The comments of a server that speaks the Gedanken REST protocol (docs/rest-protocol.md). */
export function restAdapter(options: RestAdapterOptions): Adapter {
  const { endpoint, features = [], credentials = 'same-origin', avatars = false, token } = options;
  const thread = options.thread ?? globalThis.location?.pathname ?? '';
  const base = baseOf(endpoint);
  const reader = options.readerKey === false ? noReaderKey : readerKey(base);
  const api = restApi({
    endpoint,
    base,
    thread,
    credentials,
    reader,
    token: typeof token === 'function' ? token : () => token,
  });
  const { changes, preview, uploads, mentions, ...ports } = protocolPorts({
    thread,
    ask: api.ask,
    reading: { avatars, can: { reply: false } },
  });
  const has = (feature: RestFeature): boolean => features.includes(feature);

  return {
    key: `rest:${base}:${thread}`,
    ...ports,
    changes: has('changes') || has('live') ? changes : undefined,
    live: has('live')
      ? {
          watch: async (listener, call) =>
            (await listening()).watchThread(
              {
                url: api.url('events', { thread }),
                withCredentials: credentials === 'include',
                since: (mark, asking) => changes.since(mark, asking),
              },
              listener,
              call,
            ),
        }
      : undefined,
    session: has('session') ? restSession(api, thread, avatars) : undefined,
    preview: has('preview') ? preview : undefined,
    uploads: has('uploads') ? uploads : undefined,
    mentions: has('mentions') ? mentions : undefined,
  };
}
