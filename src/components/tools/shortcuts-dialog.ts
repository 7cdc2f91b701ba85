import { nothing } from 'lit';
import { groundOf } from '../../dom/ground.js';
import { localKeep } from '../../dom/local-keep.js';
import { keysButtonView, keysView } from '../views/keys-view.js';
import { KEYS } from './shortcuts-keys.js';
import type { ToolsHost } from './tools-host.js';

const KEPT_AS = 'gedanken:1:shortcuts';

/** The list of keys, and the reader's say in whether they work. Kept in this browser only once they said no. */
export class ShortcutsDialog {
  readonly #host: ToolsHost;
  #isOpen = false;
  #on = localKeep.get(KEPT_AS) !== 'off';

  constructor(host: ToolsHost) {
    this.#host = host;
  }

  /** Whether the keys work. */
  get isOn(): boolean {
    return this.#on;
  }

  button(): unknown {
    return keysButtonView(this.#on, () => void this.open(), this.#host.words());
  }

  view(): unknown {
    if (!this.#isOpen) return nothing;
    const words = this.#host.words();
    return keysView({
      keys: KEYS.map(({ key, does }) => ({ key, does: words.text(does) })),
      on: this.#on,
      words,
      turn: (on) => this.#turn(on),
      close: () => this.#element?.close(),
      closed: () => this.#closed(),
    });
  }

  async open(): Promise<void> {
    const { element, update } = this.#host;
    this.#isOpen = true;
    update();
    await element.updateComplete;
    const dialog = this.#element;
    if (!dialog || dialog.open) return;
    // In the top layer it stands on nothing: it takes the page's colours with it.
    const ground = groundOf(element);
    if (ground !== undefined) {
      dialog.style.setProperty('--_ground', ground);
      dialog.style.setProperty('--_ink', getComputedStyle(element).color);
    }
    dialog.showModal();
  }

  #closed(): void {
    this.#isOpen = false;
    this.#host.update();
  }

  #turn(on: boolean): void {
    this.#on = on;
    if (on) localKeep.remove(KEPT_AS);
    else localKeep.set(KEPT_AS, 'off');
    this.#host.update();
  }

  get #element(): HTMLDialogElement | null {
    return this.#host.element.shadowRoot!.querySelector('dialog[part~="keys"]');
  }
}
