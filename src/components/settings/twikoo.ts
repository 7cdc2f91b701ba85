import type { Adapter } from '../../adapters/adapter.js';
import { twikooAdapter } from '../../adapters/twikoo.js';
import type { BackendSettings } from '../open-adapter.js';
import { absolute } from './read-settings.js';

/** What the attributes of a page say, as `backend="twikoo"` takes it. */
export function open({ endpoint, thread, avatars }: BackendSettings): Adapter {
  return twikooAdapter({
    // What has neither is the name of a CloudBase environment, not a path: the adapter tells.
    endpoint: /[/:]/.test(endpoint) ? absolute(endpoint) : endpoint,
    ...(thread && { thread }),
    avatars,
  });
}
