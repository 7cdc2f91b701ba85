/** What only the answers of a Comentario tell: for the table in docs/backends.md. */
export const comentarioFacts = {
  title: 'Comentario',
  sorts: ['oldest', 'newest', 'best'],
  votes: ['up', 'down'],
  pageReactions: false,
  feed: true,
  editors: 'own',
} as const;
