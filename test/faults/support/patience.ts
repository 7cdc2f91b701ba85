const real = AbortSignal.timeout;

/** Time-outs that come when the test says so, not after half a minute. */
export class Patience {
  #running: AbortController[] = [];

  static inEachTest(): Patience {
    const patience = new Patience();
    beforeEach(() => patience.#begin());
    afterEach(() => {
      AbortSignal.timeout = real;
    });
    return patience;
  }

  /** Everything that is waited for has taken too long. */
  ends(): void {
    for (const controller of this.#running.splice(0))
      controller.abort(new DOMException('The operation timed out.', 'TimeoutError'));
  }

  #begin(): void {
    this.#running = [];
    AbortSignal.timeout = () => {
      const controller = new AbortController();
      this.#running.push(controller);
      return controller.signal;
    };
  }
}
