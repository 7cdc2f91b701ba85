import type { Comment, CommentId } from '../core/comment.js';
import { descendants } from '../core/outline.js';
import { byAge, isByTime } from '../core/sort.js';
import { buildTree, type Tree } from '../core/tree.js';
import type { Measured } from './arrange.js';
import type { Arrangement } from './arrangement.js';
import type { Entities } from './entities.js';
import { awaitedBelow, countByParent, orderRoots, withAncestors } from './measure.js';

/** What a change has come to. */
export interface Growth {
  /** What changed, and all in the conversations that it is in, or was in. */
  readonly touched: ReadonlySet<CommentId>;
  /** The roots of these conversations that are shown now. */
  readonly roots: readonly CommentId[];
  /** Those whose parent has come at last. */
  readonly adopted: readonly CommentId[];
  /** Whether a mention by another page has come, changed, or gone. */
  readonly withPings: boolean;
}

/**
 * The comments of a thread as trees, one for each conversation. A conversation in which something changed
 * is put together anew, and the others stay: so a page costs what it brings, and an action what it changes.
 */
export class Forest implements Measured {
  tree: Tree;
  awaited: ReadonlyMap<CommentId, CommentId | null> = new Map();
  readonly sizes = new Map<CommentId, number>();
  readonly kept = new Set<CommentId>();
  /** How many comments of people are published in what is shown, those who wait among them. */
  published = 0;
  /** How many have votes, and how many can be voted down: looked for among ten thousand, they cost what a frame has. */
  readonly votes = { any: 0, down: 0 };

  readonly #comments: Entities<CommentId, Comment>;
  readonly #arrangement: Arrangement;
  /** All comments as they were the last time. */
  readonly #known = new Map<CommentId, Comment>();
  /** All of a conversation in reading order, by its root. */
  readonly #conversations = new Map<CommentId, readonly CommentId[]>();
  readonly #rootOf = new Map<CommentId, CommentId>();
  readonly #children = new Map<CommentId, readonly CommentId[]>();
  readonly #orphans = new Set<CommentId>();
  /** The roots of conversations in which there is nothing that the backend brought in this order, and how many are published there. */
  readonly #absent = new Map<CommentId, number>();
  #waitingBelow: ReadonlyMap<CommentId, number> = new Map();
  #brought: ReadonlySet<CommentId> | null = null;
  #sort: string | undefined;
  #reading: readonly CommentId[] | undefined;

