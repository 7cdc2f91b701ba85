import type { Adapter } from '../../adapters/adapter.js';
import { mastodonAdapter } from '../../adapters/mastodon.js';
import type { BackendSettings } from '../open-adapter.js';

/** What the attributes of a page say, as `backend="mastodon"` takes it. */
export function open({ endpoint, thread, avatars, data }: BackendSettings): Adapter {
  return mastodonAdapter({
    ...(endpoint && { endpoint }),
    ...(thread && { thread }),
    ...(data.signIn === 'off' && { signIn: false }),
    ...(data.callback && { callback: data.callback }),
    avatars,
  });
}
