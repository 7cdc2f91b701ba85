import { mockBluesky } from '../mocks/bluesky.js';

await mockBluesky([
  {
    key: '3kroot',
    handle: 'harbour.example',
    name: 'Hanna Example',
    date: '2025-09-14T07:30:00.000Z',
    text: 'New on the blog: What the ferry takes along',
    likes: 24,
    reposts: 6,
  },
  {
    key: '3kfirst',
    parent: '3kroot',
    handle: 'ben.example',
    name: 'Ben',
    date: '2025-09-14T08:05:00.000Z',
    text: 'The dog that travels alone is real! There is a page about it: islands.example/ferry-dog 🐕',
    links: { 'islands.example/ferry-dog': 'https://islands.example/ferry-dog' },
    likes: 11,
    reposts: 2,
  },
  {
    key: '3ksecond',
    parent: '3kfirst',
    handle: 'harbour.example',
    name: 'Hanna Example',
    date: '2025-09-14T08:20:00.000Z',
    text: 'He has a season ticket.\n\nThe captain told me, and he should know.',
    likes: 9,
  },
  {
    key: '3kthird',
    parent: '3kroot',
    handle: 'clara.example',
    name: 'Clara Example',
    date: '2025-09-14T12:40:00.000Z',
    text: 'Somebody asked the same years ago:',
    embed: {
      record: {
        uri: 'at://did:web:otto.example/app.bsky.feed.post/3kquoted',
        author: { did: 'did:web:otto.example', handle: 'otto.example', displayName: 'Otto Example' },
        value: { text: 'Who feeds the ferry dog on Sundays?' },
      },
    },
    likes: 3,
  },
  {
    key: '3kfourth',
    parent: '3kroot',
    handle: 'dora.example',
    name: 'Dora Example',
    date: '2025-09-14T17:10:00.000Z',
    text: 'Do not stand at the bow in November. I did.',
    labels: ['seasickness'],
    reposts: 1,
  },
]);
await import('../../src/define.js');
