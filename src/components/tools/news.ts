import { html, nothing } from 'lit';
import type { Comment, CommentId } from '../../core/comment.js';
import { scrollBelowHeaders } from '../../dom/scroll-below.js';
import { openReadMarker } from '../../state/read-marker.js';
import { focusComment, placeOf } from '../section-focus.js';
import { lineView } from '../views/line-view.js';
import { NewsFade } from './news-fade.js';
import { NewsSeen } from './news-seen.js';
import type { ToolsHost } from './tools-host.js';

/** What is new since the reader was here last: how much, where it begins, and the way from one to the next. */
export class News {
  readonly #host: ToolsHost;
  readonly #marker: ReturnType<typeof openReadMarker>;
  readonly #fade: NewsFade;
  readonly #seen: NewsSeen;
  readonly #stops: (() => void)[];
  /** The new comment that the reader jumped to last. */
  #at: CommentId | undefined;

  constructor(host: ToolsHost) {
    this.#host = host;
    const marker = (this.#marker = openReadMarker(host.thread));
    this.#fade = new NewsFade(host.element.shadowRoot!);
    this.#seen = new NewsSeen(host.element, () => marker.see());
    this.#stops = [
      marker.$fresh.listen((ids, before = []) => this.#drawAgain(differing(ids, before))),
      marker.$divider.listen((id, before) => this.#drawAgain([id, before])),
    ];
  }

  /** What is new, in reading order. */
  get fresh(): readonly CommentId[] {
    return this.#marker.$fresh.get();
  }

  /** Before the first new one, where the order is one of time. */
  above({ id }: Comment): unknown {
    if (id !== this.#marker.$divider.get()) return nothing;
    return html`<p part="divider">${this.#host.words().text('newHere')}</p>`;
  }

  parts({ id }: Comment): readonly string[] {
    return this.#host.thread.isFresh(id) ? this.#fade.parts(id) : [];
  }

  badge({ id }: Comment): unknown {
    if (!this.#host.thread.isFresh(id)) return nothing;
    return html`<span part="new-badge" class="hidden">${this.#host.words().text('newBadge')}</span>`;
  }

  /** How many are new, and the way to the next of them. */
  line(key: string | undefined): unknown {
    const { fresh } = this;
    const count = fresh.length;
    if (count === 0) return nothing;
    const words = this.#host.words();
    const at = this.#at === undefined ? -1 : fresh.indexOf(this.#at);
    const label = at < 0 ? words.text('newFirst') : words.text('newNext', { at: ((at + 1) % count) + 1, count });
    return lineView({
      part: 'news',
      text: words.text(this.#marker.isFirstVisit ? 'newArrived' : 'newSince', { count }),
      action: { part: 'news-button', label, run: () => void this.next(), key },
    });
  }

  /** Goes to the next new comment after the one that the reader is at, round and round. */
  async next(from: CommentId | undefined = this.#at): Promise<void> {
    const { actions, element, update } = this.#host;
    const { fresh } = this;
    const last = from !== undefined && fresh.includes(from) ? from : this.#at;
    const id = fresh[((last === undefined ? -1 : fresh.indexOf(last)) + 1) % fresh.length];
    if (id === undefined || !(await actions.reveal(id))) return;
    this.#at = id;
    update();
    await element.updateComplete;
    const root = element.shadowRoot!;
    const place = placeOf(root, id);
    if (!place) return;
    scrollBelowHeaders(place);
    focusComment(root, id);
  }

  stop(): void {
    for (const stop of this.#stops) stop();
    this.#fade.stop();
    this.#seen.stop();
  }

  #drawAgain(ids: readonly (CommentId | null | undefined)[]): void {
    const { thread, update } = this.#host;
    for (const id of new Set(ids)) if (id != null && thread.has(id)) thread.refresh(id);
    update();
  }
}

/** Those that are in one of two lists alone. */
function differing(a: readonly CommentId[], b: readonly CommentId[]): readonly CommentId[] {
  const [inA, inB] = [new Set(a), new Set(b)];
  return [...a.filter((id) => !inB.has(id)), ...b.filter((id) => !inA.has(id))];
}
