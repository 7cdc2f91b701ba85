import type { AdapterError, AdapterErrorKind } from '../core/errors.js';

/** After so many attempts in a row, the reader decides. */
export const MOST_TRIES = 5;
const FIRST = 2_000;
const LONGEST = 60_000;
/** What a backend that says “too fast” is given when it does not say how long. */
const RATE_LIMIT = 30_000;
/** Nobody watches a countdown for longer. */
const LONGEST_COUNTDOWN = 600_000;

/** What may be over in a while. Everything else needs the reader. */
const PASSING: ReadonlySet<AdapterErrorKind> = new Set(['offline', 'unavailable', 'rate-limited']);

/**
 * How long to wait before a comment is sent again after so many attempts, in milliseconds;
 * `undefined` when it should not be sent again unasked. `random` is from 0 to 1: those who failed
 * together should not come back together.
 */
export function waitBeforeRetry(error: AdapterError, tries: number, random: number): number | undefined {
  const { kind, uncertain, retryAfter = 0 } = error;
  if (tries >= MOST_TRIES || retryAfter > LONGEST_COUNTDOWN) return undefined;
  if (!PASSING.has(kind) && !(kind === 'malformed' && uncertain)) return undefined;
  if (kind === 'rate-limited') return (retryAfter || RATE_LIMIT) + random * 1000;
  const backoff = Math.min(LONGEST, FIRST * 2 ** (tries - 1));
  return Math.max(retryAfter, backoff / 2) + (random * backoff) / 2;
}

/** Whether the words belong back into their form, where something can be done about it. */
export function belongsInForm({ kind, uncertain }: AdapterError): boolean {
  return !PASSING.has(kind) && kind !== 'malformed' && !uncertain;
}
