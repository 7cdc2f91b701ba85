/** What only the answers of docs/backends/postgrest.sql tell: for the table in docs/backends.md. */
export const postgrestFacts = {
  title: 'PostgREST, Supabase',
  sorts: ['oldest', 'newest'],
  votes: ['up', 'down'],
  pageReactions: false,
  feed: false,
  editors: 'own',
} as const;
