const POST = {
  id: 1,
  link: '/?p=1',
  type: 'post',
  status: 'publish',
  title: { rendered: 'Ein Beitrag' },
  author: 1,
  comment_status: 'open',
};
const COMMENT = {
  id: 2,
  post: 1,
  parent: 0,
  author: 1,
  author_name: 'Alice Example',
  author_url: '',
  date_gmt: '2024-05-01T10:00:00',
  content: { rendered: '<p>Der Ginkgo am Tor</p>' },
  link: '/?p=1#comment-2',
  status: 'approved',
  type: 'comment',
};

/** A WordPress with one post and one comment, as far as reading asks: files for a site. */
export const wordpress = {
  '/wp-json/wp/v2/posts/1': JSON.stringify(POST),
  '/wp-json/wp/v2/comments': JSON.stringify([COMMENT]),
};
