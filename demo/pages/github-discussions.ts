import { mockSnapshot } from '../mocks/github-discussions.js';

await mockSnapshot('https://blog.example/comments/a-parser-in-an-afternoon.json', [
  {
    id: 'DC_1',
    login: 'ben-example',
    date: '2025-05-03T16:20:00Z',
    html: '<p dir="auto">What does it make of <code>last Tuesday</code>?</p>',
    upvotes: 6,
    reactions: { EYES: 2, LAUGH: 1 },
    answers: [
      {
        id: 'DC_2',
        login: 'alice-example',
        association: 'OWNER',
        date: '2025-05-03T16:41:00Z',
        html: '<p dir="auto">It counts back, and says so:</p>\n<div class="highlight highlight-source-ts"><pre>read(<span>"last Tuesday"</span>); // seven days at most</pre></div>',
        upvotes: 4,
        reactions: { THUMBS_UP: 5 },
      },
      {
        id: 'DC_3',
        login: 'ben-example',
        date: '2025-05-03T17:02:00Z',
        html: '<p dir="auto">On a Tuesday, too? My grandmother and I never agreed on that.</p>',
        upvotes: 9,
        reactions: { HEART: 6, LAUGH: 4 },
      },
    ],
  },
  {
    id: 'DC_4',
    login: 'douglas-example',
    date: '2025-05-04T06:30:00Z',
    html: '<p dir="auto">Has anybody tried tabs in their calendar?</p>',
    folded: 'off-topic',
  },
  {
    id: 'DC_5',
    login: 'clara-example',
    association: 'COLLABORATOR',
    date: '2025-05-05T09:15:00Z',
    html: '<p dir="auto">The thirty-first of June is the day on which I will tidy the shed.</p>',
    upvotes: 14,
    reactions: { LAUGH: 12, HOORAY: 2 },
  },
]);
await import('../../src/define.js');
