import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Writing, WritingHost } from '../writing/writing-host.js';

/** Loads what helps to write in a form once somebody begins there, and ends it with the form. */
export class WritingController implements ReactiveController {
  writing: Writing | undefined;
  readonly #form: ReactiveControllerHost & HTMLElement;
  readonly #host: () => WritingHost;
  #loading: Promise<Writing | undefined> | undefined;

  constructor(form: ReactiveControllerHost & HTMLElement, host: () => WritingHost) {
    this.#form = form;
    this.#host = host;
    form.addController(this);
  }

  /** Resolves to `undefined` when it did not load: one can write without it. */
  async load(): Promise<Writing | undefined> {
    this.#loading ??= this.#load();
    return this.#loading;
  }

  hostDisconnected(): void {
    // Moving an element disconnects it for a moment.
    queueMicrotask(() => {
      if (this.#form.isConnected) return;
      this.writing?.stop();
      this.writing = this.#loading = undefined;
    });
  }

  async #load(): Promise<Writing | undefined> {
    try {
      const [{ createWriting }, words] = await Promise.all([
        import('../writing/writing.js'),
        this.#host().words().learn('writing', 'tools'),
      ]);
      if (!this.#form.isConnected) return (this.#loading = undefined);
      this.writing = createWriting(this.#host(), words);
      this.#form.requestUpdate();
      return this.writing;
    } catch {
      // The next time that the form is used tries again.
      this.#loading = undefined;
      return undefined;
    }
  }
}
