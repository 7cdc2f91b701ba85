/** What only the answers of a thread in memory tell, at its most: for the table in docs/backends.md. */
export const memoryFacts = {
  title: 'In memory',
  sorts: ['oldest', 'newest', 'discussed', 'best', 'controversial'],
  votes: ['up', 'down'],
  pageReactions: true,
  feed: true,
  editors: 'own',
} as const;
