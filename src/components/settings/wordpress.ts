import type { Adapter } from '../../adapters/adapter.js';
import { wordpressAdapter } from '../../adapters/wordpress.js';
import type { BackendSettings } from '../open-adapter.js';
import { absolute } from './read-settings.js';

/** What the attributes of a page say, as `backend="wordpress"` takes it. */
export function open({ endpoint, thread, avatars, adopt, data }: BackendSettings): Adapter {
  return wordpressAdapter({
    ...(endpoint && { endpoint: absolute(endpoint) }),
    ...(thread && { thread }),
    ...(adopt && { adopt }),
    ...(data.nonce && { nonce: data.nonce }),
    ...(data.password && { password: data.password }),
    ...(data.pingbacks === 'feed' && { pingbacks: 'feed' }),
    ...(data.requireNameEmail === 'false' && { requireNameEmail: false }),
    ...((data.guestPosting === 'rest' || data.guestPosting === 'form') && { guestPosting: data.guestPosting }),
    avatars,
  });
}
