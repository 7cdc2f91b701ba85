import { AdapterError } from '../core/errors.js';
import { own, readCount, readUrl } from '../core/fields.js';
import type { Call } from './adapter.js';
import { readItemId } from './hackernews-wire.js';
import { fetchPublic, readList } from './read-only.js';

const MAX_HITS = 50;

/** The submission of a page that was talked about most. Rejects with `not-found` when nobody submitted it. */
export async function findStory(endpoint: string, page: string | undefined, call: Call): Promise<string> {
  const wanted = plainAddress(readUrl(page ?? globalThis.location?.href, globalThis.location?.href));
  if (wanted === undefined) throw new AdapterError('not-found', { hint: 'There is no address to look for.' });
  const query = new URLSearchParams({ query: wanted, restrictSearchableAttributes: 'url', tags: 'story' });
  const answer = await fetchPublic(`${endpoint}/search?${query}`, call);
  const [most] = readList(own(answer, 'hits'), MAX_HITS, 'hits: is this the API of Hacker News?')
    .flatMap((hit) => {
      const id = readItemId(String(own(hit, 'objectID')));
      // The search takes what is merely similar for a hit, too.
      const isSame = plainAddress(readUrl(own(hit, 'url'))) === wanted;
      return id !== undefined && isSame ? [{ id, comments: readCount(own(hit, 'num_comments')) ?? 0 }] : [];
    })
    .toSorted((a, b) => b.comments - a.comments);
  if (most) return most.id;
  throw new AdapterError('not-found', {
    hint: `Nobody has submitted ${wanted} to Hacker News; once somebody has, name the submission as thread.`,
  });
}

/** An address without what makes no difference to people. */
function plainAddress(url: string | undefined): string | undefined {
  if (url === undefined) return undefined;
  const { host, pathname, search } = new URL(url);
  return `${host.replace(/^www\./, '')}${pathname.replace(/\/$/, '')}${search}`;
}
