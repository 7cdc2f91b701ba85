const NAMES = ['setTimeout', 'setInterval', 'requestAnimationFrame'] as const;

/** Notes down what is set to run later while it listens, by name and delay. */
export class TimersSet {
  readonly set: string[] = [];
  readonly #before = new Map<string, unknown>();

  static listen(): TimersSet {
    const timers = new TimersSet();
    for (const name of NAMES) {
      const before = globalThis[name] as (...args: readonly unknown[]) => unknown;
      timers.#before.set(name, before);
      Object.assign(globalThis, {
        [name]: (...args: readonly unknown[]) => {
          timers.set.push([name, args[1]].join(' ').trim());
          return before(...args);
        },
      });
    }
    return timers;
  }

  stop(): readonly string[] {
    Object.assign(globalThis, Object.fromEntries(this.#before));
    return this.set;
  }
}
