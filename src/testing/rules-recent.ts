import type { Adapter, RecentComment } from '../adapters/adapter.js';
import { check, same } from './assert.js';
import { aCall, aPost, textOf } from './reading.js';
import { rule, type Topic } from './rule.js';
import { aThread } from './seeds.js';
import { checkShape } from './shape.js';
import type { AdapterSubject, OpenedAdapter } from './subject.js';

const TEXT = 'The newest of the whole site';

/** The newest comments of a site, for adapters that promise them. The site may have other threads, too. */
export function recentRules<Opened extends OpenedAdapter>({ open, posts }: AdapterSubject<Opened>): Topic {
  return {
    name: 'listing the newest of the site',
    rules: [
      rule('begins with what was just published', open, aThread(), async (adapter) => {
        if (posts !== 'published') return;
        await adapter.comments.create(aPost(await adapter.comments.describe(aCall()), TEXT), aCall());
        const [first] = await recentIn(adapter, 3);
        same(first && textOf(first.comment.body), TEXT, 'The newest comment of the site');
      }),
      rule('goes on with older ones of people, published and each with its page', open, aThread(), async (adapter) => {
        const recent = await recentIn(adapter, 5);
        check(recent.length > 1, `There are only ${recent.length}.`);
        for (const { comment, url, title } of recent) {
          checkShape(comment);
          same([comment.kind, comment.status], ['comment', 'published'], 'The kind and status of a recent comment');
          check(/^https?:/.test(url), `“${url}” is no address of a comment.`);
          check(title === undefined || typeof title === 'string', 'The title of a page is neither text nor absent.');
        }
        const times = recent.map(({ comment }) => comment.created ?? 0);
        same(
          times,
          times.toSorted((a, b) => b - a),
          'The times of the newest comments',
        );
      }),
      rule('lists no more than was asked for', open, aThread(), async (adapter) => {
        for (const count of [0, 1, 2]) same((await recentIn(adapter, count)).length, count, 'How many there are');
      }),
    ],
  };
}

async function recentIn({ recent }: Adapter, count: number): Promise<readonly RecentComment[]> {
  check(recent, 'The adapter has no port for the newest comments.');
  return recent.recent(count, aCall());
}
