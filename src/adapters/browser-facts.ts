/** What only the answers of a thread in this browser tell: for the table in docs/backends.md. */
export const browserFacts = {
  title: 'In this browser',
  sorts: ['oldest', 'newest', 'discussed', 'best', 'controversial'],
  votes: ['up', 'down'],
  pageReactions: true,
  feed: false,
  editors: 'own',
} as const;
