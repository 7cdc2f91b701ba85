import type { Adapter, Changes, ChangesPort, Mark } from '../adapters/adapter.js';
import { check, same } from './assert.js';
import { edits, meanwhileOf, removes, says, writes } from './others.js';
import { aCall } from './reading.js';
import { neverRule, rule, type Rule, type Topic } from './rule.js';
import { aThread } from './seeds.js';
import { checkShape } from './shape.js';
import { isNever, type AdapterSubject, type OpenedAdapter } from './subject.js';

const NEWS = 'There is a second heron now';
const CORRECTED = 'There are two herons now';

/** Asking what has happened since, for adapters that promise to tell. More than that does no harm. */
export function changeRules<Opened extends OpenedAdapter>(subject: AdapterSubject<Opened>): Topic {
  const { open } = subject;
  return {
    name: 'telling what has happened',
    rules: [
      rule('begins quietly', open, aThread(), async (adapter) => {
        const { comments, removed, mark } = await portOf(adapter).since(undefined, aCall());
        same([comments, removed], [[], []], 'The news before anybody asked for any');
        check(typeof mark === 'string' && mark !== '', 'It does not say where to go on.');
      }),
      rule('can be asked again and again while nothing happens', open, aThread(), async (adapter) => {
        let mark = await begin(adapter);
        for (let time = 1; time <= 3; time += 1) {
          const news = await tellSince(adapter, mark);
          same(news.removed, [], 'What is said to be gone');
          for (const comment of news.comments) checkShape(comment);
          check(news.comments.length <= aThread().length, 'It tells more than there is.');
          ({ mark } = news);
        }
      }),
      ...(isNever(subject.meanwhile) ? [neverRule('changed by others', subject.meanwhile)] : otherRules(subject)),
    ],
  };
}

function otherRules<Opened extends OpenedAdapter>(subject: AdapterSubject<Opened>): readonly Rule[] {
  const { open } = subject;
  const meanwhile = meanwhileOf(subject);
  return [
    rule('tells what others have written since', open, aThread(), async (adapter, opened) => {
      const another = await meanwhile.another(opened);
      const mark = await begin(adapter);
      const { id } = await writes(another, NEWS);
      const { comments, total } = await tellSince(adapter, mark);
      same(comments.find((comment) => comment.id === id)?.id, id, 'The id of the comment that somebody else wrote');
      for (const comment of comments) checkShape(comment);
      if (total?.exact) same(total.count, aThread().length + 1, 'The total after somebody else wrote');
    }),
    rule('tells it again to whoever asks from the same mark', open, aThread(), async (adapter, opened) => {
      const another = await meanwhile.another(opened);
      const mark = await begin(adapter);
      await writes(another, NEWS);
      for (let time = 1; time <= 2; time += 1)
        check(says((await tellSince(adapter, mark)).comments, NEWS), `“${NEWS}” is not told when asked ${time} times.`);
    }),
    rule('misses nothing from one mark to the next', open, aThread(), async (adapter, opened) => {
      const another = await meanwhile.another(opened);
      let mark = await begin(adapter);
      const texts = ['A heron comes', 'It waits', 'It goes'];
      for (const text of texts) {
        await writes(another, text);
        const news = await tellSince(adapter, mark);
        check(says(news.comments, text), `“${text}” was missed.`);
        ({ mark } = news);
      }
    }),
    isNever(meanwhile.edits)
      ? neverRule('heard of when a comment is edited', meanwhile.edits)
      : rule('tells what others have edited since', open, aThread(), async (adapter, opened) => {
          const another = await meanwhile.another(opened);
          await writes(another, NEWS);
          const mark = await begin(adapter);
          await edits(another, NEWS, CORRECTED);
          check(says((await tellSince(adapter, mark)).comments, CORRECTED), `“${CORRECTED}” was missed.`);
        }),
    isNever(meanwhile.removals)
      ? neverRule('heard of when a comment goes', meanwhile.removals)
      : rule('tells what others have taken away since', open, aThread(), async (adapter, opened) => {
          const another = await meanwhile.another(opened);
          await writes(another, NEWS);
          const mark = await begin(adapter);
          const id = await removes(another, NEWS);
          const { removed, comments } = await tellSince(adapter, mark);
          const isGone = removed.includes(id) || comments.some((left) => left.id === id && left.status === 'removed');
          check(isGone, `“${NEWS}” is gone, and nobody says so.`);
        }),
  ];
}

async function begin(adapter: Adapter): Promise<Mark> {
  return (await portOf(adapter).since(undefined, aCall())).mark;
}

function tellSince(adapter: Adapter, mark: Mark): Promise<Changes> {
  return portOf(adapter).since(mark, aCall());
}

function portOf({ changes }: Adapter): ChangesPort {
  check(changes, 'The adapter has no port for changes.');
  return changes;
}
