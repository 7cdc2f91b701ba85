/** What only the answers of an Isso tell: for the table in docs/backends.md. */
export const issoFacts = {
  title: 'Isso',
  sorts: ['oldest', 'newest', 'best'],
  votes: ['up', 'down'],
  pageReactions: false,
  feed: true,
  editors: 'own',
} as const;
