import type { Adapter } from '../../adapters/adapter.js';
import { disqusAdapter } from '../../adapters/disqus.js';
import type { BackendSettings } from '../open-adapter.js';
import { absolute } from './read-settings.js';

/** What the attributes of a page say, as `backend="disqus"` takes it. */
export function open({ endpoint, thread, avatars, data }: BackendSettings): Adapter {
  return disqusAdapter({
    forum: data.shortname ?? '',
    apiKey: data.apiKey ?? '',
    ...(endpoint && { endpoint: absolute(endpoint) }),
    ...(thread && { thread }),
    avatars,
  });
}
