import type { PortName } from './subject.js';
import type { SortOrder, ThreadInfo } from '../core/thread-info.js';
import { check, same } from './assert.js';
import { aCall } from './reading.js';
import { rule, type Topic } from './rule.js';
import { aThread } from './seeds.js';
import { isNever, type AdapterSubject, type OpenedAdapter } from './subject.js';

const PORTS = Object.keys({
  comments: 0,
  edits: 0,
  session: 0,
  moderation: 0,
  pins: 0,
  reports: 0,
  votes: 0,
  reactions: 0,
  live: 0,
  changes: 0,
  preview: 0,
  uploads: 0,
  mentions: 0,
  counts: 0,
  recent: 0,
  sources: 0,
} satisfies Record<PortName, 0>) as readonly PortName[];

const ORDERS: readonly SortOrder[] = ['oldest', 'newest', 'discussed', 'best', 'controversial'];

/** What an adapter says of itself and of its thread. */
export function describeRules<Opened extends OpenedAdapter>({ open, ports, posts }: AdapterSubject<Opened>): Topic {
  return {
    name: 'describing the thread',
    rules: [
      rule('holds exactly the ports that it promises', open, [], async (adapter) => {
        const held = PORTS.filter((port) => adapter[port] !== undefined);
        same(
          held,
          PORTS.filter((port) => ports.includes(port)),
          'The ports that the adapter holds',
        );
      }),
      rule('describes the thread in the terms of the contract', open, aThread(), async ({ comments }) => {
        checkInfo(await comments.describe(aCall()));
      }),
      rule('says whether this reader may write', open, aThread(), async ({ comments }) => {
        const { posting } = await comments.describe(aCall());
        same(posting.allowed, !isNever(posts), 'posting.allowed');
      }),
      rule('tells no wrong total', open, aThread(), async ({ comments }) => {
        const { total } = await comments.describe(aCall());
        if (!total) return;
        const right = total.exact ? total.count === aThread().length : total.count <= aThread().length;
        check(right, `describe() says ${JSON.stringify(total)} of a thread with ${aThread().length} comments.`);
      }),
    ],
  };
}

function checkInfo(info: ThreadInfo): void {
  const { title, posting, viewer, guestFields, writing, sorts, total, feed } = info;
  check(title === undefined || typeof title === 'string', 'The title is neither text nor absent.');
  check(viewer === null || typeof viewer.name === 'string', 'The viewer has no name.');
  if (!posting.allowed) {
    check(['closed', 'sign-in', 'password', 'read-only'].includes(posting.why), `posting.why is “${posting.why}”.`);
    check(
      posting.href === undefined || /^https?:/.test(posting.href),
      `posting.href is “${posting.href}”: no absolute address.`,
    );
  }
  for (const field of ['name', 'email', 'website'] as const) {
    check(
      ['required', 'optional', 'hidden'].includes(guestFields[field]),
      `guestFields.${field} is “${guestFields[field]}”.`,
    );
  }
  check(['html', 'markdown', 'text'].includes(writing.format), `writing.format is “${writing.format}”.`);
  check(writing.maxBytes === undefined || writing.maxBytes > 0, `writing.maxBytes is ${writing.maxBytes}.`);
  check(sorts.length > 0 && new Set(sorts).size === sorts.length, 'sorts is empty, or says something twice.');
  check(
    sorts.every((sort) => ORDERS.includes(sort)),
    `sorts has an unknown order: ${sorts.join(', ')}.`,
  );
  check(feed === undefined || /^https?:/.test(feed), `feed is “${feed}”: no absolute address.`);
  check(
    [info.mention?.endpoint, info.mention?.target].every((url) => url === undefined || /^https?:/.test(url)),
    'mention has something that is no absolute address.',
  );
  check(total === null || Number.isSafeInteger(total.count), 'The total is neither a whole number nor null.');
}
