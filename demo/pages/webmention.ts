import { mockWebmention } from '../mocks/webmention.js';

await mockWebmention('https://blog.example/bell/', [
  {
    id: 41,
    property: 'in-reply-to',
    site: 'ben.example',
    name: 'Ben',
    date: '2025-10-04T08:05:00Z',
    html: '<p>I heard it, too, and I live <em>two valleys</em> away. My dog sat up and looked at the sea.</p>',
  },
  { id: 42, property: 'like-of', site: 'dora.example', name: 'Dora Example', date: '2025-10-04T09:00:00Z' },
  {
    id: 43,
    property: 'in-reply-to',
    site: 'clara.example',
    name: 'Clara Example',
    date: '2025-10-04T09:40:00Z',
    html: '<p>Dogs know. Ours would not leave the <a href="https://islands.example/ferry-dog">ferry</a> that day.</p>',
    answers: 41,
  },
  { id: 44, property: 'like-of', site: 'emil.example', name: 'Emil Example', date: '2025-10-04T11:00:00Z' },
  { id: 45, property: 'repost-of', site: 'otto.example', name: 'Otto Example', date: '2025-10-05T06:30:00Z' },
  {
    id: 46,
    property: 'in-reply-to',
    site: 'zoe.example',
    name: 'Zoë Żak Example',
    date: '2025-10-05T18:20:00Z',
    html: '<p>It was the wind. It is always the wind.</p><p>But the wind does not ring <strong>once</strong>.</p>',
  },
  {
    id: 47,
    property: 'mention-of',
    site: 'mona.example',
    name: 'Mona Example',
    date: '2025-10-31T20:00:00Z',
    title: 'What I read in October',
    html: '<p>Of all letters I liked the one about the bell best: it has four sentences, and the third one is missing.</p>',
  },
  { id: 48, property: 'bookmark-of', site: 'paul.example', name: 'Paul Example', date: '2025-11-01T07:00:00Z' },
  { id: 49, property: 'like-of', site: 'mona.example', name: 'Mona Example', date: '2025-11-01T08:00:00Z' },
]);
await import('../../src/define.js');
