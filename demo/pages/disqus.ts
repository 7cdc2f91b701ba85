import { mockDisqus } from '../mocks/disqus.js';

await mockDisqus('https://blog.example/2015/soup/', 'The soup that is always there', [
  {
    id: 11,
    by: 'ben',
    name: 'Ben',
    date: '2015-11-29T18:10:00',
    html: '<p>Ours decided for lovage, every single time. I have not eaten any since, and I miss it.</p>',
    likes: 12,
  },
  {
    id: 12,
    answers: 11,
    by: 'kitchentable',
    name: 'Kitchen table',
    date: '2015-11-29T19:02:00',
    html: '<p>Come by. There is soup.</p>',
    likes: 26,
  },
  {
    id: 13,
    name: 'Passing guest',
    date: '2015-12-04T07:48:00',
    html: '<p>May I ask the silly question: <b>how much salt?</b></p>',
    likes: 3,
  },
  {
    id: 14,
    answers: 13,
    by: 'gone',
    name: 'Gone Example',
    date: '2015-12-04T08:20:00',
    html: '<p>None.</p>',
    dislikes: 4,
    deleted: true,
  },
  {
    id: 15,
    answers: 14,
    by: 'clara',
    name: 'Clara Example',
    date: '2015-12-04T09:05:00',
    html: '<p>Salt until somebody in the next room says “ah”.</p>',
    likes: 31,
    dislikes: 1,
  },
  {
    id: 16,
    by: 'dora',
    name: 'Dora Example',
    date: '2024-11-28T17:30:00',
    html: '<p>Nine years later: the pot is still on.</p>',
    likes: 8,
  },
]);
await import('../../src/define.js');
