import '../../src/define.js';
import type { Adapter } from '../../src/adapters/adapter.js';
import { memoryAdapter } from '../../src/adapters/memory.js';
import type { GedankenComments } from '../../src/components/gedanken-comments.js';
import { AdapterError } from '../../src/core/errors.js';
import { comments } from '../parts/comments.js';
import { gateStates } from '../parts/gate-states.js';
import type { Play } from '../parts/play.js';
import { rowStates } from '../parts/row-states.js';
import { sendingStates } from '../parts/sending-states.js';
import { toolsStates } from '../parts/tools-states.js';
import { writingStates } from '../parts/writing-states.js';

interface State {
  readonly id: string;
  readonly title: string;
  readonly adapter?: Adapter;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly play?: Play;
}

const conversation = comments('2026-03-02T09:14:00Z', [
  {
    author: { name: 'Alice Example', url: 'https://alice.example.org/' },
    text: '<p>I tried this at work for a month. The first week was quiet, and then people began to answer each other.</p>',
  },
  {
    author: { name: 'Bruno Example', roles: ['author'] },
    parent: '1',
    text: '<p>That is what I hoped for. What made them begin?</p>',
  },
  {
    author: 'Alice Example',
    parent: '2',
    text: '<p>Honestly: a list of small questions, one a day.</p><ul><li>What did you learn?</li><li>Who helped you?</li></ul>',
  },
  {
    author: { name: 'Clara Example', roles: ['moderator'] },
    text: '<p>See <a href="https://example.org/notes">my notes</a>, with <code>code</code> and a quote:</p><blockquote><p>Nobody is social on command.</p></blockquote>',
  },
]);

const deep = comments(
  '2026-03-02T09:14:00Z',
  Array.from({ length: 10 }, (_, depth) => ({
    author: depth % 2 ? 'Dora Example' : 'Emil Example',
    parent: depth ? String(depth) : null,
    text: `<p>Answer number ${depth + 1}, each below the one before.</p>`,
  })),
);

const many = comments(
  '2025-11-02T08:00:00Z',
  Array.from({ length: 130 }, (_, index) => ({
    author: `Guest ${index + 1}`,
    parent: index % 5 === 4 ? String(index) : null,
    text: `<p>Remark number ${index + 1} of a long thread.</p>`,
  })),
);

const arabic = comments('2026-01-05T10:00:00Z', [
  { author: 'ليلى مثال', text: '<p>شكرا على هذا المقال، قرأته مرتين.</p>' },
  {
    author: { name: 'سامي مثال', roles: ['author'] },
    parent: '1',
    text: '<p>هذا يسعدني! انظر <a href="https://example.org/">هنا</a> أيضا.</p>',
  },
]);

/** An adapter whose every answer is the same failure, until it is asked for the third time. */
function failing(error: AdapterError): Adapter {
  const { comments: port } = memoryAdapter({ title: 'A page out of reach', comments: conversation });
  let calls = 0;
  const refuse = async <T>(answer: () => Promise<T>): Promise<T> => {
    calls += 1;
    if (calls > 4) return answer();
    throw error;
  };
  return {
    comments: {
      ...port,
      describe: (call) => refuse(() => port.describe(call)),
      list: (query, call) => refuse(() => port.list(query, call)),
    },
  };
}

function never(): Adapter {
  const { comments: port } = memoryAdapter();
  return {
    comments: { ...port, describe: () => new Promise(() => undefined), list: () => new Promise(() => undefined) },
  };
}

/** The same thread, which this browser knows by now, out of reach. */
function outOfReach(section: GedankenComments): void {
  section.adapter = { ...failing(new AdapterError('offline')), key: 'memory:remembered' };
}

function refusing(error: AdapterError): Adapter {
  const { comments: port } = memoryAdapter({ title: 'A strict page', comments: conversation.slice(0, 1) });
  return { comments: { ...port, create: () => Promise.reject(error) } };
}

