import type { MessageKey } from '../../i18n/messages.js';

/** What single keys do, in the order of the list. */
export const KEYS = [
  { key: 'j', does: 'keyNext' },
  { key: 'k', does: 'keyPrevious' },
  { key: 'u', does: 'keyParent' },
  { key: 'n', does: 'keyNew' },
  { key: 'o', does: 'keyFold' },
  { key: 'r', does: 'keyReply' },
  { key: 'e', does: 'keyEdit' },
  { key: '/', does: 'keySearch' },
  { key: '?', does: 'keyHelp' },
] as const satisfies readonly { readonly key: string; readonly does: MessageKey<'tools'> }[];

/** What a key is for. */
export type KeyAction = (typeof KEYS)[number]['does'];

/** Where a letter is a letter, or a list has keys of its own. */
const ELSEWHERE = 'input, textarea, select, [contenteditable], dialog, [popover]';

/** What a key press asks for: nothing while somebody types, holds other keys down, or is in a menu. */
export function actionOf(event: KeyboardEvent): KeyAction | undefined {
  const { ctrlKey, altKey, metaKey, isComposing, defaultPrevented, repeat } = event;
  if (ctrlKey || altKey || metaKey || isComposing || defaultPrevented) return undefined;
  const [target] = event.composedPath();
  if (!(target instanceof Element) || target.closest(ELSEWHERE)) return undefined;
  const found = KEYS.find(({ key }) => key === event.key)?.does;
  // Held down, a key moves on; it does not open and close.
  return repeat && found !== 'keyNext' && found !== 'keyPrevious' ? undefined : found;
}
