import { autoUpdate, computePosition, flip, hide, offset, type Placement, shift, size } from '@floating-ui/dom';

/** Where a panel belongs. */
export interface Placing {
  /** Mirrored where one reads from right to left. Default: below, beginning where the anchor begins. */
  readonly placement: Placement | undefined;
  /** Where in the window it belongs, when that is a place within its anchor: a cursor, or selected words. */
  readonly at: (() => DOMRect) | undefined;
}

const GAP = 4;
/** What always stays free between a popup and the edges of the window. */
const EDGE = 8;

/**
 * Keeps an open panel next to its anchor until `signal` aborts. `moved` hears each time whether the anchor can be seen:
 * `undefined` when the panel has nowhere to be.
 */
export function keepPlaced(
  anchor: Element,
  panel: HTMLElement,
  placing: Placing,
  moved: (isSeen: boolean | undefined) => void,
  signal: AbortSignal,
): void {
  if (signal.aborted) return;
  const stop = autoUpdate(anchor, panel, async () => moved(await place(anchor, panel, placing)));
  signal.addEventListener('abort', stop, { once: true });
}

async function place(anchor: Element, panel: HTMLElement, { placement, at }: Placing): Promise<boolean | undefined> {
  const reference = at ? { getBoundingClientRect: at, contextElement: anchor } : anchor;
  const { x, y, middlewareData } = await computePosition(reference, panel, {
    placement,
    strategy: 'fixed',
    middleware: [
      offset(GAP),
      flip({ padding: EDGE }),
      shift({ padding: EDGE }),
      size({
        padding: EDGE,
        apply: ({ availableWidth, availableHeight }) => {
          panel.style.setProperty('--_room-inline', `${Math.max(0, availableWidth)}px`);
          panel.style.setProperty('--_room-block', `${Math.max(0, availableHeight)}px`);
        },
      }),
      hide(),
    ],
  });
  // A row that moves to another place takes its panel out of the top layer.
  if (!anchor.isConnected || !panel.matches(':popover-open')) return undefined;
  panel.style.translate = `${Math.round(x)}px ${Math.round(y)}px`;
  return !middlewareData.hide?.referenceHidden;
}
