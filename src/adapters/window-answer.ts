import type { Call } from './adapter.js';

/** No address is longer. */
const MAX_LENGTH = 8192;

/**
 * Waits until the page in the window has told on a channel what came back in its address: that which has our `state`, for
 * anybody of this origin may talk there. Rejects when the call is aborted.
 */
export function answerInWindow(name: string, state: string, { signal }: Call): Promise<URLSearchParams> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const channel = new BroadcastChannel(name);
    const abort = (): void => {
      channel.close();
      reject(signal.reason);
    };
    signal.addEventListener('abort', abort, { once: true });
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      const answer = new URLSearchParams(typeof data === 'string' ? data.slice(0, MAX_LENGTH) : '');
      if (answer.get('state') !== state) return;
      signal.removeEventListener('abort', abort);
      channel.close();
      resolve(answer);
    };
  });
}
