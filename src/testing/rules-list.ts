import type { Comment } from '../core/comment.js';
import type { SortOrder } from '../core/thread-info.js';
import { check, same } from './assert.js';
import {
  aCall,
  allComments,
  allPages,
  aPost,
  commentsOf,
  completed,
  firstSort,
  isThere,
  textOf,
  theOne,
} from './reading.js';
import { neverRule, rule, type Rule, type Topic } from './rule.js';
import { aChain, aLongThread, aSeed, aThread, DIFFICULT_TEXTS, inTwoLevels } from './seeds.js';
import { isNever, type AdapterSubject, type OpenedAdapter } from './subject.js';

/** Reading a thread from its first page to its last. */
export function listRules<Opened extends OpenedAdapter>(subject: AdapterSubject<Opened>): Topic {
  const { open, limits = {} } = subject;
  const asKept = limits.twoLevels ? inTwoLevels : (seeds: readonly Comment[]) => seeds;
  return {
    name: 'reading the thread',
    rules: [
      ...(limits.twoLevels ? [neverRule('deeper than two levels', limits.twoLevels)] : []),
      rule('gives an empty thread as one empty page', open, [], async (adapter) => {
        const page = await adapter.comments.list({ sort: await firstSort(adapter) }, aCall());
        same([page.comments, page.next], [[], null], 'The only page of an empty thread, and what comes after it');
      }),
      rule('gives every comment exactly once, in every order', open, aThread(), async (adapter) => {
        for (const sort of await sortsOf(adapter)) checkComplete(await allComments(adapter, sort), aThread());
      }),
      rule('says whom each comment answers', open, aThread(), async (adapter) => {
        checkParents(await allComments(adapter), asKept(aThread()));
      }),
      rule('keeps a long chain of replies together', open, aChain(12), async (adapter) => {
        checkParents(await allComments(adapter), asKept(aChain(12)));
      }),
      rule('keeps times to the second', open, aThread(), async (adapter) => {
        const comments = await allComments(adapter);
        for (const seed of aThread()) {
          const { created } = theOne(comments, textOf(seed.body));
          const close = created !== null && Math.abs(created - seed.created!) < 1_000;
          check(
            close,
            `“${textOf(seed.body)}” was written at ${seed.created} and is said to be of ${created} (milliseconds since 1970).`,
          );
        }
      }),
      rule('keeps who wrote each comment', open, aThread(), async (adapter) => {
        const comments = await allComments(adapter);
        for (const seed of aThread())
          same(theOne(comments, textOf(seed.body)).author.name, seed.author.name, 'The name of an author');
      }),
      rule('keeps texts of any script, and what only looks like markup', open, difficultSeeds(), async (adapter) => {
        const texts = (await allComments(adapter, 'oldest')).map((comment) => textOf(comment.body));
        same(texts.toSorted(), [...DIFFICULT_TEXTS].toSorted(), 'The texts, as a reader reads them');
      }),
      rule('begins each order with the right conversation', open, aThread(), async (adapter) => {
        for (const sort of await sortsOf(adapter)) checkRootOrder(await allComments(adapter, sort), sort);
      }),
      rule('tells the right total with its pages, if any', open, aThread(), async (adapter) => {
        for (const { total } of await allPages(adapter, await firstSort(adapter))) {
          if (!total) continue;
          const right = total.exact ? total.count === aThread().length : total.count <= aThread().length;
          check(right, `A page says ${JSON.stringify(total)} of a thread with ${aThread().length} comments.`);
        }
      }),
      ...pagingRules(subject),
    ],
  };
}

