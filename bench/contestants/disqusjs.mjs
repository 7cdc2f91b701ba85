import { PEERS, PICTURE, preparedAnswers } from './peer.mjs';

const list = preparedAnswers((comments) => JSON.stringify({ ...answerOf(comments.map(wire)) }));

/** Reads Disqus without its trackers, and does not write. @see https://github.com/SukkaW/DisqusJS */
export const disqusjs = {
  name: 'disqusjs',
  title: '[`disqusjs`](https://www.npmjs.com/package/disqusjs), reading only',
  isPeer: true,
  inPage: ['disqusjs.js'],
  head: () => `<link rel="stylesheet" href="${PEERS}/disqusjs/dist/browser/styles/disqusjs.css">`,
  body: (
    _,
    { endpoint },
  ) => `<div id="disqusjs"></div><script src="${PEERS}/disqusjs/dist/browser/disqusjs.es2015.umd.min.js"></script><script>
localStorage.setItem('dsqjs_mode', 'dsqjs');
new DisqusJS({ shortname: 'blog', siteName: 'Blog', identifier: '/bench/', url: 'https://blog.example/', title: 'A page', apikey: 'key', api: ${JSON.stringify(endpoint)} }).render('#disqusjs');
</script>`,
  prepare: list,
  answer: ({ path, comments }) => {
    if (path.includes('threads/listPosts')) return { body: list(comments) };
    if (path.includes('threads/list'))
      return { body: JSON.stringify(answerOf([{ ...THREAD, posts: comments.length }])) };
    return undefined;
  },
  expected: (comments) => comments.length,
};

function answerOf(response) {
  return { cursor: { hasNext: false, next: '', hasPrev: false, more: false, total: null }, code: 0, response };
}

function wire({ id, parent, name, created, votes, html }) {
  return {
    id,
    thread: '77',
    forum: 'blog',
    parent: parent === null ? null : Number(parent),
    author: { name, url: '', profileUrl: '', isAnonymous: true, avatar: { permalink: PICTURE, cache: PICTURE } },
    message: html,
    raw_message: '',
    createdAt: new Date(created).toISOString().slice(0, 19),
    isApproved: true,
    isDeleted: false,
    isSpam: false,
    likes: votes,
    dislikes: 0,
    points: votes,
    media: [],
  };
}

const THREAD = { id: '77', forum: 'blog', title: 'A page', isClosed: false, link: '', slug: 'bench', identifiers: [] };
