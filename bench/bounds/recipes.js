// What a hostile backend can answer, each as the adapter that answers it. Runs in the page.
import { memoryAdapter } from '/dist/adapters/memory.js';
import { wordpressAdapter } from '/dist/adapters/wordpress.js';

const comment = (id, parent = null, source = `Comment ${id}`, format = 'text', name = 'Alice Example') => ({
  id: String(id),
  parent: parent === null ? null : String(parent),
  kind: 'comment',
  status: 'published',
  author: { name },
  body: { format, source },
  created: 1_700_000_000_000 + Number(id) * 1000,
  can: { reply: true },
});

const many = (count, make) => Array.from({ length: count }, (_, at) => make(at + 1));

/** All comments in one answer, however many. */
function inOneAnswer(comments) {
  const adapter = memoryAdapter();
  return {
    comments: {
      ...adapter.comments,
      list: async () => ({ comments, next: null, total: { count: comments.length, exact: true } }),
    },
  };
}

const bodies = (count, source, format = 'html') => inOneAnswer(many(count, (id) => comment(id, null, source, format)));
const fill = (piece) => piece.repeat(Math.ceil(65_000 / piece.length));

export const recipes = {
  '50 ordinary comments': () => inOneAnswer(many(50, (id) => comment(id))),
  'a chain of 10,000 answers': () => inOneAnswer(many(10_000, (id) => comment(id, id > 1 ? id - 1 : null))),
  'a chain of 100,000 answers': () => inOneAnswer(many(100_000, (id) => comment(id, id > 1 ? id - 1 : null))),
  'a chain of 1,000,000 answers': () => inOneAnswer(many(1_000_000, (id) => comment(id, id > 1 ? id - 1 : null))),
  'a circle of 10,000 answers': () => inOneAnswer(many(10_000, (id) => comment(id, id > 1 ? id - 1 : 10_000))),
  '10,000 comments in one answer': () => inOneAnswer(many(10_000, (id) => comment(id))),
  '100,000 comments in one answer': () => inOneAnswer(many(100_000, (id) => comment(id))),
  '30,000 marks on a letter, in 50 bodies and names': () => {
    const marks = `a${'\u0301'.repeat(30_000)}`;
    return inOneAnswer(many(50, (id) => comment(id, null, marks, 'html', marks)));
  },
  '5,000 nested elements in 50 bodies': () => bodies(50, `${'<blockquote>'.repeat(5000)}deep`),
  '5,000 nested lists in 50 bodies': () => bodies(50, `${'<ul><li>'.repeat(5000)}deep`),
  '64 KiB of unfinished tags in 20 bodies': () => bodies(20, fill('<a href="')),
  '64 KiB of links in 20 bodies': () => bodies(20, fill('https://a.example/) '), 'text'),
  '64 KiB of one word in 20 bodies': () => bodies(20, 'x'.repeat(65_000), 'text'),
  '64 KiB of emphasis in 20 bodies of Markdown': () => bodies(20, fill('**a_'), 'markdown'),
  '64 KiB of brackets in 20 bodies of Markdown': () => bodies(20, fill('[a]('), 'markdown'),
  '64 KiB of nested quotes in 20 bodies of Markdown': () => bodies(20, fill('> '), 'markdown'),
  'an answer of 50 MB': () => wordpressAdapter({ endpoint: '/50-megabytes/', thread: '1' }),
};
