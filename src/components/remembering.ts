import type { ReactiveControllerHost } from 'lit';
import type { Keep } from '../state/keep.js';
import { type KnownThread, KnownThreads } from '../state/known-threads.js';
import { knownOf, recall } from '../state/recall.js';
import type { Thread } from '../state/thread.js';
import { LiveAnchor } from './tools/live-anchor.js';

/** By so much, as a share, a section may have become narrower or wider for its height to be the same, roughly. */
const ABOUT_AS_WIDE = 0.1;

/** Keeps what everybody can read of a thread in this browser, and shows it until the backend has answered. */
export class Remembering {
  /** From when what is shown is, in milliseconds since 1970; `undefined` once it is what the backend says. */
  since: number | undefined;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #thread: Thread;
  readonly #threads: KnownThreads;
  #known: KnownThread | undefined;
  #anchor: LiveAnchor | undefined;
  #reserved: CSSStyleSheet | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, thread: Thread, keep: Keep) {
    this.#host = host;
    this.#thread = thread;
    this.#threads = new KnownThreads(keep);
    const { key } = thread.adapter;
    this.#known = key === undefined ? undefined : this.#threads.read(key);
    if (this.#known) this.#reserve(this.#known);
  }

  /** Shows what is remembered, unless there is something better. */
  recall(): void {
    const known = this.#known;
    if (!known || !recall(this.#thread, known)) return;
    this.since = known.at;
    this.#anchor = new LiveAnchor(this.#host.shadowRoot!);
    this.#host.requestUpdate();
  }

  /** The backend has answered. */
  settled(): void {
    this.since = this.#known = undefined;
    void this.#host.updateComplete.then(() => this.stop());
  }

  /** Keeps what stands there now that all of it has come. */
  keep(): void {
    const { key } = this.#thread.adapter;
    const known = knownOf(this.#thread);
    if (key === undefined || !known) return;
    const { offsetWidth: width, offsetHeight: height } = this.#host;
    this.#threads.write(key, { ...known, width, height });
  }

  /** Keeps nothing in its place any more. */
  stop(): void {
    this.#anchor?.stop();
    const sheets = this.#host.shadowRoot?.adoptedStyleSheets;
    const at = this.#reserved && sheets ? sheets.indexOf(this.#reserved) : -1;
    if (at >= 0) sheets!.splice(at, 1);
    this.#anchor = this.#reserved = undefined;
  }

  /** Holds the place that the section took last time, so that what is below it on the page need not move. */
  #reserve({ width, height }: KnownThread): void {
    const now = this.#host.offsetWidth;
    if (height === 0 || Math.abs(width - now) > now * ABOUT_AS_WIDE) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`:host { --gedanken-reserve: ${height}px; }`);
    this.#host.shadowRoot?.adoptedStyleSheets.push(sheet);
    this.#reserved = sheet;
  }
}
