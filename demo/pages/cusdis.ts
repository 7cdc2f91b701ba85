import { mockCusdis } from '../mocks/cusdis.js';

await mockCusdis([
  {
    id: 'a1',
    name: 'Ben',
    date: '2025-03-11T09:30:00Z',
    html: '<p>Is the lighthouse open <strong>before</strong> Easter?</p>\n',
  },
  {
    id: 'a2',
    answers: 'a1',
    name: 'Alice Example',
    date: '2025-03-11T17:00:00Z',
    html: '<p>On Sundays, if the keeper feels like it. He mostly does.</p>\n',
    moderator: true,
  },
  {
    id: 'b1',
    name: 'Clara Example',
    date: '2025-03-12T08:15:00Z',
    html: '<p>Third bench from the left. The gull there knows me by now.</p>\n',
  },
]);
await import('../../src/define.js');
