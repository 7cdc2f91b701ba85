/** What only the answers of a Bluesky tell: for the table in docs/backends.md. */
export const blueskyFacts = {
  title: 'Bluesky',
  sorts: ['oldest', 'newest'],
  votes: [],
  pageReactions: true,
  feed: false,
  editors: undefined,
  answers: 'there',
} as const;
