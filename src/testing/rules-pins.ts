import type { Adapter, PinsPort } from '../adapters/adapter.js';
import type { Comment } from '../core/comment.js';
import { check, refused, same } from './assert.js';
import { aCall, theLonely } from './reading.js';
import { UNKNOWN_IDS } from './rules-branch.js';
import { rule, type Topic } from './rule.js';
import { aThread } from './seeds.js';
import type { AdapterSubject, OpenedAdapter } from './subject.js';

/** Putting comments above all others, for adapters that promise it. */
export function pinRules<Opened extends OpenedAdapter>({ open }: AdapterSubject<Opened>): Topic {
  return {
    name: 'pinning',
    rules: [
      rule('begins every order with a pinned conversation', open, aThread(), async (adapter) => {
        const { pins, comment } = await aPinnable(adapter);
        const pinned = await pins.pin(comment.id, true, aCall());
        same([pinned.id, pinned.pinned], [comment.id, true], 'The id and the pin of what pin() answers');
        for (const sort of (await adapter.comments.describe(aCall())).sorts) {
          const { comments } = await adapter.comments.list({ sort }, aCall());
          const first = comments.find(({ parent }) => parent === null);
          same([first?.id, first?.pinned], [comment.id, true], `The first conversation, ${sort} first`);
        }
      }),
      rule('pins twice what once is pinned, and lets go of it', open, aThread(), async (adapter) => {
        const { pins, comment } = await aPinnable(adapter);
        for (const pinned of [true, true, false, false]) {
          const { pinned: is = false } = await pins.pin(comment.id, pinned, aCall());
          same(is, pinned, 'Whether the comment that pin() answers with is pinned');
          same((await theLonely(adapter)).pinned ?? false, pinned, 'Whether the comment is pinned in the thread');
        }
      }),
      rule('pins nothing under an id that is not there', open, aThread(), async (adapter) => {
        const { pins } = await aPinnable(adapter);
        for (const id of UNKNOWN_IDS) await refused(pins.pin(id, true, aCall()), ['not-found'], `pin('${id}')`);
      }),
    ],
  };
}

async function aPinnable(adapter: Adapter): Promise<{ readonly pins: PinsPort; readonly comment: Comment }> {
  check(adapter.pins, 'The adapter has no port for pins.');
  const comment = await theLonely(adapter);
  check(comment.can.pin, 'The comment may not be pinned, by its own account.');
  return { pins: adapter.pins, comment };
}
