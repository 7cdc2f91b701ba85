import { nothing } from 'lit';
import { localKeep } from '../../dom/local-keep.js';
import { openDialog } from '../../dom/open-dialog.js';
import { keysButtonView, keysView } from '../views/keys-view.js';
import { KEYS } from './shortcuts-keys.js';
import type { ToolsHost } from './tools-host.js';

const KEPT_AS = 'gedanken:1:shortcuts';

/** The list of keys, and the reader's say in whether they work. Kept in this browser only once they said no. */
export class ShortcutsDialog {
  readonly #host: ToolsHost;
  #isOpen = false;
  /** That they are off, where the browser keeps nothing. */
  #isOffHere = false;

  constructor(host: ToolsHost) {
    this.#host = host;
  }

  /** Whether the keys work. */
  get isOn(): boolean {
    return !this.#isOffHere && localKeep.get(KEPT_AS) !== 'off';
  }

  button(): unknown {
    return keysButtonView(this.isOn, () => void this.open(), this.#host.words());
  }

  view(): unknown {
    if (!this.#isOpen) return nothing;
    const words = this.#host.words();
    return keysView({
      keys: KEYS.map(({ key, does }) => ({ key, does: words.text(does) })),
      on: this.isOn,
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
    if (this.#element) openDialog(this.#element, element);
  }

  #closed(): void {
    this.#isOpen = false;
    this.#host.update();
  }

  #turn(on: boolean): void {
    this.#isOffHere = !on && !localKeep.set(KEPT_AS, 'off');
    if (on) localKeep.remove(KEPT_AS);
    this.#host.update();
  }

  get #element(): HTMLDialogElement | null {
    return this.#host.element.shadowRoot!.querySelector('dialog[part~="keys"]');
  }
}
