import type { Adapter } from '../../adapters/adapter.js';
import { discourseAdapter } from '../../adapters/discourse.js';
import type { BackendSettings } from '../open-adapter.js';
import { absolute } from './read-settings.js';

/** What the attributes of a page say, as `backend="discourse"` takes it. */
export function open({ endpoint, thread, avatars }: BackendSettings): Adapter {
  return discourseAdapter({ thread, ...(endpoint && { endpoint: absolute(endpoint) }), avatars });
}
