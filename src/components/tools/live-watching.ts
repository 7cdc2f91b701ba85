import type { Watching } from '../../state/follow.js';

/** What this browser tells about whether it is worth asking a backend. */
export function browserWatching(): Watching {
  return {
    visible: () => document.visibilityState === 'visible',
    online: () => navigator.onLine,
    onChange(listener) {
      const listening = new AbortController();
      const { signal } = listening;
      document.addEventListener('visibilitychange', listener, { signal });
      addEventListener('online', listener, { signal });
      addEventListener('offline', listener, { signal });
      return () => listening.abort();
    },
  };
}
