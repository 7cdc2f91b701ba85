import { holdStill } from './hold-still.js';
import { scrollIntoSight } from './scroll-into-sight.js';

/** Between a header and what is read below it, in CSS pixels. */
const GAP = 8;

/** Brings an element to the top of the page, below whatever header of the page stays there. */
export function scrollBelowHeaders(element: HTMLElement): void {
  // At once, also where the page scrolls softly: a moving target can't be measured, and long ways make dizzy.
  scrollIntoSight(element, 'start');
  const { top, left, width } = element.getBoundingClientRect();
  const bottom = bottomOfCover(element, left + width / 2, top + 1);
  if (bottom === undefined) return;
  element.style.scrollMarginBlockStart = `${bottom + GAP}px`;
  element.scrollIntoView({ block: 'start', behavior: 'instant' });
  element.style.removeProperty('scroll-margin-block-start');
}

/** Brings an element there, and holds it there while what is above it still finds its height. */
export async function keepBelowHeaders(element: HTMLElement, signal: AbortSignal): Promise<void> {
  scrollBelowHeaders(element);
  await holdStill(element, () => scrollBelowHeaders(element), signal);
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
