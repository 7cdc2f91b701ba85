import type { Comment, CommentId } from '../core/comment.js';
import type { Measured } from './arrange.js';
import type { Filter } from './branch.js';
import { contextOf, type ThreadContext } from './context.js';
import type { Thread } from './thread.js';

/** Shows the comments that a filter finds, flat and in reading order, and nothing else; `null`: everything again. */
export function setFilter(thread: Thread, filter: Filter | null): void {
  const context = contextOf(thread);
  context.arrangement.filter = filter;
  context.match = filter && ((comment, measured) => isFound(context, filter, comment, measured));
  context.$filter.set(filter);
  context.place();
}

/** The filters worth offering: those that would find something, and not everything. */
export function filtersOf(thread: Thread): readonly Filter[] {
  const context = contextOf(thread);
  const offered: Filter[] = [{ by: 'author' }, { by: 'new' }, { by: 'unanswered' }];
  for (const source of sourcesOf(thread)) offered.push({ by: 'source', source });
  const { reading } = context.measured;
  return offered.filter((filter) => {
    const isIn = (id: CommentId): boolean => isFound(context, filter, context.comments.get(id), context.measured);
    return reading.some(isIn) && !reading.every(isIn);
  });
}

/** Where the comments came from, in reading order. */
export function sourcesOf(thread: Thread): readonly string[] {
  const { measured, comments } = contextOf(thread);
  const sources = new Set<string>();
  for (const id of measured.reading) {
    const { source } = comments.get(id);
    if (source !== undefined) sources.add(source);
  }
  return [...sources];
}

function isFound(
  { arrangement, comments }: ThreadContext,
  filter: Filter,
  { id, parent, author, source, status, replies = 0 }: Comment,
  { tree }: Measured,
): boolean {
  switch (filter.by) {
    case 'author':
      return author.roles?.includes('author') ?? false;
    case 'new':
      return arrangement.fresh.has(id);
    case 'unanswered':
      // Whoever ends a conversation is not left without an answer: those count who began one.
      return (
        (parent === null || !comments.has(parent)) && status === 'published' && replies === 0 && !tree.children.has(id)
      );
    case 'source':
      return source === filter.source;
  }
}
