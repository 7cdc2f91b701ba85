import type { Adapter } from '../../adapters/adapter.js';
import { remark42Adapter } from '../../adapters/remark42.js';
import type { BackendSettings } from '../open-adapter.js';
import { absolute, pageTitle } from './read-settings.js';

/** What the attributes of a page say, as `backend="remark42"` takes it. */
export function open({ endpoint, thread, avatars, data }: BackendSettings): Adapter {
  return remark42Adapter({
    endpoint: endpoint && absolute(endpoint),
    ...(thread && { thread }),
    ...(data.site && { site: data.site }),
    ...(data.provider && { provider: data.provider }),
    title: data.title || pageTitle(),
    jwt: data.jwt !== undefined && data.jwt !== 'false',
    avatars,
  });
}
