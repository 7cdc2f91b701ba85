import { best, median, quantile, ratio, slope } from '../harness/statistics.mjs';

/** Two sizes between which it is told what one more comment takes. */
const [SMALL, LARGE] = [100, 1000];

/** The runs of one kind, by contestant, in the order of `names`. */
export function groupRuns(runs, names, wanted) {
  const matching = runs.filter((run) => Object.entries(wanted).every(([key, value]) => run[key] === value));
  return names
    .map((name) => ({ name, runs: matching.filter(({ contestant }) => contestant === name) }))
    .filter((group) => group.runs.length > 0);
}

/** What loading a thread of one size took everybody. CPU is without that of the page around the comments. */
export function summariseLoading(runs, names, { size, throttle }) {
  const groups = groupRuns(runs, names, { what: 'loading', size, throttle });
  // The page around the comments is the same, however many there are.
  const around = best(values(groupRuns(runs, ['empty'], { what: 'loading', throttle })[0], 'cpu'));
  const own = (group) => values(group, 'cpu').map((cpu) => cpu - (around ?? 0));
  const plain = groups.find(({ name }) => name === 'static');
  const plainCpu = plain && best(own(plain));
  return groups
    .filter(({ name }) => name !== 'empty')
    .map((group) => ({
      name: group.name,
      size,
      rounds: values(group, 'cpu').length,
      failed: group.runs.find(({ failed }) => failed)?.failed,
      shown: median(values(group, 'shown')),
      first: median(values(group, 'first')),
      all: median(values(group, 'all')),
      cpu: best(own(group)),
      cpuMedian: median(own(group)),
      ratio: ratio(best(own(group)), plainCpu),
      blocked: median(values(group, 'blocked')),
      longest: median(values(group, 'longest')),
      heap: median(values(group, 'heap')),
      elements: median(values(group, 'elements')),
      shift: median(values(group, 'shift')),
      restless: median(values(group, 'restless')),
      codeFirst: median(values(group, 'codeFirst')),
      codeAll: median(values(group, 'codeAll')),
      filesFirst: median(values(group, 'filesFirst')),
      filesAll: median(values(group, 'filesAll')),
    }));
}

/** What one more comment takes of memory and elements; `null` where only one size was run. */
export function perComment(runs, name) {
  const at = (size, what) => median(values(groupRuns(runs, [name], { what: 'loading', size, throttle: 1 })[0], what));
  const between = (what) => {
    const [small, large] = [at(SMALL, what), at(LARGE, what)];
    if (small === null || large === null) return null;
    const sizes = [at(SMALL, 'shown'), at(LARGE, 'shown')];
    return slope({ size: sizes[0], value: small }, { size: sizes[1], value: large });
  };
  return { heap: between('heap'), elements: between('elements') };
}

/** How taking part went: milliseconds until the outcome is painted, mostly (`wall`) and at most (`p98`), and on the main thread. */
export function summariseActing(runs, names, { size, throttle }) {
  return groupRuns(runs, names, { what: 'acting', size, throttle }).map((group) => {
    const act = (name) => {
      const found = group.runs.flatMap((run) => run[name] ?? []);
      const walls = found.flatMap(({ wall, walls: each }) => each ?? wall);
      return {
        wall: median(walls),
        p98: quantile(walls, 0.98),
        cpu: best(found.map(({ cpu }) => cpu).filter(isKnown)),
      };
    };
    return {
      name: group.name,
      failed: group.runs.find(({ failed }) => failed)?.failed,
      isFocused: group.runs.some((run) => run.isFocused),
      reply: act('reply'),
      key: act('keys'),
      send: act('send'),
      vote: act('vote'),
      arrival: act('arrival'),
    };
  });
}

/** Where the time of a traced load went: of the quickest one. */
export function summariseTraces(runs, names) {
  return groupRuns(runs, names, { what: 'tracing' }).flatMap(({ name, runs: traced }) => {
    const sums = traced.filter(({ kinds }) => kinds).map(({ kinds }) => ({ kinds, sum: total(kinds) }));
    const quickest = sums.toSorted((a, b) => a.sum - b.sum)[0];
    return quickest ? [{ name, ...quickest }] : [];
  });
}

function values(group, what) {
  return (group?.runs ?? []).map((run) => run[what]).filter((value) => typeof value === 'number');
}

function isKnown(value) {
  return value !== null;
}

function total(kinds) {
  return Object.values(kinds).reduce((sum, value) => sum + value, 0);
}
