import type { Adapter } from '../../adapters/adapter.js';
import { cusdisAdapter } from '../../adapters/cusdis.js';
import type { BackendSettings } from '../open-adapter.js';
import { absolute, pageTitle } from './read-settings.js';

/** What the attributes of a page say, as `backend="cusdis"` takes it. */
export function open({ endpoint, thread, data }: BackendSettings): Adapter {
  return cusdisAdapter({
    ...(endpoint && { endpoint: absolute(endpoint) }),
    app: data.app ?? data.appId ?? '',
    ...(thread && { thread }),
    title: data.title || pageTitle(),
  });
}
