/** What only the answers of a Twikoo tell: for the table in docs/backends.md. */
export const twikooFacts = {
  title: 'Twikoo',
  sorts: ['newest'],
  votes: ['up', 'down'],
  pageReactions: false,
  feed: false,
  editors: 'removal',
} as const;
