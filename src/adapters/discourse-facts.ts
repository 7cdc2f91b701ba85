/** What only the answers of a Discourse tell: for the table in docs/backends.md. */
export const discourseFacts = {
  title: 'Discourse',
  sorts: ['oldest', 'newest'],
  votes: [],
  pageReactions: false,
  feed: false,
  editors: undefined,
  answers: 'there',
} as const;
