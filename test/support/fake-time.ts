interface Timer {
  readonly due: number;
  readonly run: () => void;
}

const real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout, now: Date.now };

/** Timers and a clock that stand still until told to go on. */
export class FakeTime {
  #now = real.now();
  #last = 0;
  readonly #timers = new Map<number, Timer>();

  /** Takes the place of the page's own for each test of the suite that it is called in. */
  static inEachTest(): FakeTime {
    const time = new FakeTime();
    beforeEach(() => time.begin());
    afterEach(() => time.end());
    return time;
  }

  begin(): void {
    this.#timers.clear();
    const setTimer = (run: () => void, delay = 0): number => {
      this.#last += 1;
      this.#timers.set(this.#last, { due: this.#now + delay, run });
      return this.#last;
    };
    globalThis.setTimeout = setTimer as typeof setTimeout;
    globalThis.clearTimeout = ((id: number) => this.#timers.delete(id)) as typeof clearTimeout;
    Date.now = () => this.#now;
  }

  end(): void {
    Object.assign(globalThis, { setTimeout: real.setTimeout, clearTimeout: real.clearTimeout });
    Date.now = real.now;
  }

  /** How many timers are set. */
  get waiting(): number {
    return this.#timers.size;
  }

  /** Lets time pass: what falls due runs in its order, and what follows from it before the next; until `enough`. */
  async pass(milliseconds: number, enough: () => unknown = () => false): Promise<void> {
    const until = this.#now + milliseconds;
    for (;;) {
      const [id, next] = [...this.#timers].sort(([, a], [, b]) => a.due - b.due)[0] ?? [];
      if (id === undefined || !next || next.due > until) break;
      this.#timers.delete(id);
      this.#now = next.due;
      next.run();
      await settled();
      if (enough()) return;
    }
    this.#now = until;
    await settled();
  }
}

/** Resolves when every promise that could go on by itself has gone on. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}
