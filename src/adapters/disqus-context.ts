import { AdapterError } from '../core/errors.js';
import { own, readCount, readId, readLine, readUrl } from '../core/fields.js';
import type { Call } from './adapter.js';
import { disqusError } from './disqus-errors.js';
import type { DisqusAdapterOptions } from './disqus.js';
import { once, type Shared } from './once.js';
import { fetchPublic, readList, type Elsewhere } from './read-only.js';

/** Which thread is meant, and who is asked for it. */
export interface Place {
  readonly endpoint: string;
  readonly forum: string;
  readonly apiKey: string;
  /** As Disqus wants it: `ident:…` or `link:…`. */
  readonly thread: string;
}

/** What there is to know of a thread besides its comments. */
export interface DisqusThread {
  /** Its number there. */
  readonly id: string;
  readonly title: string | undefined;
  readonly count: number | undefined;
  readonly posting: Elsewhere;
}

/** What the parts of the adapter share. */
export interface DisqusContext {
  readonly place: Place | AdapterError;
  readonly avatars: boolean;
  readonly thread: Shared<DisqusThread>;
  /** Asks for what a method of the API answers with. */
  ask(method: string, params: Readonly<Record<string, string>>, call: Call): Promise<unknown>;
}

const DEFAULT_ENDPOINT = 'https://disqus.com/api/3.0/';

export function disqusContext(options: DisqusAdapterOptions): DisqusContext {
  const place = namePlace(options);
  const context: DisqusContext = {
    place,
    avatars: options.avatars ?? false,
    thread: once(async (call) => {
      const { forum, thread } = placeOf(place);
      const answer = await context.ask('threads/list', { forum, thread }, call);
      const [raw] = readList(own(answer, 'response'), 1, 'response: is this Disqus?');
      return readThread(raw, placeOf(place));
    }),
    async ask(method, params, call) {
      const { endpoint, apiKey } = placeOf(place);
      const url = new URL(`${method}.json`, endpoint);
      for (const [name, value] of Object.entries({ api_key: apiKey, ...params })) url.searchParams.set(name, value);
      const answer = await fetchPublic(url.href, call, disqusError);
      // A proxy may pass on the refusal, but not its status.
      if (own(answer, 'code') !== 0) throw disqusError(answer);
      return answer;
    },
  };
  return context;
}

function namePlace({
  forum,
  apiKey,
  thread = '',
  endpoint = DEFAULT_ENDPOINT,
}: DisqusAdapterOptions): Place | AdapterError {
  const here = globalThis.location?.href;
  const base = readUrl(endpoint, here);
  if (base === undefined) return new AdapterError('not-found', { hint: `“${endpoint}” is no address of an API.` });
  if (!/^[\w-]{1,100}$/.test(forum))
    return new AdapterError('not-found', { hint: `“${forum}” is no shortname of a site on Disqus.` });
  const text = thread.trim();
  const link = text === '' ? here?.split('#', 1)[0] : readUrl(text);
  const name = link === undefined ? `ident:${text}` : `link:${link}`;
  return { endpoint: base.endsWith('/') ? base : `${base}/`, forum, apiKey, thread: name };
}

function readThread(raw: unknown, { forum, thread }: Place): DisqusThread {
  const id = readId(own(raw, 'id'));
  // A thread begins with its first comment.
  if (id === undefined)
    throw new AdapterError('not-found', { hint: `Disqus has no thread “${thread}” in “${forum}”.` });
  return {
    id,
    title: readLine(own(raw, 'clean_title')),
    count: readCount(own(raw, 'posts')),
    posting:
      own(raw, 'isClosed') === true
        ? { allowed: false, why: 'closed' }
        : { allowed: false, why: 'read-only', href: pageOf(forum, thread) },
  };
}

/** The thread by itself, as its own script frames it. */
function pageOf(forum: string, thread: string): string {
  const isLink = thread.startsWith('link:');
  const name = thread.slice(thread.indexOf(':') + 1);
  const query = new URLSearchParams({ base: 'default', f: forum, [isLink ? 't_u' : 't_i']: name });
  return `https://disqus.com/embed/comments/?${query}`;
}

function placeOf(place: DisqusContext['place']): Place {
  if (place instanceof AdapterError) throw place;
  return place;
}
