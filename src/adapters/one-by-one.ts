import type { Call } from './adapter.js';
import { untilAborted } from './once.js';

/** Runs work of the same name one after the other, to its end. */
export type Queue = <T>(name: string, work: (call: Call) => Promise<T>, call: Call) => Promise<T>;

/**
 * For backends whose votes are added to what is there: one request has to be over before the next may tell what there is
 * to change. A reader who gives up waiting does not stop it.
 */
export function oneByOne(): Queue {
  const last = new Map<string, Promise<unknown>>();
  return async (name, work, { signal }) => {
    signal.throwIfAborted();
    const own = { signal: new AbortController().signal };
    const result = (last.get(name) ?? Promise.resolve()).then(
      () => work(own),
      () => work(own),
    );
    last.set(name, result);
    const forget = (): void => void (last.get(name) === result && last.delete(name));
    result.then(forget, forget);
    return untilAborted(result, signal);
  };
}
