import type { Adapter, VotesPort } from '../adapters/adapter.js';
import type { Comment, Votes } from '../core/comment.js';
import { check, refused, same } from './assert.js';
import { aCall, allComments, textOf, theLonely, theOne } from './reading.js';
import { UNKNOWN_IDS } from './rules-branch.js';
import { neverRule, rule, type Rule, type Topic } from './rule.js';
import { aThread } from './seeds.js';
import { checkVotes } from './shape.js';
import type { AdapterSubject, Never, OpenedAdapter } from './subject.js';

/** Voting on comments, for adapters that promise it. */
export function voteRules<Opened extends OpenedAdapter>({ open, limits = {} }: AdapterSubject<Opened>): Topic {
  return {
    name: 'voting',
    rules: [
      rule('says which comments can be voted on, and shows their votes', open, aThread(), async (adapter) => {
        const votable = (await allComments(adapter)).filter(({ can }) => can.vote !== undefined);
        check(votable.length > 0, 'There is no comment that this reader may vote on.');
        for (const { votes, can } of votable) {
          checkVotes(votes);
          check(can.vote!.includes('up'), 'One can vote, but not up.');
        }
      }),
      rule('counts a vote, and answers with what it now counts', open, aThread(), async (adapter) => {
        const { port, comment, before } = await aVotable(adapter);
        const after = await port.cast(comment.id, 'up', aCall());
        checkVotes(after);
        same([after.score, after.mine], [before.score + 1, 'up'], 'The score and the own vote after voting up');
        same(await votesOn(adapter, comment), after, 'The votes in the thread');
      }),
      countOnceRule(open),
      ...(limits.votesStand ? standingRules(open, limits.votesStand) : turningRules(open)),
      rule('counts no vote under an id that is not there', open, aThread(), async (adapter) => {
        const { port } = await aVotable(adapter);
        for (const id of UNKNOWN_IDS) await refused(port.cast(id, 'up', aCall()), ['not-found'], `cast('${id}')`);
      }),
      rule('begins the best order with what was voted up', open, aThread(), async (adapter) => {
        const { port, comment } = await aVotable(adapter);
        const { sorts } = await adapter.comments.describe(aCall());
        if (!sorts.includes('best')) return;
        await port.cast(comment.id, 'up', aCall());
        const { comments } = await adapter.comments.list({ sort: 'best' }, aCall());
        same(comments.find(({ parent }) => parent === null)?.id, comment.id, 'The best conversation');
      }),
    ],
  };
}

function countOnceRule<Opened extends OpenedAdapter>(open: AdapterSubject<Opened>['open']): Rule {
  return rule('counts a vote that is cast twice once', open, aThread(), async (adapter) => {
    const { port, comment } = await aVotable(adapter);
    const once = await port.cast(comment.id, 'up', aCall());
    same(await port.cast(comment.id, 'up', aCall()), once, 'The votes after casting the same one again');
    same(await votesOn(adapter, comment), once, 'The votes in the thread');
  });
}

/** For backends that keep a vote for good. */
function standingRules<Opened extends OpenedAdapter>(
  open: AdapterSubject<Opened>['open'],
  reason: Never,
): readonly Rule[] {
  return [
    neverRule('made to take a vote back', reason),
    rule('refuses to take a vote back or to turn it round, and keeps it', open, aThread(), async (adapter) => {
      const { port, comment } = await aVotable(adapter);
      const cast = await port.cast(comment.id, 'up', aCall());
      await refused(port.cast(comment.id, null, aCall()), ['forbidden'], 'cast() of no vote');
      await refused(port.cast(comment.id, 'down', aCall()), ['forbidden'], 'cast() of the other vote');
      same(await votesOn(adapter, comment), cast, 'The votes in the thread');
    }),
  ];
}

function turningRules<Opened extends OpenedAdapter>(open: AdapterSubject<Opened>['open']): readonly Rule[] {
  return [
    rule('takes a vote back', open, aThread(), async (adapter) => {
      const { port, comment, before } = await aVotable(adapter);
      await port.cast(comment.id, 'up', aCall());
      for (let time = 1; time <= 2; time += 1) {
        const { score, mine } = await port.cast(comment.id, null, aCall());
        same([score, mine], [before.score, null], `The score and the own vote after taking it back ${time} times`);
      }
      same((await votesOn(adapter, comment)).score, before.score, 'The score in the thread');
    }),
    rule('turns a vote round, where one can vote down', open, aThread(), async (adapter) => {
      const { port, comment, before } = await aVotable(adapter);
      if (!comment.can.vote!.includes('down')) return;
      await port.cast(comment.id, 'up', aCall());
      const { score, mine } = await port.cast(comment.id, 'down', aCall());
      same([score, mine], [before.score - 1, 'down'], 'The score and the own vote after voting up, then down');
    }),
  ];
}

async function aVotable(adapter: Adapter): Promise<{ port: VotesPort; comment: Comment; before: Votes }> {
  check(adapter.votes, 'The adapter has no port for votes.');
  const comment = await theLonely(adapter);
  check(comment.can.vote && comment.votes, `One can't vote on “${textOf(comment.body)}”, by its own account.`);
  return { port: adapter.votes, comment, before: comment.votes };
}

async function votesOn(adapter: Adapter, { body }: Comment): Promise<Votes> {
  const { votes } = theOne(await allComments(adapter), textOf(body));
  checkVotes(votes);
  return votes;
}
