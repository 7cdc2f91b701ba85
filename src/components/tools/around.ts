import type { Author } from '../../core/comment.js';
import { unfoldAll } from '../../state/unfold-all.js';
import { printWhole } from '../print-whole.js';
import { type ScrollHost, ScrollLoader } from '../scroll-loader.js';
import type { DataForm, StructuredData } from '../structured-data.js';
import type { PageFacts } from '../views/microformats-view.js';

/** The section that something is done around. */
export interface AroundHost extends ScrollHost {
  /** In which forms the site wants the thread written for machines. */
  form(): DataForm;
  page(): PageFacts;
  /** Whether this reader does not want to see somebody. */
  isMuted(author: Author): boolean;
}

/** What goes on around a thread: on paper, on scrolling, and for machines. One section with one thread has one. */
export class Around {
  readonly #host: AroundHost;
  readonly #scroll: ScrollLoader;
  readonly #stopPrinting: () => void;
  #data: StructuredData | undefined;
  #asked = false;
  #stopped = false;

  constructor(host: AroundHost) {
    this.#host = host;
    this.#scroll = new ScrollLoader(host);
    this.#stopPrinting = printWhole(() => unfoldAll(host.thread));
  }

  /** After the section has rendered. */
  updated(): void {
    this.#scroll.updated();
    this.#data?.updated();
    if (this.#asked || this.#host.form() === 'none') return;
    this.#asked = true;
    void this.#write();
  }

  stop(): void {
    this.#stopped = true;
    this.#scroll.stop();
    this.#stopPrinting();
    this.#data?.stop();
  }

  /** Few sites ask for it: its code is loaded only then. */
  async #write(): Promise<void> {
    try {
      const { StructuredData } = await import('../structured-data.js');
      if (this.#stopped) return;
      this.#data = new StructuredData(this.#host);
      this.#data.updated();
    } catch {
      // Readers miss nothing. The next rendering tries again.
      this.#asked = false;
    }
  }
}
