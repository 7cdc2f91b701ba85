import { atom, type WritableAtom } from 'nanostores';
import type { Adapter, Cursor } from '../adapters/adapter.js';
import type { Comment, CommentId } from '../core/comment.js';
import { outlineOf } from '../core/outline.js';
import { byAge, compareRootsBy } from '../core/sort.js';
import type { SortOrder, ThreadInfo, Total } from '../core/thread-info.js';
import { buildTree } from '../core/tree.js';
import { Children } from './children.js';
import { Entities } from './entities.js';
import type { Loading, More } from './loading.js';
import type { Pending } from './pending.js';

/** What the actions of one thread share. */
export class ThreadContext {
  readonly comments = new Entities<CommentId, Comment>();
  readonly children = new Children();
  readonly $info: WritableAtom<Loading<ThreadInfo>> = atom({ is: 'loading' });
  readonly $list: WritableAtom<Loading<null>> = atom({ is: 'loading' });
  readonly $more: WritableAtom<More> = atom({ is: 'end' });
  readonly $total: WritableAtom<Total | null> = atom(null);
  /** How many comments of people are loaded. */
  readonly $shown: WritableAtom<number> = atom(0);
  readonly $pings: WritableAtom<readonly CommentId[]> = atom([]);
  /** Where the next page begins. */
  next: Cursor | null = null;
  /** How many comments this reader added since the backend last counted. */
  added = 0;
  counted: Total | null = null;
  maxDepth: number;

  #orphans: ReadonlySet<CommentId> = new Set();
  readonly #life = new AbortController();
  readonly #running = new Map<string, AbortController>();

  constructor(
    readonly adapter: Adapter,
    readonly sort: SortOrder,
    maxDepth: number,
    readonly pending: Pending,
  ) {
    this.maxDepth = maxDepth;
  }

  get closed(): boolean {
    return this.#life.signal.aborted;
  }

  /** Begins a call that ends the previous one of the same name. */
  supersede(name: string): AbortSignal {
    this.#running.get(name)?.abort(new DOMException(`A newer “${name}” took over.`, 'AbortError'));
    const controller = new AbortController();
    this.#running.set(name, controller);
    return AbortSignal.any([controller.signal, this.#life.signal]);
  }

  /** Ends every call that only reads. */
  close(): void {
    this.#life.abort(new DOMException('The thread was closed.', 'AbortError'));
  }

  /** Takes over comments that the backend confirmed, and puts them where they belong. */
  take(comments: Iterable<Comment>): void {
    for (const comment of comments) this.comments.confirm(comment);
    this.place();
  }

  /** Draws the tree anew. Lists that stay the same stay quiet. */
  place(): void {
    const people: Comment[] = [];
    const pings: Comment[] = [];
    for (const comment of this.comments.values()) (comment.kind === 'comment' ? people : pings).push(comment);
    const tree = buildTree(people, compareRootsBy[this.sort], byAge);
    this.children.set(outlineOf(tree, this.maxDepth));
    // Those whose parent has come at last no longer answer somebody unknown.
    for (const id of this.#orphans) if (!tree.orphans.has(id)) this.comments.refresh(id);
    this.#orphans = tree.orphans;
    this.$pings.set(pings.sort(byAge).map(({ id }) => id));
    this.$shown.set(people.filter(({ status }) => status === 'published').length);
    this.count();
  }

  /** Says anew how many comments of people there are. */
  count(): void {
    const { counted, added, next } = this;
    this.$total.set(
      counted ? { ...counted, count: counted.count + added } : { count: this.$shown.get(), exact: next === null },
    );
  }
}
