import type { Adapter } from '../../adapters/adapter.js';
import { restAdapter, REST_FEATURES } from '../../adapters/rest.js';
import type { BackendSettings } from '../open-adapter.js';
import { absolute, wordsOf } from './read-settings.js';

/** What the attributes of a page say, as `backend="rest"` takes it. */
export function open({ endpoint, thread, avatars, data }: BackendSettings): Adapter {
  return restAdapter({
    endpoint: endpoint && absolute(endpoint),
    ...(thread && { thread }),
    features: REST_FEATURES.filter((name) => wordsOf(data.features).includes(name)),
    ...(data.credentials === 'include' && { credentials: data.credentials }),
    ...(data.readerKey === 'off' && { readerKey: false }),
    avatars,
  });
}
