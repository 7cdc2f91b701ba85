import type { Localizer } from '../../i18n/localizer.js';
import type { Stored, StoredKind } from './storage-kinds.js';

const COUNTED = {
  draft: 'storedDrafts',
  unsent: 'storedUnsent',
  held: 'storedHeld',
  thread: 'storedThread',
  muted: 'storedMuted',
  sources: 'storedSources',
  seen: 'storedSeen',
  collapsed: 'storedCollapsed',
  other: 'storedOther',
} as const satisfies Record<Exclude<StoredKind, 'guest' | 'shortcuts'>, string>;

/** What something that is kept is called, in words that one need not learn first. */
export function storedName({ kind, count }: Pick<Stored, 'kind' | 'count'>, words: Localizer): string {
  if (kind === 'guest') return words.text('storedGuest');
  if (kind === 'shortcuts') return words.text('storedShortcuts');
  return words.text(COUNTED[kind], { count });
}
