import { check, refused, same } from './assert.js';
import { aCall, allComments, aPost, textOf, theOne } from './reading.js';
import { neverRule, rule, type Topic } from './rule.js';
import { aThread } from './seeds.js';
import { isNever, type AdapterSubject, type OpenedAdapter } from './subject.js';

const TEXT = 'May I still say something';

/** States that not every thread is in. */
export function stateRules<Opened extends OpenedAdapter>({ states }: AdapterSubject<Opened>): Topic {
  const { closed, holding, signedOut, missing } = states;
  return {
    name: 'in other states',
    rules: [
      isNever(closed)
        ? neverRule('closed', closed)
        : rule('can be read when it is closed, but not written to', closed, aThread(), async (adapter) => {
            const info = await adapter.comments.describe(aCall());
            same(info.posting.allowed || info.posting.why, 'closed', 'Why this reader may not write');
            same((await allComments(adapter)).length, aThread().length, 'How many comments can be read');
            await refused(adapter.comments.create(aPost(info, TEXT), aCall()), ['closed'], 'create()');
          }),
      isNever(holding)
        ? neverRule('holding new comments', holding)
        : rule('says that a new comment is held', holding, aThread(), async (adapter) => {
            const created = await adapter.comments.create(
              aPost(await adapter.comments.describe(aCall()), TEXT),
              aCall(),
            );
            same(
              [textOf(created.body), created.status],
              [TEXT, 'held'],
              'The text and status of what create() answers',
            );
            const listed = (await allComments(adapter)).filter((comment) => textOf(comment.body) === TEXT);
            check(
              listed.every((comment) => comment.status === 'held'),
              'The held comment is in the thread as if it were published.',
            );
          }),
      isNever(signedOut)
        ? neverRule('open only to those who sign in', signedOut)
        : rule('asks for signing in before writing', signedOut, aThread(), async (adapter) => {
            const info = await adapter.comments.describe(aCall());
            same(info.posting.allowed || info.posting.why, 'sign-in', 'Why this reader may not write');
            theOne(await allComments(adapter), textOf(aThread()[0]!.body));
            await refused(adapter.comments.create(aPost(info, TEXT), aCall()), ['signed-out'], 'create()');
          }),
      isNever(missing)
        ? neverRule('asked for a thread that is not there', missing)
        : rule('says that a thread is not there', missing, [], async (adapter) => {
            await refused(adapter.comments.describe(aCall()), ['not-found'], 'describe()');
          }),
    ],
  };
}
