import type { Adapter } from '../../adapters/adapter.js';
import { postgrestAdapter } from '../../adapters/postgrest.js';
import type { BackendSettings } from '../open-adapter.js';
import { absolute } from './read-settings.js';

/** What the attributes of a page say, as `backend="postgrest"` takes it. */
export function open({ endpoint, thread, data }: BackendSettings): Adapter {
  return postgrestAdapter({
    endpoint: endpoint && absolute(endpoint),
    ...(thread && { thread }),
    ...(data.key && { key: data.key }),
  });
}
