// A thread with all that comments can hold, for a section without a backend attribute.
import { memoryAdapter } from '/dist/adapters/memory.js';

const pictures = `http://localhost:${location.port}`;
const created = Date.UTC(2024, 1, 3, 9, 30);
const comment = (id, source, rest = {}) => ({
  id,
  parent: null,
  kind: 'comment',
  status: 'published',
  author: { name: 'Alice Example' },
  body: { format: 'markdown', source },
  created: created + Number(id) * 60_000,
  can: { reply: true, report: true },
  votes: { score: 3, mine: null },
  ...rest,
});

document.querySelector('gedanken-comments').adapter = memoryAdapter({
  thread: location.pathname,
  comments: [
    comment('1', '**Ginkgo**\n\n| tree | year |\n| --- | --- |\n| elm | 1801 |\n\n```js\nconst tree = "elm";\n```'),
    comment('2', `![A lime](${pictures}/lime.svg)`),
    comment('3', '<p style="color: red" onclick="x()">Wych elm<script>x()</script></p>', {
      parent: '1',
      body: { format: 'html', source: '<p style="color: red" onclick="x()">Wych elm<script>x()</script></p>' },
    }),
    // From here on there is something to search in.
    ...Array.from({ length: 20 }, (_, at) => comment(String(at + 4), `Maple ${at}`)),
  ],
  writing: { format: 'markdown' },
  votes: 'up-down',
  reactions: [{ name: 'heart', emoji: '❤️' }],
  reports: true,
  preview: true,
  people: [{ name: 'Ben', handle: '@ben' }],
});
