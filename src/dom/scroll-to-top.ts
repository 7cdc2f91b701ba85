/** Scrolls until an element stands so far below the top of the window, in CSS pixels. */
export function scrollToTop(element: Element, top: number): void {
  const way = element.getBoundingClientRect().top - top;
  if (Math.abs(way) >= 1) scrollerOf(element).scrollBy({ top: way, behavior: 'instant' });
}

/** The nearest thing around an element that scrolls up and down, out of shadow roots and slots. */
export function scrollerOf(element: Element): Element {
  const page = document.scrollingElement ?? document.documentElement;
  for (let at = around(element); at && at !== page && at !== document.body; at = around(at)) {
    if (at.scrollHeight > at.clientHeight && /auto|scroll|overlay/.test(getComputedStyle(at).overflowY)) return at;
  }
  return page;
}

function around(element: Element): Element | null {
  const root = element.getRootNode();
  return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}
