/** What only the answers of a Ghost tell: for the table in docs/backends.md. */
export const ghostFacts = {
  title: 'Ghost',
  sorts: ['newest', 'oldest', 'best'],
  votes: ['up'],
  pageReactions: false,
  feed: false,
  editors: 'own',
} as const;
