import { refused, same } from './assert.js';
import { aCall, allComments, allReplies, textOf, theOne } from './reading.js';
import { rule, type Topic } from './rule.js';
import { aThread } from './seeds.js';
import type { AdapterSubject, OpenedAdapter } from './subject.js';

/** Addresses hold whatever somebody typed, so a backend is asked for all of these. */
export const UNKNOWN_IDS: readonly string[] = ['no-such-comment', '987654321', '__proto__', '“><b>', '0'];

/** Reading one comment, or what hangs below it. */
export function branchRules<Opened extends OpenedAdapter>({ open, limits = {} }: AdapterSubject<Opened>): Topic {
  const isFlat = limits.twoLevels !== undefined;
  return {
    name: 'reading one branch',
    rules: [
      rule('finds a comment after all of its ancestors', open, aThread(), async (adapter) => {
        const [ginkgo, leaf, , question, , , answer] = aThread();
        const { id } = theOne(await allComments(adapter), textOf(answer!.body));
        const found = await adapter.comments.find(id, aCall());
        same(
          found.map((comment) => textOf(comment.body)),
          (isFlat ? [ginkgo, answer] : [ginkgo, leaf, question, answer]).map((seed) => textOf(seed!.body)),
          'What find() answers',
        );
        same(
          found.map((comment) => comment.parent),
          [null, ...found.slice(0, -1).map((comment) => comment.id)],
          'The parents of what find() answers',
        );
      }),
      rule('finds a root by itself', open, aThread(), async (adapter) => {
        const root = theOne(await allComments(adapter), textOf(aThread()[2]!.body));
        const found = await adapter.comments.find(root.id, aCall());
        same(
          found.map((comment) => comment.id),
          [root.id],
          'The ids of what find() answers',
        );
      }),
      rule('finds nothing under an id that is not there', open, aThread(), async (adapter) => {
        for (const id of UNKNOWN_IDS) await refused(adapter.comments.find(id, aCall()), ['not-found'], `find('${id}')`);
      }),
      rule('gives all replies below a comment, at any depth', open, aThread(), async (adapter) => {
        const [ginkgo, leaf, , question, , , answer] = aThread();
        const root = theOne(await allComments(adapter), textOf(ginkgo!.body));
        const replies = await allReplies(adapter, root);
        const texts = [leaf, question, answer].map((seed) => textOf(seed!.body));
        same(replies.map((comment) => textOf(comment.body)).toSorted(), texts.toSorted(), 'What replies() answers');
        const above = [root, ...texts.slice(0, -1).map((text) => (isFlat ? root : theOne(replies, text)))];
        same(
          texts.map((text) => theOne(replies, text).parent),
          above.map((comment) => comment.id),
          'The parents of what replies() answers',
        );
      }),
      rule('gives no replies below a comment that has none', open, aThread(), async (adapter) => {
        const lonely = theOne(await allComments(adapter), textOf(aThread()[2]!.body));
        same(await allReplies(adapter, lonely), [], 'What replies() answers');
      }),
      rule('brings as many answers to a comment as it says there are', open, aThread(), async (adapter) => {
        const comments = await allComments(adapter);
        for (const { id, body, replies } of comments) {
          if (replies === undefined) continue;
          const answers = comments.filter(({ parent }) => parent === id).length;
          same(replies, answers, `The number of replies that “${textOf(body)}” is said to have`);
        }
      }),
    ],
  };
}
