/** So many frames it takes at most until nothing moves any more. */
const FRAMES = 30;
/** What readers do who want to be elsewhere. */
const ACTING = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

/**
 * Holds an element where it stands while what is above it still finds its height: not every engine does that by itself,
 * and none for what is below a list that is laid out as it comes near. What moved is brought back before it is painted.
 * Ends some frames after `settled`, or when the reader does something, or `signal` aborts.
 */
export async function holdStill(
  element: HTMLElement,
  bringBack: () => void,
  signal: AbortSignal,
  settled: Promise<unknown> = Promise.resolve(),
): Promise<void> {
  const acting = new AbortController();
  for (const type of ACTING)
    addEventListener(type, () => acting.abort(), { passive: true, capture: true, signal: acting.signal });
  const ended = AbortSignal.any([signal, acting.signal]);
  let { top } = element.getBoundingClientRect();
  const root = element.getRootNode();
  const around = root instanceof ShadowRoot ? root.host : document.body;
  const look = (): void => {
    // Scrolling may change the size of what is observed, and that would be reported to the page as an error.
    sizes.disconnect();
    if (ended.aborted || !element.isConnected) return;
    if (Math.abs(element.getBoundingClientRect().top - top) <= 1) return;
    bringBack();
    ({ top } = element.getBoundingClientRect());
  };
  const sizes = new ResizeObserver(look);
  let left = Infinity;
  void settled.then(() => (left = FRAMES));
  for (; left > 0 && !ended.aborted && element.isConnected; left -= 1) {
    sizes.observe(around);
    await new Promise(requestAnimationFrame);
    look();
  }
  sizes.disconnect();
  acting.abort();
}
