import { groundOf } from './ground.js';
import type { Placing } from './place-popup.js';

/** Why a popup closed: by Escape, by a press elsewhere, because the focus went elsewhere, or its anchor out of sight. */
export type PopupEnd = 'escape' | 'outside' | 'left' | 'away';

/** How a popup opens. */
export interface PopupOptions extends Partial<Placing> {
  /** It has closed by itself. */
  onClose(end: PopupEnd): void;
}

/**
 * Shows a panel, which has the attribute `popover="manual"`, in the top layer next to an anchor, and
 * keeps it there. Answers how to close it, in silence. Escape, when the focus is in the panel,
 * brings it back to the anchor. The panel is told what it stands on, as `--_ground` and `--_ink`.
 */
export function openPopup(
  anchor: HTMLElement,
  panel: HTMLElement,
  { placement = 'bottom-start', at, onClose }: PopupOptions,
): () => void {
  dress(panel, anchor);
  // It is there for keys and screen readers at once, and for eyes once it is known where.
  panel.style.opacity = '0';
  panel.showPopover();
  const listening = new AbortController();
  // What is laid out only now may push the anchor out of sight: that is not the reader turning away.
  let scrolled = false;
  for (const gesture of ['wheel', 'touchmove', 'keydown'])
    addEventListener(gesture, () => (scrolled = true), { passive: true, signal: listening.signal });
  const moved = (isSeen: boolean | undefined): void => {
    panel.style.removeProperty('opacity');
    if (isSeen === undefined || (!isSeen && scrolled)) end('away');
  };
  void import('./place-popup.js').then(
    ({ keepPlaced }) => keepPlaced(anchor, panel, { placement, at }, moved, listening.signal),
    () => standBelow(anchor, panel),
  );

  function close(): void {
    listening.abort();
    if (panel.isConnected) panel.hidePopover();
  }

  function end(how: PopupEnd): void {
    if (listening.signal.aborted) return;
    const wasInside = hasFocus(panel);
    close();
    if (how === 'escape' && wasInside) anchor.focus();
    onClose(how);
  }

  watchForEnd(anchor, panel, end, listening.signal);
  return close;
}

function watchForEnd(anchor: Element, panel: Element, end: (how: PopupEnd) => void, signal: AbortSignal): void {
  const isOurs = (path: readonly EventTarget[]): boolean => path.includes(panel) || path.includes(anchor);
  // Before anybody else: one Escape closes one thing.
  const first = { capture: true, signal };
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || event.isComposing) return;
      event.preventDefault();
      event.stopPropagation();
      end('escape');
    },
    first,
  );
  document.addEventListener('pointerdown', (event) => !isOurs(event.composedPath()) && end('outside'), first);
  for (const element of [anchor, panel]) {
    element.addEventListener(
      'focusout',
      (event) => {
        const next = event instanceof FocusEvent ? event.relatedTarget : null;
        if (next instanceof Node && !panel.contains(next) && !anchor.contains(next)) end('left');
      },
      { signal },
    );
  }
}

/** Where what places a panel did not load, it opens below its anchor, and stays there. */
function standBelow(anchor: Element, panel: HTMLElement): void {
  const { left, bottom } = anchor.getBoundingClientRect();
  panel.style.translate = `${Math.round(left)}px ${Math.round(bottom)}px`;
  panel.style.removeProperty('opacity');
}

/** On paper of the page's own colour with its own ink, as far as one can tell; else on the browser's. */
function dress(panel: HTMLElement, anchor: Element): void {
  const root = anchor.getRootNode();
  // Within a component all tints are its own.
  const page = root instanceof ShadowRoot ? root.host : (anchor.parentElement ?? anchor);
  const ground = groundOf(page);
  if (ground === undefined) return;
  panel.style.setProperty('--_ground', ground);
  panel.style.setProperty('--_ink', getComputedStyle(page).color);
}

function hasFocus(panel: Element): boolean {
  const root = panel.getRootNode();
  return root instanceof ShadowRoot || root instanceof Document ? panel.contains(root.activeElement) : false;
}
