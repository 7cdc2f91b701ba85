import type { Adapter } from '../../adapters/adapter.js';
import { comentarioAdapter } from '../../adapters/comentario.js';
import type { BackendSettings } from '../open-adapter.js';
import { absolute } from './read-settings.js';

/** What the attributes of a page say, as `backend="comentario"` takes it. */
export function open({ endpoint, thread, avatars, data }: BackendSettings): Adapter {
  return comentarioAdapter({
    endpoint: endpoint && absolute(endpoint),
    ...(thread && { thread }),
    ...(data.host && { host: data.host }),
    ...(data.signIn === 'off' && { signIn: false }),
    ...(data.provider && { provider: data.provider }),
    avatars,
  });
}
