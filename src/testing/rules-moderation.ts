import type { Adapter, ModerationPort } from '../adapters/adapter.js';
import type { Comment } from '../core/comment.js';
import { check, refused, same } from './assert.js';
import { aCall, allComments, textOf, theOne } from './reading.js';
import { UNKNOWN_IDS } from './rules-branch.js';
import { rule, type Rule, type Topic } from './rule.js';
import { aThread } from './seeds.js';
import type { AdapterSubject, OpenedAdapter } from './subject.js';

/** Taking comments out of the thread and back in, for adapters that promise it. */
export function moderationRules<Opened extends OpenedAdapter>({ open }: AdapterSubject<Opened>): Topic {
  return {
    name: 'moderating',
    rules: [
      rule('says which comments may be moderated', open, aThread(), async (adapter) => {
        for (const { can } of await allComments(adapter)) same(can.moderate, true, 'can.moderate for a moderator');
      }),
      hideRule(open, 'held', 'holds a comment, and approves it again'),
      hideRule(open, 'spam', 'takes a comment for spam, and approves it again'),
      rule('takes a comment out of the thread', open, aThread(), async (adapter) => {
        const { moderation, comment } = await aLeaf(adapter);
        same(
          (await moderation.hide(comment.id, 'removed', aCall())).status,
          'removed',
          'The status of what hide() answers',
        );
        await checkHidden(adapter, comment, 'removed');
      }),
      rule('sets a state, and flips none', open, aThread(), async (adapter) => {
        const { moderation, comment } = await aLeaf(adapter);
        for (let time = 1; time <= 2; time += 1) {
          same(
            (await moderation.hide(comment.id, 'held', aCall())).status,
            'held',
            `The status after hiding ${time} times`,
          );
        }
        for (let time = 1; time <= 2; time += 1) {
          same(
            (await moderation.approve(comment.id, aCall())).status,
            'published',
            `The status after approving ${time} times`,
          );
        }
      }),
      rule('moderates nothing under an id that is not there', open, aThread(), async (adapter) => {
        const { moderation } = await aLeaf(adapter);
        for (const id of UNKNOWN_IDS) {
          await refused(moderation.approve(id, aCall()), ['not-found'], `approve('${id}')`);
          await refused(moderation.hide(id, 'spam', aCall()), ['not-found'], `hide('${id}')`);
        }
      }),
    ],
  };
}

function hideRule<Opened extends OpenedAdapter>(
  open: AdapterSubject<Opened>['open'],
  as: 'held' | 'spam',
  name: string,
): Rule {
  return rule(name, open, aThread(), async (adapter) => {
    const { moderation, comment } = await aLeaf(adapter);
    const text = textOf(comment.body);
    const hidden = await moderation.hide(comment.id, as, aCall());
    same(
      [hidden.id, hidden.status, textOf(hidden.body)],
      [comment.id, as, text],
      'The id, status and text of what hide() answers',
    );
    await checkHidden(adapter, comment, as);
    const approved = await moderation.approve(comment.id, aCall());
    same(
      [approved.id, approved.status, textOf(approved.body)],
      [comment.id, 'published', text],
      'The id, status and text of what approve() answers',
    );
    same(
      theOne(await allComments(adapter), text).status,
      'published',
      'The status of the approved comment in the thread',
    );
  });
}

/** Moderators may go on seeing it, but not as if nothing had happened. */
async function checkHidden(adapter: Adapter, { id, body }: Comment, status: Comment['status']): Promise<void> {
  const comments = await allComments(adapter);
  for (const comment of comments)
    if (comment.id === id) same(comment.status, status, 'The status of the hidden comment in the thread');
  for (const seed of aThread()) if (textOf(seed.body) !== textOf(body)) theOne(comments, textOf(seed.body));
}

async function aLeaf(adapter: Adapter): Promise<{ readonly moderation: ModerationPort; readonly comment: Comment }> {
  check(adapter.moderation, 'The adapter has no port for moderation.');
  return { moderation: adapter.moderation, comment: theOne(await allComments(adapter), textOf(aThread()[2]!.body)) };
}
