import { AdapterError } from '../core/errors.js';
import { own } from '../core/fields.js';
import type { Call } from './adapter.js';
import type { Slice } from './github-discussions-context.js';
import { asGraphql } from './github-discussions-giscus.js';
import { errorFromStatus, request } from './http.js';

/**
 * Reads what was asked of GitHub when the site was built: an answer of its GraphQL API, a list of such answers page by
 * page, or an answer of a giscus. See docs/backends/github-discussions.md.
 */
export async function readSnapshot(url: string, { signal }: Call): Promise<Omit<Slice, 'reading'>> {
  const answer = await request(url, { signal });
  if (!answer.ok) throw errorFromStatus(answer);
  const told: unknown = answer.json();
  const pages = (Array.isArray(told) ? told : [told]).map(discussionIn);
  if (pages.includes(undefined))
    throw new AdapterError('malformed', { hint: `${url} is no answer of GitHub that holds a discussion.` });
  const [first = null] = pages;
  if (first === null) return { discussion: null, viewer: null };
  const nodes = pages.flatMap((page) => nodesOf(own(page, 'comments')).map(whole));
  return { discussion: { ...Object(first), comments: { totalCount: nodes.length, nodes } }, viewer: null };
}

/** The discussion of an answer; `null` where GitHub had none, `undefined` where the answer is none. */
function discussionIn(answer: unknown): unknown {
  const data = own(answer, 'data');
  if (data === undefined) {
    const told = own(answer, 'discussion');
    return told === undefined ? undefined : asGraphql(told);
  }
  const search = own(data, 'search');
  if (search !== undefined) return nodesOf(search)[0] ?? null;
  return own(own(data, 'repository'), 'discussion');
}

function nodesOf(connection: unknown): readonly unknown[] {
  const nodes = own(connection, 'nodes');
  return Array.isArray(nodes) ? nodes : [];
}

/** A comment with the answers that are there: no others can be had. */
function whole(comment: unknown): unknown {
  const nodes = nodesOf(own(comment, 'replies'));
  return { ...Object(comment), replies: { totalCount: nodes.length, nodes } };
}
