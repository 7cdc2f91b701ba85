/** What only the answers of an endpoint tell: for the table in docs/backends.md. */
export const webmentionFacts = {
  title: 'Webmention',
  sorts: ['oldest', 'newest'],
  votes: [],
  pageReactions: true,
  feed: false,
  editors: undefined,
  answers: 'there',
} as const;
