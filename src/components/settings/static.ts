import type { Adapter } from '../../adapters/adapter.js';
import { formFrom, guestFieldsFrom, staticAdapter } from '../../adapters/static.js';
import type { BackendSettings } from '../open-adapter.js';
import { absolute } from './read-settings.js';

/** What the attributes of a page say, as `backend="static"` takes it. */
export function open({ endpoint, avatars, data }: BackendSettings): Adapter {
  return staticAdapter({
    src: endpoint && absolute(endpoint),
    ...(data.action && { form: formFrom(absolute(data.action), data) }),
    guestFields: guestFieldsFrom(data),
    avatars,
  });
}
