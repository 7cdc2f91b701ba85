import '../../src/define.js';
import type { Adapter, RecentComment } from '../../src/adapters/adapter.js';
import { memoryAdapter } from '../../src/adapters/memory.js';
import { AdapterError } from '../../src/core/errors.js';
import { comments } from '../parts/comments.js';

const remarks = [
  'Ours lost every leaf in one night.',
  'I have walked past one for twenty years and never knew its name.',
  'The fruit smells, though. Nobody tells you that.',
  'Only of the trees that bear any.',
];
const ginkgo = comments(
  '2026-10-28T08:00:00Z',
  Array.from({ length: 143 }, (_, index) => ({
    author: ['Alice Example', 'Ben Example', 'Clara Example', 'Dora Example'][index % 4]!,
    parent: index % 4 === 3 ? String(index) : null,
    text: `<p>${remarks[index % 4]} <a href="https://example.org/ginkgo/${index + 1}">Note ${index + 1}</a></p>`,
  })),
);

const recent: readonly RecentComment[] = [
  { title: 'What the bees do in March', text: 'They sleep, and then they do not.', author: 'Emil Example' },
  { title: 'The ginkgo turns', text: remarks[1]!, author: 'ليلى مثال' },
  {
    title: 'Ten minutes of weeding',
    text: `Ten minutes is all I ever manage. ${'And then tea. '.repeat(20)}`,
    author: '',
  },
].map(({ title, text, author }, index) => ({
  comment: comments('2026-11-20T07:30:00Z', [{ id: String(900 + index), author, text: `<p>${text}</p>` }])[0]!,
  url: new URL(`#comment-${index + 1}`, location.href).href,
  title,
}));

/** A site: one thread to read, the numbers of others, and what is newest. */
const site: Adapter = {
  ...memoryAdapter({
    thread: '/ginkgo/',
    title: 'The ginkgo turns',
    comments: ginkgo,
    pageSize: 12,
    feed: new URL('feed/', location.href).href,
    threads: { '/weeding/': 1, '/bees/': 27 },
  }),
  recent: { recent: (count) => Promise.resolve(recent.slice(0, count)) },
};
const failing: Adapter = {
  comments: site.comments,
  recent: { recent: () => Promise.reject(new AdapterError('offline')) },
};

for (const element of document.querySelectorAll('gedanken-comments, gedanken-count, gedanken-recent')) {
  const isFailing = element instanceof HTMLElement && element.dataset['demo'] === 'failing';
  Object.assign(element, { adapter: isFailing ? failing : site });
}

document.querySelector('#print')!.addEventListener('click', () => print());
document.querySelector('details')!.addEventListener('toggle', () => {
  const script = document.head.querySelector('script[type="application/ld+json"]');
  const written: unknown = JSON.parse(script?.textContent ?? 'null');
  document.querySelector('#machines')!.textContent = JSON.stringify(written, null, 2);
});
