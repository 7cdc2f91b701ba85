import type { CountsPort } from './adapter.js';

/** A port for counts in which `''` is the adapter's own thread. */
export function countsWithOwn(own: string, counts: CountsPort['counts']): CountsPort {
  return {
    counts: (threads, call) =>
      counts(
        threads.map((thread) => thread || own),
        call,
      ),
  };
}
