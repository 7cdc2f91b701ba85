import type { Comment, CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import type { Call, CommentPage } from './adapter.js';
import { fetchPage, type TwikooContext, type TwikooPage } from './twikoo-list.js';

/** How far back one looks for a comment: Twikoo has 8 conversations to a page and takes 250 questions in ten minutes. */
const MAX_PAGES = 50;

/** The pages of the thread from the newest back. */
export async function* pagesOf(context: TwikooContext, call: Call): AsyncGenerator<TwikooPage> {
  let before: number | undefined;
  for (let read = 0; read < MAX_PAGES; read += 1) {
    const page = await fetchPage(context, before, call);
    yield page;
    before = page.next;
    if (before === undefined) return;
  }
}

/** The whole conversation in which a comment stands, as it is now; its root first. Rejects with `not-found`. */
export async function branchWith(context: TwikooContext, id: CommentId, call: Call): Promise<readonly Comment[]> {
  call.signal.throwIfAborted();
  const holds = (branch: readonly Comment[]): boolean => branch.some((comment) => comment.id === id);
  if (/^[\w-]{1,64}$/.test(id)) {
    const known = context.places.has(id) ? await fetchPage(context, context.places.get(id), call) : undefined;
    const branch = known?.branches.find(holds);
    if (branch) return branch;
    for await (const { branches } of pagesOf(context, call)) {
      const found = branches.find(holds);
      if (found) return found;
    }
  }
  throw new AdapterError('not-found', { hint: `Twikoo has no comment ${id} among the newest of this thread.` });
}

/** A comment after all that it answers. */
export async function findComment(context: TwikooContext, id: CommentId, call: Call): Promise<readonly Comment[]> {
  const branch = await branchWith(context, id, call);
  const byId = new Map(branch.map((comment) => [comment.id, comment]));
  const path: Comment[] = [];
  for (let comment = byId.get(id); comment; comment = comment.parent === null ? undefined : byId.get(comment.parent)) {
    path.unshift(comment);
    // Answers that answer each other would go round for ever.
    byId.delete(comment.id);
  }
  return path;
}

/** All that stands below a comment: it comes at once. */
export async function repliesBelow(context: TwikooContext, parent: CommentId, call: Call): Promise<CommentPage> {
  const branch = await branchWith(context, parent, call);
  const answers = new Map<CommentId | null, Comment[]>();
  for (const comment of branch) {
    const beside = answers.get(comment.parent);
    if (beside) beside.push(comment);
    else answers.set(comment.parent, [comment]);
  }
  const below: Comment[] = [];
  const left = [parent];
  const seen = new Set(left);
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    for (const comment of answers.get(id) ?? []) {
      if (seen.has(comment.id)) continue;
      seen.add(comment.id);
      left.push(comment.id);
      below.push(comment);
    }
  }
  return { comments: below, next: null };
}
