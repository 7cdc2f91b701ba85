import type { Adapter } from '../../src/adapters/adapter.js';
import { memoryAdapter } from '../../src/adapters/memory.js';
import type { Comment } from '../../src/core/comment.js';
import { AdapterError, type AdapterErrorDetails, type AdapterErrorKind } from '../../src/core/errors.js';
import { comments } from './comments.js';
import { send, submit, type } from './play.js';
import type { WritingState } from './writing-states.js';

const said = comments('2026-03-02T09:14:00Z', [
  { author: 'Alice Example', text: '<p>What did you learn today that you did not expect?</p>' },
]);
const WORDS = 'That questions travel further than answers.';

/** A thread whose backend does something else with what is sent. */
function sending(id: string, create: (posted: Comment) => Promise<Comment>): Adapter {
  const adapter = memoryAdapter({ title: 'Small questions', thread: `/demo/${id}/`, comments: said });
  const { comments: port } = adapter;
  return {
    ...adapter,
    comments: { ...port, create: async (comment, call) => create(await port.create(comment, call)) },
  };
}

function failing(id: string, kind: AdapterErrorKind, details: AdapterErrorDetails = {}): Adapter {
  const { comments: port, ...adapter } = sending(id, (posted) => Promise.resolve(posted));
  return { ...adapter, comments: { ...port, create: () => Promise.reject(new AdapterError(kind, details)) } };
}

/** The same, of a backend that shows nobody what it holds. */
function hiding(adapter: Adapter): Adapter {
  const { comments: port } = adapter;
  return {
    ...adapter,
    comments: { ...port, describe: async (call) => ({ ...(await port.describe(call)), hidesTaken: true }) },
  };
}

/** A thread that this browser holds a draft of, as another visit or another tab has left it. */
function begun(id: string, drafts: Readonly<Record<string, object>>): Adapter {
  for (const [parent, draft] of Object.entries(drafts)) {
    const record = { to: parent || null, at: Date.now(), ...draft };
    localStorage.setItem(`gedanken:1:draft:memory:/demo/${id}/:${parent}`, JSON.stringify(record));
  }
  return sending(id, (posted) => Promise.resolve(posted));
}

const sends = (section: Parameters<typeof send>[0]): void => send(section, WORDS);

/** What becomes of words between the press of the button and the backend’s word. */
export const sendingStates: readonly WritingState[] = [
  {
    id: 'sending-slow',
    title: 'On its way: after ten seconds it says that this takes long',
    adapter: sending('slow', () => new Promise(() => undefined)),
    play: sends,
  },
  {
    id: 'sending-again',
    title: 'Tried again by itself',
    adapter: failing('again', 'unavailable', { retryAfter: 120_000 }),
    play: sends,
  },
  {
    id: 'sending-limited',
    title: 'Too fast: waits as long as it was told to',
    adapter: failing('limited', 'rate-limited', { retryAfter: 90_000 }),
    play: sends,
  },
  {
    id: 'sending-until',
    title: 'Too fast for a whole day',
    adapter: failing('until', 'rate-limited', { retryAfter: 86_400_000 }),
    play: sends,
  },
  {
    id: 'sending-stopped',
    title: 'Not understood: send it again, edit, copy or discard it',
    adapter: failing('stopped', 'malformed'),
    play: sends,
  },
  {
    id: 'sending-doubtful',
    title: 'Not confirmed, and nowhere to look for it: sent again only when one asks',
    adapter: hiding(failing('doubtful', 'unavailable', { uncertain: true })),
    play: sends,
  },
  {
    id: 'sending-aside',
    title: 'Taken aside by the backend’s filter',
    adapter: sending('aside', (posted) => Promise.resolve({ ...posted, status: 'spam' })),
    play: sends,
  },
  {
    id: 'sending-fields',
    title: 'Problems in the form',
    adapter: sending('fields', (posted) => Promise.resolve(posted)),
    play: (section) => {
      type(section, { text: '', name: '', email: 'gina@' });
      submit(section);
    },
  },
  {
    id: 'sending-closed',
    title: 'Closed while one writes',
    adapter: failing('closed', 'closed'),
    play: sends,
  },
  {
    id: 'sending-twice',
    title: 'The same words once more',
    adapter: memoryAdapter({
      title: 'Small questions',
      comments: [...said, ...comments('2026-03-02T10:14:00Z', [{ id: '2', author: 'Gina Guest', text: WORDS }])],
    }),
    play: sends,
  },
  {
    id: 'draft-kept',
    title: 'A draft from another visit, and an answer that was begun',
    adapter: begun('kept', { '': { text: 'That I' }, '1': { text: 'Mostly that' } }),
  },
  {
    id: 'draft-tabs',
    title: 'Two tabs, two drafts',
    adapter: begun('tabs', { '': { text: 'What I wrote here.', other: 'What I wrote there.' } }),
  },
  {
    id: 'sending-german',
    title: 'Auf Deutsch',
    adapter: failing('german', 'malformed'),
    attributes: { lang: 'de' },
    play: (section) => send(section, 'Dass Fragen weiter kommen als Antworten.'),
  },
  {
    id: 'sending-arabic',
    title: 'From right to left',
    adapter: failing('arabic', 'unavailable', { retryAfter: 120_000 }),
    attributes: { lang: 'ar' },
    play: (section) => send(section, 'أن الأسئلة تسافر أبعد من الأجوبة.'),
  },
];
