import type { Adapter } from '../adapters/adapter.js';
import type { Comment } from '../core/comment.js';
import { check, same } from './assert.js';
import { aCall, allComments, aPost, firstSort } from './reading.js';
import { neverRule, rule, type Topic } from './rule.js';
import { checkShape } from './shape.js';
import { aThread } from './seeds.js';
import { isNever, type AdapterSubject, type OpenedAdapter } from './subject.js';

/** The address that guests of these rules give, and what tells it to whoever can look up a hash. */
const TRACES = [
  'carla.secret@example.org',
  'b242e51604a0f7a94c90e88efd593b06',
  'accf0f10669d75508390faf0cc06fcc78954fab29804248b7e55eb64f4f86b17',
];

/** What leaves an adapter, and what never does. */
export function privacyRules<Opened extends OpenedAdapter>({ open, posts }: AdapterSubject<Opened>): Topic {
  return {
    name: 'what leaves the adapter',
    rules: [
      rule('gives comments in the shape of the contract, and nothing besides', open, aThread(), async (adapter) => {
        for (const comment of await everything(adapter)) checkShape(comment);
      }),
      rule('gives answers that nobody else holds', open, aThread(), async (adapter) => {
        const before = JSON.stringify(await everything(adapter));
        for (const comment of await everything(adapter)) spoil(comment);
        const { comments } = await adapter.comments.list({ sort: await firstSort(adapter) }, aCall());
        Reflect.set(comments, 'length', 0);
        same(
          JSON.parse(JSON.stringify(await everything(adapter))),
          JSON.parse(before),
          'What the adapter answers after earlier answers were changed',
        );
      }),
      isNever(posts)
        ? neverRule('told who somebody is', posts)
        : rule('never gives away the e-mail address of a guest, nor a hash of it', open, [], async (adapter) => {
            const info = await adapter.comments.describe(aCall());
            const created = await adapter.comments.create(aPost(info, 'I prefer to stay unseen'), aCall());
            checkShape(created);
            const answers = JSON.stringify([
              created,
              await everything(adapter),
              await adapter.comments.describe(aCall()),
            ]);
            for (const trace of TRACES)
              check(!answers.includes(trace), `“${trace}” can be read in what the adapter answers.`);
          }),
    ],
  };
}

/** The thread by each way of reading it. */
async function everything(adapter: Adapter): Promise<readonly Comment[]> {
  const listed = await allComments(adapter);
  const root = listed.find((comment) => comment.parent === null);
  if (!root) return listed;
  const { comments } = await adapter.comments.replies(root.id, undefined, aCall());
  return [...listed, ...comments, ...(await adapter.comments.find(root.id, aCall()))];
}

/** Changes what can be changed: frozen answers are as good as answers of one's own. */
function spoil(comment: Comment): void {
  const { author, body, can, votes, reactions } = comment;
  const lists = [author.roles, author.emojis, body.emojis, can.vote, reactions].filter((list) => list !== undefined);
  for (const part of [...lists.flat(), ...lists, votes ?? {}, author, body, can, comment]) {
    if (typeof part !== 'object') continue;
    for (const key of Object.keys(part)) Reflect.set(part, key, 'spoilt');
  }
}
