/** What only the answers of a Cusdis tell: for the table in docs/backends.md. */
export const cusdisFacts = {
  title: 'Cusdis',
  sorts: ['newest'],
  votes: [],
  pageReactions: false,
  feed: false,
  editors: 'moderators',
} as const;
