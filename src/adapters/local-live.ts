import type { Call, LivePort, News } from './adapter.js';

/** Begins to listen for changes by others: it hears the number of each. Answers with how to stop. */
export type Listen = (onChange: (version: number) => void) => () => void;

/** Tells what has changed whenever a store says that somebody else has changed something. */
export function localLive(listen: Listen, newsAfter: (version: number, call: Call) => Promise<News>): LivePort {
  return {
    watch(listener, call) {
      const { signal } = call;
      return new Promise<never>((_resolve, reject) => {
        signal.throwIfAborted();
        let from: number | undefined;
        let telling = Promise.resolve();

        async function tell(): Promise<void> {
          if (from === undefined) return;
          const before = from;
          from = undefined;
          const news = await newsAfter(before, call);
          if (!signal.aborted) listener(news);
        }
        const stop = listen((version) => {
          // What changes while an answer is on its way goes into one more.
          from = Math.min(from ?? Infinity, version - 1);
          telling = telling.then(tell).catch(end);
        });
        function end(reason: unknown): void {
          stop();
          reject(reason);
        }
        signal.addEventListener('abort', () => end(signal.reason), { once: true });
      });
    },
  };
}