function pagingRules<Opened extends OpenedAdapter>({ open, pageSize, posts }: AdapterSubject<Opened>): readonly Rule[] {
  if (isNever(pageSize)) return [neverRule('read in pages', pageSize)];
  const seeds = aLongThread(pageSize + 5);
  return [
    rule('goes on with another page while there are more comments', open, seeds, async (adapter) => {
      for (const sort of await sortsOf(adapter)) {
        const pages = await allPages(adapter, sort);
        check(
          pages.length > 1,
          `${pageSize + 5} roots came on one page, though ${pageSize} are promised to be the most.`,
        );
        const comments = await completed(adapter, commentsOf(pages));
        checkComplete(comments, seeds);
        checkParents(comments, seeds);
        checkRootOrder(comments, sort);
      }
    }),
    isNever(posts)
      ? neverRule('written to while somebody reads', posts)
      : rule('loses no comment when one is added between two pages', open, seeds, async (adapter) => {
          const info = await adapter.comments.describe(aCall());
          for (const sort of info.sorts) {
            const first = await adapter.comments.list({ sort }, aCall());
            await adapter.comments.create(aPost(info, `Meanwhile, reading the ${sort} first`), aCall());
            const rest: Comment[] = [];
            for (let cursor = first.next; cursor !== null;) {
              const page = await adapter.comments.list({ sort, cursor }, aCall());
              rest.push(...page.comments);
              cursor = page.next;
            }
            const comments = await completed(adapter, [...first.comments, ...rest]);
            for (const seed of seeds)
              check(isThere(comments, textOf(seed.body)), `“${textOf(seed.body)}” was lost between two pages.`);
          }
        }),
  ];
}

async function sortsOf({ comments }: OpenedAdapter['adapter']): Promise<readonly SortOrder[]> {
  return (await comments.describe(aCall())).sorts;
}

function difficultSeeds(): readonly Comment[] {
  return DIFFICULT_TEXTS.map((text, index) => aSeed(index + 1, text));
}

function checkComplete(comments: readonly Comment[], seeds: readonly Comment[]): void {
  const texts = (list: readonly Comment[]): readonly string[] => list.map((comment) => textOf(comment.body)).toSorted();
  same(texts(comments), texts(seeds), 'The comments of all pages together');
  const ids = new Set(comments.map((comment) => comment.id));
  check(ids.size === comments.length, `${comments.length} comments share ${ids.size} ids.`);
}

/** Ids may be the backend's own, so parents are known by what they say. */
function checkParents(comments: readonly Comment[], seeds: readonly Comment[]): void {
  const seedTexts = new Map(seeds.map((seed) => [seed.id, textOf(seed.body)]));
  const ids = new Map(comments.map((comment) => [textOf(comment.body), comment.id]));
  const parents = new Map(comments.map((comment) => [textOf(comment.body), comment.parent]));
  for (const seed of seeds) {
    const wanted = seed.parent === null ? null : ids.get(seedTexts.get(seed.parent)!);
    same(parents.get(textOf(seed.body)), wanted, `The parent of “${textOf(seed.body)}”`);
  }
}

/** Among equals, a backend may have an order of its own; so it may make of votes what it likes. */
function checkRootOrder(comments: readonly Comment[], sort: SortOrder): void {
  if (sort === 'best' || sort === 'controversial') return;
  const roots = comments.filter((comment) => comment.parent === null);
  const rank = sort === 'discussed' ? answersIn(comments) : ({ created }: Comment) => created ?? 0;
  const ranks = roots.map(rank);
  const wanted = ranks.toSorted((a, b) => (sort === 'oldest' ? a - b : b - a));
  same(ranks, wanted, `The ${sort === 'discussed' ? 'answers' : 'times'} of the conversations, ${sort} first`);
}

/** How many answers each comment has below it. */
function answersIn(comments: readonly Comment[]): (root: Comment) => number {
  const parents = new Map(comments.map(({ id, parent }) => [id, parent]));
  const answers = new Map<string, number>();
  for (const { id } of comments) {
    for (let above = parents.get(id); above != null; above = parents.get(above))
      answers.set(above, (answers.get(above) ?? 0) + 1);
  }
  return ({ id }) => answers.get(id) ?? 0;
}
