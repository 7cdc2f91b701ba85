import { readLine } from '../core/fields.js';

/**
 * What a server knows a guest's browser by, where no cookie can tell: a random secret, made when the
 * reader first writes, votes or reacts, and sent to that server alone.
 */
export interface ReaderKey {
  known(): string | undefined;
  make(): string | undefined;
}

/** Keeps the secret for one server in this browser; where that is forbidden, as long as the page is open. */
export function readerKey(base: string): ReaderKey {
  const name = `gedanken:1:reader:${base}`;
  let kept: string | undefined;

  function known(): string | undefined {
    try {
      return readKey(globalThis.localStorage.getItem(name)) ?? kept;
    } catch {
      return kept;
    }
  }

  return {
    known,
    make() {
      const before = known();
      if (before !== undefined) return before;
      kept = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
        '',
      );
      try {
        globalThis.localStorage.setItem(name, kept);
      } catch {
        // Then it lasts as long as the page.
      }
      return kept;
    },
  };
}

/** For servers that know their readers by other means. */
export const noReaderKey: ReaderKey = {
  known: () => undefined,
  make: () => undefined,
};

function readKey(value: unknown): string | undefined {
  const key = readLine(value, 100);
  return key !== undefined && /^[\w-]{16,100}$/.test(key) ? key : undefined;
}
