/** The page around the comments, and none of them: what it costs is no comment section's doing. */
export const empty = {
  name: 'empty',
  title: 'the page without comments',
  head: () => '',
  body: () => '',
  expected: () => 0,
  inPage: ['empty.js'],
};
