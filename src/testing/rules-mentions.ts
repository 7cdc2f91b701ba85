import type { Author } from '../core/comment.js';
import type { Adapter, MentionsPort } from '../adapters/adapter.js';
import { check, same } from './assert.js';
import { aCall } from './reading.js';
import { rule, type Topic } from './rule.js';
import { aThread } from './seeds.js';
import type { AdapterSubject, OpenedAdapter } from './subject.js';

const MOST = 10;

/** Finding people to address, for adapters that promise it. */
export function mentionRules<Opened extends OpenedAdapter>({ open }: AdapterSubject<Opened>): Topic {
  return {
    name: 'mentions',
    rules: [
      rule('says how people are addressed', open, aThread(), async (adapter) => {
        const { mentions } = (await adapter.comments.describe(aCall())).writing;
        check(mentions === 'name' || mentions === 'handle', `writing.mentions is “${mentions}”.`);
      }),
      rule('finds people by how their name or handle begins', open, aThread(), async (adapter) => {
        for (const beginning of ['a', 'b', 'c', 'm', 'n']) {
          const found = await mentionsOf(adapter).find(beginning, aCall());
          check(found.length <= MOST, `It finds ${found.length} people, which are more than ${MOST}.`);
          for (const person of found)
            check(begins(person, beginning), `It finds ${JSON.stringify(person)} under “${beginning}”.`);
        }
      }),
      rule('finds nobody under a beginning that nobody has', open, aThread(), async (adapter) => {
        same(await mentionsOf(adapter).find('\u0f04qzx', aCall()), [], 'Who is found');
      }),
    ],
  };
}

function begins({ name, handle = '' }: Author, beginning: string): boolean {
  return [name, handle.replace(/^@/, '')].some((word) => word.toLowerCase().startsWith(beginning));
}

function mentionsOf({ mentions }: Adapter): MentionsPort {
  check(mentions, 'The adapter has no port for mentions.');
  return mentions;
}
