import { nothing } from 'lit';
import { countArrived } from '../../state/count-arrived.js';
import { type Follower, follow } from '../../state/follow.js';
import { lineView } from '../views/line-view.js';
import { LiveAnchor } from './live-anchor.js';
import { browserWatching } from './live-watching.js';
import type { ToolsHost } from './tools-host.js';

/** Milliseconds between two announcements: a lively thread is no reason to be talked at. */
const BREATH = 30_000;

/** Follows the thread while the site asks for it: quietly, and without moving what is being read. */
export class Live {
  readonly #host: ToolsHost;
  #follower: Follower | undefined;
  #anchor: LiveAnchor | undefined;
  #stops: (() => void)[] = [];
  /** How many were said to be waiting. */
  #said = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ToolsHost) {
    this.#host = host;
  }

  /** The section was drawn: starts or ends with the attribute, and counts what waits. */
  updated(): void {
    const wanted = this.#host.wants('live');
    if (wanted && !this.#follower) this.#start();
    else if (!wanted && this.#follower) this.stop();
    if (this.#follower) this.#count();
  }

  /** Said only where there is trouble. */
  line(): unknown {
    if (this.#follower?.$state.get() !== 'trouble') return nothing;
    return lineView({ part: 'live-trouble', text: this.#host.words().text('liveTrouble') });
  }

  stop(): void {
    for (const stop of this.#stops) stop();
    this.#follower?.stop();
    this.#anchor?.stop();
    clearTimeout(this.#timer);
    this.#stops = [];
    this.#follower = this.#anchor = this.#timer = undefined;
  }

  #start(): void {
    const { thread, element, update } = this.#host;
    this.#follower = follow(thread, browserWatching());
    this.#anchor = new LiveAnchor(element.shadowRoot!);
    this.#said = countArrived(thread);
    this.#stops = [this.#follower.$state.listen(update), thread.$total.listen(update), thread.$shown.listen(update)];
  }

  #count(): void {
    const { thread, say, words } = this.#host;
    const waiting = countArrived(thread);
    // What the reader has let in is no longer news.
    if (waiting < this.#said) this.#said = waiting;
    if (waiting === this.#said || this.#timer !== undefined) return;
    const what = thread.branch(null).arrived > 0 ? 'newComments' : 'newReplies';
    say(words().text(what, { count: waiting - this.#said }));
    this.#said = waiting;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#count();
    }, BREATH);
  }
}
