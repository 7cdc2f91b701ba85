import type { Localizer } from '../../i18n/localizer.js';
import type { Stored, StoredKind } from './storage-kinds.js';

const NAMED = {
  changeable: 'storedChangeable',
  liked: 'storedLiked',
  guest: 'storedGuest',
  session: 'storedSession',
  shortcuts: 'storedShortcuts',
} as const satisfies Partial<Record<StoredKind, string>>;

const COUNTED = {
  draft: 'storedDrafts',
  unsent: 'storedUnsent',
  held: 'storedHeld',
  thread: 'storedThread',
  muted: 'storedMuted',
  sources: 'storedSources',
  seen: 'storedSeen',
  collapsed: 'storedCollapsed',
  known: 'storedKnown',
  other: 'storedOther',
} as const satisfies Record<Exclude<StoredKind, keyof typeof NAMED>, string>;

/** What something that is kept is called, in words that one need not learn first. */
export function storedName({ kind, count }: Pick<Stored, 'kind' | 'count'>, words: Localizer<'stored'>): string {
  return kind in NAMED
    ? words.text(NAMED[kind as keyof typeof NAMED])
    : words.text(COUNTED[kind as keyof typeof COUNTED], { count });
}
