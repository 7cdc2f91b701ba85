/**
 * The colour of the ground that an element stands on, for what is laid over the page and has to look
 * like a piece of it. `undefined` when that is no single opaque colour: a picture, or something seen through.
 */
export function groundOf(element: Element): string | undefined {
  for (let at: Element | null = element; at; at = above(at)) {
    const { backgroundColor, backgroundImage } = getComputedStyle(at);
    if (backgroundImage !== 'none') return undefined;
    if (isClear(backgroundColor)) continue;
    return /rgba|\//.test(backgroundColor) ? undefined : backgroundColor;
  }
  return 'Canvas';
}

function isClear(colour: string): boolean {
  return colour === 'transparent' || colour === 'rgba(0, 0, 0, 0)' || colour.endsWith('/ 0)');
}

/** What an element is drawn in, across the borders of shadow roots. */
function above(element: Element): Element | null {
  const root = element.getRootNode();
  return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}
