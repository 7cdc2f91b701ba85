import { mockTwikoo } from '../mocks/twikoo.js';

await mockTwikoo([
  {
    id: 'a1',
    name: 'Alice Example',
    date: '2025-05-02T06:10:00Z',
    html: '<p>The path is open again. Please keep to the boards: the orchids are out.</p>',
    owner: true,
    pinned: true,
    ups: 6,
  },
  {
    id: 'b1',
    name: 'Ben',
    date: '2025-05-03T15:40:00Z',
    html: '<p>Where does one leave the car? The <strong>lower</strong> meadow was full by nine.</p>',
    ups: 2,
  },
  {
    id: 'b2',
    answers: 'b1',
    name: 'Clara Example',
    date: '2025-05-03T16:05:00Z',
    html: '<p>At the mill, and then over the bridge.</p>',
    ups: 4,
  },
  {
    id: 'b3',
    answers: 'b2',
    name: 'Ben',
    date: '2025-05-03T19:20:00Z',
    html: '<p>The bridge has a heron on it. It did not move for anybody.</p>',
    ups: 11,
  },
  {
    id: 'c1',
    name: '匿名',
    date: '2025-05-04T08:00:00Z',
    html: '<p>Counted forty of them, most below the alders.</p>',
  },
]);
await import('../../src/define.js');
