/** What only the answers of a WordPress tell: for the table in docs/backends.md. */
export const wordpressFacts = {
  title: 'WordPress',
  sorts: ['oldest', 'newest'],
  votes: [],
  pageReactions: false,
  feed: true,
  editors: 'moderators',
} as const;
