import type { Adapter } from '../../adapters/adapter.js';
import { artalkAdapter } from '../../adapters/artalk.js';
import type { BackendSettings } from '../open-adapter.js';
import { absolute, pageTitle } from './read-settings.js';

/** What the attributes of a page say, as `backend="artalk"` takes it. */
export function open({ endpoint, thread, avatars, data }: BackendSettings): Adapter {
  return artalkAdapter({
    endpoint: endpoint && absolute(endpoint),
    ...(data.site && { site: data.site }),
    ...(thread && { thread }),
    title: data.title || pageTitle(),
    ...(data.timezone && { timezone: data.timezone }),
    pageVotes: data.pageVotes === 'true',
    signIn: data.signIn === 'on',
    avatars,
  });
}
