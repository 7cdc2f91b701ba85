import type { Adapter, ReactionsPort } from '../adapters/adapter.js';
import type { CommentId, Reaction } from '../core/comment.js';
import type { ThreadReactions } from '../core/thread-info.js';
import { check, refused, same } from './assert.js';
import { aCall, allComments, textOf, theLonely } from './reading.js';
import { UNKNOWN_IDS } from './rules-branch.js';
import { neverRule, rule, type Topic } from './rule.js';
import { aThread } from './seeds.js';
import { checkReactions } from './shape.js';
import type { AdapterSubject, OpenedAdapter } from './subject.js';

/** Reacting to comments and to the page, for adapters that promise it. */
export function reactionRules<Opened extends OpenedAdapter>({ open, limits = {} }: AdapterSubject<Opened>): Topic {
  const onlyPage = limits.pageReactionsOnly;
  return {
    name: 'reacting',
    rules: [
      rule('says what one can react with', open, aThread(), async (adapter) => {
        const { choices } = await reactionsIn(adapter);
        check(choices.length > 0, 'There is nothing to react with.');
        check(
          choices.every(({ name }) => name !== ''),
          'Something to react with has no name.',
        );
        check(new Set(choices.map(({ name }) => name)).size === choices.length, 'Two reactions have one name.');
        const comments = await allComments(adapter);
        const anyComment = comments.some(({ can }) => can.react);
        if (onlyPage) check(!anyComment, 'A comment takes reactions, though only the page is said to.');
        else check(anyComment, 'There is no comment that this reader may react to.');
      }),
      onlyPage
        ? neverRule('given a reaction to a comment', onlyPage)
        : rule('keeps a reaction to a comment, and takes it back', open, aThread(), async (adapter) => {
            const { id } = await theLonely(adapter);
            await checkKept(adapter, id, async () => (await theLonely(adapter)).reactions ?? []);
          }),
      rule('keeps a reaction to the page, where it takes any', open, aThread(), async (adapter) => {
        const { page, choices } = await reactionsIn(adapter);
        if (page) await checkKept(adapter, null, async () => (await reactionsIn(adapter)).page ?? []);
        else
          await refused(
            portOf(adapter).react(null, choices[0]!.name, true, aCall()),
            ['forbidden', 'not-found', 'rejected'],
            'react() to a page that takes no reactions',
          );
      }),
      rule('takes no reaction that it does not offer', open, aThread(), async (adapter) => {
        const { id, body } = await theLonely(adapter);
        await refused(
          portOf(adapter).react(id, 'no-such-reaction', true, aCall()),
          ['forbidden', 'not-found', 'rejected'],
          `react() to “${textOf(body)}” with something unknown`,
        );
      }),
      rule('takes no reaction to a comment that is not there', open, aThread(), async (adapter) => {
        const { choices } = await reactionsIn(adapter);
        for (const id of UNKNOWN_IDS)
          await refused(portOf(adapter).react(id, choices[0]!.name, true, aCall()), ['not-found'], `react('${id}')`);
      }),
    ],
  };
}

/** Each of these sets a state, and answers with what `there` then says, too. */
async function checkKept(
  adapter: Adapter,
  target: CommentId | null,
  there: () => Promise<readonly Reaction[]>,
): Promise<void> {
  const { name } = (await reactionsIn(adapter)).choices[0]!;
  const before = countOf(await there(), name);
  for (const on of [true, true, false, false]) {
    const answer = await portOf(adapter).react(target, name, on, aCall());
    checkReactions(answer);
    same(
      [countOf(answer, name), answer.some((reaction) => reaction.name === name && reaction.mine)],
      [before + Number(on), on],
      `How often “${name}” is there, and whether by this reader, after it was set to ${on}`,
    );
    same(await there(), answer, 'The reactions in the thread');
  }
}

function countOf(reactions: readonly Reaction[], name: string): number {
  return reactions.find((reaction) => reaction.name === name)?.count ?? 0;
}

async function reactionsIn({ comments }: Adapter): Promise<ThreadReactions> {
  const { reactions } = await comments.describe(aCall());
  check(reactions, 'describe() says nothing of reactions.');
  return reactions;
}

function portOf({ reactions }: Adapter): ReactionsPort {
  check(reactions, 'The adapter has no port for reactions.');
  return reactions;
}
