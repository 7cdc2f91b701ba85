import type { Adapter } from '../../adapters/adapter.js';
import { walineAdapter } from '../../adapters/waline.js';
import type { BackendSettings } from '../open-adapter.js';
import { absolute, wordsOf } from './read-settings.js';

/** What the attributes of a page say, as `backend="waline"` takes it. */
export function open({ endpoint, thread, avatars, data }: BackendSettings): Adapter {
  return walineAdapter({
    endpoint: endpoint && absolute(endpoint),
    ...(thread && { thread }),
    ...((data.login === 'disable' || data.login === 'force') && { login: data.login }),
    ...(data.requiredMeta && {
      requiredMeta: (['nick', 'mail', 'link'] as const).filter((name) => wordsOf(data.requiredMeta).includes(name)),
    }),
    ...(data.reactions && { reactions: wordsOf(data.reactions) }),
    ...(data.turnstile && { turnstile: data.turnstile }),
    ...(data.recaptcha && { recaptchaV3: data.recaptcha }),
    avatars,
  });
}
