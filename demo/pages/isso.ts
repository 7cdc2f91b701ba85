import { mockIsso } from '../mocks/isso.js';

await mockIsso([
  {
    id: 1,
    name: 'Alice Example',
    date: '2025-10-04T07:30:00Z',
    html: '<p>I soak mine overnight, with a spoon of the <em>last</em> loaf in it. The crumb stays soft for days.</p>',
    likes: 9,
    dislikes: 1,
  },
  {
    id: 2,
    parent: 1,
    name: 'Ben',
    date: '2025-10-04T09:05:00Z',
    html: '<p>How much water? My flour drinks more than the recipe says.</p>',
    likes: 2,
  },
  {
    id: 3,
    parent: 1,
    name: 'Alice Example',
    date: '2025-10-04T09:40:00Z',
    html: '<p>As much as the flour weighs:</p>\n<pre><code>500 g rye\n500 g water\n10 g salt\n</code></pre>',
    likes: 4,
  },
  {
    id: 4,
    name: 'Clara Example',
    date: '2025-10-11T18:20:00Z',
    html: '<p>It rose over the edge of the bowl and onto the cat.</p>',
    likes: 14,
  },
  {
    id: 5,
    name: 'Douglas Example',
    date: '2025-10-12T06:10:00Z',
    html: '<p>Bread needs no starter, only patience. Everything else is superstition.</p>',
    likes: 1,
    dislikes: 6,
  },
]);
await import('../../src/define.js');
