import { mockGhost } from '../mocks/ghost.js';

const members = {
  'Alice Example': ['☂', '#f2d0a9'],
  Ben: ['♫', '#cfe3d4'],
  'Clara Example': ['✿', '#f7e3e0'],
  'Dora Example': ['❄', '#d5dcf0'],
} as const;

await mockGhost(members, 'Clara Example', [
  {
    id: 1,
    member: 'Ben',
    date: '2026-01-16T07:20:00.000Z',
    html: '<p>Ten? With me she counted to fourteen. I had a cello.</p>',
    likes: 17,
  },
  {
    id: 2,
    root: 1,
    member: 'Alice Example',
    date: '2026-01-16T07:45:00.000Z',
    html: '<p>Then it is by weight.</p>',
    likes: 9,
  },
  {
    id: 3,
    root: 1,
    answers: 2,
    member: 'Ben',
    date: '2026-01-16T07:52:00.000Z',
    html: '<p>I will bring the double bass and report.</p>',
    likes: 6,
  },
  {
    id: 4,
    member: 'Clara Example',
    date: '2026-01-17T18:05:00.000Z',
    html: '<p>I asked her once why she does it.</p><blockquote>Because I can see you running, and you can’t see me waiting.</blockquote>',
    likes: 24,
  },
  {
    id: 5,
    member: 'Dora Example',
    date: '2026-01-18T06:58:00.000Z',
    html: '<p>On line 7 they count, too, but backwards.</p>',
    likes: 3,
  },
]);

// Stands in for Ghost’s Portal, which opens at this address: whoever comes back from it is signed in.
addEventListener('hashchange', () => {
  if (location.hash !== '#/portal/signin') return;
  history.replaceState(null, '', location.pathname);
  location.reload();
});
await import('../../src/define.js');
