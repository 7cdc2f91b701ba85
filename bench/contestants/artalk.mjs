import { PEERS, PICTURE, preparedAnswers } from './peer.mjs';

const list = preparedAnswers((comments) => {
  const roots = comments.filter(({ parent }) => parent === null).length;
  return JSON.stringify({ comments: comments.map(wire), count: comments.length, roots_count: roots, page: PAGE });
});

/** @see https://artalk.js.org/ */
export const artalk = {
  name: 'artalk',
  title: '[`artalk`](https://www.npmjs.com/package/artalk)',
  isPeer: true,
  inPage: ['artalk.js'],
  head: () => `<link rel="stylesheet" href="${PEERS}/artalk/dist/Artalk.css">`,
  body: (
    comments,
    { endpoint },
  ) => `<div id="artalk"></div><script src="${PEERS}/artalk/dist/Artalk.iife.js"></script><script>
Artalk.init({ el: '#artalk', pageKey: '/bench/', pageTitle: 'A page', server: ${JSON.stringify(new URL(endpoint).origin)}, site: 'Blog', ...${JSON.stringify(settings(comments))}, avatarURLBuilder: () => '${PICTURE}' });
</script>`,
  prepare: list,
  answer: ({ method, path, comments }) => {
    if (path === 'v2/conf') return { body: JSON.stringify({ frontend_conf: settings(comments), version: VERSION }) };
    if (path === 'v2/comments' && method === 'GET') return { body: list(comments) };
    if (path === 'v2/comments') {
      const own = { ...comments[3], id: '1000000', parent: comments[3].id, html: '<p>My own words.</p>' };
      return { body: JSON.stringify(wire(own)) };
    }
    if (path === 'v2/pages/pv') return { body: '{"pv":1}' };
    if (path.startsWith('v2/votes/')) return { body: '{"up":31,"down":0,"is_up":true,"is_down":false}' };
    if (path.startsWith('v2/')) return { body: '{"data":{},"notifies":[],"count":0}' };
    return undefined;
  },
  expected: (comments) => comments.length,
};

function settings(comments) {
  return {
    locale: 'en',
    emoticons: false,
    useBackendConf: false,
    pagination: { pageSize: comments.length, readMore: true, autoLoad: true },
  };
}

function wire({ id, parent, name, created, votes, html }) {
  return {
    id: Number(id),
    content: html,
    content_marked: html,
    user_id: 1,
    nick: name,
    email_encrypted: '0123456789abcdef0123456789abcdef',
    link: '',
    ua: '',
    date: new Date(created).toISOString().slice(0, 19).replace('T', ' '),
    is_collapsed: false,
    is_pending: false,
    is_pinned: false,
    is_allow_reply: true,
    is_verified: false,
    rid: Number(parent ?? 0),
    badge_name: '',
    badge_color: '',
    ip_region: '',
    visible: true,
    vote_up: votes,
    vote_down: 0,
    page_key: '/bench/',
    page_url: '',
    site_name: 'Blog',
  };
}

const PAGE = { id: 1, admin_only: false, key: '/bench/', url: '', title: 'A page', vote_up: 0, vote_down: 0, pv: 1 };
const VERSION = { app: 'artalk', version: '2.9.1', commit_hash: '' };
