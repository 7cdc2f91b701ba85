import { AdapterError } from '../core/errors.js';
import type { Adapter, Call } from './adapter.js';
import { readItemId, readStory } from './hackernews-wire.js';
import { once, part } from './once.js';
import { fetchPublic, wholeThreadPort, type WholeThread } from './read-only.js';

/** Which discussion, and who is asked for it. */
export interface HackerNewsAdapterOptions {
  /**
   * The address of the submission (`https://news.ycombinator.com/item?id=8863`), or its number. Without it, the one
   * with the most comments among those that link to `page`: that takes one more request.
   */
  readonly thread?: string | undefined;
  /** The address to look for. That of the page by default. */
  readonly page?: string | undefined;
  /** The API to ask. `https://hn.algolia.com/api/v1` by default; Hacker News’s own takes a request for each comment. */
  readonly endpoint?: string | undefined;
}

const finding = part(() => import('./hackernews-find.js'));

/** The comments on a submission to Hacker News. They are written there. */
export function hackerNewsAdapter(options: HackerNewsAdapterOptions = {}): Adapter {
  const { thread = '' } = options;
  const endpoint = (options.endpoint ?? 'https://hn.algolia.com/api/v1').replace(/\/$/, '');
  const given = readItemId(thread);
  const item = once(async (call): Promise<string> => {
    if (given !== undefined) return given;
    if (thread.trim() === '') return (await finding()).findStory(endpoint, options.page, call);
    throw new AdapterError('not-found', { hint: `“${thread.slice(0, 200)}” names nothing on Hacker News.` });
  });

  async function load(call: Call): Promise<WholeThread> {
    return readStory(await fetchPublic(`${endpoint}/items/${await item(call)}`, call));
  }

  return { key: given === undefined ? undefined : `hackernews:${given}`, comments: wholeThreadPort(load) };
}
