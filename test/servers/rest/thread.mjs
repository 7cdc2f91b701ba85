import { Problem } from './problems.mjs';

/** Orders of conversations; pinned ones come first in all of them. */
const RANK = {
  oldest: () => 0,
  newest: () => 0,
  discussed: (row, thread) => thread.below(row.id).length,
  best: (row) => scoreOf(row).score,
  controversial: (row) => Math.min(scoreOf(row).up, scoreOf(row).down),
};

/** One thread in memory. Rows hold what the server knows; `view.mjs` makes of them what a reader may see. */
export class Thread {
  rows = new Map();
  reactions = new Map();
  version = 0;
  #keys = new Map();
  #listeners = new Set();
  #readings = [];

  constructor(name) {
    this.name = name;
  }

  /** Adds a row, or answers with the one that the same reader added by the same key. */
  add(fields, owner, key) {
    const known = key && this.rows.get(this.#keys.get(`${owner} ${key}`));
    if (known) return { row: known, isNew: false };
    const row = {
      status: 'published',
      edition: 1,
      ballots: new Map(),
      reactions: new Map(),
      reports: new Map(),
      ...fields,
      id: fields.id ?? crypto.randomUUID(),
      owner,
      // No two comments of a thread have the same time.
      created: fields.created ?? Math.max(Date.now(), this.#newest() + 1),
    };
    if (key) this.#keys.set(`${owner} ${key}`, row.id);
    this.rows.set(row.id, row);
    this.touch(row);
    return { row, isNew: true };
  }

  /** Counts a change, and tells whoever listens that there was one. */
  touch(row) {
    this.version += 1;
    if (row) row.version = this.version;
    for (const listener of this.#listeners) listener(this.version);
  }

  listen(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The direct answers to a comment, or the conversations; oldest first. */
  answers(parent) {
    return [...this.rows.values()].filter((row) => row.parent === parent).sort((a, b) => a.created - b.created);
  }

  /** All below a comment, oldest first. */
  below(id) {
    const found = [];
    for (const open = [id]; open.length > 0;) {
      for (const row of this.answers(open.pop())) {
        found.push(row);
        open.push(row.id);
      }
    }
    return found.sort((a, b) => a.created - b.created);
  }

  /** A comment after all that it answers. */
  path(row) {
    const path = [row];
    for (let above = this.rows.get(row.parent); above && !path.includes(above); above = this.rows.get(above.parent))
      path.unshift(above);
    return path;
  }

  /** The conversations of a page. The first page settles the order of those that follow, whatever happens meanwhile. */
  page(sort, cursor, size) {
    const [reading, from] = cursor === undefined ? [this.#settle(sort), 0] : this.#continued(cursor);
    const ids = this.#readings[reading];
    const until = from + size;
    return {
      roots: ids.slice(from, until).flatMap((id) => this.rows.get(id) ?? []),
      next: until < ids.length ? `${reading}.${until}` : null,
    };
  }

  #continued(cursor) {
    const [, reading, from] = /^(\d{1,9})\.(\d{1,9})$/.exec(cursor) ?? [];
    if (!this.#readings[reading])
      throw new Problem('rejected', { status: 400, detail: 'This is no cursor of this thread.' });
    return [Number(reading), Number(from)];
  }

  #settle(sort) {
    const rank = RANK[sort];
    if (!rank) throw new Problem('rejected', { status: 400, detail: 'There is no such order.' });
    const sign = sort === 'oldest' ? 1 : -1;
    const ids = this.answers(null)
      .map((row) => ({ row, pinned: Number(row.pinned ?? false), rank: rank(row, this) }))
      .sort((a, b) => b.pinned - a.pinned || b.rank - a.rank || sign * (a.row.created - b.row.created))
      .map(({ row }) => row.id);
    return this.#readings.push(ids) - 1;
  }

  #newest() {
    let newest = 0;
    for (const { created } of this.rows.values()) newest = Math.max(newest, created);
    return newest;
  }
}

export function scoreOf({ ballots }) {
  let [up, down] = [0, 0];
  for (const vote of ballots.values()) vote === 'up' ? (up += 1) : (down += 1);
  return { score: up - down, up, down };
}
