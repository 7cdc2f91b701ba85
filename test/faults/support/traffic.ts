/** There are engines that forget to answer: what takes longer than this, in milliseconds, is waited for no more. */
const FORGOTTEN = 2000;

/**
 * What is on its way, over the network and to the browser's database: while there is any, a test lets
 * no time pass, or everything would look as if it took for ever.
 */
export class Traffic {
  /** When each of them began. */
  readonly #open = new Map<object, number>();

  static inEachTest(): Traffic {
    const traffic = new Traffic();
    let restore: () => void;
    beforeEach(() => {
      restore = traffic.#watch();
    });
    afterEach(() => restore());
    return traffic;
  }

  get isQuiet(): boolean {
    const oldest = performance.now() - FORGOTTEN;
    return ![...this.#open.values()].some((began) => began > oldest);
  }

  #watch(): () => void {
    this.#open.clear();
    const { fetch } = globalThis;
    const { open } = IDBFactory.prototype;
    const { transaction } = IDBDatabase.prototype;
    globalThis.fetch = (...asked) => this.#until(fetch(...asked));
    const follow = this.#follow.bind(this);
    IDBFactory.prototype.open = function (...asked): IDBOpenDBRequest {
      return follow(open.apply(this, asked), 'success', 'error');
    };
    IDBDatabase.prototype.transaction = function (...asked): IDBTransaction {
      return follow(transaction.apply(this, asked), 'complete', 'abort');
    };
    return () => {
      globalThis.fetch = fetch;
      IDBFactory.prototype.open = open;
      IDBDatabase.prototype.transaction = transaction;
    };
  }

  async #until<T>(work: Promise<T>): Promise<T> {
    this.#open.set(work, performance.now());
    try {
      return await work;
    } finally {
      this.#open.delete(work);
    }
  }

  #follow<Work extends EventTarget>(work: Work, ...ends: readonly string[]): Work {
    this.#open.set(work, performance.now());
    for (const name of ends) work.addEventListener(name, () => this.#open.delete(work), { once: true });
    return work;
  }
}
