/** Puts into a trace when a frame was drawn, and when one was missed: as little as that takes. */
export const FRAME_CATEGORIES = ['-*', 'disabled-by-default-devtools.timeline.frame'];

/**
 * How smooth a page moved, by the events of a trace. `drawn`: frames that came; `late`: those of them without what the main
 * thread had to say, since it was busy; `missed`: frames that did not come; `longest`: milliseconds from one that came to the
 * next, while there was something to draw.
 */
export function framesOf(events) {
  const [drawn, dropped] = framesOfPage(events);
  const during = dropped.filter(({ ts }) => ts >= drawn[0]?.ts && ts <= drawn.at(-1).ts);
  const late = during.filter(({ args }) => args.hasPartialUpdate).length;
  return { drawn: drawn.length, late, missed: during.length - late, longest: longestOf(drawn, during) };
}

/** What was drawn, and what was dropped: of the tree of layers that drew most. Others are those of the browser around it. */
function framesOfPage(events) {
  const trees = new Map();
  for (const event of events.toSorted((a, b) => a.ts - b.ts)) {
    const kind = ['DrawFrame', 'DroppedFrame'].indexOf(event.name);
    if (kind < 0) continue;
    const key = `${event.pid} ${event.args.layerTreeId}`;
    if (!trees.has(key)) trees.set(key, [[], []]);
    trees.get(key)[kind].push(event);
  }
  return [...trees.values()].toSorted(([a], [b]) => b.length - a.length)[0] ?? [[], []];
}

/** Frames are numbered: those between two that were drawn, and not dropped, had nothing to show. */
function longestOf(drawn, dropped) {
  const numbers = new Set(dropped.map(({ args }) => args.frameSeqId));
  let longest = 0;
  for (const [at, { ts, args }] of drawn.slice(1).entries()) {
    const before = drawn[at];
    let next = before.args.frameSeqId + 1;
    while (numbers.has(next)) next += 1;
    if (next >= args.frameSeqId) longest = Math.max(longest, (ts - before.ts) / 1000);
  }
  return longest;
}
