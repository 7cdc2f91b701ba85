/** Between a header and what is read below it, in CSS pixels. */
const GAP = 8;
/** So many frames it takes at most until nothing moves any more. */
const FRAMES = 30;
/** What readers do who want to be elsewhere. */
const ACTING = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

/** Brings an element to the top of the page, below whatever header of the page stays there. */
export function scrollBelowHeaders(element: HTMLElement): void {
  // At once, also where the page scrolls softly: a moving target can't be measured, and long ways make dizzy.
  element.scrollIntoView({ block: 'start', behavior: 'instant' });
  const { top, left, width } = element.getBoundingClientRect();
  const bottom = bottomOfCover(element, left + width / 2, top + 1);
  if (bottom === undefined) return;
  element.style.scrollMarginBlockStart = `${bottom + GAP}px`;
  element.scrollIntoView({ block: 'start', behavior: 'instant' });
  element.style.removeProperty('scroll-margin-block-start');
}

/**
 * Brings an element there, and holds it there while what is above it still finds its height: not every
 * engine does that by itself. Ends when the reader does something, or `signal` aborts.
 */
export async function keepBelowHeaders(element: HTMLElement, signal: AbortSignal): Promise<void> {
  const acting = new AbortController();
  for (const type of ACTING)
    addEventListener(type, () => acting.abort(), { passive: true, capture: true, signal: acting.signal });
  const ended = AbortSignal.any([signal, acting.signal]);
  scrollBelowHeaders(element);
  for (let frame = 0; frame < FRAMES; frame += 1) {
    const { top } = element.getBoundingClientRect();
    await new Promise(requestAnimationFrame);
    if (ended.aborted || !element.isConnected) break;
    if (Math.abs(element.getBoundingClientRect().top - top) > 1) scrollBelowHeaders(element);
  }
  acting.abort();
}

/** Where what covers a point of an element ends; what covers half of the window is no header. */
function bottomOfCover(element: HTMLElement, x: number, y: number): number | undefined {
  const root = element.getRootNode();
  const host = root instanceof ShadowRoot ? root.host : element;
  for (const cover of document.elementsFromPoint(x, y)) {
    if (cover === host || host.contains(cover) || cover.contains(host)) return undefined;
    for (let at: Element | null = cover; at; at = at.parentElement) {
      const { bottom } = at.getBoundingClientRect();
      if (/^(fixed|sticky)$/.test(getComputedStyle(at).position) && bottom < innerHeight / 2) return bottom;
    }
  }
  return undefined;
}
