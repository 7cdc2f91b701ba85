import type { Adapter } from '../../src/adapters/adapter.js';
import { memoryAdapter } from '../../src/adapters/memory.js';
import { aComment } from './a-comment.js';
import { forbidStorage, restoreStorage } from './browser-storage.js';
import { text, ThreadPage } from './thread-page.js';

/** What is saved as a file. */
export interface SavedFile {
  readonly name: string;
  readonly json: {
    readonly website: string;
    readonly stored: readonly { readonly place: string; readonly key: string; readonly value: unknown }[];
  };
}

/** Leaves nothing in this browser. */
export async function clearStored(): Promise<void> {
  localStorage.clear();
  sessionStorage.clear();
  await Promise.all(
    ['gedanken', 'gedanken-outbox', 'gedanken-bluesky'].map(
      (name) =>
        new Promise<void>((resolve, reject) => {
          const deleting = indexedDB.deleteDatabase(name);
          deleting.onsuccess = () => resolve();
          deleting.onerror = () => reject(deleting.error);
        }),
    ),
  );
}

/** Keeps something in a database, as a part of Gedanken does that is not loaded here. */
export async function keepInDatabase(name: string, store: string, value: unknown): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open(name, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(store);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const keeping = opening.result.transaction(store, 'readwrite');
      keeping.objectStore(store).put(value, 'name');
      keeping.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });
}

/** A page on which the list of what is stored is open. */
export class StoredPage {
  constructor(readonly page: ThreadPage) {}

  static async open(adapter?: Adapter, attributes: Readonly<Record<string, string>> = {}): Promise<StoredPage> {
    const stored = new StoredPage(await StoredPage.openPage(adapter, attributes));
    await stored.again();
    return stored;
  }

  /** Opens it where databases are out of reach. */
  static async openUnreadable(): Promise<StoredPage> {
    const stored = new StoredPage(await StoredPage.openPage());
    forbidStorage();
    try {
      await stored.again();
      return stored;
    } finally {
      restoreStorage();
    }
  }

  /** A page, with the list still closed. */
  static async openPage(
    adapter: Adapter = memoryAdapter({ comments: [aComment({ body: 'A remark' })] }),
    attributes: Readonly<Record<string, string>> = {},
  ): Promise<ThreadPage> {
    const page = await ThreadPage.open(adapter, attributes);
    await page.until(() => page.part('stored-button'));
    return page;
  }

  /** Opens the list; anew, if it was open. */
  async again(): Promise<void> {
    if (this.part('stored')) {
      this.part('close-button')!.click();
      await this.page.until(() => !this.part('stored'));
    }
    this.part('stored-button')!.click();
    await this.page.until(() => this.page.root.querySelector('dialog[part~="stored"][open]'), 2000);
  }

  part(name: string): HTMLElement | null {
    return this.page.part(name);
  }

  get dialog(): HTMLDialogElement {
    return this.part('stored') as HTMLDialogElement;
  }

  get shown(): string {
    return text(this.dialog);
  }

  get said(): string {
    return text(this.part('stored-said'));
  }

  get names(): string[] {
    return this.page.parts('stored-name').map(text);
  }

  /** What is shown of what is stored. */
  get lines(): string[] {
    return [...this.dialog.querySelectorAll('[part="stored-lines"] > li > :first-child')].map(text);
  }

  get buttons(): string[] {
    return [...this.dialog.querySelectorAll('button')].map(text);
  }

  get focused(): string {
    return text(this.page.focused);
  }

  async remove(what: string): Promise<void> {
    const before = this.said;
    this.dialog.querySelector<HTMLElement>(`[data-stored="${what}"]`)!.click();
    await this.page.until(() => this.part('stored-question') ?? this.said !== before);
  }

  /** Says that words may be lost. */
  async confirm(): Promise<void> {
    this.part('stored-confirm-button')!.click();
    await this.page.until(() => !this.part('stored-question'));
  }

  drawn(): Promise<unknown> {
    return this.page.section.updateComplete;
  }

  /** Saves it, and reads the file. */
  async save(): Promise<SavedFile> {
    const { click } = HTMLAnchorElement.prototype;
    const links: HTMLAnchorElement[] = [];
    HTMLAnchorElement.prototype.click = function () {
      links.push(this);
    };
    try {
      this.part('stored-save-button')!.click();
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
    const [{ href, download: name }] = links as [HTMLAnchorElement];
    return { name, json: (await (await fetch(href)).json()) as SavedFile['json'] };
  }
}
