import type { CommentId } from '../../core/comment.js';
import { commentIdOf } from '../../core/permalink.js';
import { placeOf } from '../section-focus.js';

const NEW: readonly string[] = ['new'];
const NEW_AND_SEEN: readonly string[] = ['new', 'seen'];

/** Tells apart the new comments that have been in view: their mark may fade. */
export class NewsFade {
  readonly #root: ShadowRoot;
  readonly #seen = new Set<CommentId>();
  /** Those that were drawn and are not watched yet. */
  readonly #drawn = new Set<CommentId>();
  readonly #observer: IntersectionObserver;
  #frame = 0;

  constructor(root: ShadowRoot) {
    this.#root = root;
    this.#observer = new IntersectionObserver((entries) => this.#met(entries), { rootMargin: '-10% 0%' });
  }

  /** The part tokens of a new comment that is being drawn. */
  parts(id: CommentId): readonly string[] {
    if (this.#seen.has(id)) return NEW_AND_SEEN;
    this.#drawn.add(id);
    // In the page only once the drawing is done.
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#watch());
    return NEW;
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#observer.disconnect();
  }

  #watch(): void {
    this.#frame = 0;
    for (const id of this.#drawn) {
      const place = placeOf(this.#root, id);
      if (place) this.#observer.observe(place);
    }
    this.#drawn.clear();
  }

  #met(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      this.#observer.unobserve(target);
      target.part.add('seen');
      const id = commentIdOf(`#${target.id}`);
      if (id !== undefined) this.#seen.add(id);
    }
  }
}
