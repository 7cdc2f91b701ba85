import type { Adapter } from '../../adapters/adapter.js';
import { blueskyAdapter } from '../../adapters/bluesky.js';
import type { BackendSettings } from '../open-adapter.js';
import { absolute } from './read-settings.js';

/** What the attributes of a page say, as `backend="bluesky"` takes it. */
export function open({ endpoint, thread, avatars, data }: BackendSettings): Adapter {
  return blueskyAdapter({
    ...(endpoint && { endpoint }),
    ...(thread && { thread }),
    ...(data.client && { client: absolute(data.client) }),
    avatars,
  });
}
