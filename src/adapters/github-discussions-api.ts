import { AdapterError } from '../core/errors.js';
import { own } from '../core/fields.js';
import type { Call } from './adapter.js';
import { errorFromStatus, request, type HttpAnswer } from './http.js';

/** A query or a mutation. */
export interface Question {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  /** The field of `data` without which the answer is a refusal. */
  readonly wants: string;
}

/**
 * Asks GitHub’s GraphQL API. Answers with `data`, in which a part may be missing: a refusal of what is not wanted is
 * none. Rejects with `AdapterError`.
 */
export async function askGithub(
  url: string,
  token: string | undefined,
  { query, variables = {}, wants }: Question,
  { signal }: Call,
): Promise<unknown> {
  const isWriting = query.startsWith('mutation');
  try {
    const answer = await request(url, {
      method: 'POST',
      headers: token === undefined ? {} : { Authorization: `Bearer ${token}` },
      body: { query, variables },
      credentials: 'omit',
      // A token goes to whom it was given for, and to nobody else.
      redirect: 'error',
      signal,
    });
    if (!answer.ok) throw await errorOf(answer, isWriting);
    const body: unknown = answer.json();
    const data = own(body, 'data');
    // With status 200, refusals stand beside what could be answered.
    if (own(data, wants) == null) throw await errorOf(answer, isWriting);
    return data;
  } catch (error) {
    if (isWriting || !(error instanceof AdapterError) || !error.uncertain) throw error;
    // Nothing can have come of a mere question.
    const { kind, retryAfter, hint } = error;
    throw new AdapterError(kind, { retryAfter, hint, cause: error });
  }
}

/** Errors are rare: what reads them loads when there is one. */
export async function errorOf(answer: HttpAnswer, isWriting: boolean): Promise<AdapterError> {
  const { githubError } = await import('./github-discussions-errors.js').catch(() => ({
    githubError: (refused: HttpAnswer) => errorFromStatus(refused),
  }));
  return githubError(answer, isWriting);
}
