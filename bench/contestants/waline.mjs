import { conversationsOf } from '../thread/generate.mjs';
import { PEERS, PICTURE, preparedAnswers, targetOf, twoLevels } from './peer.mjs';

const list = preparedAnswers((comments) => {
  const data = twoLevels(conversationsOf(comments)).map(({ root, answers }) => ({
    ...wire(root),
    children: answers.map((answer) => {
      const target = targetOf(answer, comments);
      return { ...wire(answer), pid: target.id, rid: root.id, reply_user: { nick: target.name, link: '' } };
    }),
  }));
  const page = { page: 1, totalPages: 1, pageSize: data.length, count: comments.length, data };
  return JSON.stringify({ errno: 0, errmsg: '', data: page });
});

/** @see https://waline.js.org/ */
export const waline = {
  name: 'waline',
  title: '[`@waline/client`](https://www.npmjs.com/package/@waline/client)',
  isPeer: true,
  inPage: ['waline.js'],
  head: () => `<link rel="stylesheet" href="${PEERS}/@waline/client/dist/waline.css">`,
  body: (comments, { endpoint }) => `<div id="waline"></div><script type="module">
import { init } from '${PEERS}/@waline/client/dist/waline.js';
init({ el: '#waline', serverURL: ${JSON.stringify(endpoint.slice(0, -1))}, path: '/bench/', lang: 'en', emoji: false, search: false, pageSize: ${comments.length}, login: 'disable', requiredMeta: [] });
</script>`,
  prepare: list,
  answer: ({ method, path, comments }) => {
    if (method === 'GET' && path === 'api/comment') return { body: list(comments) };
    if (method === 'POST' && path === 'api/comment') {
      const { id, name } = comments[3];
      const own = {
        ...wire({ ...comments[3], id: 'own', html: '<p>My own words.</p>' }),
        pid: id,
        rid: comments[3].root,
      };
      return { body: JSON.stringify({ errno: 0, errmsg: '', data: { ...own, reply_user: { nick: name, link: '' } } }) };
    }
    if (method === 'PUT') return { body: '{"errno":0,"errmsg":"","data":{}}' };
    if (path === 'api/article') return { body: '{"errno":0,"errmsg":"","data":[{"time":1}]}' };
    return undefined;
  },
  expected: (comments) => comments.length,
};

function wire({ id, name, created, votes, html }) {
  return {
    objectId: id,
    nick: name,
    link: '',
    avatar: PICTURE,
    comment: html,
    orig: '',
    like: votes,
    time: created,
    pid: null,
    rid: null,
    user_id: null,
    type: 'guest',
    status: 'approved',
    sticky: 0,
    browser: '',
    os: '',
    children: [],
  };
}
