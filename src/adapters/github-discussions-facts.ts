/** What only the answers of GitHub Discussions tell: for the table in docs/backends.md. */
export const githubDiscussionsFacts = {
  title: 'GitHub Discussions',
  sorts: ['oldest', 'newest'],
  votes: ['up'],
  pageReactions: true,
  feed: false,
  editors: 'own',
} as const;
