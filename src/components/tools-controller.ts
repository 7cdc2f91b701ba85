import type { Localizer } from '../i18n/localizer.js';
import type { Thread } from '../state/thread.js';
import type { Tools, ToolsHost, ToolsWords } from './tools/tools-host.js';

/** The section whose tools are loaded. */
export interface ToolsSection {
  words(): Localizer;
  /** What the tools of a thread need. `words` has theirs. */
  host(thread: Thread, words: () => ToolsWords): ToolsHost;
  /** They are there, and can be drawn. */
  ready(): void;
  /** The page's developer has something to change. */
  tell(message: string): void;
}

/** Loads a section's tools once its comments are there, and ends them with their thread. */
export class ToolsController {
  tools: Tools | undefined;
  readonly #section: ToolsSection;
  #thread: Thread | undefined;

  constructor(section: ToolsSection) {
    this.#section = section;
  }

  async open(thread: Thread): Promise<void> {
    if (thread === this.#thread) return;
    this.close();
    this.#thread = thread;
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

  close(): void {
    this.tools?.stop();
    this.tools = this.#thread = undefined;
  }
}
