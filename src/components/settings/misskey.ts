import type { Adapter } from '../../adapters/adapter.js';
import { misskeyAdapter } from '../../adapters/misskey.js';
import type { BackendSettings } from '../open-adapter.js';

/** What the attributes of a page say, as `backend="misskey"` takes it. */
export function open({ endpoint, thread, avatars }: BackendSettings): Adapter {
  return misskeyAdapter({ ...(endpoint && { endpoint }), ...(thread && { thread }), avatars });
}
