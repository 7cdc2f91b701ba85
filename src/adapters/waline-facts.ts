/** What only the answers of a Waline tell: for the table in docs/backends.md. */
export const walineFacts = {
  title: 'Waline',
  sorts: ['newest', 'oldest'],
  votes: ['up'],
  pageReactions: true,
  commentReactions: false,
  feed: true,
  editors: 'own',
} as const;
