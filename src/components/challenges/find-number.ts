import { Sha256 } from './sha256.js';

/** How long it searches before others have their turn, in milliseconds: no frame is missed for it. */
const SLICE = 10;
const EACH = 256;

/** What is searched for: the number which, written behind `prefix`, has a hash that begins so. */
export interface Search {
  readonly prefix: string;
  /** Hexadecimal digits, 64 at most. */
  readonly begins: string;
  /** The last number to try. */
  readonly last: number;
}

/** How a search goes. */
export interface SearchCall {
  readonly signal: AbortSignal;
  /** Hears, now and then, how many were tried. */
  readonly tried: (count: number) => void;
}

/** Tries one number after the other, a few at a time. Rejects with `signal.reason`, and with `RangeError` when there is none. */
export async function findNumber({ prefix, begins, last }: Search, { signal, tried }: SearchCall): Promise<number> {
  const sha = new Sha256();
  const start = new TextEncoder().encode(prefix);
  const message = new Uint8Array(start.length + 20);
  message.set(start);
  const isMatch = matcher(begins);
  let until = performance.now() + SLICE;
  for (let number = 0; number <= last; number += 1) {
    const length = start.length + write(number, message, start.length);
    if (isMatch(sha.digest(message, length))) return number;
    if (number % EACH !== 0 || performance.now() < until) continue;
    tried(number);
    await nextTurn();
    signal.throwIfAborted();
    until = performance.now() + SLICE;
  }
  throw new RangeError('No number has such a hash.');
}

/** Compares as many bits as are asked for, word by word. */
function matcher(begins: string): (hash: Int32Array) => boolean {
  const parts = begins.match(/.{1,8}/g) ?? [];
  const words = parts.map((part) => Number.parseInt(part.padEnd(8, '0'), 16) | 0);
  const masks = parts.map((part) => Number.parseInt('f'.repeat(part.length).padEnd(8, '0'), 16) | 0);
  return (hash) => words.every((word, at) => (hash[at]! & masks[at]!) === word);
}

/** Writes a number in decimal digits. Answers how many. */
function write(number: number, into: Uint8Array, at: number): number {
  let digits = 1;
  for (let rest = number; rest >= 10; rest = Math.floor(rest / 10)) digits += 1;
  let rest = number;
  for (let place = at + digits - 1; place >= at; place -= 1) {
    into[place] = 48 + (rest % 10);
    rest = Math.floor(rest / 10);
  }
  return digits;
}

/** Unlike a timer's, this turn comes as soon as whatever else there was to do is done. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
