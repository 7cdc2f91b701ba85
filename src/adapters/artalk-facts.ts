/** What only the answers of an Artalk tell: for the table in docs/backends.md. */
export const artalkFacts = {
  title: 'Artalk',
  sorts: ['newest', 'oldest', 'best'],
  votes: ['up', 'down'],
  pageReactions: true,
  feed: false,
  editors: 'moderators',
} as const;
