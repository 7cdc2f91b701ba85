import type { AdapterError } from '../core/errors.js';

/** Something asked of a backend: not here yet, here, or failed. */
export type Loading<T> =
  | {
      readonly is: 'loading';
      /** What went wrong before, while it is tried again. */ readonly after?: AdapterError | undefined;
    }
  | { readonly is: 'ready'; readonly value: T }
  | { readonly is: 'failed'; readonly error: AdapterError };

/** Whether there is more of the thread than is loaded, and how getting it goes. */
export type More =
  | { readonly is: 'end' }
  | { readonly is: 'idle' }
  | { readonly is: 'loading' }
  | { readonly is: 'failed'; readonly error: AdapterError };

/** What went wrong last, also while it is tried again. */
export function errorOf(loading: Loading<unknown>): AdapterError | undefined {
  return loading.is === 'failed' ? loading.error : loading.is === 'loading' ? loading.after : undefined;
}

/** What asking again looks like: an error stays to be seen until it is mended. */
export function again(loading: Loading<unknown>): Loading<never> {
  return { is: 'loading', after: errorOf(loading) };
}
