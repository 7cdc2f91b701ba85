/** What only the answers of GitHub Issues tell: for the table in docs/backends.md. */
export const githubIssuesFacts = {
  title: 'GitHub Issues',
  sorts: ['oldest', 'newest'],
  votes: [],
  pageReactions: true,
  feed: false,
  editors: undefined,
  answers: 'there',
} as const;
