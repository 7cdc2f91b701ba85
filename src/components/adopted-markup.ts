/**
 * What a page points at as markup of its thread; `undefined`, which its developer is told, when that
 * is nothing, or stands around the section itself.
 */
export function findMarkup(
  selector: string,
  section: Element,
  tell: (message: string) => void,
): HTMLElement | undefined {
  if (selector === '') return undefined;
  try {
    const markup = Document.prototype.querySelector.call(document, selector) as HTMLElement | null;
    if (markup && !markup.contains(section)) return markup;
    tell(`adopt="${selector}" ${markup ? 'is around this element: put it beside.' : 'is not in the page.'}`);
  } catch {
    tell(`adopt="${selector}" is not a selector.`);
  }
  return undefined;
}

/** Markup of the same thread that the page holds outside of the section: out of sight while the section shows the thread. */
export class AdoptedMarkup {
  #hidden: { readonly markup: HTMLElement; readonly display: string } | undefined;

  /** Takes it out of sight. Otherwise it stays in the page as it was. */
  hide(markup: HTMLElement | undefined): void {
    if (markup === this.#hidden?.markup) return;
    this.show();
    if (!markup || markup.hidden) return;
    this.#hidden = { markup, display: markup.style.display };
    markup.hidden = true;
    // The theme's own display would win over the attribute.
    if (getComputedStyle(markup).display !== 'none') markup.style.setProperty('display', 'none', 'important');
  }

  /** Brings back what was taken out of sight. */
  show(): void {
    if (!this.#hidden) return;
    const { markup, display } = this.#hidden;
    markup.hidden = false;
    if (markup.style.display !== display) markup.style.display = display;
    this.#hidden = undefined;
  }
}
