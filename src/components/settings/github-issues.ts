import type { Adapter } from '../../adapters/adapter.js';
import { githubIssuesAdapter } from '../../adapters/github-issues.js';
import type { BackendSettings } from '../open-adapter.js';
import { absolute, MAPPINGS, wordIn } from './read-settings.js';

/** What the attributes of a page say, as `backend="github-issues"` takes it. */
export function open({ endpoint, thread, avatars, data }: BackendSettings): Adapter {
  return githubIssuesAdapter({
    repo: data.repo ?? '',
    ...(data.mapping && { mapping: wordIn(MAPPINGS, data.mapping) }),
    ...(thread && { thread }),
    ...(endpoint && { endpoint: absolute(endpoint) }),
    avatars,
  });
}
