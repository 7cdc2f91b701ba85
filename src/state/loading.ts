import type { AdapterError } from '../core/errors.js';

/** Something asked of a backend: not here yet, here, or failed. */
export type Loading<T> =
  | { readonly is: 'loading' }
  | { readonly is: 'ready'; readonly value: T }
  | { readonly is: 'failed'; readonly error: AdapterError };

/** Whether there is more of the thread than is loaded, and how getting it goes. */
export type More =
  | { readonly is: 'end' }
  | { readonly is: 'idle' }
  | { readonly is: 'loading' }
  | { readonly is: 'failed'; readonly error: AdapterError };
