import type { Adapter } from '../../adapters/adapter.js';
import { memoryAdapter } from '../../adapters/memory.js';

/** What the attributes of a page say, as `backend="memory"` takes it. */
export function open(): Adapter {
  return memoryAdapter();
}
