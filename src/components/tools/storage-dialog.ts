import { nothing } from 'lit';
import { addStyles } from '../../dom/adopt-styles.js';
import { openDialog } from '../../dom/open-dialog.js';
import { saveFile } from '../../dom/save-file.js';
import type { Localizer } from '../../i18n/localizer.js';
import { storedStyles } from '../styles/stored-styles.js';
import { type StoredAsked, storedView } from '../views/stored-view.js';
import { sortRecords, type Stored, type StoredKind } from './storage-kinds.js';
import { deleteRecords, readRecords } from './storage-records.js';
import { storedName } from './storage-words.js';
import type { ToolsHost } from './tools-host.js';

/** What stands among the comments, too, until they are loaded again. */
const IN_LIST: ReadonlySet<StoredKind> = new Set(['unsent', 'held', 'thread', 'collapsed', 'session']);

/** What this site's sections keep in this browser: seen, saved and deleted by the one whose browser it is. */
export class StorageDialog {
  readonly #host: ToolsHost;
  readonly #words: () => Localizer<'stored' | 'tools'>;
  #stored: readonly Stored[] = [];
  #isComplete = true;
  #isOpen = false;
  #isBusy = false;
  #asked: StoredAsked | undefined;
  #said = '';

  constructor(host: ToolsHost, words: () => Localizer<'stored' | 'tools'>) {
    this.#host = host;
    this.#words = words;
    addStyles(this.#root, storedStyles);
  }

  view(): unknown {
    if (!this.#isOpen) return nothing;
    const words = this.#words();
    return storedView({
      words,
      rows: this.#stored.map(({ kind, lines, ...stored }) => ({
        kind,
        lines,
        name: storedName({ kind, ...stored }, words),
      })),
      isComplete: this.#isComplete,
      asked: this.#asked,
      said: this.#said,
      ask: (what) => void this.#ask(what),
      remove: (what) => void this.#remove(what),
      keep: (what) => {
        this.#asked = undefined;
        void this.#draw(`[data-stored="${what}"]`);
      },
      save: () => this.#save(),
      close: () => this.#element?.close(),
      closed: () => this.#closed(),
    });
  }

  async open(): Promise<void> {
    this.#said = '';
    this.#asked = undefined;
    await this.#read();
    this.#isOpen = true;
    await this.#draw();
    if (this.#element) openDialog(this.#element, this.#host.element);
  }

  /** What cannot be had again takes a second word. */
  async #ask(what: StoredAsked): Promise<void> {
    if (!this.#of(what).some(({ holdsWords }) => holdsWords)) return this.#remove(what);
    this.#asked = what;
    await this.#draw('[part~="stored-keep-button"]');
  }

  async #remove(what: StoredAsked): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    const words = this.#words();
    const those = this.#of(what);
    const isDone = await deleteRecords(those.flatMap(({ records }) => records));
    this.#isBusy = false;
    this.#asked = undefined;
    this.#said = isDone ? this.#deleted(those) : words.text('storedNotDeleted');
    await this.#read();
    await this.#draw('[part~="stored-said"]');
  }

  #deleted(those: readonly Stored[]): string {
    const words = this.#words();
    const what = those.map((stored) => storedName(stored, words)).join(', ');
    const deleted = words.text('storedDeleted', { what });
    return those.some(({ kind }) => IN_LIST.has(kind)) ? `${deleted}. ${words.text('storedStays')}` : deleted;
  }

  #of(what: StoredAsked): readonly Stored[] {
    return what === 'all' ? this.#stored : this.#stored.filter(({ kind }) => kind === what);
  }

  #save(): void {
    const stored = this.#stored.flatMap(({ records }) => records);
    const file = { website: location.origin, saved: new Date().toISOString(), stored };
    saveFile('gedanken.json', JSON.stringify(file, null, 2), 'application/json');
  }

  async #read(): Promise<void> {
    const { records, isComplete } = await readRecords();
    this.#stored = sortRecords(records);
    this.#isComplete = isComplete;
  }

  /** Draws again, and leads the focus to what is there now. */
  async #draw(focused?: string): Promise<void> {
    const { element, update } = this.#host;
    update();
    await element.updateComplete;
    if (focused !== undefined) this.#element?.querySelector<HTMLElement>(focused)?.focus();
  }

  #closed(): void {
    this.#isOpen = false;
    this.#host.update();
    // Not every browser has given the focus to the button that was pressed.
    this.#root.querySelector<HTMLElement>('[part~="stored-button"]')?.focus();
  }

  get #root(): ShadowRoot {
    return this.#host.element.shadowRoot!;
  }

  get #element(): HTMLDialogElement | null {
    return this.#root.querySelector('dialog[part~="stored"]');
  }
}
