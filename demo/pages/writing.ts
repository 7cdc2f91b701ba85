import '../../src/define.js';
import type { Adapter } from '../../src/adapters/adapter.js';
import { memoryAdapter } from '../../src/adapters/memory.js';
import type { Comment } from '../../src/core/comment.js';
import { AdapterError } from '../../src/core/errors.js';
import { comments } from '../parts/comments.js';

/** What the site does with a comment that reaches it. */
type Fate = (take: () => Promise<Comment>) => Promise<Comment>;

const fates: Readonly<Record<string, Fate>> = {
  'takes it': (take) => take(),
  'takes a quarter of a minute': async (take) => {
    await new Promise((resolve) => setTimeout(resolve, 15_000));
    return take();
  },
  'is not there': () => Promise.reject(new AdapterError('unavailable')),
  'takes it, and its answer is lost': async (take) => {
    await take();
    throw new AdapterError('unavailable', { uncertain: true });
  },
  'asks to wait for half a minute': () => Promise.reject(new AdapterError('rate-limited', { retryAfter: 30_000 })),
  'holds it back': async (take) => ({ ...(await take()), status: 'held' }),
  'takes it for spam': async (take) => ({ ...(await take()), status: 'spam' }),
  'finds the address wrong': () =>
    Promise.reject(new AdapterError('rejected', { fields: [{ field: 'email', reason: 'invalid' }] })),
};

let fate = fates['takes it']!;

const memory = memoryAdapter({
  title: 'Small questions',
  // Drafts and what is not sent outlive the page, as on any site; the comments themselves do not.
  thread: '/demo/writing/',
  writing: { format: 'markdown', maxCharacters: 2000 },
  pictures: 'https://pictures.example.org/',
  people: [{ name: 'Farid Example' }, { name: 'Fatima Example' }],
  account: 'Ada Example',
  comments: comments('2026-03-02T09:14:00Z', [
    { author: 'Alice Example', text: '<p>What did you learn today that you did not expect?</p>' },
    { author: 'Ben Example', parent: '1', text: '<p>That questions travel further than answers.</p>' },
  ]),
});

const adapter: Adapter = {
  ...memory,
  comments: { ...memory.comments, create: (comment, call) => fate(() => memory.comments.create(comment, call)) },
};

for (const [name, does] of Object.entries(fates)) {
  const label = document.createElement('label');
  const choice = Object.assign(document.createElement('input'), {
    type: 'radio',
    name: 'fate',
    checked: fate === does,
  });
  choice.addEventListener('change', () => (fate = does));
  label.append(choice, name);
  document.querySelector('#fate')!.append(label);
}
document.querySelector('gedanken-comments')!.adapter = adapter;
