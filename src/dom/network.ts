/** What the browser knows of its connection. */
export const network = {
  /** `navigator.onLine` can be believed only when it says no. */
  isOffline: (): boolean => globalThis.navigator.onLine === false,

  /** Calls back whenever there may be a connection again. Answers how to stop that. */
  onOnline(back: () => void): () => void {
    globalThis.addEventListener('online', back);
    return () => globalThis.removeEventListener('online', back);
  },
};
