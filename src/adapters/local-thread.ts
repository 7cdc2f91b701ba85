import type { Body, Comment, CommentId, ReactionChoice, VoteDirection } from '../core/comment.js';
import { descendants } from '../core/outline.js';
import { byAge } from '../core/sort.js';
import type { ThreadInfo, ThreadReactions } from '../core/thread-info.js';
import type { Call, ChangesPort, CommentPage, CommentsPort, Cursor, ListQuery, News } from './adapter.js';
import type { LocalChallenge } from './local-checks.js';
import { countUpTo, cursorAfter, Readings } from './local-cursor.js';
import { markOf, newsAfter, repliesOf, versionAt } from './local-news.js';
import { presenterOf, takesPart, type LocalReader } from './local-reader.js';
import { reactionsOn } from './local-reactions.js';
import { PAGE, type LocalRow, type LocalStore } from './local-store.js';
import { localTakingPart, type LocalTakingPart } from './local-taking-part.js';
import { pathTo, rowIn, viewOf, type LocalView } from './local-view.js';
import { votesOn } from './local-votes.js';
import { localWriting, type LocalWriting } from './local-writing.js';

/** A report of a comment to the moderators. */
export interface LocalReport {
  readonly comment: CommentId;
  /** Plain text; may be empty. */
  readonly reason: string;
  /** The mark on the rows of who reported it. */
  readonly by: string;
}

/** A thread in this process: where its rows are, who reads, and by which rules. */
export interface LocalThread {
  readonly store: LocalStore;
  /** Everything about the thread that its rows don't tell. */
  info(): Omit<ThreadInfo, 'total' | 'reactions'>;
  reader(): LocalReader;
  /** After how many comments a page ends. Branches are never torn apart. */
  readonly pageSize: number;
  /** How many answers below one root a page brings at most; `Infinity` for all. */
  readonly branch: number;
  /** Whether new comments wait for a moderator. */
  readonly holds: boolean;
  /** What guests have to solve before they write. */
  readonly challenge?: LocalChallenge | undefined;
  /** In which directions one can vote; none where one can't. */
  readonly directions: readonly VoteDirection[];
  /** What one can react with; nothing where one can't. */
  readonly choices: readonly ReactionChoice[];
  /** Whether moderators can pin. */
  readonly pins: boolean;
  /** Where reports go; absent where there are none. */
  readonly reports?: LocalReport[] | undefined;
  /** This moment, in milliseconds since 1970. */
  now(): number;
  newId(): CommentId;
  /** The text to start an edit from, in the format that `info().writing` names. */
  sourceOf(body: Body): string;
}

/** The ports of a thread in this process. Which of them an adapter holds is its own affair. */
export interface LocalPorts extends LocalWriting, LocalTakingPart {
  readonly comments: CommentsPort;
  readonly changes: ChangesPort;
  /** What has changed after the change of that number. */
  newsAfter(version: number, call: Call): Promise<News>;
}

/** Serves a thread out of a store. The memory and the browser adapter are this, over their own stores. */
export function localThread(thread: LocalThread): LocalPorts {
  const see = viewer(thread);
  const readings = new Readings();
  const writing = localWriting(thread);
  const comments: CommentsPort = {
    async describe(call) {
      const { total, all } = await see(call);
      const info = { ...thread.info(), total };
      return thread.choices.length === 0 ? info : { ...info, reactions: threadReactions(thread, all.get(PAGE)) };
    },
    async list(query, call) {
      return listPage(thread, await see(call), query, readings);
    },
    async replies(parent, cursor, call) {
      return repliesPage(thread, await see(call), parent, cursor);
    },
    async find(id, call) {
      const view = await see(call);
      return shownAll(thread, view, pathTo(view, id));
    },
    create: writing.create,
  };
  return {
    ...writing,
    ...localTakingPart(thread),
    comments,
    changes: {
      async since(mark, call) {
        const view = await see(call);
        const news = mark === undefined ? NOTHING : newsAfter(thread, view, versionAt(mark));
        return { ...news, mark: markOf(view) };
      },
    },
    async newsAfter(version, call) {
      return newsAfter(thread, await see(call), version);
    },
  };
}

const NOTHING: News = { comments: [], removed: [] };

/** Reads the thread; sorts it again only when something has changed. */
function viewer(thread: LocalThread): (call: Call) => Promise<LocalView> {
  let last: { readonly rows: unknown; readonly reader: LocalReader; readonly view: LocalView } | undefined;
  return async (call) => {
    const rows = await thread.store.read(call);
    const reader = thread.reader();
    if (last?.rows !== rows || last.reader !== reader)
      last = { rows, reader, view: viewOf(rows, reader, (row) => asCounted(thread, row)) };
    return last.view;
  };
}

/** A comment with the votes and reactions that orders look at. */
function asCounted({ directions, choices }: LocalThread, row: LocalRow): Comment {
  return { ...row.comment, votes: votesOn(row, '', directions), reactions: reactionsOn(row, '', choices) };
}

function threadReactions(thread: LocalThread, row: LocalRow | undefined): ThreadReactions {
  const choices = thread.choices.map((choice) => ({ ...choice }));
  const page = row ? reactionsOn(row, thread.reader().owner, choices) : [];
  return { choices, page, canReact: takesPart(thread.info().posting) };
}

function listPage(thread: LocalThread, view: LocalView, { sort, cursor }: ListQuery, readings: Readings): CommentPage {
  const { roots, after } = readings.rest(view.roots(sort), sort, cursor);
  const rows: LocalRow[] = [];
  let at = 0;
  for (; at < roots.length && rows.length < thread.pageSize; at += 1) {
    const id = roots[at]!;
    rows.push(view.rows.get(id)!);
    const replies = descendants(view.tree, id);
    for (const reply of replies.slice(0, thread.branch)) rows.push(view.rows.get(reply)!);
  }
  const next = at < roots.length ? after(roots[at - 1]!) : null;
  return { comments: shownAll(thread, view, rows), next, total: { ...view.total } };
}

function repliesPage(thread: LocalThread, view: LocalView, parent: CommentId, cursor: Cursor | undefined): CommentPage {
  rowIn(view, parent);
  const rows = descendants(view.tree, parent).map((id) => view.rows.get(id)!);
  rows.sort((a, b) => byAge(a.comment, b.comment));
  const replies = rows.map((row) => row.comment);
  const from = cursor === undefined ? 0 : countUpTo(replies, cursor, byAge);
  const until = Math.min(from + thread.pageSize, rows.length);
  const next = until < rows.length ? cursorAfter(replies[until - 1]!) : null;
  return { comments: shownAll(thread, view, rows.slice(from, until)), next };
}

function shownAll(thread: LocalThread, view: LocalView, rows: readonly LocalRow[]): readonly Comment[] {
  const present = presenterOf(thread);
  return rows.map((row) => present(row, repliesOf(thread, view, row.comment.id)));
}
