import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds between two looks at whether a page still works. */
const BETWEEN = 300;
/** Busy for less than this meanwhile, it is idle: milliseconds on its thread's clock. */
const STILL = 6;
/** Looks after which nobody waits for a page that never rests. */
const PATIENCE = 12;
/** How much more than at last a page may do and be as much at rest as it ever is. */
const AS_EVER = 1.5;

/** What the main thread has done since the page began, in milliseconds on its own clock: what else the machine does is not in it. */
export async function readMetrics(client) {
  const { metrics } = await client.send('Performance.getMetrics');
  const values = Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  return {
    at: values.Timestamp * 1000,
    cpu: values.TaskDuration * 1000,
    script: values.ScriptDuration * 1000,
    style: values.RecalcStyleDuration * 1000,
    layout: values.LayoutDuration * 1000,
    layouts: values.LayoutCount,
    styles: values.RecalcStyleCount,
  };
}

/**
 * Waits until the main thread has nothing to do any more, and tells what it has done until then. There are pages that never
 * rest: of them, what they had done when they came to do no more than they do for ever. `restless`: how much that is, in
 * milliseconds a second.
 */
export async function whenIdle(client) {
  const looks = [await readMetrics(client)];
  const busyBefore = (at) => looks[at].cpu - looks[at - 1].cpu;
  while (looks.length <= PATIENCE) {
    await pause(BETWEEN);
    looks.push(await readMetrics(client));
    if (busyBefore(looks.length - 1) < STILL) return { ...looks.at(-1), restless: 0 };
  }
  const forEver = busyBefore(looks.length - 1);
  const from = looks.findIndex((_, at) => at > 0 && busyBefore(at) <= forEver * AS_EVER);
  const took = looks.at(-1).at - looks.at(-2).at;
  return { ...looks[from - 1], restless: (forEver * 1000) / took };
}

/** What was done between two looks; `null` for a page that never rests, in which nobody can tell what was for what. */
export function workBetween(before, after, { restless }) {
  return restless > 0 ? null : after.cpu - before.cpu;
}

/** Bytes of JavaScript objects, once all garbage is gone. */
export async function readHeap(client) {
  await client.send('HeapProfiler.collectGarbage');
  await client.send('HeapProfiler.collectGarbage');
  const { usedSize } = await client.send('Runtime.getHeapUsage');
  return usedSize;
}

/** Elements of a page, in shadow roots and in frames of its own, too. Runs in the page. */
export function countElements() {
  const waiting = [document];
  let count = 0;
  for (let root = waiting.pop(); root; root = waiting.pop()) {
    for (const element of root.querySelectorAll('*')) {
      count += 1;
      const inner = element.shadowRoot ?? element.contentDocument;
      if (inner) waiting.push(inner);
    }
  }
  return count;
}
