import { readCount } from '../core/fields.js';
import type { Listen } from './local-live.js';

/** The other tabs that have the same thread open, and the other sections of this one. */
export interface BrowserTabs {
  /** Tells them the number of a change. */
  tell(version: number): void;
  /** Hears what they tell, until the answer is called. Absent where tabs can't talk. */
  readonly listen: Listen | undefined;
}

/** Talks through a channel that is open only while somebody listens: a page that nobody reads rests. */
export function browserTabs(thread: string): BrowserTabs {
  const name = `gedanken:1:thread:${thread}`;
  const open = new Set<BroadcastChannel>();
  const can = typeof BroadcastChannel === 'function';
  return {
    tell(version) {
      if (!can) return;
      // A channel never hears itself: the one that listens here is the one to tell the others by.
      const [listening] = open;
      const channel = listening ?? new BroadcastChannel(name);
      channel.postMessage(version);
      if (!listening) channel.close();
    },
    listen: can
      ? (onChange) => {
          const channel = new BroadcastChannel(name);
          open.add(channel);
          channel.onmessage = ({ data }: MessageEvent<unknown>) => {
            const version = readCount(data);
            if (version !== undefined) onChange(version);
          };
          return () => {
            open.delete(channel);
            channel.close();
          };
        }
      : undefined,
  };
}
