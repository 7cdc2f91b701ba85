import type { Adapter } from '../../adapters/adapter.js';
import { hackerNewsAdapter } from '../../adapters/hackernews.js';
import type { BackendSettings } from '../open-adapter.js';
import { absolute } from './read-settings.js';

/** What the attributes of a page say, as `backend="hackernews"` takes it. */
export function open({ endpoint, thread, data }: BackendSettings): Adapter {
  return hackerNewsAdapter({
    ...(endpoint && { endpoint: absolute(endpoint) }),
    ...(thread && { thread }),
    ...(data.page && { page: data.page }),
  });
}
