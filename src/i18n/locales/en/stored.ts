/** English: the list of what is stored in the browser. */
export const messages = {
  storedHeading: 'What these comments store in your browser',
  storedNote: 'All of it stays in this browser. Deleting it here changes nothing that you have posted.',
  storedNone: 'Nothing is stored.',
  storedUnreadable:
    'This browser does not let the page see its whole storage. There may be more, or nothing can be kept.',
  storedDrafts: { one: '{count} draft', other: '{count} drafts' },
  storedUnsent: { one: '{count} comment that is not sent yet', other: '{count} comments that are not sent yet' },
  storedHeld: {
    one: '{count} comment of yours that waits for approval',
    other: '{count} comments of yours that wait for approval',
  },
  storedThread: {
    one: '{count} comment that is only in this browser',
    other: '{count} comments that are only in this browser',
  },
  storedChangeable: 'Which of your comments you can still change',
  storedLiked: 'What you have liked and how you reacted',
  storedSession: 'How you are signed in, in this tab',
  storedGuest: 'What you entered about yourself',
  storedMuted: { one: '{count} person you muted', other: '{count} people you muted' },
  storedSources: {
    one: '{count} website that pictures and videos may always come from',
    other: '{count} websites that pictures and videos may always come from',
  },
  storedSeen: { one: 'How far you have read, on {count} page', other: 'How far you have read, on {count} pages' },
  storedCollapsed: {
    one: 'Which replies you have hidden, on {count} page',
    other: 'Which replies you have hidden, on {count} pages',
  },
  storedKnown: {
    one: 'The comments of {count} page, to show them at once',
    other: 'The comments of {count} pages, to show them at once',
  },
  storedShortcuts: 'That keyboard shortcuts are off',
  storedOther: { one: '{count} other entry', other: '{count} other entries' },
  storedMore: { one: 'and {count} more', other: 'and {count} more' },
  storedDelete: 'Delete',
  storedDeleteThis: 'Delete: {what}',
  storedDeleteAll: 'Delete everything',
  storedAsk: 'Some of these words may be nowhere else. Delete them?',
  storedKeep: 'Keep them',
  storedConfirm: 'Delete for good',
  storedDeleted: 'Deleted: {what}',
  storedStays: 'What of it you see on the page stays until you load it again.',
  storedNotDeleted: 'This browser did not delete everything. Try again.',
  storedSave: 'Save as a file (JSON)',
} as const;
