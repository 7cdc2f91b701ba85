import { AdapterError } from '../core/errors.js';
import type { Call, Changes, Mark, News } from './adapter.js';

/** How often in a row the browser may connect anew before somebody else decides how to go on. */
const MAX_BROKEN = 3;
/** Milliseconds after which a connection is taken to have been a good one. */
const STEADY = 30_000;

/** Where to listen, and how to ask what it was. */
export interface RestLive {
  readonly url: string;
  readonly withCredentials: boolean;
  since(mark: Mark | undefined, call: Call): Promise<Changes>;
}

/**
 * Listens for `change` events, which say only that there is something new, and asks what it is. So
 * what one hears is what this very reader may see, and the stream is the same for everybody.
 */
export function watchThread(live: RestLive, listener: (news: News) => void, call: Call): Promise<never> {
  const { signal } = call;
  return new Promise<never>((_resolve, reject) => {
    signal.throwIfAborted();
    if (typeof EventSource === 'undefined')
      throw new AdapterError('unavailable', { hint: 'There is no EventSource here.' });
    const source = new EventSource(live.url, { withCredentials: live.withCredentials });
    const ended = new AbortController();
    let broken = 0;
    /** When the connection was made that stands now. */
    let opened = Infinity;
    let mark: Mark | undefined;
    let isAsking = false;
    let isStale = false;

    function end(reason: unknown): void {
      source.close();
      ended.abort();
      reject(reason);
    }

    /** What happens while an answer is on its way is asked for once more. */
    async function ask(): Promise<void> {
      isStale = true;
      if (isAsking) return;
      isAsking = true;
      while (isStale && !ended.signal.aborted) {
        isStale = false;
        const news: Changes = await live.since(mark, call);
        const isNews = mark !== undefined && (news.comments.length > 0 || news.removed.length > 0);
        // Whatever came before the first mark was known is in the list that was just read.
        mark = news.mark;
        if (isNews && !ended.signal.aborted) listener(news);
      }
      isAsking = false;
    }
    const hear = (): void => {
      broken = 0;
      ask().catch(end);
    };
    const open = (): void => {
      opened = Date.now();
      ask().catch(end);
    };
    const stumble = (): void => {
      // One that stood for a while was a good one; one that ends as it begins is none.
      if (Date.now() - opened > STEADY) broken = 0;
      opened = Infinity;
      broken += 1;
      // The browser connects anew by itself, and says what it heard last; not after a refusal.
      if (source.readyState === EventSource.CLOSED || broken >= MAX_BROKEN)
        end(new AdapterError('unavailable', { hint: `${live.url} does not tell what happens.` }));
    };

    const options = { signal: ended.signal };
    source.addEventListener('open', open, options);
    source.addEventListener('change', hear, options);
    source.addEventListener('error', stumble, options);
    signal.addEventListener('abort', () => end(signal.reason), options);
  });
}
