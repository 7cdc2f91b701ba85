import type { Adapter, CommentsPort } from '../../src/adapters/adapter.js';
import { memoryAdapter, type MemoryAdapterOptions } from '../../src/adapters/memory.js';
import { AdapterError } from '../../src/core/errors.js';

type Method = keyof CommentsPort;

/** A backend of which some calls fail until it is mended. */
export class BrokenAdapter implements Adapter {
  readonly asked: Method[] = [];
  readonly comments: CommentsPort;
  readonly #broken: Set<Method>;

  constructor(
    broken: readonly Method[],
    options: MemoryAdapterOptions = {},
    reason: () => unknown = () => new AdapterError('offline', { hint: 'No answer from https://blog.example.test.' }),
  ) {
    this.#broken = new Set(broken);
    const { comments } = memoryAdapter(options);
    const guard = async <T>(method: Method, work: () => Promise<T>): Promise<T> => {
      this.asked.push(method);
      if (this.#broken.has(method)) throw reason();
      return work();
    };
    this.comments = {
      describe: (call) => guard('describe', () => comments.describe(call)),
      list: (query, call) => guard('list', () => comments.list(query, call)),
      replies: (parent, cursor, call) => guard('replies', () => comments.replies(parent, cursor, call)),
      find: (id, call) => guard('find', () => comments.find(id, call)),
      create: (comment, call) => guard('create', () => comments.create(comment, call)),
    };
  }

  mend(): void {
    this.#broken.clear();
  }
}
