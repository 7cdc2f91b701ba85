/** What only the answers of a server of the REST protocol tell, at its most: for the table in docs/backends.md. */
export const restFacts = {
  title: 'REST',
  sorts: ['oldest', 'newest', 'discussed', 'best', 'controversial'],
  votes: ['up', 'down'],
  pageReactions: true,
  feed: true,
  editors: 'own',
} as const;
