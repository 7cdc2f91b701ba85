// Opens a section over a recipe, and tells how long the page was busy. Runs in the page.
import '/dist/embed.js';
import { recipes } from './recipes.js';

/** Frames in a row without a pause or a change, after which the page is idle. */
const QUIET_FRAMES = 20;
/** Milliseconds between frames that nobody notices. */
const SMOOTH = 100;
/** Milliseconds. */
const PATIENCE = 60_000;

export async function measure(name) {
  const adapter = recipes[name]();
  let longest = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  });
  observer.observe({ type: 'longtask' });

  const section = document.createElement('gedanken-comments');
  section.lang = 'en';
  section.adapter = adapter;
  const begin = performance.now();
  document.body.append(section);
  const idle = (await idleAt(section)) - begin;
  observer.disconnect();
  return {
    idle: Math.round(idle),
    longest: Math.round(longest),
    rows: section.shadowRoot.querySelectorAll('[part~="comment"]').length,
    told: section.shadowRoot.querySelector('[part~="error"]') !== null,
  };
}

/** The moment at which nothing moved any more; the end of patience when it never does. */
async function idleAt(section) {
  let changed = performance.now();
  const change = () => (changed = performance.now());
  const observer = new MutationObserver(change);
  const begin = changed;
  let watched;
  for (let quiet = 0, last = begin; quiet < QUIET_FRAMES && changed - begin < PATIENCE; quiet += 1) {
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const root = section.shadowRoot;
    if (root && watched !== root) observer.observe((watched = root), { childList: true, subtree: true });
    const isLoading = !root?.querySelector('[part~="section"]') || root.querySelector('[aria-busy="true"]') !== null;
    if (isLoading || performance.now() - last > SMOOTH) change();
    if (changed > last) quiet = 0;
    last = performance.now();
  }
  observer.disconnect();
  return changed;
}
