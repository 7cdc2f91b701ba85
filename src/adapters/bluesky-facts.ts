/** What only the answers of a Bluesky tell, at its most: for the table in docs/backends.md. */
export const blueskyFacts = {
  title: 'Bluesky',
  sorts: ['oldest', 'newest'],
  votes: [],
  pageReactions: true,
  feed: false,
  editors: 'removal',
} as const;
