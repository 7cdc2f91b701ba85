import type { Comment, CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own } from '../core/fields.js';
import type { Call } from './adapter.js';
import { readingOf, type IssuesContext } from './github-issues-list.js';
import { parseComment } from './github-issues-wire.js';

const MAX_ANCESTORS = 30;

/** A comment after all that it answers, as far as they still exist. */
export async function findComment(context: IssuesContext, id: CommentId, call: Call): Promise<readonly Comment[]> {
  const found = [parseComment(await fetchComment(context, id, call), await readingOf(context, call))];
  const known = new Set([id]);
  for (let { parent } = found[0]!; parent !== null && !known.has(parent) && known.size <= MAX_ANCESTORS;) {
    known.add(parent);
    const above = await ancestorOf(context, parent, call);
    if (!above) break;
    found.unshift(above);
    ({ parent } = above);
  }
  return found;
}

async function ancestorOf(context: IssuesContext, id: CommentId, call: Call): Promise<Comment | undefined> {
  try {
    return parseComment(await fetchComment(context, id, call), await readingOf(context, call));
  } catch (error) {
    if (error instanceof AdapterError && error.kind === 'not-found') return undefined;
    throw error;
  }
}

/** A comment as GitHub has it. Rejects with `not-found` for those of other issues. */
export async function fetchComment(context: IssuesContext, id: CommentId, call: Call): Promise<unknown> {
  const issue = await context.issue(call);
  const raw: unknown = (await context.api.send(pathOf(context, id), call)).json();
  const home = own(raw, 'issue_url');
  if (!issue || typeof home !== 'string' || !home.endsWith(`/issues/${issue.number}`))
    throw new AdapterError('not-found', { hint: `The issue has no comment ${id}.` });
  return raw;
}

/** Where a comment is in the API. Throws `not-found` for what can’t be one. */
export function pathOf({ path }: IssuesContext, id: CommentId): string {
  if (!/^[1-9]\d{0,19}$/.test(id))
    throw new AdapterError('not-found', { hint: `“${id.slice(0, 100)}” is no comment of GitHub’s.` });
  return `${path}/issues/comments/${id}`;
}
