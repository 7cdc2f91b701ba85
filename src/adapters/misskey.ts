import { AdapterError } from '../core/errors.js';
import type { Reaction } from '../core/comment.js';
import type { Adapter, Call } from './adapter.js';
import { misskeyContext } from './misskey-context.js';
import { listBelow, listThread } from './misskey-list.js';
import type { Root } from './misskey-wire.js';
import { part } from './once.js';
import { readOnlyInfo, refusal, type Elsewhere } from './read-only.js';

/** Which note of which server. */
export interface MisskeyAdapterOptions {
  /**
   * The address of the note below which the thread is (`https://misskey.example/notes/9abcdef123`), or its id on
   * `endpoint`. Without it, the first one that the page links to by `rel="syndication"` or the class `u-syndication`.
   */
  readonly thread?: string | undefined;
  /** The server whose API knows the note, when that is not the host of its address. */
  readonly endpoint?: string | undefined;
  /** Shows pictures of people: they come from the server of the thread, which learns who reads. */
  readonly avatars?: boolean | undefined;
}

const finding = part(() => import('./misskey-find.js'));
const telling = part(() => import('./misskey-people.js'));

/** The answers to a note, on Misskey or a server that speaks its API: Sharkey, Firefish. They are written there. */
export function misskeyAdapter(options: MisskeyAdapterOptions = {}): Adapter {
  const { thread = '', endpoint, avatars = false } = options;
  const context = misskeyContext(thread, endpoint, avatars);
  const { place } = context;

  async function reactionsTo(root: Root, call: Call): Promise<readonly Reaction[]> {
    if (root.reactions.length === 0) return [];
    return (await telling()).withPeople(context, root, call);
  }

  return {
    key: place instanceof AdapterError ? undefined : `misskey:${place.server}:${place.id}`,
    comments: {
      async describe(call) {
        const root = await context.root(call, true);
        const page = await reactionsTo(root, call);
        const choices = page.map(({ name, emoji }) => ({ name, emoji }));
        return readOnlyInfo({ posting: postingFor(root), reactions: { choices, page, canReact: false } });
      },
      list: (query, call) => listThread(context, query, call),
      replies: (parent, cursor, call) => listBelow(context, parent, cursor, call),
      find: async (id, call) => (await finding()).findNote(context, id, call),
      async create(_comment, call) {
        throw refusal(postingFor(await context.root(call)));
      },
    },
  };
}

function postingFor({ page }: Root): Elsewhere {
  return { allowed: false, why: 'read-only', href: page };
}
