import { html, nothing } from 'lit';
import { AdapterError } from '../../core/errors.js';
import { storedButtonView } from '../views/stored-button-view.js';
import type { StorageDialog } from './storage-dialog.js';
import type { ToolsHost } from './tools-host.js';

/** The way to what this browser keeps. What shows it loads when it is asked for. */
export class StorageDoor {
  readonly #host: ToolsHost;
  #dialog: StorageDialog | undefined;

  constructor(host: ToolsHost) {
    this.#host = host;
  }

  view(): unknown {
    return html`${storedButtonView(this.#open, this.#host.words())} ${this.#dialog?.view() ?? nothing}`;
  }

  readonly #open = async (): Promise<void> => {
    try {
      const [{ StorageDialog: Dialog }, words] = await Promise.all([
        import('./storage-dialog.js'),
        this.#host.words().learn('stored', 'tools'),
      ]);
      this.#dialog ??= new Dialog(this.#host, words);
    } catch (cause) {
      this.#host.failed(new AdapterError('offline', { hint: 'A part of the section did not load.', cause }));
      return;
    }
    await this.#dialog.open();
  };
}
