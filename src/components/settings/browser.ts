import type { Adapter } from '../../adapters/adapter.js';
import { browserAdapter } from '../../adapters/browser.js';
import type { BackendSettings } from '../open-adapter.js';

/** What the attributes of a page say, as `backend="browser"` takes it. */
export function open({ thread }: BackendSettings): Adapter {
  return browserAdapter({ thread: thread || location.pathname });
}
