import type { Comment, CommentId, CommentRights } from '../core/comment.js';
import type { Adapter } from './adapter.js';
import { identityOf } from './merge-identity.js';
import type { MergedNames } from './merge-names.js';

/** A source, as far as its rows need it. */
export interface RowSource {
  readonly label: string;
  readonly adapter: Adapter;
}

/** One row of the merged thread, by all the ways in which it came: at most one per source. */
interface Row {
  readonly id: CommentId;
  readonly ways: Map<number, Comment>;
}

/** What has come of taking comments over. */
export interface Taken {
  /** What the comments are called now, in their order. */
  readonly ids: readonly CommentId[];
  /** Rows that were there before and look different now. */
  readonly changed: ReadonlySet<CommentId>;
}

/**
 * The rows of all sources under names that don’t clash. The same words that came by two ways are one row, told in the
 * words of the source that the site names first: so none can speak for one that the site trusts more. Where it stands and
 * what can be done with it is as in the first that has it at first hand.
 */
export class MergedRows {
  readonly #names: MergedNames;
  readonly #sources: readonly RowSource[];
  readonly #rows = new Map<CommentId, Row>();
  readonly #byIdentity = new Map<string, Row>();
  /** What is called otherwise than its source says, because it had come before. */
  readonly #aliases = new Map<CommentId, CommentId>();
  /** Rows by what their source calls their parent. */
  readonly #answering = new Map<CommentId, Set<CommentId>>();

  constructor(names: MergedNames, sources: readonly RowSource[]) {
    this.#names = names;
    this.#sources = sources;
  }

  take(source: number, comments: readonly Comment[]): Taken {
    const changed = new Set<CommentId>();
    const ids = comments.map((comment) => this.#takeOne(source, comment, changed));
    return { ids, changed };
  }

  /** Takes over comments that are asked for one by one. */
  show(source: number, comments: readonly Comment[]): readonly Comment[] {
    return this.take(source, comments).ids.map((id) => this.row(id));
  }

  /** How many comments of people came by more than one way, and so were counted too often. */
  get doubled(): number {
    let doubled = 0;
    for (const { ways } of this.#rows.values()) {
      const comments = ways.size > 1 ? [...ways.values()].filter(({ kind }) => kind === 'comment').length : 0;
      doubled += Math.max(0, comments - 1);
    }
    return doubled;
  }

  /** A row as readers get it. */
  row(id: CommentId): Comment {
    const { ways } = this.#rows.get(id)!;
    const [[source, { author, body, kind, created, edited, url }], ...others] = byTrust(ways);
    const [home, comment] = atHome(ways);
    const { parent } = comment;
    return {
      ...comment,
      body,
      kind,
      created,
      edited,
      url,
      id,
      parent: parent === null ? null : this.#called(home, parent),
      author: author.id === undefined ? author : { ...author, id: this.#names.join(source, author.id) },
      source: this.#sources[source]!.label,
      ...(others.length > 0 && { also: others.map(([other]) => this.#sources[other]!.label) }),
      can: rightsWith(this.#sources[home]!.adapter, comment.can),
    };
  }

  /** Whom to ask about a comment, and what it is called there. */
  home(id: CommentId): { readonly source: number; readonly name: string } {
    const row = this.#rows.get(id);
    if (!row) return this.#names.split(id);
    const [source, comment] = atHome(row.ways);
    return { source, name: comment.id };
  }

  /** A source has a comment no more. Answers with its row, and whether others still tell of it. */
  leave(source: number, id: CommentId): { readonly id: CommentId; readonly stays: boolean } {
    const called = this.#called(source, id);
    const ways = this.#rows.get(called)?.ways;
    ways?.delete(source);
    const stays = ways !== undefined && ways.size > 0;
    if (!stays) this.#drop(called);
    return { id: called, stays };
  }

  /** What was answered about a comment by the source that it lives in. */
  note(id: CommentId, change: Partial<Comment>): void {
    const ways = this.#rows.get(id)?.ways;
    if (!ways) return;
    const [source, comment] = atHome(ways);
    ways.set(source, { ...comment, ...change });
  }

  /** Whether there is a row of this name. */
  has(id: CommentId): boolean {
    return this.#rows.has(id);
  }

  #drop(id: CommentId): void {
    const row = this.#rows.get(id);
    if (!row) return;
    this.#rows.delete(id);
    for (const [identity, known] of this.#byIdentity) if (known === row) this.#byIdentity.delete(identity);
  }

  #takeOne(source: number, comment: Comment, changed: Set<CommentId>): CommentId {
    const own = this.#names.join(source, comment.id);
    const row = this.#rowFor(source, comment, own, changed);
    if (row.ways.size > 0) changed.add(row.id);
    row.ways.set(source, comment);
    this.#rows.set(row.id, row);
    if (comment.parent !== null) {
      const parent = this.#names.join(source, comment.parent);
      const answering = this.#answering.get(parent);
      if (answering) answering.add(row.id);
      else this.#answering.set(parent, new Set([row.id]));
    }
    return row.id;
  }

  #rowFor(source: number, comment: Comment, own: CommentId, changed: Set<CommentId>): Row {
    const known = this.#rows.get(this.#aliases.get(own) ?? own);
    if (known) return known;
    const identity = identityOf(comment);
    const same = identity === undefined ? undefined : this.#byIdentity.get(identity);
    // Two of one source are two, whatever they claim.
    if (same && !same.ways.has(source)) {
      this.#aliases.set(own, same.id);
      for (const id of this.#answering.get(own) ?? []) changed.add(id);
      return same;
    }
    const row: Row = { id: own, ways: new Map() };
    if (identity !== undefined && !same) this.#byIdentity.set(identity, row);
    return row;
  }

  #called(source: number, id: CommentId): CommentId {
    const own = this.#names.join(source, id);
    return this.#aliases.get(own) ?? own;
  }
}

/** People’s words before other pages’ notes, and then in the order of the site. */
function byTrust(ways: ReadonlyMap<number, Comment>): [[number, Comment], ...[number, Comment][]] {
  const isNote = ([, { kind }]: [number, Comment]): number => Number(kind !== 'comment');
  return [...ways].sort((a, b) => isNote(a) - isNote(b) || a[0] - b[0]) as [[number, Comment], ...[number, Comment][]];
}

/** The way of whoever has it at first hand. */
function atHome(ways: ReadonlyMap<number, Comment>): [number, Comment] {
  const all = byTrust(ways);
  return all.find(([, { retold }]) => !retold) ?? all[0];
}

/** Only what the source itself can do: a merged adapter holds the ports of all. */
function rightsWith(
  { edits, moderation, votes, reactions, pins, reports }: Adapter,
  can: CommentRights,
): CommentRights {
  return {
    reply: can.reply,
    ...(edits && { edit: can.edit, remove: can.remove }),
    ...(moderation && { moderate: can.moderate }),
    ...(votes && { vote: can.vote }),
    ...(reactions && { react: can.react }),
    ...(pins && { pin: can.pin }),
    ...(reports && { report: can.report }),
  };
}
