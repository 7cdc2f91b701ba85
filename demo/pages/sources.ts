import { blueskyHandlers } from '../mocks/bluesky.js';
import { mastodonHandlers } from '../mocks/mastodon.js';
import { startMocks } from '../mocks/start.js';
import { webmentionHandlers } from '../mocks/webmention.js';
import { wordpressHandlers } from '../mocks/wordpress.js';

const onTheBlog = wordpressHandlers({
  id: 83,
  title: 'A bench for strangers',
  open: true,
  comments: [
    {
      id: 402,
      name: 'Doro',
      date: '2026-05-04T17:20:00',
      html: '<p>I was the one on day four. I had walked past it every morning, looking for the sign that says what it is for.</p>\n',
    },
    {
      id: 403,
      parent: 402,
      author: 1,
      name: 'Olga Example',
      url: 'https://blog.example/',
      date: '2026-05-04T18:02:00',
      html: '<p>And you stayed for an hour! We did not dare to water the plants.</p>\n',
    },
    {
      id: 404,
      name: 'Emil',
      date: '2026-05-06T09:15:00',
      html: '<p>Does the city mind?</p>\n',
    },
  ],
});

const onMastodon = mastodonHandlers([
  {
    id: '100',
    acct: 'olga',
    name: 'Olga Example',
    date: '2026-05-04T16:00:00.000Z',
    html: '<p>New on the blog: A bench for strangers</p>',
    favourites: 38,
    boosts: 14,
  },
  {
    id: '101',
    parent: '100',
    acct: 'ben@trees.example',
    name: 'Ben',
    date: '2026-05-04T20:12:00.000Z',
    html: '<p>We have one, too. People leave books on it. Nobody ever asked them to.</p>',
    favourites: 9,
  },
  {
    id: '102',
    parent: '101',
    acct: 'clara@garden.example',
    name: 'Clara Example',
    date: '2026-05-04T20:40:00.000Z',
    html: '<p>Ours got a cushion last week. It was knitted.</p>',
    favourites: 5,
    boosts: 1,
  },
]);

const onBluesky = blueskyHandlers([
  {
    key: '3kbench',
    handle: 'olga.example',
    name: 'Olga Example',
    date: '2026-05-04T16:05:00.000Z',
    text: 'New on the blog: A bench for strangers',
    likes: 21,
    reposts: 4,
  },
  {
    key: '3kfirst',
    parent: '3kbench',
    handle: 'nils.example',
    name: 'Nils Example',
    date: '2026-05-05T07:31:00.000Z',
    text: 'Facing the street is the whole trick. A bench that faces the house is furniture.',
    likes: 12,
  },
]);

// The first one is Ben’s answer once more, as a bridge tells it.
const onOtherSites = webmentionHandlers('https://blog.example/bench/', [
  {
    id: 7001,
    property: 'in-reply-to',
    site: 'trees.example',
    url: 'https://trees.example/@ben/101',
    name: 'Ben',
    date: '2026-05-04T20:12:00Z',
    html: '<p>We have one, too. People leave books on it. Nobody ever asked them to.</p>',
  },
  {
    id: 7002,
    property: 'mention-of',
    site: 'pavement.example',
    name: 'Pavement notes',
    title: 'Things that stand outside',
    date: '2026-05-08T10:00:00Z',
    html: '<p>A bench, a shelf, a tap: what people put out for others, and what comes back.</p>',
  },
  { id: 7003, property: 'like-of', site: 'fern.example', name: 'Fern Example', date: '2026-05-04T22:00:00Z' },
  { id: 7004, property: 'like-of', site: 'gil.example', name: 'Gil Example', date: '2026-05-05T06:00:00Z' },
]);

await startMocks([...onTheBlog, ...onMastodon, ...onBluesky, ...onOtherSites]);
await import('../../src/define.js');
