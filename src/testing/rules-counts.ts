import type { Adapter, CountsPort } from '../adapters/adapter.js';
import { check, same } from './assert.js';
import { aCall } from './reading.js';
import { rule, type Topic } from './rule.js';
import { aThread } from './seeds.js';
import type { AdapterSubject, OpenedAdapter } from './subject.js';

/** Counting the comments of many threads, for adapters that promise it. */
export function countRules<Opened extends OpenedAdapter>({ open }: AdapterSubject<Opened>): Topic {
  return {
    name: 'counting',
    rules: [
      rule('counts the comments of a thread', open, aThread(), async (adapter, { thread }) => {
        same(await countsOf(adapter).counts([thread], aCall()), [aThread().length], 'The counts');
      }),
      rule('counts those of its own thread for no name', open, aThread(), async (adapter) => {
        same(await countsOf(adapter).counts([''], aCall()), [aThread().length], 'The counts');
      }),
      rule('counts none in an empty thread', open, [], async (adapter, { thread }) => {
        same(await countsOf(adapter).counts([thread], aCall()), [0], 'The counts');
      }),
      rule('answers as often as it was asked', open, aThread(), async (adapter, { thread }) => {
        const counts = countsOf(adapter);
        same(await counts.counts([thread, thread], aCall()), [aThread().length, aThread().length], 'The counts');
        same(await counts.counts([], aCall()), [], 'The counts of no threads');
      }),
    ],
  };
}

function countsOf({ counts }: Adapter): CountsPort {
  check(counts, 'The adapter has no port for counts.');
  return counts;
}
