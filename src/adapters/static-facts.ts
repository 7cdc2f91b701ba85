/** What only a file of the site tells: for the table in docs/backends.md. */
export const staticFacts = {
  title: 'Static file',
  sorts: ['oldest', 'newest'],
  votes: [],
  pageReactions: false,
  feed: false,
  editors: undefined,
} as const;
