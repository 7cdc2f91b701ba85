import { groundOf } from './ground.js';

/** Shows a dialog over the page, which rests meanwhile. It takes the colours along with which `around` stands there. */
export function openDialog(dialog: HTMLDialogElement, around: Element): void {
  if (dialog.open) return;
  // In the top layer it stands on nothing.
  const ground = groundOf(around);
  if (ground !== undefined) {
    dialog.style.setProperty('--_ground', ground);
    dialog.style.setProperty('--_ink', getComputedStyle(around).color);
  }
  dialog.showModal();
}
