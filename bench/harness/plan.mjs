import { contestants } from '../contestants/index.mjs';

/** From here on only what can bear it runs: others do not finish, or take minutes. */
const LARGE = 10_000;
const HUGE = 100_000;
const WITH_LARGE = ['empty', 'static', 'static-cv', 'ours', 'ours-first'];
/** Acting and scrolling take a thread with something to act on, and to scroll by. */
const LONG = [1000, LARGE];
/** A reader has pages to ask for. */
const PAGED = [1000, LARGE, HUGE];
const SCROLLED = ['static', 'static-cv', 'ours'];
const TRACED = 1000;
const MOST_THROTTLED = 1000;

/** What says the same each time. */
export const ONCE = ['paging', 'tracing'];

/** Everything that is to be measured once in each round. */
export function planOf({ sizes, throttles, only, what }) {
  const isWanted = ({ name }) => !only || only.includes(name) || (name === 'empty' && what.includes('loading'));
  const wanted = contestants.filter(isWanted);
  const runs = [];
  for (const throttle of throttles)
    for (const size of sizes)
      for (const contestant of wanted)
        for (const kind of what)
          if (takesPart(contestant, kind, size, throttle, only)) runs.push({ what: kind, contestant, size, throttle });
  return runs;
}

function takesPart({ name, isPeer, more }, kind, size, throttle, only) {
  if (throttle > 1 && size > MOST_THROTTLED) return false;
  if (kind === 'paging') return more === true && PAGED.includes(size) && throttle === 1;
  if (size === HUGE) return more === true && kind === 'loading';
  if (size >= LARGE && !only && !WITH_LARGE.includes(name)) return false;
  if (kind === 'tracing') return size === TRACED && throttle === 1 && name !== 'empty';
  if (kind === 'scrolling') return LONG.includes(size) && throttle === 1 && SCROLLED.includes(name);
  if (kind === 'acting') return LONG.includes(size) && !more && name !== 'empty' && (!isPeer || size < LARGE);
  return true;
}
