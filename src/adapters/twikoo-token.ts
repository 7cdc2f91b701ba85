/** By what one Twikoo knows this browser again: 32 hexadecimal digits that say nothing else. */
export interface TwikooToken {
  /** The kept one. */
  kept(): string | undefined;
  /** The same, or a new one, kept from now on. */
  needed(): string;
}

/**
 * Keeps the token under which Twikoo files what this reader writes and likes. Twikoo takes any and hands
 * out random ones itself, so one is made here, and none before the reader writes or votes.
 */
export function twikooToken(endpoint: string): TwikooToken {
  const key = `gedanken:1:twikoo:${endpoint}`;
  // Where nothing can be kept, it lasts as long as the page.
  let own: string | undefined;
  const kept = (): string | undefined => (own = read(key) ?? own);

  return {
    kept,
    needed() {
      const token = kept() ?? random();
      if (token !== own) write(key, token);
      own = token;
      return token;
    },
  };
}

function random(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function read(key: string): string | undefined {
  try {
    const kept = globalThis.localStorage.getItem(key);
    return kept !== null && /^[\da-f]{32}$/.test(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

function write(key: string, token: string): void {
  try {
    globalThis.localStorage.setItem(key, token);
  } catch {
    // See above.
  }
}
