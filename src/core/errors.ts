import type { Challenge } from './comment.js';

const KINDS = [
  'offline',
  'unavailable',
  'rate-limited',
  'signed-out',
  'forbidden',
  'closed',
  'not-found',
  'conflict',
  'challenge',
  'rejected',
  'malformed',
] as const;

/** Why a call to a backend failed, in the terms that decide what a reader is offered. */
export type AdapterErrorKind = (typeof KINDS)[number];

/** The fields of a form that a backend can refuse. */
export type FieldName = 'name' | 'email' | 'website' | 'text';

/** What is wrong with one field. */
export interface FieldError {
  readonly field: FieldName;
  readonly reason: 'required' | 'invalid' | 'too-long' | 'too-short';
  /** How much too long the text is, or, for `too-short`, how long it has to be at least; in `unit`. */
  readonly by?: number | undefined;
  /** What the backend counts. */
  readonly unit?: 'bytes' | 'characters' | 'graphemes' | undefined;
}

/** What an `AdapterError` can carry besides its kind. */
export interface AdapterErrorDetails {
  /** Milliseconds to wait before trying again, when the backend said so. */
  readonly retryAfter?: number | undefined;
  /** The fields to point at, for `rejected`. */
  readonly fields?: readonly FieldError[] | undefined;
  /** The server's own sentence: plain text of strangers, capped. */
  readonly detail?: string | undefined;
  /** For the developer: what to change. Never shown to readers. */
  readonly hint?: string | undefined;
  /** Whether the request may have been carried out all the same: then never resend unasked. */
  readonly uncertain?: boolean | undefined;
  /** What is to be solved, for `challenge`. Absent: what can't be solved here. */
  readonly challenge?: Challenge | undefined;
  readonly cause?: unknown;
}

/** The one way in which a backend fails. Carries no words for readers: they come from the locale, by `kind`. */
export class AdapterError extends Error {
  override readonly name = 'AdapterError';
  readonly kind: AdapterErrorKind;
  readonly retryAfter: number | undefined;
  readonly fields: readonly FieldError[];
  readonly detail: string | undefined;
  readonly hint: string | undefined;
  readonly uncertain: boolean;
  readonly challenge: Challenge | undefined;

  constructor(kind: AdapterErrorKind, details: AdapterErrorDetails = {}) {
    super(details.hint ?? details.detail ?? kind, details.cause === undefined ? {} : { cause: details.cause });
    this.kind = kind;
    this.retryAfter = details.retryAfter;
    this.fields = details.fields ?? [];
    this.detail = details.detail;
    this.hint = details.hint;
    this.uncertain = details.uncertain ?? false;
    this.challenge = details.challenge;
  }

  /** Takes whatever an adapter threw: strings, `undefined` and DOMExceptions become `unavailable`. */
  static from(thrown: unknown): AdapterError {
    const known = readAdapterError(thrown);
    if (known) return known;
    // An object without a prototype can't even be made text of.
    const hint =
      thrown instanceof Error
        ? thrown.message
        : typeof thrown === 'object' && thrown
          ? 'It threw an object that is no error.'
          : String(thrown);
    return new AdapterError('unavailable', { hint, cause: thrown });
  }
}

/**
 * What was thrown, if it is an `AdapterError`, of whatever copy of this code: one page may hold the script tag, and an
 * adapter from the package.
 */
export function readAdapterError(thrown: unknown): AdapterError | undefined {
  if (thrown instanceof AdapterError) return thrown;
  const told = Object(thrown) as Partial<AdapterError>;
  const kind = told.name === 'AdapterError' && KINDS.find((known) => known === told.kind);
  return kind ? new AdapterError(kind, told) : undefined;
}
