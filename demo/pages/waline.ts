import { mockWaline } from '../mocks/waline.js';

await mockWaline(
  [
    {
      id: 1,
      name: 'Alice Example',
      date: '2025-11-08T10:15:00Z',
      html: '<p>I wrote to my aunt, two pages. She rang me up at once to ask <em>what was wrong</em>.</p>\n',
      likes: 12,
      pinned: true,
    },
    {
      id: 2,
      answers: 1,
      name: 'Ben',
      date: '2025-11-08T11:40:00Z',
      html: '<p>Mine asked who had died.</p>\n',
      likes: 7,
    },
    {
      id: 3,
      answers: 2,
      name: 'Alice Example',
      date: '2025-11-08T12:05:00Z',
      html: '<p>We should both write more often, then.</p>\n',
      likes: 3,
    },
    {
      id: 4,
      name: 'Clara Example',
      date: '2025-11-09T18:20:00Z',
      html: '<p>When is the box emptied? The sign says:</p>\n<blockquote>\n<p>In the evening, more or less.</p>\n</blockquote>\n',
      likes: 1,
    },
    {
      id: 5,
      answers: 4,
      name: 'Map room',
      date: '2025-11-10T08:00:00Z',
      html: '<p>At half past nine. The last tram takes the post along.</p>\n',
      likes: 5,
      owner: true,
    },
  ],
  { reaction0: 24, reaction1: 9, reaction2: 3 },
);
await import('../../src/define.js');
