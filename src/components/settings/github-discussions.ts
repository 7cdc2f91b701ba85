import type { Adapter } from '../../adapters/adapter.js';
import { githubDiscussionsAdapter } from '../../adapters/github-discussions.js';
import type { BackendSettings } from '../open-adapter.js';
import { absolute, MAPPINGS, wordIn } from './read-settings.js';

/** What the attributes of a page say, as `backend="github-discussions"` takes it. */
export function open({ endpoint, thread, avatars, data }: BackendSettings): Adapter {
  return githubDiscussionsAdapter({
    repo: data.repo ?? '',
    ...(data.category && { category: data.category }),
    ...(data.mapping && { mapping: wordIn(MAPPINGS, data.mapping) }),
    ...(thread && { thread }),
    strict: data.strict === 'true' || data.strict === '1',
    ...(endpoint && { endpoint: absolute(endpoint) }),
    ...(data.snapshot && { snapshot: absolute(data.snapshot) }),
    avatars,
  });
}
