/** What only the answers of a Remark42 tell: for the table in docs/backends.md. */
export const remark42Facts = {
  title: 'Remark42',
  sorts: ['newest', 'oldest', 'best', 'controversial'],
  votes: ['up', 'down'],
  pageReactions: false,
  feed: true,
  editors: 'own',
} as const;
