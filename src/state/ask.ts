import type { Call } from '../adapters/adapter.js';
import { AdapterError } from '../core/errors.js';

/** Milliseconds after which a backend is taken to have fallen silent. Adapters give up sooner by themselves. */
export const PATIENCE = 20_000;

/**
 * Asks a backend something, and always comes to an end: rejects with `signal.reason` when the
 * caller gives up, and with `unavailable` when the adapter never settles.
 */
export async function ask<T>(
  signal: AbortSignal,
  question: (call: Call) => Promise<T>,
  patience = PATIENCE,
): Promise<T> {
  signal.throwIfAborted();
  const silence = new AbortController();
  const timer = setTimeout(() => {
    const hint = `The adapter did not answer within ${patience / 1000} s.`;
    silence.abort(new AdapterError('unavailable', { hint, uncertain: true }));
  }, patience);
  const ended = AbortSignal.any([signal, silence.signal]);
  try {
    return await Promise.race([question({ signal: ended }), rejectionBy(ended)]);
  } finally {
    clearTimeout(timer);
  }
}

function rejectionBy(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
