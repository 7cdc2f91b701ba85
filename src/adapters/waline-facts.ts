/** What only the answers of a Waline tell: for the table in docs/backends.md. */
export const walineFacts = {
  title: 'Waline',
  sorts: ['newest', 'oldest', 'best'],
  votes: ['up'],
  pageReactions: true,
  feed: true,
  editors: 'own',
} as const;
