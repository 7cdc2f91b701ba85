import { mockHackerNews } from '../mocks/hackernews.js';

await mockHackerNews({
  id: 8863,
  title: 'A clock that never looks back',
  by: 'olga_example',
  date: '2026-02-07T09:00:00.000Z',
  points: 212,
  children: [
    {
      id: 8865,
      by: 'ben',
      date: '2026-02-07T09:31:00.000Z',
      html: 'How much paper is a year?<p>At one line a minute I get<p><pre><code>525600 * 4 mm = 2.1 km\n</code></pre>\nwhich is about a Sunday walk.',
      children: [
        {
          id: 8870,
          by: 'olga_example',
          date: '2026-02-07T09:50:00.000Z',
          html: 'I walked it. It is <i>uphill</i> from about August.',
        },
      ],
    },
    {
      id: 8866,
      date: '2026-02-07T10:11:00.000Z',
      children: [
        {
          id: 8872,
          by: 'dora',
          date: '2026-02-07T10:40:00.000Z',
          html: 'I had half an answer to this. In short: no, it need not be a blockchain.',
        },
      ],
    },
    {
      id: 8867,
      by: 'emil',
      date: '2026-02-07T12:12:00.000Z',
      html: 'Ship clocks work like that: nobody sets them, one keeps a list of how wrong they are. See <a href="https:&#x2F;&#x2F;harbour.example&#x2F;rate-of-a-clock" rel="nofollow">https:&#x2F;&#x2F;harbour.example&#x2F;rate-of-a-clock</a>.',
    },
  ],
});
await import('../../src/define.js');
