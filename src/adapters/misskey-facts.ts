/** What only the answers of a Misskey tell: for the table in docs/backends.md. */
export const misskeyFacts = {
  title: 'Misskey',
  sorts: ['oldest', 'newest'],
  votes: [],
  pageReactions: true,
  feed: false,
  editors: undefined,
  answers: 'there',
} as const;
