import { conversationsOf } from '../thread/generate.mjs';
import { PEERS, PICTURE, preparedAnswers, targetOf, twoLevels } from './peer.mjs';

const list = preparedAnswers((comments) => {
  const data = twoLevels(conversationsOf(comments)).map(({ root, answers }) => ({
    ...wire(root),
    replies: answers.map((answer) => {
      const target = targetOf(answer, comments);
      return { ...wire(answer), pid: target.id, rid: root.id, ruser: target.name };
    }),
  }));
  return JSON.stringify({ data, more: false, count: comments.length });
});

/** Everything goes to one address, and says what it is about. @see https://twikoo.js.org/ */
export const twikoo = {
  name: 'twikoo',
  title: '[`twikoo`](https://www.npmjs.com/package/twikoo)',
  isPeer: true,
  inPage: ['twikoo.js'],
  head: () => '',
  body: (_, { endpoint }) => `<div id="twikoo"></div><script src="${PEERS}/twikoo/dist/twikoo.min.js"></script><script>
twikoo.init({ envId: ${JSON.stringify(endpoint)}, el: '#twikoo', path: '/bench/', lang: 'en' });
</script>`,
  prepare: list,
  answer: ({ body, comments }) => {
    const { event } = body === '' ? {} : JSON.parse(body);
    if (event === 'COMMENT_GET') return { body: list(comments) };
    if (event === 'GET_CONFIG') return { body: CONFIG };
    if (event === 'COMMENT_SUBMIT') return { body: '{"id":"own"}' };
    return { body: '{"code":0,"data":[]}' };
  },
  expected: (comments) => comments.length,
};

function wire({ id, name, created, votes, html }) {
  return {
    id,
    nick: name,
    avatar: PICTURE,
    mailMd5: '',
    link: '',
    comment: html,
    os: '',
    browser: '',
    ipRegion: '',
    master: false,
    like: votes,
    ups: votes,
    downs: 0,
    liked: false,
    disliked: false,
    replies: [],
    ruser: null,
    isOwner: false,
    created,
    updated: created,
  };
}

const CONFIG = JSON.stringify({
  code: 0,
  config: { VERSION: '1.7.9', IS_ADMIN: false, SHOW_IMAGE: 'false', SHOW_EMOTION: 'false', HIGHLIGHT: 'false' },
});
