/** What only the answers of Disqus tell: for the table in docs/backends.md. */
export const disqusFacts = {
  title: 'Disqus',
  sorts: ['oldest', 'newest'],
  votes: [],
  pageReactions: false,
  feed: false,
  editors: undefined,
  answers: 'there',
} as const;
