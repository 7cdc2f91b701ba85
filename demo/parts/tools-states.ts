import type { Adapter } from '../../src/adapters/adapter.js';
import { memoryAdapter, memoryBackend } from '../../src/adapters/memory.js';
import { comments } from './comments.js';

/** One state of what stands above the comments. */
export interface ToolsState {
  readonly id: string;
  readonly title: string;
  readonly adapter: Adapter;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** Milliseconds between two comments that arrive. */
const PACE = 20_000;

const words = [
  'A line a day is enough, if it is the same day.',
  'I tried that with a paper notebook, and the notebook won.',
  'What did you learn that you did not expect?',
  'That questions travel further than answers.',
  'We read them aloud on Fridays.',
  'Small questions, large silence, and then everybody at once.',
  'Who keeps the list?',
  'Whoever asked last.',
];

const germanWords = [
  'Eine Zeile am Tag reicht, wenn es derselbe Tag ist.',
  'Ich habe es mit einem Notizbuch versucht, und das Notizbuch hat gewonnen.',
  'Was hast du gelernt, ohne es zu erwarten?',
  'Dass Fragen weiter reisen als Antworten.',
  'Freitags lesen wir sie vor.',
  'Kleine Fragen, große Stille, und dann alle auf einmal.',
  'Wer führt die Liste?',
  'Wer zuletzt gefragt hat.',
];

const people = ['Alice Example', 'Ben Example', 'Clara Example', 'Dora Example', 'Emil Example'];

/** A thread with something of everything: answers, an author, two sources, votes. */
function talk(texts: readonly string[], count = 24) {
  return comments(
    '2026-02-01T09:00:00Z',
    Array.from({ length: count }, (_, at) => ({
      author: at % 7 === 3 ? { name: 'Nora Example', roles: ['author'] as const } : people[at % people.length]!,
      parent: at % 4 === 1 ? String(at) : at % 4 === 2 ? String(at - 1) : null,
      text: `<p>${texts[at % texts.length]!}</p>`,
      source: at % 6 === 5 ? 'Mastodon' : undefined,
      votes: { score: (at * 7) % 11, up: (at * 7) % 11, down: 0, mine: null },
    })),
  );
}

/** What one branch is made of: so many answers to the third answer that they stand flat. */
const branchy = comments(
  '2026-02-01T09:00:00Z',
  Array.from({ length: 30 }, (_, at) => ({
    author: people[at % people.length]!,
    parent: at === 0 || at > 27 ? null : at < 3 ? String(at) : '3',
    text: `<p>${words[at % words.length]!}</p>`,
  })),
);

/** A thread that was read before its last five comments came. */
function revisited(thread: string, texts: readonly string[]): Adapter {
  const all = talk(texts, 14);
  localStorage.setItem(`gedanken:1:seen:memory:${thread}`, JSON.stringify({ at: all.at(-6)!.created }));
  return memoryAdapter({ title: 'Small questions', thread, comments: all });
}

/** A backend that can only list the oldest first, ten at a time. */
function oldestOnly(): Adapter {
  const adapter = memoryAdapter({ title: 'A long story', comments: talk(words, 40), pageSize: 10 });
  return {
    comments: {
      ...adapter.comments,
      describe: async (call) => ({ ...(await adapter.comments.describe(call)), sorts: ['oldest'] }),
    },
  };
}

/** A thread in which somebody says something every now and then. */
function lively(): Adapter {
  const backend = memoryBackend({ title: 'A lively page', comments: talk(words, 12) });
  const somebody = backend.adapter({ author: 'Farid Example' });
  let said = 0;
  setInterval(() => {
    said += 1;
    const comment = { key: `said ${said}`, parent: said % 3 === 0 ? null : '1', text: words[said % words.length]! };
    void somebody.comments.create(comment, { signal: AbortSignal.timeout(PACE) });
  }, PACE);
  return backend.adapter();
}

/** Finding one's way, what is new, and what comes while one reads. */
export const toolsStates: readonly ToolsState[] = [
  {
    id: 'tools-way',
    title: 'Order, search and filters',
    adapter: memoryAdapter({ title: 'Small questions', comments: talk(words) }),
  },
  {
    id: 'tools-way-german',
    title: 'The same in German, with keys',
    adapter: memoryAdapter({ title: 'Kleine Fragen', comments: talk(germanWords) }),
    attributes: { lang: 'de', shortcuts: 'on' },
  },
  {
    id: 'tools-part',
    title: 'A backend that knows one order: choose another',
    adapter: oldestOnly(),
  },
  {
    id: 'tools-new',
    title: 'New since the last visit',
    adapter: revisited('/demo/new/', words),
    attributes: { shortcuts: 'on' },
  },
  {
    id: 'tools-new-german',
    title: 'Neu seit dem letzten Besuch',
    adapter: revisited('/demo/neu/', germanWords),
    attributes: { lang: 'de' },
  },
  {
    id: 'tools-branch',
    title: 'A branch to read on its own',
    adapter: memoryAdapter({ title: 'A long answer', comments: branchy }),
    attributes: { 'max-depth': '3' },
  },
  { id: 'tools-live', title: 'Live: somebody writes every 20 seconds', adapter: lively(), attributes: { live: 'on' } },
];
