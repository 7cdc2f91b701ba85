import { AdapterError } from '../core/errors.js';
import { readUrl } from '../core/fields.js';
import type { GuestFields, ThreadInfo } from '../core/thread-info.js';
import type { Adapter, Call } from './adapter.js';
import { request, errorFromStatus } from './http.js';
import { once, part } from './once.js';
import { parseInfo } from './protocol-info.js';
import type { StaticForm } from './static-form.js';
import { findIn, pageOf, repliesIn } from './static-list.js';
import { parseFile, type StaticFile } from './static-wire.js';

export { formFrom, guestFieldsFrom } from './static-settings.js';
export type { StaticForm };

/** Which file holds the thread, and where new comments go. */
export interface StaticAdapterOptions {
  /** The address of the JSON file that was built with the site. */
  readonly src: string;
  /** Where a form with a new comment is sent. Without it, the thread can only be read. */
  readonly form?: StaticForm | undefined;
  /** What the form asks for, where the file does not say; a name, unless told otherwise. */
  readonly guestFields?: Partial<GuestFields> | undefined;
  /** Shows the pictures of people that the file names. */
  readonly avatars?: boolean | undefined;
}

const sending = part(() => import('./static-form.js'));

/** A thread in a file of the site: read whole, written to by whatever takes forms and builds the site anew. */
export function staticAdapter({ src, form, guestFields = {}, avatars = false }: StaticAdapterOptions): Adapter {
  const url = readUrl(src, globalThis.location?.href);
  const reading = { avatars, can: { reply: form !== undefined } };
  const load = once((call) => readFile(src, url, call));
  const posting = once(async () => (await sending()).staticPosting(form));

  async function describe(call: Call): Promise<ThreadInfo> {
    const file = await load(call);
    return infoOf(file, { avatars, canWrite: form !== undefined, guestFields });
  }

  return {
    key: url === undefined ? undefined : `static:${url}`,
    comments: {
      describe,
      list: async ({ sort }, call) => pageOf(await load(call, true), sort, reading),
      replies: async (id, _cursor, call) => repliesIn(await load(call), id, reading),
      find: async (id, call) => findIn(await load(call, true), id, reading),
      async create(comment, call) {
        const info = await describe(call);
        if (!info.posting.allowed) throw new AdapterError(info.posting.why === 'closed' ? 'closed' : 'forbidden');
        return (await posting(call))(comment, info, call);
      },
    },
  };
}

async function readFile(src: string, url: string | undefined, call: Call): Promise<StaticFile> {
  call.signal.throwIfAborted();
  if (url === undefined) throw new AdapterError('malformed', { hint: `“${src}” is no address of a file.` });
  const answer = await request(url, { signal: call.signal });
  if (!answer.ok) throw errorFromStatus(answer);
  return parseFile(answer.json());
}

interface InfoSettings {
  readonly avatars: boolean;
  readonly canWrite: boolean;
  readonly guestFields: Partial<GuestFields>;
}

function infoOf(file: StaticFile, { avatars, canWrite, guestFields }: InfoSettings): ThreadInfo {
  const info = parseInfo(file.thread, avatars);
  const { posting } = info;
  return {
    ...info,
    posting: posting.allowed && !canWrite ? { allowed: false, why: 'read-only' } : posting,
    viewer: null,
    guestFields: { ...info.guestFields, ...guestFields },
    // Whatever the file says: it is read whole, and nobody counts it.
    sorts: ['oldest', 'newest'],
    // Nothing is seen before the site is built anew.
    hidesTaken: true,
    total: null,
    reactions: undefined,
  };
}
