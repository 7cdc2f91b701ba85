import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds between two looks at whether a page still works. */
const BETWEEN = 300;
/** Busy for less than this meanwhile, it is idle: milliseconds on its thread's clock. */
const STILL = 6;
/** Looks after which nobody waits any longer. */
const PATIENCE = 40;

/** What the main thread has done since the page began, in milliseconds on its own clock: what else the machine does is not in it. */
export async function readMetrics(client) {
  const { metrics } = await client.send('Performance.getMetrics');
  const seconds = Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  return {
    cpu: seconds.TaskDuration * 1000,
    script: seconds.ScriptDuration * 1000,
    style: seconds.RecalcStyleDuration * 1000,
    layout: seconds.LayoutDuration * 1000,
    layouts: seconds.LayoutCount,
    styles: seconds.RecalcStyleCount,
  };
}

/** Waits until the main thread has nothing to do any more, and tells what it has done. */
export async function whenIdle(client) {
  let before = await readMetrics(client);
  for (let left = PATIENCE; left > 0; left -= 1) {
    await pause(BETWEEN);
    const now = await readMetrics(client);
    if (now.cpu - before.cpu < STILL) return now;
    before = now;
  }
  return before;
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
