import type { Comment, CommentId } from '../../core/comment.js';
import { directionFor } from '../../dom/text-direction.js';
import type { Edit } from '../../state/save-edit.js';
import { editView } from '../views/edit-view.js';
import { type Desk, fieldOf, leave, type OpenEdit, typedIn } from './edit-desk.js';
import { dropEdit, keepEdit } from './edit-draft.js';
import { asideView, copyAside, keepOther, undoKeepOther } from './edit-other.js';
import { copyEdit, replyWithEdit } from './edit-over.js';
import { save } from './edit-save.js';
import type { EditWindows, WindowEvents } from './edit-window.js';
import { EditWritings } from './edit-writing.js';
import type { RowContext } from './row-context.js';
import { idOf } from './row-id.js';

/** What the controls of these forms do, by their `data-action`. */
export type FormAct =
  | 'edit-save'
  | 'edit-cancel'
  | 'edit-keep-other'
  | 'edit-undo'
  | 'edit-copy-aside'
  | 'edit-copy'
  | 'edit-reply';

/** The forms in which one changes comments, in place of their words. */
export interface EditForms extends WindowEvents {
  readonly acts: Readonly<Record<FormAct, (id: CommentId) => unknown>>;
  isOpen(id: CommentId): boolean;
  /** Opens one, unless it is open. `restored`: the text is one that was begun earlier. */
  begin(id: CommentId, edit: Edit, restored: boolean): void;
  notice(comment: Comment): unknown;
  body(comment: Comment): unknown;
  keydown(event: KeyboardEvent): void;
  stop(): void;
}

/** Opens the forms of one section. */
export function editForms(context: RowContext, windows: EditWindows): EditForms {
  const desk = deskFor(context, windows);
  const listening = new AbortController();
  const { signal } = listening;
  context.root.addEventListener('input', ({ target }) => input(desk, target), { signal });
  context.root.addEventListener('focusin', ({ target }) => void useField(desk, target), { signal });

  return {
    acts: actsOf(desk),
    isOpen: (id) => desk.open.has(id),
    begin: (id, edit, restored) => begin(desk, id, edit, restored),
    ending: (id) => void (desk.open.has(id) && context.host.say(context.words.text('editEnding'))),
    ended: (id) => end(desk, id),
    notice: (comment) => asideView(desk, comment),
    body: (comment) => bodyOf(desk, comment),
    keydown: (event) => keydown(desk, event),
    stop() {
      listening.abort();
      desk.writings.stop();
    },
  };
}

function deskFor(context: RowContext, windows: EditWindows): Desk {
  const open = new Map<CommentId, OpenEdit>();
  const writings = new EditWritings(context);
  return {
    context,
    windows,
    writings,
    open,
    aside: new Map(),
    type(id, text) {
      const edit = open.get(id);
      if (edit) open.set(id, { ...edit, text });
    },
    change(id, edit) {
      if (edit) open.set(id, edit);
      else open.delete(id);
      if (!edit || edit.over) writings.end(id);
      void context.draw(id);
    },
  };
}

function actsOf(desk: Desk): EditForms['acts'] {
  const { context, change } = desk;
  return {
    'edit-save': (id) => save(desk, id),
    'edit-cancel': (id) => giveUp(desk, id),
    'edit-keep-other': (id) => keepOther(desk, id),
    'edit-undo': (id) => undoKeepOther(desk, id),
    'edit-copy-aside': (id) => copyAside(desk, id),
    'edit-copy': (id) => copyEdit(context, fieldOf(context, id)),
    'edit-reply': async (id) => {
      if (await replyWithEdit(context, id, typedIn(desk, id))) change(id, undefined);
    },
  };
}

function bodyOf({ context, windows, writings, open }: Desk, comment: Comment): unknown {
  const begun = open.get(comment.id);
  if (!begun) return undefined;
  // Also what is taken away meanwhile takes no words with it.
  const edit: OpenEdit = comment.status === 'removed' ? { ...begun, over: 'gone' } : begun;
  const { edit: ends = Infinity, reply } = comment.can;
  // By the reader's own clock, however wrong that is.
  const until = Number.isFinite(ends) ? context.words.date(Date.now() + windows.left(comment)) : undefined;
  const canReply = reply && edit.over !== 'gone' && context.host.setting().open;
  const writing = writings.of(comment.id);
  const tools = writing && { inPlace: writing.inPlace(), bar: writing.bar(), below: writing.below() };
  return editView({ ...edit, id: context.name(comment.id, 'edit'), until, canReply, tools }, context.words);
}

function begin({ context, windows, open, change }: Desk, id: CommentId, edit: Edit, restored: boolean): void {
  if (open.has(id)) return;
  const comment = context.comment(id);
  const over = comment && windows.left(comment) === 0 ? 'time' : undefined;
  change(id, { ...edit, busy: false, over, restored });
  fieldOf(context, id)?.focus();
}

/** The time is over: what was changed is kept, and can be taken elsewhere (F098). */
function end(desk: Desk, id: CommentId): void {
  const { context, open, change } = desk;
  const edit = open.get(id);
  // What is on its way already may still be in time.
  if (!edit || edit.busy || edit.over) return;
  desk.writings.of(id)?.leavePreview();
  change(id, { text: typedIn(desk, id), from: edit.from, busy: false, over: 'time' });
  context.host.say(context.words.text('editOver'));
}

function keydown(desk: Desk, event: KeyboardEvent): void {
  const field = event.target instanceof Element ? event.target.closest('[part~="edit-field"]') : null;
  const id = field ? idOf(field) : undefined;
  // WebKit ends a composition before it tells of the key that ended it.
  if (!field || id === undefined || event.isComposing || event.keyCode === 229) return;
  if (desk.writings.of(id)?.keydown(event)) return;
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    void save(desk, id);
  } else if (event.key === 'Escape') {
    event.stopPropagation();
    desk.context.host.say(desk.context.words.text('editKept'));
    leave(desk, id);
  }
}

function giveUp(desk: Desk, id: CommentId): void {
  dropEdit(desk.context, id);
  leave(desk, id);
}

function input(desk: Desk, target: EventTarget | null): void {
  const field = useField(desk, target);
  if (!field) return;
  const { id, area } = field;
  area.dir = directionFor(area.value);
  desk.type(id, area.value);
  keepEdit(desk.context, id, { text: area.value, from: desk.open.get(id)?.from });
  desk.writings.of(id)?.input();
}

/** Loads what helps to write there. Answers `undefined` when it is no field in which a comment is changed. */
function useField(
  { writings }: Desk,
  target: EventTarget | null,
): { readonly id: CommentId; readonly area: HTMLTextAreaElement } | undefined {
  if (!(target instanceof HTMLTextAreaElement) || !target.part.contains('edit-field')) return undefined;
  const id = idOf(target);
  if (id === undefined) return undefined;
  void writings.begin(id, target);
  return { id, area: target };
}
