/** What only the answers of a Lemmy tell: for the table in docs/backends.md. */
export const lemmyFacts = {
  title: 'Lemmy',
  sorts: ['oldest', 'newest', 'best', 'controversial'],
  votes: [],
  pageReactions: false,
  feed: false,
  editors: undefined,
  answers: 'there',
} as const;
