import { mockIssue } from '../mocks/github-issues.js';

await mockIssue('2025/a-style-sheet-for-paper/', { '+1': 9, heart: 4, rocket: 1 }, [
  {
    id: 1001,
    login: 'ben-example',
    date: '2025-06-28T10:20:00Z',
    html: '<p dir="auto">Mine prints the links as well, which I like until there are forty:</p>\n<div class="highlight highlight-source-css"><pre>a::after { content: " (" attr(href) ")"; }</pre></div>',
    reactions: { '+1': 6, eyes: 2 },
  },
  {
    id: 1002,
    login: 'alice-example',
    association: 'OWNER',
    date: '2025-06-28T11:05:00Z',
    edited: '2025-06-28T11:20:00Z',
    html: '<p dir="auto">Forty is where I stopped, too. They come as <em>footnotes</em> now, and only those that lead away.</p>',
    reactions: { hooray: 3 },
  },
  {
    id: 1003,
    login: 'clara-example',
    date: '2025-06-30T07:45:00Z',
    html: '<p dir="auto">My aunt reads you on paper. She says thank you, and that page two is <code>still</code> upside down. I have turned it round.</p>',
    reactions: { heart: 12, laugh: 7 },
  },
  {
    id: 1004,
    login: 'dora-example',
    association: 'COLLABORATOR',
    date: '2025-07-02T16:30:00Z',
    html: '<p dir="auto">Left to do, in my opinion:</p>\n<ul dir="auto">\n<li>orphans and widows</li>\n<li>the date, at the foot of each page</li>\n<li>nothing else</li>\n</ul>',
    reactions: { '+1': 5, rocket: 1 },
  },
]);
await import('../../src/define.js');
