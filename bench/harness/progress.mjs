/** As much of an outcome as is worth a look in a terminal. */
const LENGTH = 300;

/** One line on a run that has come to its end, whichever that was. */
export function progressLine({ at, count, seconds, run, measured }) {
  const { round, what, contestant, size, throttle } = run;
  const slowed = throttle > 1 ? `, ×${throttle}` : '';
  const who = `${what} ${contestant}, ${size.toLocaleString('en')}${slowed}, round ${round}`;
  return `${at}/${count} ${who}, ${seconds.toFixed(1)} s: ${measured.failed ?? shortened(measured)}`;
}

function shortened(measured) {
  const rounded = (_, value) => (typeof value === 'number' ? Math.round(value * 10) / 10 : value);
  return JSON.stringify(measured, rounded).slice(0, LENGTH);
}
