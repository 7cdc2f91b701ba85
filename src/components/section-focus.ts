import type { LitElement } from 'lit';
import type { CommentId } from '../core/comment.js';
import { permalinkOf } from '../core/permalink.js';

/** Whether the focus is nowhere in the page: what had it is gone. Then it is ours to place, and otherwise it is not. */
export function isFocusNowhere(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

/** The element of a comment that is in the page. */
export function placeOf(root: ShadowRoot, id: CommentId): HTMLElement | null {
  return root.getElementById(permalinkOf(id).slice(1));
}

/** Moves the focus to a comment's name, from where a screen reader reads on. */
export function focusComment(root: ShadowRoot, id: CommentId): void {
  focusName(placeOf(root, id));
}

/** The same for the first, in reading order, of some comments that have just come; without any, for the last one there is. */
export function focusFirst(root: ShadowRoot, ids: readonly CommentId[]): void {
  let first: HTMLElement | null = null;
  // Only those are looked at that have come, however long the thread is.
  for (const id of ids) {
    const row = placeOf(root, id);
    if (row && (!first || isBefore(row, first))) first = row;
  }
  focusName(first ?? [...root.querySelectorAll<HTMLElement>('[part~="comment"]')].at(-1));
}

export function focusHeading(root: ShadowRoot): void {
  root.getElementById('heading')?.focus();
}

/** Moves the focus to the form at the end of the thread. */
export function focusForm(root: ShadowRoot): void {
  root.querySelector<HTMLElement>('section > gedanken-composer')?.focus();
}

/** The form below a comment. */
export function replyForm(root: ShadowRoot, id: CommentId): LitElement | null | undefined {
  return placeOf(root, id)?.parentElement?.querySelector<LitElement>(':scope > gedanken-composer');
}

/** Moves the focus to the form below a comment, or to the button that opens it. */
export function focusReply(root: ShadowRoot, id: CommentId): void {
  const place = placeOf(root, id);
  const form = replyForm(root, id);
  const button = place?.querySelector<HTMLElement>('[data-action="reply"]');
  if (form ?? button) (form ?? button)!.focus();
  else focusName(place);
}

function isBefore(a: Node, b: Node): boolean {
  return (b.compareDocumentPosition(a) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
}

function focusName(place: HTMLElement | null | undefined): void {
  (place?.querySelector<HTMLElement>('[part~="comment-heading"]') ?? place)?.focus({ preventScroll: true });
}