const states: readonly State[] = [
  { id: 'open', title: 'A conversation', adapter: memoryAdapter({ title: 'Small questions', comments: conversation }) },
  { id: 'empty', title: 'Nobody yet', adapter: memoryAdapter({ title: 'A fresh page' }) },
  { id: 'loading', title: 'Loading', adapter: never() },
  { id: 'failed', title: 'Failed: try again twice', adapter: failing(new AdapterError('offline')) },
  {
    id: 'remembered',
    title: 'Remembered, and out of reach on the next visit',
    adapter: memoryAdapter({ title: 'Small questions', comments: conversation, thread: 'remembered' }),
    attributes: { remember: 'on' },
    play: outOfReach,
  },
  {
    id: 'closed',
    title: 'Closed',
    adapter: memoryAdapter({
      title: 'An old page',
      comments: conversation,
      posting: { allowed: false, why: 'closed' },
    }),
  },
  {
    id: 'sign-in',
    title: 'Signing in first',
    adapter: memoryAdapter({
      title: 'Members only',
      comments: conversation.slice(0, 1),
      posting: { allowed: false, why: 'sign-in', href: '#sign-in' },
    }),
  },
  {
    id: 'signed-in',
    title: 'Signed in',
    adapter: memoryAdapter({ title: 'Members only', author: 'Alice Example', comments: conversation.slice(0, 2) }),
  },
  {
    id: 'held',
    title: 'New comments wait for approval',
    adapter: memoryAdapter({
      title: 'A careful page',
      comments: conversation.slice(0, 1),
      moderate: 'hold',
      thread: 'held',
    }),
  },
  {
    id: 'refused',
    title: 'The backend refuses what is sent',
    adapter: refusing(new AdapterError('rate-limited', { retryAfter: 15_000 })),
  },
  {
    id: 'deep',
    title: 'Deeper than max-depth',
    adapter: memoryAdapter({ title: 'A long exchange', comments: deep }),
    attributes: { 'max-depth': '4' },
  },
  { id: 'many', title: 'Many pages', adapter: memoryAdapter({ title: 'A busy page', comments: many, pageSize: 20 }) },
  {
    id: 'pings',
    title: 'Mentioned elsewhere',
    adapter: memoryAdapter({
      title: 'A much quoted page',
      comments: [
        ...conversation.slice(0, 1),
        ...comments('2026-04-01T10:00:00Z', [
          {
            id: '90',
            kind: 'pingback',
            author: { name: 'Another Blog » Links of the week', url: 'https://blog.example.org/links' },
            text: '<p>[…] has a good idea about small questions, and I will try it […]</p>',
            can: { reply: false },
          },
        ]),
      ],
    }),
  },
  {
    id: 'arabic',
    title: 'Right to left',
    adapter: memoryAdapter({ title: 'أسئلة صغيرة', comments: arabic }),
    attributes: { lang: 'ar' },
  },
  {
    id: 'german',
    title: 'German',
    adapter: memoryAdapter({ title: 'Kleine Fragen', comments: conversation.slice(0, 2) }),
    attributes: { lang: 'de' },
  },
  {
    id: 'dark',
    title: 'Dark, whatever the page is',
    adapter: memoryAdapter({ title: 'At night', comments: conversation.slice(0, 2) }),
    attributes: { theme: 'dark' },
  },
  {
    id: 'styled',
    title: 'In the page’s own style',
    adapter: memoryAdapter({ title: 'Dressed up', comments: conversation.slice(0, 3) }),
  },
  {
    id: 'click',
    title: 'Loaded on demand',
    adapter: memoryAdapter({ title: 'Later', comments: conversation }),
    attributes: { loading: 'click' },
  },
  ...rowStates,
  ...toolsStates,
  ...writingStates,
  ...sendingStates,
  ...gateStates,
  { id: 'misspelt', title: 'Set up wrong', attributes: { backend: 'wordpres' } },
];

for (const { id, title, adapter, attributes = {}, play } of states) {
  const state = document.createElement('div');
  state.className = 'state';
  state.id = id;
  const heading = document.createElement('h2');
  heading.textContent = title;
  const section: GedankenComments = document.createElement('gedanken-comments');
  section.setAttribute('heading-level', '3');
  for (const [name, value] of Object.entries(attributes)) section.setAttribute(name, value);
  if (adapter) section.adapter = adapter;
  state.append(heading);
  if (play) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Show it';
    button.addEventListener('click', () => play(section));
    state.append(button);
  }
  state.append(section);
  document.querySelector('#states')!.append(state);

  const link = document.createElement('a');
  link.href = `#${id}`;
  link.textContent = title;
  const entry = document.createElement('li');
  entry.append(link);
  document.querySelector('#contents')!.append(entry);
}
