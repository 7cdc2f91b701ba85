import { AdapterError } from '../core/errors.js';
import { readUrl } from '../core/fields.js';
import type { Call } from './adapter.js';
import { errorFromStatus, request, type HttpAnswer, type HttpRequest } from './http.js';

/** One request of the REST API. */
export interface IssuesRequest {
  readonly method?: HttpRequest['method'];
  readonly params?: Readonly<Record<string, string | number>> | undefined;
  readonly body?: unknown;
}

/** How the adapter talks to one GitHub. */
export interface IssuesApi {
  readonly token: string | undefined;
  /** Sends a request. Rejects with `AdapterError` when it is refused. */
  send(path: string, call: Call, request?: IssuesRequest): Promise<HttpAnswer>;
}

/** Talks to the REST API of GitHub, as a guest or with a token. */
export function issuesApi(endpoint: string | undefined, token: string | undefined): IssuesApi {
  const href = readUrl(endpoint ?? 'https://api.github.com/', globalThis.location?.href);
  const base = href === undefined || href.endsWith('/') ? href : `${href}/`;
  return {
    token,
    async send(path, { signal }, { method = 'GET', params = {}, body } = {}) {
      signal.throwIfAborted();
      if (base === undefined) throw new AdapterError('malformed', { hint: `“${endpoint}” is no address of a GitHub.` });
      const url = new URL(base + path);
      for (const [name, value] of Object.entries(params)) url.searchParams.set(name, String(value));
      const answer = await request(url.href, {
        method,
        body,
        headers: {
          // With the Markdown and what GitHub made of it. Any other header would cost guests a request more.
          Accept: 'application/vnd.github.full+json',
          ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        },
        credentials: 'omit',
        redirect: token === undefined ? 'follow' : 'error',
        signal,
      });
      if (answer.ok) return answer;
      throw await errorOf(answer);
    },
  };
}

/** Errors are rare: what reads them loads when there is one. */
async function errorOf(answer: HttpAnswer): Promise<AdapterError> {
  const { issuesError } = await import('./github-issues-errors.js').catch(() => ({ issuesError: errorFromStatus }));
  return issuesError(answer);
}
