import type { Adapter } from '../adapters/adapter.js';
import type { Comment } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { check } from './assert.js';
import type { Never, Open, OpenedAdapter } from './subject.js';

/** One thing that every adapter keeps to. The name is the sentence to read when it does not. */
export interface Rule {
  readonly name: string;
  check(): Promise<void>;
}

/** Rules that belong together. */
export interface Topic {
  readonly name: string;
  readonly rules: readonly Rule[];
}

/** A rule over one opened adapter, which is closed again whatever comes of it. */
export function rule<Opened extends OpenedAdapter>(
  name: string,
  open: Open<Opened>,
  seeds: readonly Comment[],
  body: (adapter: Adapter, opened: Opened) => Promise<void>,
): Rule {
  return {
    name,
    async check() {
      const opened = await open(seeds);
      try {
        await body(opened.adapter, opened);
      } catch (error) {
        throw error instanceof AdapterError ? unexpected(error) : error;
      } finally {
        await opened.close?.();
      }
    },
  };
}

/** Stands where rules would, for a state that a backend can't be in: the reason is there to be read. */
export function neverRule(state: string, { never }: Never): Rule {
  return {
    name: `is never ${state}: ${never}`,
    check: async () => check(never.trim().length > 10, `Say in a sentence why the backend is never ${state}.`),
  };
}

/** An adapter's error says what to offer a reader; whoever tests it wants to know that it was one too many. */
function unexpected(cause: AdapterError): Error {
  const hint = cause.hint ?? cause.detail;
  return new Error(
    `The adapter rejected with “${cause.kind}” where it should have answered${hint === undefined ? '' : ` (${hint})`}.`,
    { cause },
  );
}
