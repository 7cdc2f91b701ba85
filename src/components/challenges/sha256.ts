/**
 * SHA-256 (FIPS 180-4) in one go, for searches that hash millions of short messages: asking
 * `crypto.subtle` for each, and waiting for its answer, takes ten times as long, and it is there on
 * `https:` only. Not for secrets.
 */
export class Sha256 {
  readonly #words = new Int32Array(64);
  readonly #state = new Int32Array(8);
  #bytes = new Uint8Array(128);
  #view = new DataView(this.#bytes.buffer);

  /** Hashes the first `length` bytes. Answers with eight 32-bit words that the next call overwrites. */
  digest(message: Uint8Array, length: number): Int32Array {
    const padded = (((length + 8) >> 6) + 1) << 6;
    if (padded > this.#bytes.length) {
      this.#bytes = new Uint8Array(padded);
      this.#view = new DataView(this.#bytes.buffer);
    }
    this.#bytes.set(message.subarray(0, length));
    this.#bytes.fill(0, length, padded);
    this.#bytes[length] = 0x80;
    this.#view.setUint32(padded - 8, Math.floor(length / 0x2000_0000));
    this.#view.setUint32(padded - 4, length << 3);
    this.#state.set(INITIAL);
    for (let at = 0; at < padded; at += 64) this.#block(at);
    return this.#state;
  }

  #block(from: number): void {
    const [words, state] = [this.#words, this.#state];
    for (let i = 0; i < 16; i += 1) words[i] = this.#view.getInt32(from + i * 4);
    for (let i = 16; i < 64; i += 1) {
      const [early, late] = [words[i - 15]!, words[i - 2]!];
      const low = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
      const high = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
      words[i] = words[i - 16]! + low + words[i - 7]! + high;
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
    for (let i = 0; i < 64; i += 1) {
      const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + ROUNDS[i]! + words[i]!) | 0;
      const second = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      h = g;
      g = f;
      f = e;
      e = (d + first) | 0;
      d = c;
      c = b;
      b = a;
      a = (first + second) | 0;
    }
    state[0]! += a;
    state[1]! += b;
    state[2]! += c;
    state[3]! += d;
    state[4]! += e;
    state[5]! += f;
    state[6]! += g;
    state[7]! += h;
  }
}

function turn(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

const PRIMES = firstPrimes(64);
/** The first 32 bits behind the point of the primes' square and cube roots. */
const INITIAL = Int32Array.from(PRIMES.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
const ROUNDS = Int32Array.from(PRIMES, (prime) => fraction(Math.cbrt(prime)));

function fraction(root: number): number {
  return ((root % 1) * 0x1_0000_0000) | 0;
}

function firstPrimes(count: number): readonly number[] {
  const primes: number[] = [];
  for (let number = 2; primes.length < count; number += 1)
    if (primes.every((prime) => number % prime !== 0)) primes.push(number);
  return primes;
}
