import type { Placement } from '@floating-ui/dom';
import { html, nothing, type TemplateResult } from 'lit';
import type { CommentId } from '../../core/comment.js';
import { permalinkOf } from '../../core/permalink.js';
import { openPopup } from '../../dom/popup.js';

/** Something that opens next to a control, over the page. */
export interface Panel {
  /** Also a part token: `menu` makes a `menu-popup`. */
  readonly kind: string;
  /** The comment in whose row it stands; `null` for the page. */
  readonly id: CommentId | null;
  readonly anchor: HTMLElement;
  view(): unknown;
  readonly placement?: Placement | undefined;
  /** Where in the window it belongs, when that is a place within its anchor. */
  readonly at?: (() => DOMRect) | undefined;
  /** Only looked at: it gives way to whatever is opened on purpose. */
  readonly peek?: boolean | undefined;
  /** Its tool draws it right after its control, so that Tab comes to it next. Otherwise it comes after the last one, the menu. */
  readonly placed?: boolean | undefined;
}

/** The one panel of a section that is open. It is drawn by the row that it belongs to. */
export class Panels {
  readonly #draw: (id: CommentId | null) => Promise<unknown> | void;
  readonly #root: ShadowRoot;
  #panel: Panel | undefined;
  #close: (() => void) | undefined;

  /** `draw` draws a row again, or what is around the list. */
  constructor(root: ShadowRoot, draw: (id: CommentId | null) => Promise<unknown> | void) {
    this.#root = root;
    this.#draw = draw;
  }

  get open(): Panel | undefined {
    return this.#panel;
  }

  isOpen(kind: string, id: CommentId | null): boolean {
    return this.#panel?.kind === kind && this.#panel.id === id;
  }

  /** The element that a panel is drawn in, once it is open. */
  get element(): HTMLElement | null {
    return this.#panel ? this.#root.getElementById(panelId(this.#panel)) : null;
  }

  /** Opens a panel in place of the one before. Resolves once it is to be seen. */
  async show(panel: Panel): Promise<void> {
    this.close();
    this.#panel = panel;
    await this.#draw(panel.id);
    const { element } = this;
    if (panel !== this.#panel || !element) return;
    if (panel.peek) panel.anchor.setAttribute('aria-describedby', element.id);
    this.#close = openPopup(panel.anchor, element, {
      placement: panel.placement,
      at: panel.at,
      onClose: () => this.#closed(panel),
    });
  }

  /** What a row draws where its panels stand; `placed`: where those of one kind do. */
  render(id: CommentId | null, placed?: string): TemplateResult | typeof nothing {
    const panel = this.#panel;
    if (!panel || panel.id !== id || (panel.placed ? panel.kind : undefined) !== placed) return nothing;
    return html`<div part="popup ${panel.kind}-popup" id=${panelId(panel)} popover="manual">${panel.view()}</div>`;
  }

  /** Draws the open panel again. */
  redraw(): void {
    if (this.#panel) void this.#draw(this.#panel.id);
  }

  /** Closes what is open. `back`: the focus goes to what opened it. */
  close(back = false): void {
    const panel = this.#panel;
    if (!panel) return;
    this.#close?.();
    if (back) panel.anchor.focus({ preventScroll: true });
    this.#closed(panel);
  }

  #closed(panel: Panel): void {
    if (panel !== this.#panel) return;
    this.#panel = this.#close = undefined;
    if (panel.peek) panel.anchor.removeAttribute('aria-describedby');
    void this.#draw(panel.id);
  }
}

/** The id of a panel's element: unique in the section, for `aria-controls`. */
export function panelId({ kind, id }: Pick<Panel, 'kind' | 'id'>): string {
  return `${id === null ? 'page' : permalinkOf(id).slice(1)}:${kind}-popup`;
}
