import type { Adapter } from '../../adapters/adapter.js';
import { ghostAdapter } from '../../adapters/ghost.js';
import type { BackendSettings } from '../open-adapter.js';
import { absolute } from './read-settings.js';

/** What the attributes of a page say, as `backend="ghost"` takes it. */
export function open({ endpoint, thread, avatars, data }: BackendSettings): Adapter {
  return ghostAdapter({
    ...(endpoint && { endpoint: absolute(endpoint) }),
    thread,
    ...(data.access === 'paid' && { access: 'paid' }),
    avatars,
  });
}
