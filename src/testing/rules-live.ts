import type { Adapter, LivePort, News } from '../adapters/adapter.js';
import { check } from './assert.js';
import { edits, meanwhileOf, removes, says, writes } from './others.js';
import { allComments } from './reading.js';
import { neverRule, rule, type Rule, type Topic } from './rule.js';
import { aThread } from './seeds.js';
import { checkShape } from './shape.js';
import { isNever, type AdapterSubject, type OpenedAdapter } from './subject.js';
import { settledWithin } from './waiting.js';

const NEWS = 'There is a second heron now';
const CORRECTED = 'There are two herons now';
/** How often somebody else does something until it is heard: the first ones may come before the connection stands. */
const ATTEMPTS = 10;
/** Milliseconds to wait for each. */
const PATIENCE = 500;

/** Being told of others as it happens, for adapters that promise it. */
export function liveRules<Opened extends OpenedAdapter>(subject: AdapterSubject<Opened>): Topic {
  const { meanwhile } = subject;
  const rules = isNever(meanwhile)
    ? [neverRule('changed by others while somebody listens', meanwhile)]
    : otherRules(subject);
  return { name: 'telling what happens', rules };
}

function otherRules<Opened extends OpenedAdapter>(subject: AdapterSubject<Opened>): readonly Rule[] {
  const { open } = subject;
  const meanwhile = meanwhileOf(subject);
  return [
    rule('tells what others write', open, aThread(), async (adapter, opened) => {
      const another = await meanwhile.another(opened);
      await withEar(adapter, async (ear) => {
        const { comments } = await ear.untilTold(
          (attempt) => writes(another, `${NEWS} ${attempt}`),
          ({ comments: told }, attempt) => says(told, `${NEWS} ${attempt}`),
        );
        for (const comment of comments) checkShape(comment);
      });
    }),
    isNever(meanwhile.edits)
      ? neverRule('heard when a comment is edited', meanwhile.edits)
      : rule('tells what others edit', open, aThread(), async (adapter, opened) => {
          const another = await meanwhile.another(opened);
          await writes(another, `${CORRECTED} 0`);
          await withEar(adapter, (ear) =>
            ear.untilTold(
              (attempt) => edits(another, `${CORRECTED} ${attempt - 1}`, `${CORRECTED} ${attempt}`),
              ({ comments }, attempt) => says(comments, `${CORRECTED} ${attempt}`),
            ),
          );
        }),
    isNever(meanwhile.removals)
      ? neverRule('heard when a comment goes', meanwhile.removals)
      : rule('tells what others take away', open, aThread(), async (adapter, opened) => {
          const another = await meanwhile.another(opened);
          let gone = '';
          await withEar(adapter, (ear) =>
            ear.untilTold(
              async (attempt) => {
                await writes(another, `${NEWS} ${attempt}`);
                gone = await removes(another, `${NEWS} ${attempt}`);
              },
              ({ removed, comments }) =>
                removed.includes(gone) || comments.some(({ id, status }) => id === gone && status === 'removed'),
            ),
          );
        }),
    rule('tells nothing to whoever has left', open, aThread(), async (adapter, opened) => {
      const another = await meanwhile.another(opened);
      const ear = listen(portOf(adapter));
      await ear.leave();
      await writes(another, NEWS);
      await allComments(another);
      check(!ear.heard.some(({ comments }) => says(comments, NEWS)), 'It tells on after its signal has aborted.');
    }),
  ];
}

/** Somebody who listens. */
interface Ear {
  readonly heard: readonly News[];
  /** Does something until it is told of. Throws when it never is, or when the connection breaks. */
  untilTold(act: (attempt: number) => Promise<unknown>, isIt: (news: News, attempt: number) => boolean): Promise<News>;
  leave(): Promise<void>;
}

async function withEar(adapter: Adapter, use: (ear: Ear) => Promise<unknown>): Promise<void> {
  const ear = listen(portOf(adapter));
  try {
    await use(ear);
  } finally {
    await ear.leave();
  }
}

function listen(live: LivePort): Ear {
  const heard: News[] = [];
  const controller = new AbortController();
  let wake = (): void => undefined;
  let broken: unknown;
  const watching = live
    .watch(
      (news) => {
        heard.push(news);
        wake();
      },
      { signal: controller.signal },
    )
    .catch((error: unknown) => {
      broken = error;
      wake();
    });

  return {
    heard,
    async untilTold(act, isIt) {
      for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
        await act(attempt);
        for (const deadline = Date.now() + PATIENCE; Date.now() < deadline;) {
          if (broken !== undefined) throw broken;
          const news = heard.find((item) => isIt(item, attempt));
          if (news) return news;
          const more = new Promise<void>((resolve) => (wake = resolve));
          await settledWithin(more, deadline - Date.now());
        }
      }
      throw new Error(`Nothing was heard of it within ${(ATTEMPTS * PATIENCE) / 1000} seconds.`);
    },
    async leave() {
      controller.abort();
      await settledWithin(watching, PATIENCE);
    },
  };
}

function portOf({ live }: Adapter): LivePort {
  check(live, 'The adapter has no port for live news.');
  return live;
}
