import { mockArtalk } from '../mocks/artalk.js';

await mockArtalk([
  {
    id: 1,
    name: 'Alice Example',
    date: '2025-05-02 06:10:00',
    html: '<p>From June on it stops at the lake, too. Bring a bag for the wet things.</p>',
    owner: true,
    pinned: true,
    ups: 5,
  },
  {
    id: 2,
    name: 'Ben',
    date: '2025-05-03 15:40:00',
    html: '<p>Which side has the <strong>mountains</strong>, if one wakes in time?</p>',
    ups: 3,
  },
  {
    id: 3,
    answers: 2,
    name: 'Clara Example',
    date: '2025-05-03 16:05:00',
    html: '<p>The left one. The right one has the moon, though.</p>',
    ups: 9,
  },
  {
    id: 4,
    answers: 3,
    name: 'Ben',
    date: '2025-05-03 19:20:00',
    html: '<p>Then I shall book the corridor.</p>',
    ups: 2,
  },
  {
    id: 5,
    name: 'Dora Example',
    date: '2025-05-04 08:00:00',
    html: '<p>The conductor knocks twice: once for the station, once for the coffee.</p>',
  },
]);
await import('../../src/define.js');
