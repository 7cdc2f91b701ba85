import type { LitElement } from 'lit';
import type { Localizer } from '../i18n/localizer.js';
import type { Thread } from '../state/thread.js';
import { WHOLE } from './thread-list.js';
import type { Tools, ToolsHost, ToolsWords } from './tools/tools-host.js';

/** The section whose tools are loaded. */
export interface ToolsSection {
  readonly element: LitElement;
  words(): Localizer;
  /** What the tools of a thread need. `words` has theirs. */
  host(thread: Thread, words: () => ToolsWords): ToolsHost;
  /** They are there, and can be drawn. */
  ready(): void;
  /** The page's developer has something to change. */
  tell(message: string): void;
}

/** Milliseconds that what is drawn by the tools may wait for them. */
const PATIENCE = 3000;
/** Milliseconds that all but the first screen may wait for them, since they draw every row again. */
const SOON = 150;

/** Loads a section's tools once its comments are there, and ends them with their thread. */
export class ToolsController {
  tools: Tools | undefined;
  /** Whether what they draw waits for them: until they are there, have failed, or take long. */
  isAwaited = true;
  /** Ends with that, once they have been asked for. */
  awaited: Promise<void> | undefined;
  /** Ends with that, too, and soon; `undefined` if nothing is awaited. */
  soon: Promise<unknown> | undefined;
  readonly #section: ToolsSection;
  #thread: Thread | undefined;

  constructor(section: ToolsSection) {
    this.#section = section;
  }

  /** Whether a part of a thread waits for them. */
  isAwaitedBy(thread: Thread | undefined): boolean {
    return this.awaited !== undefined && (thread?.branch(null).ids.length ?? 0) > WHOLE;
  }

  open(thread: Thread): void {
    if (thread === this.#thread) return;
    this.close();
    this.#thread = thread;
    let patience: ReturnType<typeof setTimeout>;
    const long = new Promise<void>((resolve) => (patience = setTimeout(resolve, PATIENCE)));
    const awaited = Promise.race([this.#load(thread), long]).then(() => {
      clearTimeout(patience);
      if (this.awaited !== awaited) return;
      this.awaited = undefined;
      this.isAwaited = false;
      if (!this.tools) this.#section.element.requestUpdate();
    });
    this.awaited = awaited;
    this.soon = Promise.race([awaited, new Promise((resolve) => setTimeout(resolve, SOON))]);
  }

  close(): void {
    this.tools?.stop();
    this.tools = this.#thread = this.awaited = this.soon = undefined;
    this.isAwaited = true;
  }

  async #load(thread: Thread): Promise<void> {
    try {
      const section = this.#section;
      const [{ createTools }, words] = await Promise.all([
        import('./tools/tools.js'),
        section.words().learn('form', 'tools'),
      ]);
      if (thread !== this.#thread) return;
      this.tools = createTools(section.host(thread, words));
      section.ready();
    } catch (error) {
      // One can read and write without them.
      this.#section.tell(`The tools around the comments did not load: ${String(error)}`);
    }
  }
}
