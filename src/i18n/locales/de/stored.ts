import type { Messages } from '../../messages.js';

/** German: the list of what is stored in the browser. */
export const messages = {
  storedHeading: 'Was diese Kommentare in deinem Browser speichern',
  storedNote: 'Alles davon bleibt in diesem Browser. Löschen ändert nichts an dem, was du veröffentlicht hast.',
  storedNone: 'Es ist nichts gespeichert.',
  storedUnreadable:
    'Dieser Browser lässt die Seite nicht alles sehen, was er speichert. Vielleicht ist es mehr, oder er behält nichts.',
  storedDrafts: { one: '{count} Entwurf', other: '{count} Entwürfe' },
  storedUnsent: { one: '{count} noch nicht gesendeter Kommentar', other: '{count} noch nicht gesendete Kommentare' },
  storedHeld: {
    one: '{count} Kommentar von dir, der auf Freigabe wartet',
    other: '{count} Kommentare von dir, die auf Freigabe warten',
  },
  storedThread: {
    one: '{count} Kommentar, den es nur in diesem Browser gibt',
    other: '{count} Kommentare, die es nur in diesem Browser gibt',
  },
  storedChangeable: 'Welche deiner Kommentare du noch ändern kannst',
  storedLiked: 'Was dir gefällt und wie du reagiert hast',
  storedSession: 'Womit du in diesem Tab angemeldet bist',
  storedGuest: 'Was du über dich angegeben hast',
  storedMuted: { one: '{count} stummgeschaltete Person', other: '{count} stummgeschaltete Personen' },
  storedSources: {
    one: '{count} Website, von der Bilder und Videos immer kommen dürfen',
    other: '{count} Websites, von denen Bilder und Videos immer kommen dürfen',
  },
  storedSeen: {
    one: 'Wie weit du gelesen hast, auf {count} Seite',
    other: 'Wie weit du gelesen hast, auf {count} Seiten',
  },
  storedCollapsed: {
    one: 'Welche Antworten du ausgeblendet hast, auf {count} Seite',
    other: 'Welche Antworten du ausgeblendet hast, auf {count} Seiten',
  },
  storedKnown: {
    one: 'Die Kommentare von {count} Seite, um sie sofort zu zeigen',
    other: 'Die Kommentare von {count} Seiten, um sie sofort zu zeigen',
  },
  storedShortcuts: 'Dass die Tastenkürzel aus sind',
  storedOther: { one: '{count} anderer Eintrag', other: '{count} andere Einträge' },
  storedMore: { one: 'und {count} weiterer', other: 'und {count} weitere' },
  storedDelete: 'Löschen',
  storedDeleteThis: 'Löschen: {what}',
  storedDeleteAll: 'Alles löschen',
  storedAsk: 'Manche dieser Worte gibt es vielleicht nirgends sonst. Löschen?',
  storedKeep: 'Behalten',
  storedConfirm: 'Endgültig löschen',
  storedDeleted: 'Gelöscht: {what}',
  storedStays: 'Was davon auf der Seite steht, bleibt, bis du sie neu lädst.',
  storedNotDeleted: 'Dieser Browser hat nicht alles gelöscht. Versuche es noch einmal.',
  storedSave: 'Als Datei sichern (JSON)',
} satisfies Messages<'stored'>;