  constructor(comments: Entities<CommentId, Comment>, arrangement: Arrangement) {
    this.#comments = comments;
    this.#arrangement = arrangement;
    this.tree = { roots: [], children: this.#children, orphans: this.#orphans };
  }

  /** Put together when it is asked for: few have to know where each one stands. */
  get reading(): readonly CommentId[] {
    return (this.#reading ??= this.tree.roots.flatMap((root) => this.#conversations.get(root)!));
  }

  /** Whether a comment is in one of the conversations that are shown. */
  isShown(id: CommentId): boolean {
    const root = this.#rootOf.get(id);
    return root !== undefined && !this.#absent.has(root);
  }

  readonly missing = (id: CommentId): number => {
    if (this.#arrangement.whole.has(id) || !this.#rootOf.has(id)) return 0;
    const loaded = (this.#children.get(id)?.length ?? 0) + (this.#waitingBelow.get(id) ?? 0);
    return Math.max(0, (this.#known.get(id)?.replies ?? 0) - loaded);
  };

  /** Takes over what changed since the last time. `rank`: an order that is not by time is found anew. */
  grow(rank: boolean): Growth {
    const changed = this.#takeChanged();
    const old = this.#rootsAround(changed);
    const places = new Map([...old].map((root) => [root, this.#placeOf(root)]));
    const touched = new Set(changed);
    const orphans: CommentId[] = [];
    for (const root of old) this.#fell(root, touched, orphans);
    let withPings = false;
    for (const id of changed) withPings = this.#note(id) || withPings;
    const roots = this.#plant(touched);
    const { sort } = this.#arrangement;
    const stay = roots.length === places.size && roots.every((root) => places.get(root) === this.#placeOf(root));
    if (!stay || rank || sort !== this.#sort || !isByTime(sort)) this.#order(rank);
    this.#sort = sort;
    this.#reading = undefined;
    return {
      touched,
      roots: roots.filter((root) => !this.#absent.has(root)),
      adopted: orphans.filter((id) => !this.#orphans.has(id) && this.#known.has(id)),
      withPings,
    };
  }

  #takeChanged(): ReadonlySet<CommentId> {
    const { brought, waiting } = this.#arrangement;
    const changed = new Set([...this.#comments.takeChanged(), ...this.#arrangement.takeChanged()]);
    // In another order everything is looked at again.
    if (brought !== this.#brought) for (const id of this.#known.keys()) changed.add(id);
    this.#brought = brought;
    for (const id of this.awaited.values()) if (id !== null) changed.add(id);
    const those = [...waiting].flatMap((id) => (this.#comments.has(id) ? this.#comments.get(id) : []));
    const people = those.filter(({ kind }) => kind === 'comment');
    this.awaited = awaitedBelow(people);
    this.#waitingBelow = countByParent(people);
    for (const id of this.awaited.values()) if (id !== null) changed.add(id);
    return changed;
  }

  /** The roots of the conversations that some are in, or answer to, or begin to be answered by. */
  #rootsAround(changed: ReadonlySet<CommentId>): ReadonlySet<CommentId> {
    const roots = new Set<CommentId>();
    const add = (id: CommentId | null | undefined): void => {
      const root = id == null ? undefined : this.#rootOf.get(id);
      if (root !== undefined) roots.add(root);
    };
    for (const id of changed) {
      add(id);
      add(this.#known.get(id)?.parent);
      if (this.#comments.has(id)) add(this.#comments.get(id).parent);
    }
    for (const id of this.#orphans) if (changed.has(this.#known.get(id)!.parent!)) add(id);
    return roots;
  }

  /** Takes a conversation apart. */
  #fell(root: CommentId, touched: Set<CommentId>, orphans: CommentId[]): void {
    for (const id of this.#conversations.get(root)!) {
      touched.add(id);
      this.#rootOf.delete(id);
      this.#children.delete(id);
      this.sizes.delete(id);
      this.kept.delete(id);
    }
    if (this.#orphans.delete(root)) orphans.push(root);
    this.published += this.#absent.get(root) ?? 0;
    this.#absent.delete(root);
    this.#conversations.delete(root);
  }

  /** Takes over how a comment is now. Answers whether it is, or was, a mention by another page. */
  #note(id: CommentId): boolean {
    const before = this.#known.get(id);
    const now = this.#comments.has(id) ? this.#comments.get(id) : undefined;
    this.published += weightOf(now) - weightOf(before);
    this.votes.any += hasVotes(now) - hasVotes(before);
    this.votes.down += hasDownVotes(now) - hasDownVotes(before);
    if (now) this.#known.set(id, now);
    else this.#known.delete(id);
    return isPing(before) || isPing(now);
  }

  /** Puts conversations together of what was taken apart, and what is new. Answers their roots. */
  #plant(ids: Iterable<CommentId>): readonly CommentId[] {
    const { kept, waiting, brought } = this.#arrangement;
    const byId = new Map<CommentId, Comment>();
    for (const id of ids) {
      const comment = this.#known.get(id);
      if (comment?.kind === 'comment' && !waiting.has(id)) byId.set(id, comment);
    }
    const tree = buildTree(byId.values(), byAge, byAge);
    for (const [parent, children] of tree.children) this.#children.set(parent, children);
    for (const id of tree.orphans) this.#orphans.add(id);
    for (const id of withAncestors(
      [...byId.keys()].filter((one) => kept.has(one)),
      byId,
    ))
      this.kept.add(id);
    for (const root of tree.roots) {
      const conversation = [root, ...descendants(tree, root)];
      this.#conversations.set(root, conversation);
      for (const id of conversation) this.#rootOf.set(id, root);
      if (brought && !conversation.some((id) => brought.has(id) || this.kept.has(id)))
        this.#leaveOut(root, conversation);
      this.#measure(root, conversation);
    }
    return tree.roots;
  }

  #leaveOut(root: CommentId, conversation: readonly CommentId[]): void {
    const published = conversation.reduce((sum, id) => sum + weightOf(this.#known.get(id)), 0);
    this.published -= published;
    this.#absent.set(root, published);
  }

  /** How many there are from each comment of a conversation down. */
  #measure(root: CommentId, conversation: readonly CommentId[]): void {
    for (const id of conversation.toReversed()) {
      const size = (this.sizes.get(id) ?? 0) + 1 + this.missing(id);
      this.sizes.set(id, size);
      // Where a circle was cut, the root has a parent below itself.
      const parent = id === root ? null : this.#known.get(id)!.parent;
      if (parent !== null) this.sizes.set(parent, (this.sizes.get(parent) ?? 0) + size);
    }
  }

  #order(rank: boolean): void {
    const roots = [...this.#conversations.keys()].filter((root) => !this.#absent.has(root));
    const answersOf = rank ? (id: CommentId): number => this.sizes.get(id)! - 1 : undefined;
    this.tree = {
      ...this.tree,
      roots: orderRoots(
        roots.map((root) => this.#known.get(root)!),
        this.#arrangement,
        answersOf,
      ),
    };
  }

  /** What says where a root stands in an order by time. */
  #placeOf(root: CommentId): string {
    const { created, pinned = false } = this.#known.get(root)!;
    return `${created} ${pinned} ${this.#absent.has(root)}`;
  }
}

function weightOf(comment: Comment | undefined): number {
  return comment?.kind === 'comment' && comment.status === 'published' ? 1 : 0;
}

function hasVotes(comment: Comment | undefined): number {
  return comment?.votes ? 1 : 0;
}

function hasDownVotes(comment: Comment | undefined): number {
  return comment?.votes && (comment.votes.down !== undefined || comment.can.vote?.includes('down')) ? 1 : 0;
}

function isPing(comment: Comment | undefined): boolean {
  return comment !== undefined && comment.kind !== 'comment';
}
