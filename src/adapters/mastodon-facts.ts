/** What only the answers of a Mastodon tell: for the table in docs/backends.md. */
export const mastodonFacts = {
  title: 'Mastodon',
  sorts: ['oldest', 'newest'],
  votes: [],
  pageReactions: true,
  feed: false,
  editors: undefined,
} as const;
