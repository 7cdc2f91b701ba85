import type { Comment, CommentId, CommentStatus, NewComment } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import type { Call, CommentsPort, EditsPort, ModerationPort } from './adapter.js';
import { authorOf, checkPosting, checkProof, checkWords } from './local-checks.js';
import { tellsReplies } from './local-news.js';
import { isShown, placeOf, presenterOf } from './local-reader.js';
import type { LocalChange, LocalRow } from './local-store.js';
import type { LocalThread } from './local-thread.js';

const NOBODY = { name: '', email: '', website: '' };

/** What changes a local thread. */
export interface LocalWriting {
  readonly create: CommentsPort['create'];
  readonly edits: EditsPort;
  readonly moderation: ModerationPort;
}

/** The writing half of a local thread: every change is decided on the rows as they are at that moment. */
export function localWriting(thread: LocalThread): LocalWriting {
  const { store } = thread;
  return {
    create: (comment, call) => store.change((rows) => created(thread, rows, comment), call),
    edits: {
      async source(id, call) {
        return thread.sourceOf(ownRow(thread, await store.read(call), id).comment.body);
      },
      update: (id, text, call) => store.change((rows) => updated(thread, rows, id, text), call),
      remove: (id, call) => store.change((rows) => removed(thread, rows, id), call),
    },
    moderation: {
      approve: (id, call) => moderated(thread, id, 'published', call),
      hide: (id, as, call) => moderated(thread, id, as, call),
    },
  };
}

function created(
  thread: LocalThread,
  rows: readonly LocalRow[],
  { key, parent, text, guest = NOBODY, proof }: NewComment,
): LocalChange<Comment> {
  const earlier = rows.find((row) => row.key === key);
  if (earlier) return { answer: shown(thread, rows, earlier) };

  const info = thread.info();
  const reader = thread.reader();
  checkPosting(info.posting);
  checkWords(text, reader.viewer ? undefined : guest, info);
  if (parent !== null) rowOf(thread, rows, parent);
  if (thread.challenge && !reader.viewer) checkProof(thread.challenge, proof);

  return keep(thread, rows, {
    key,
    owner: reader.owner,
    comment: {
      id: thread.newId(),
      parent,
      kind: 'comment',
      status: thread.holds && !reader.moderates ? 'held' : 'published',
      author: reader.viewer ?? authorOf(guest),
      body: { format: info.writing.format, source: text.toWellFormed() },
      created: momentAfter(rows, thread.now()),
      can: { reply: true },
    },
  });
}

/** Two comments of one millisecond stay in the order in which they were written. */
function momentAfter(rows: readonly LocalRow[], now: number): number {
  let moment = now;
  for (const { key, comment } of rows)
    if (key !== undefined && comment.created !== null) moment = Math.max(moment, comment.created + 1);
  return moment;
}

function updated(thread: LocalThread, rows: readonly LocalRow[], id: CommentId, text: string): LocalChange<Comment> {
  const row = ownRow(thread, rows, id);
  const info = thread.info();
  checkWords(text, undefined, info);
  const body = { format: info.writing.format, source: text.toWellFormed() };
  return keep(thread, rows, { ...row, comment: { ...row.comment, body, edited: thread.now() } });
}

function removed(thread: LocalThread, rows: readonly LocalRow[], id: CommentId): LocalChange<Comment | null> {
  const row = rowOf(thread, rows, id);
  if (!shown(thread, rows, row).can.remove) throw new AdapterError('forbidden');
  const { owner, key } = row;
  const place = { comment: placeOf(row.comment, { reply: false }), erased: true };
  if (!rows.some(({ comment, gone }) => comment.parent === id && !gone))
    return { put: { ...place, gone: true }, answer: null };
  return keep(thread, rows, { ...place, owner, key });
}

/** A row that is there for this reader. Throws `not-found`. */
export function rowOf(thread: LocalThread, rows: readonly LocalRow[], id: CommentId): LocalRow {
  const row = rows.find(({ comment }) => comment.id === id);
  if (!row || !isShown(row, thread.reader())) throw new AdapterError('not-found');
  return row;
}

/** A row that this reader may edit now. Throws `not-found` or `forbidden`. */
function ownRow(thread: LocalThread, rows: readonly LocalRow[], id: CommentId): LocalRow {
  const row = rowOf(thread, rows, id);
  const { edit = -Infinity } = shown(thread, rows, row).can;
  if (edit <= thread.now()) throw new AdapterError('forbidden');
  return row;
}

async function moderated(thread: LocalThread, id: CommentId, status: CommentStatus, call: Call): Promise<Comment> {
  return thread.store.change((rows) => {
    const { moderates, viewer } = thread.reader();
    if (!moderates) throw new AdapterError(viewer ? 'forbidden' : 'signed-out');
    // Hidden comments are no part of the thread any more, but still the moderators' business.
    const row = rows.find(({ comment, erased }) => comment.id === id && !erased);
    if (!row) throw new AdapterError('not-found');
    return keep(thread, rows, { ...row, comment: { ...row.comment, status } });
  }, call);
}

function keep(thread: LocalThread, rows: readonly LocalRow[], row: LocalRow): LocalChange<Comment> {
  return { put: row, answer: shown(thread, rows, row) };
}

/** A row as the one who changed it sees it. */
export function shown(thread: LocalThread, rows: readonly LocalRow[], row: LocalRow): Comment {
  const reader = thread.reader();
  const answers = (): number =>
    rows.filter((other) => other.comment.parent === row.comment.id && isShown(other, reader)).length;
  return presenterOf(thread)(row, tellsReplies(thread) ? answers() : undefined);
}
