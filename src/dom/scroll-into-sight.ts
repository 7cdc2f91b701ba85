/**
 * Scrolls to an element at once, also to one that the browser skips (`content-visibility`): only Chromium finds out then where
 * it is.
 */
export function scrollIntoSight(element: Element, block: ScrollLogicalPosition): void {
  const skipAgain = drawSkipped(skippedAround(element));
  element.scrollIntoView({ block, behavior: 'instant' });
  // From then on it is near, and not skipped.
  requestAnimationFrame(skipAgain);
}

/** Has elements drawn that the browser may skip, and says so as it would itself. Returns how to let it skip them again. */
export function drawSkipped(elements: readonly HTMLElement[]): () => void {
  for (const element of elements) {
    element.style.contentVisibility = 'visible';
    // No engine tells of what is not skipped for another reason than that it came near.
    if (globalThis.ContentVisibilityAutoStateChangeEvent)
      element.dispatchEvent(
        new ContentVisibilityAutoStateChangeEvent('contentvisibilityautostatechange', { skipped: false }),
      );
  }
  return () => {
    for (const { style } of elements) style.removeProperty('content-visibility');
  };
}

function skippedAround(element: Element): readonly HTMLElement[] {
  const skipped: HTMLElement[] = [];
  for (let at: Element | null = element; at; at = at.parentElement)
    if (at instanceof HTMLElement && getComputedStyle(at).contentVisibility === 'auto') skipped.push(at);
  return skipped;
}
