import type { Adapter } from '../../adapters/adapter.js';
import type * as memory from '../../adapters/memory.js';

/** What the attributes of a page say, as `backend="memory"` takes it. */
export function open({ memoryAdapter }: typeof memory): Adapter {
  return memoryAdapter();
}
