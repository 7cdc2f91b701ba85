// Plots as small SVG files, light or dark as their reader has it. No library: a plot is some lines, dots and words.

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [720, 360, 80, 130, 40, 48];
const ROW = 26;
const COLOURS = 6;
const STYLE = `
svg { font: 13px system-ui, sans-serif; background: #fff; fill: #222; }
.grid { stroke: #ddd; } .line { fill: none; stroke-width: 2; } .head { font-weight: 600; font-size: 15px; }
.c0 { --c: #1f5fbf; } .c1 { --c: #b3541e; } .c2 { --c: #2a7d46; } .c3 { --c: #8a3fa0; } .c4 { --c: #7a6a00; } .c5 { --c: #5c6670; }
.line { stroke: var(--c); } .dot, .bar { fill: var(--c); }
@media (prefers-color-scheme: dark) {
svg { background: #14171a; fill: #e6e6e6; } .grid { stroke: #3a3f45; }
.c0 { --c: #7fb0ff; } .c1 { --c: #f0a070; } .c2 { --c: #79cf97; } .c3 { --c: #d49be6; } .c4 { --c: #d8c65a; } .c5 { --c: #a9b3bd; }
}`;

/**
 * Lines over a grid.
 *
 * @param {{title: string, x: Axis, y: Axis, series: {name: string, points: [number, number][]}[]}} plot
 * @typedef {{label: string, log?: boolean}} Axis
 */
export function linePlot({ title, x, y, series }) {
  const points = series.flatMap((one) => one.points);
  const toX = scaleOf(
    points.map(([at]) => at),
    x.log,
    LEFT,
    WIDTH - RIGHT,
  );
  const toY = scaleOf(
    points.map(([, value]) => value),
    y.log,
    HEIGHT - BOTTOM,
    TOP,
  );
  const across = toY.ticks.map(
    (tick) =>
      `<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${toY(tick)}" y2="${toY(tick)}"/>${word(LEFT - 8, toY(tick) + 4, short(tick), 'end')}`,
  );
  const along = toX.ticks.map((tick) => word(toX(tick), HEIGHT - BOTTOM + 18, short(tick), 'middle'));
  const ends = apart(series.map((one) => toY(one.points.at(-1)[1])));
  const lines = series.map(({ name, points: own }, at) => {
    const places = own.map(([a, b]) => `${toX(a)},${toY(b)}`);
    const dots = own.map(([a, b]) => `<circle class="dot" cx="${toX(a)}" cy="${toY(b)}" r="3"/>`).join('');
    const label = word(toX(own.at(-1)[0]) + 8, ends[at] + 4, name, 'start');
    return `<g class="c${at % COLOURS}"><polyline class="line" points="${places.join(' ')}"/>${dots}</g>${label}`;
  });
  const labels = [
    word((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, x.label, 'middle'),
    word(8, TOP - 18, `${title}: ${y.label}`, 'start', 'head'),
  ];
  return svg(title, HEIGHT, [...across, ...along, ...lines, ...labels]);
}

/**
 * A bar for each name, and one that all are compared with.
 *
 * @param {{title: string, bars: {name: string, value: number, note: string}[]}} plot
 */
export function barPlot({ title, bars }) {
  const toX = scaleOf([0, ...bars.map(({ value }) => value)], false, LEFT + 20, WIDTH - RIGHT);
  const rows = bars.map(({ name, value, note }, at) => {
    const top = TOP + at * ROW;
    const bar = `<rect class="bar" x="${toX(0)}" y="${top}" width="${tenths(toX(value) - toX(0))}" height="${ROW - 8}"/>`;
    const colour = name.startsWith('ours') ? 'c0' : 'c5';
    return `${word(toX(0) - 8, top + 13, name, 'end')}<g class="${colour}">${bar}</g>${word(tenths(toX(value) + 6), top + 13, note, 'start')}`;
  });
  return svg(title, TOP + bars.length * ROW + 12, [...rows, word(8, TOP - 18, title, 'start', 'head')]);
}

function svg(title, height, parts) {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img">
<title>${escaped(title)}</title><style>${STYLE}</style>
${parts.join('\n')}
</svg>
`;
}

/** From values to places, with the round values that lie among them. */
function scaleOf(values, log, from, to) {
  const [least, most] = [log ? Math.min(...values) : 0, Math.max(...values) || 1];
  const measure = log ? Math.log10 : (value) => value;
  const span = measure(most) - measure(least) || 1;
  const place = (value) => tenths(from + ((measure(value) - measure(least)) / span) * (to - from));
  const ticks = log ? powers(least, most) : steps(most);
  return Object.assign(place, { ticks });
}

function tenths(value) {
  return Math.round(value * 10) / 10;
}

function powers(least, most) {
  const first = Math.ceil(Math.log10(least) - 1e-9);
  const count = Math.floor(Math.log10(most) + 1e-9) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, at) => 10 ** (first + at));
}

function steps(most) {
  const rough = most / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= rough);
  return Array.from({ length: Math.floor(most / step + 1e-9) + 1 }, (_, at) => at * step);
}

/** Labels in their order, none on another. */
function apart(places) {
  const order = places.map((_, at) => at).toSorted((a, b) => places[a] - places[b]);
  const moved = [...places];
  for (let at = 1; at < order.length; at += 1) moved[order[at]] = Math.max(moved[order[at]], moved[order[at - 1]] + 15);
  return moved;
}

function word(x, y, text, anchor, name) {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}"${name ? ` class="${name}"` : ''}>${escaped(text)}</text>`;
}

function short(value) {
  return value >= 1e6
    ? `${+(value / 1e6).toFixed(1)}M`
    : value >= 1000
      ? `${+(value / 1000).toFixed(1)}k`
      : String(+value.toFixed(2));
}

function escaped(text) {
  return String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
