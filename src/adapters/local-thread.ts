import type { Body, Comment, CommentId } from '../core/comment.js';
import { descendants } from '../core/outline.js';
import { byAge, compareRootsBy } from '../core/sort.js';
import type { ThreadInfo } from '../core/thread-info.js';
import type { Call, CommentPage, CommentsPort, Cursor, EditsPort, ListQuery, ModerationPort } from './adapter.js';
import { countUpTo, cursorAfter } from './local-cursor.js';
import { present, type LocalReader } from './local-reader.js';
import type { LocalRow, LocalStore } from './local-store.js';
import { pathTo, rowIn, viewOf, type LocalView } from './local-view.js';
import { localWriting } from './local-writing.js';

/** A thread in this process: where its rows are, who reads, and by which rules. */
export interface LocalThread {
  readonly store: LocalStore;
  /** Everything about the thread that its rows don't tell. */
  info(): Omit<ThreadInfo, 'total'>;
  reader(): LocalReader;
  /** After how many comments a page ends. Branches are never torn apart. */
  readonly pageSize: number;
  /** Whether new comments wait for a moderator. */
  readonly holds: boolean;
  /** This moment, in milliseconds since 1970. */
  now(): number;
  newId(): CommentId;
  /** The text to start an edit from, in the format that `info().writing` names. */
  sourceOf(body: Body): string;
}

/** The ports of a thread in this process. */
export interface LocalPorts {
  readonly comments: CommentsPort;
  readonly edits: EditsPort;
  readonly moderation: ModerationPort;
}

/** Serves a thread out of a store. The memory and the browser adapter are this, over their own stores. */
export function localThread(thread: LocalThread): LocalPorts {
  const see = viewer(thread);
  const { create, edits, moderation } = localWriting(thread);
  return {
    comments: {
      async describe(call) {
        const { total } = await see(call);
        return { ...thread.info(), total };
      },
      async list(query, call) {
        return listPage(thread, await see(call), query);
      },
      async replies(parent, cursor, call) {
        return repliesPage(thread, await see(call), parent, cursor);
      },
      async find(id, call) {
        return shownAll(thread, pathTo(await see(call), id));
      },
      create,
    },
    edits,
    moderation,
  };
}

/** Reads the thread; sorts it again only when something has changed. */
function viewer(thread: LocalThread): (call: Call) => Promise<LocalView> {
  let last: { readonly rows: unknown; readonly reader: LocalReader; readonly view: LocalView } | undefined;
  return async (call) => {
    const rows = await thread.store.read(call);
    const reader = thread.reader();
    if (last?.rows !== rows || last.reader !== reader) last = { rows, reader, view: viewOf(rows, reader) };
    return last.view;
  };
}

function listPage(thread: LocalThread, view: LocalView, { sort, cursor }: ListQuery): CommentPage {
  const roots = view.roots[sort];
  const rows: LocalRow[] = [];
  let at = cursor === undefined ? 0 : countUpTo(roots, cursor, compareRootsBy[sort]);
  for (; at < roots.length && rows.length < thread.pageSize; at += 1) {
    const { id } = roots[at]!;
    rows.push(view.rows.get(id)!);
    for (const reply of descendants(view.tree, id)) rows.push(view.rows.get(reply)!);
  }
  const next = at < roots.length ? cursorAfter(roots[at - 1]!) : null;
  return { comments: shownAll(thread, rows), next, total: view.total };
}

function repliesPage(thread: LocalThread, view: LocalView, parent: CommentId, cursor: Cursor | undefined): CommentPage {
  rowIn(view, parent);
  const rows = descendants(view.tree, parent).map((id) => view.rows.get(id)!);
  rows.sort((a, b) => byAge(a.comment, b.comment));
  const replies = rows.map((row) => row.comment);
  const from = cursor === undefined ? 0 : countUpTo(replies, cursor, byAge);
  const until = Math.min(from + thread.pageSize, rows.length);
  const next = until < rows.length ? cursorAfter(replies[until - 1]!) : null;
  return { comments: shownAll(thread, rows.slice(from, until)), next };
}

function shownAll(thread: LocalThread, rows: readonly LocalRow[]): readonly Comment[] {
  const reader = thread.reader();
  const { posting } = thread.info();
  return rows.map((row) => present(row, reader, posting));
}
