import type { Adapter } from '../../adapters/adapter.js';
import { issoAdapter } from '../../adapters/isso.js';
import type { BackendSettings } from '../open-adapter.js';
import { absolute, pageTitle } from './read-settings.js';

/** What the attributes of a page say, as `backend="isso"` takes it. */
export function open({ endpoint, thread, avatars, data }: BackendSettings): Adapter {
  return issoAdapter({
    endpoint: endpoint && absolute(endpoint),
    ...(thread && { thread }),
    title: data.title || pageTitle(),
    ...((data.cookies === 'true' || data.cookies === 'false') && { cookies: data.cookies === 'true' }),
    votes: data.votes !== 'false',
    avatars,
  });
}
