/** What only the answers of Hacker News tell: for the table in docs/backends.md. */
export const hackerNewsFacts = {
  title: 'Hacker News',
  sorts: ['oldest', 'newest'],
  votes: [],
  pageReactions: true,
  feed: false,
  editors: undefined,
  answers: 'there',
} as const;
