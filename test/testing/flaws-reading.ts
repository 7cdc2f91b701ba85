import type { Adapter, CommentPage } from '../../src/adapters/adapter.js';
import type { Comment } from '../../src/core/comment.js';
import { aComment } from '../support/a-comment.js';
import { withChanges, withListed } from '../support/with-changes.js';
import { describing, listing, saying, type Flaw } from './flaw.js';

const PAGE = 10;

/** For each rule about reading, an adapter that breaks it. */
export const READING_FLAWS: Readonly<Record<string, Flaw>> = {
  'holds exactly the ports that it promises': ({ counts: _lost, ...adapter }) => adapter,
  'describes the thread in the terms of the contract': describing((info) => ({ ...info, sorts: [] })),
  'says whether this reader may write': describing((info) => ({ ...info, posting: { allowed: false, why: 'closed' } })),
  'tells no wrong total': describing((info) => ({ ...info, total: { count: 8, exact: true } })),

  'gives an empty thread as one empty page': listing((page) => ({
    ...page,
    next: page.comments.length === 0 ? 'page 2' : null,
  })),
  'gives every comment exactly once, in every order': (adapter) =>
    withChanges(adapter, {
      async list(query, call) {
        const page = await adapter.comments.list(query, call);
        return query.sort === 'newest' ? { ...page, comments: page.comments.slice(1) } : page;
      },
    }),
  'says whom each comment answers': (adapter) => withListed(adapter, (comment) => ({ ...comment, parent: null })),
  'keeps a long chain of replies together': flatBelow(5),
  'keeps times to the second': (adapter) =>
    withListed(adapter, (comment) => ({ ...comment, created: comment.created! + 3_600_000 })),
  'keeps who wrote each comment': (adapter) =>
    withListed(adapter, (comment) => ({ ...comment, author: { name: comment.author.name.normalize('NFD') } })),
  'keeps texts of any script, and what only looks like markup': (adapter) =>
    withListed(adapter, (comment) => saying(comment, comment.body.source.replace(/<\/?b>/g, ''))),
  'begins each order with the right conversation': (adapter) =>
    withChanges(adapter, { list: (query, call) => adapter.comments.list({ ...query, sort: 'oldest' }, call) }),
  'tells the right total with its pages, if any': listing((page) => ({ ...page, total: { count: 8, exact: true } })),
  'goes on with another page while there are more comments': listing((page) => ({ ...page, next: null })),
  'loses no comment when one is added between two pages': countingFromTheEnd,

  'finds a comment after all of its ancestors': (adapter) =>
    withChanges(adapter, { find: async (id, call) => (await adapter.comments.find(id, call)).slice(-1) }),
  'finds a root by itself': (adapter) =>
    withChanges(adapter, {
      find: async (id, call) => [aComment({ id: 'the page' }), ...(await adapter.comments.find(id, call))],
    }),
  'finds nothing under an id that is not there': (adapter) =>
    withChanges(adapter, { find: (id, call) => adapter.comments.find(id, call).catch(() => []) }),
  'gives all replies below a comment, at any depth': (adapter) =>
    withChanges(adapter, {
      async replies(parent, cursor, call) {
        const page = await adapter.comments.replies(parent, cursor, call);
        return { ...page, comments: page.comments.filter((comment) => comment.parent === parent) };
      },
    }),
  'brings as many answers to a comment as it says there are': (adapter) =>
    withListed(adapter, (comment) => ({ ...comment, replies: 5 })),
  'gives no replies below a comment that has none': (adapter) =>
    withChanges(adapter, { replies: (_parent, _cursor, call) => adapter.comments.list({ sort: 'oldest' }, call) }),
};

/** Hangs whatever is deeper at the comment of that depth, as a theme with nesting switched off would. */
function flatBelow(depth: number): Flaw {
  return listing((page) => {
    const chain = page.comments.map((comment) => comment.id);
    return {
      ...page,
      comments: page.comments.map((comment, at) => (at > depth ? { ...comment, parent: chain[depth]! } : comment)),
    };
  });
}

/** A cursor that says how many comments are still to come skips one whenever one is added. */
function countingFromTheEnd(adapter: Adapter): Adapter {
  return withChanges(adapter, {
    async list({ sort, cursor }, call) {
      const comments: Comment[] = [];
      for (let next: string | null | undefined; next !== null;) {
        const page: CommentPage = await adapter.comments.list({ sort, cursor: next }, call);
        comments.push(...page.comments);
        next = page.next;
      }
      const from = cursor === undefined ? 0 : comments.length - Number(cursor);
      const left = comments.length - from - PAGE;
      return { comments: comments.slice(from, from + PAGE), next: left > 0 ? String(left) : null };
    },
  });
}
