import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Adapter } from '../adapters/adapter.js';
import { pageBase } from '../content/page-base.js';
import { readUrl } from '../core/fields.js';
import type { GedankenCountedEvent, GedankenPostedEvent } from './events.js';

/** What names a thread, as the properties of an element. */
export interface NamesThread {
  readonly adapter: Adapter | undefined;
  readonly backend: string;
  readonly endpoint: string;
  readonly thread: string;
}

/** What one hears of a thread from a section that shows it. */
export interface SectionListener {
  /** The thread has so many comments. */
  counted(count: number): void;
  /** It has one more that everybody sees, and nobody knows of how many. */
  added(): void;
}

type Host = ReactiveControllerHost & HTMLElement & NamesThread;

/** Listens to the sections of the page that show the same thread as its host, so that the two never contradict each other. */
export class SectionNews implements ReactiveController {
  readonly #host: Host;
  readonly #listener: SectionListener;
  /** Whether what the section has counted last is all that there is. */
  #isExact = false;

  constructor(host: Host, listener: SectionListener) {
    this.#host = host;
    this.#listener = listener;
    host.addController(this);
  }

  hostConnected(): void {
    const page = this.#host.ownerDocument;
    page.addEventListener('gedanken-counted', this.#counted);
    page.addEventListener('gedanken-posted', this.#posted);
  }

  hostDisconnected(): void {
    const page = this.#host.ownerDocument;
    page.removeEventListener('gedanken-counted', this.#counted);
    page.removeEventListener('gedanken-posted', this.#posted);
  }

  readonly #counted = (event: GedankenCountedEvent): void => {
    if (!this.#isOurs(event)) return;
    this.#isExact = event.total.exact;
    if (this.#isExact) this.#listener.counted(event.total.count);
  };

  readonly #posted = (event: GedankenPostedEvent): void => {
    if (!this.#isExact && event.comment.status === 'published' && this.#isOurs(event)) this.#listener.added();
  };

  #isOurs(event: Event): boolean {
    const [section] = event.composedPath();
    return isSection(section) && isSameThread(section, this.#host);
  }
}

function isSection(target: EventTarget | undefined): target is HTMLElementTagNameMap['gedanken-comments'] {
  return target instanceof HTMLElement && target.localName === 'gedanken-comments';
}

/** Whether two elements name the same thread of the same backend. */
export function isSameThread(a: NamesThread, b: NamesThread): boolean {
  if (threadOf(a) !== threadOf(b)) return false;
  if (a.adapter ?? b.adapter) return a.adapter === b.adapter;
  return a.backend.trim() !== '' && a.backend.trim() === b.backend.trim() && endpointOf(a) === endpointOf(b);
}

/** Without a name, the page itself is meant; its path may be written with the site in front. */
function threadOf({ thread }: NamesThread): string {
  const name = thread.trim() || location.pathname;
  return name.startsWith(`${location.origin}/`) ? name.slice(location.origin.length) : name;
}

function endpointOf({ endpoint }: NamesThread): string {
  const written = endpoint.trim();
  return written === '' ? '' : (readUrl(written, pageBase()) ?? written);
}
