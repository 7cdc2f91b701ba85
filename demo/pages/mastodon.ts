import { mockMastodon } from '../mocks/mastodon.js';

const link =
  '<a href="https://www.trees.example/ginkgo/why-they-drop-all-at-once"><span class="invisible">https://www.</span><span class="ellipsis">trees.example/ginkgo/why-they</span><span class="invisible">-drop-all-at-once</span></a>';

await mockMastodon([
  {
    id: '100',
    acct: 'olga',
    name: 'Olga Example',
    date: '2025-11-02T08:00:00.000Z',
    html: '<p>New on the blog: The ginkgo lets go</p>',
    favourites: 12,
    boosts: 5,
  },
  {
    id: '101',
    parent: '100',
    acct: 'ben@trees.example',
    name: 'Ben',
    date: '2025-11-02T09:12:00.000Z',
    html: `<p>Ours lost every leaf in one night. There is a reason: ${link}</p>`,
    favourites: 4,
    boosts: 1,
  },
  {
    id: '102',
    parent: '101',
    acct: 'olga',
    name: 'Olga Example',
    date: '2025-11-02T09:40:00.000Z',
    html: '<p>Thank you! So it is the frost after all.</p>',
    favourites: 2,
  },
  {
    id: '103',
    parent: '100',
    acct: 'clara@garden.example',
    name: 'Clara Example',
    date: '2025-11-02T12:30:00.000Z',
    warning: 'The smell of ginkgo seeds',
    html: '<p>Nobody mentions it, so I do: old cheese.</p>',
  },
  {
    id: '104',
    parent: '103',
    acct: 'ben@trees.example',
    name: 'Ben',
    date: '2025-11-02T13:05:00.000Z',
    html: '<p>Let us settle this.</p>',
    poll: { 'Old cheese': 31, 'Old socks': 12 },
    boosts: 3,
  },
]);
await import('../../src/define.js');
