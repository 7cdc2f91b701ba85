import { mockRemark42 } from '../mocks/remark42.js';

await mockRemark42([
  {
    id: '1d6f4d5e-0001',
    name: 'Alice Example',
    date: '2025-06-14T17:20:00Z',
    html: '<p>The one by the lock has a view of nothing, and I love it. Nobody ever sits there to <em>look</em>.</p>\n',
    score: 11,
    pinned: true,
  },
  {
    id: '1d6f4d5e-0002',
    answers: '1d6f4d5e-0001',
    name: 'Ben',
    date: '2025-06-14T18:02:00Z',
    html: '<p>There is the wall. I know every brick of it by now.</p>\n',
    score: 6,
  },
  {
    id: '1d6f4d5e-0003',
    answers: '1d6f4d5e-0002',
    name: 'River warden',
    date: '2025-06-15T07:45:00Z',
    html: '<p>It is to be painted in autumn. You may still talk me out of it.</p>\n',
    score: 4,
    moderator: true,
  },
  {
    id: '1d6f4d5e-0004',
    name: 'Clara Example',
    date: '2025-06-16T20:10:00Z',
    html: '<p>You left out the fifth: upstream, behind the reeds, three planks and</p>\n<blockquote>\n<p>Reserved for herons</p>\n</blockquote>\n<p>on the back of it.</p>\n',
    score: 9,
  },
  {
    id: '1d6f4d5e-0005',
    name: 'Douglas Example',
    date: '2025-06-18T06:30:00Z',
    html: '<p>A bench that one has to walk to is no bench.</p>\n',
  },
]);
await import('../../src/define.js');
