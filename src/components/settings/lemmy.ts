import type { Adapter } from '../../adapters/adapter.js';
import { lemmyAdapter } from '../../adapters/lemmy.js';
import type { BackendSettings } from '../open-adapter.js';

/** What the attributes of a page say, as `backend="lemmy"` takes it. */
export function open({ thread, avatars }: BackendSettings): Adapter {
  return lemmyAdapter({ ...(thread && { thread }), avatars });
}
