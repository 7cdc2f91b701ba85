import type { Adapter } from '../../adapters/adapter.js';
import { webmentionAdapter } from '../../adapters/webmention.js';
import type { BackendSettings } from '../open-adapter.js';
import { absolute } from './read-settings.js';

/** What the attributes of a page say, as `backend="webmention"` takes it. */
export function open({ endpoint, thread, avatars, data }: BackendSettings): Adapter {
  return webmentionAdapter({
    ...(endpoint && { endpoint: absolute(endpoint) }),
    // Addresses hold commas, but no spaces.
    thread: thread.split(/\s+/),
    ...(data.form && { form: data.form }),
    avatars,
  });
}
