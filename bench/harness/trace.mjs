import { openShown } from './load.mjs';
import { whenIdle } from './metrics.mjs';

const CATEGORIES = [
  'toplevel',
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'v8',
  'v8.execute',
  'blink',
  '__metadata',
];

/** Which events are what kind of work; what is inside of none of them is `other`. */
const KINDS = {
  compile:
    /^(?:v8\.(?:compile|produce|consume|parse|CompileModule|compileModule)|V8\.(?:Compile|Parse|Finalize|BytecodeBudget)|.*CompileCode|v8\.deserialize)/,
  collect: /^(?:MinorGC|MajorGC|V8\.GC|BlinkGC|CppGC)/,
  script:
    /^(?:EvaluateScript|FunctionCall|RunMicrotasks|v8\.(?:run|evaluateModule|callFunction|newInstance)|FireAnimationFrame|TimerFire|EventDispatch|V8\.(?:Execute|Invoke|HandleInterrupts))/,
  parse: /^Parse(?:HTML|AuthorStyleSheet)/,
  style: /^(?:UpdateLayoutTree|RecalculateStyles|Document::updateStyle|StyleEngine)/,
  layout: /^(?:Layout|LocalFrameView::performLayout)$/,
  paint:
    /^(?:PrePaint|Paint|Layerize|Commit|UpdateLayer|UpdateLayerTree|CompositeLayers|RasterTask|PaintArtifactCompositor)/,
};

/** Where the time of one load goes, in milliseconds on the clock of the main thread. Traced loads are slower than others. */
export async function traceLoad({ browser, server, contestant, size, throttle }) {
  const tab = await browser.newPage();
  try {
    await tab.page.tracing.start({ categories: CATEGORIES });
    await openShown(tab, server, contestant, size, { throttle });
    await whenIdle(tab.client);
    const trace = JSON.parse(Buffer.from(await tab.page.tracing.stop()).toString('utf8'));
    const events = mainThread(trace.traceEvents);
    return { kinds: selfTimes(events) };
  } finally {
    await tab.close();
  }
}

/** The events of the thread that did most: the page's own. */
function mainThread(events) {
  const threads = new Map();
  const mains = new Set();
  for (const event of events) {
    const key = `${event.pid} ${event.tid}`;
    if (event.name === 'thread_name' && event.args.name === 'CrRendererMain') mains.add(key);
    if (event.ph !== 'X' || event.tdur === undefined) continue;
    if (!threads.has(key)) threads.set(key, []);
    threads.get(key).push(event);
  }
  const lists = [...threads].filter(([key]) => mains.has(key)).map(([, list]) => list);
  return lists.toSorted((a, b) => b.length - a.length)[0] ?? [];
}

/** The time of each kind without what happens inside of it that is of another kind. */
export function selfTimes(events) {
  const times = Object.fromEntries([...Object.keys(KINDS), 'other'].map((kind) => [kind, 0]));
  const open = [];
  for (const event of events.toSorted((a, b) => a.ts - b.ts || b.dur - a.dur)) {
    while (open.length > 0 && open.at(-1).end <= event.ts) open.pop();
    const around = open.at(-1);
    const kind = kindOf(event.name) ?? around?.kind ?? 'other';
    times[kind] += event.tdur / 1000;
    if (around) times[around.kind] -= event.tdur / 1000;
    open.push({ kind, end: event.ts + event.dur });
  }
  return times;
}

function kindOf(name) {
  return Object.keys(KINDS).find((kind) => KINDS[kind].test(name));
}
