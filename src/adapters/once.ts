import { AdapterError } from '../core/errors.js';
import type { Call } from './adapter.js';

/** Answers from what it knows; `renew` asks again, unless it is being asked just now. */
export type Shared<T> = (call: Call, renew?: boolean) => Promise<T>;

interface Load<T> {
  readonly result: Promise<T>;
  readonly signal: AbortSignal;
  settled: boolean;
}

/**
 * Loads something once for all who ask. A failure is forgotten, so that the next call tries again;
 * a load whose own caller gave up is no reason for the others, who go on with a load of theirs.
 */
export function once<T>(load: (call: Call) => Promise<T>): Shared<T> {
  let current: Load<T> | undefined;

  function start(call: Call): Load<T> {
    const started: Load<T> = { result: load(call), signal: call.signal, settled: false };
    const settle = (): void => void (started.settled = true);
    started.result.then(settle, settle);
    return started;
  }

  return async (call, renew = false) => {
    const { signal } = call;
    if (renew && current?.settled) current = undefined;
    for (;;) {
      signal.throwIfAborted();
      const shared = (current ??= start(call));
      try {
        return await untilAborted(shared.result, signal);
      } catch (error) {
        const mine = shared.signal === signal;
        if (signal.aborted && !mine) throw error;
        if (current === shared) current = undefined;
        if (mine || !shared.signal.aborted) throw error;
      }
    }
  };
}

/** Waits for work that others may go on waiting for. Rejects with `signal.reason` once that aborts. */
export function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/** A part of the adapter that loads when it is first needed. Rejects with `unavailable` when it does not come. */
export function part<T>(load: () => Promise<T>): () => Promise<T> {
  return async () => {
    try {
      return await load();
    } catch (cause) {
      throw new AdapterError('unavailable', { hint: 'A part of the adapter did not load.', cause });
    }
  };
}
