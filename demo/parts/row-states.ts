import type { Adapter } from '../../src/adapters/adapter.js';
import { memoryAdapter } from '../../src/adapters/memory.js';
import type { Author, Comment } from '../../src/core/comment.js';
import { AdapterError } from '../../src/core/errors.js';
import { comments } from './comments.js';

/** A state of a section, for the page of all states. */
export interface RowState {
  readonly id: string;
  readonly title: string;
  readonly adapter: Adapter;
  readonly attributes?: Readonly<Record<string, string>>;
}

const choices = ['👍', '❤️', '🎉', '😄', '🤔', '👀'].map((emoji) => ({ name: emoji, emoji }));

const long = Array.from(
  { length: 12 },
  (_, index) =>
    `<p>Paragraph ${index + 1}. On the first day nobody wrote a word, on the second one person did, and by the end of the week there was a line in front of the board, with a pencil on a string for whoever came by.</p>`,
).join('');

const mine = { reply: true, edit: Infinity, remove: true, vote: ['up', 'down'], react: true } as const;
const others = { reply: true, vote: ['up', 'down'], react: true, report: true } as const;

function talk(can: Comment['can'], german = false): readonly Comment[] {
  return comments('2026-03-02T09:14:00Z', [
    {
      author: { name: 'Alice Example', url: 'https://alice.example.org/', handle: '@alice@social.example' },
      text: german
        ? '<p>Ich habe das einen Monat lang ausprobiert. Nach der ersten Woche antworteten die Leute einander.</p>'
        : '<p>I tried this at work for a month. The first week was quiet, and then people began to answer each other.</p>',
      votes: { score: 12, up: 14, down: 2, mine: null },
      reactions: [
        { name: '👍', emoji: '👍', count: 4, mine: true, who: ['You', 'Bruno Example', 'Clara Example'] },
        { name: '🎉', emoji: '🎉', count: 1, mine: false, who: ['Emil Example'] },
      ],
      pinned: true,
      can,
    },
    {
      author: { name: 'Bruno Example', roles: ['author'] },
      parent: '1',
      text: german ? '<p>Das hatte ich gehofft. Was half?</p>' : '<p>That is what I hoped for. What helped?</p>',
      votes: { score: 3, up: 3, down: 0, mine: 'up' },
      can,
    },
    {
      author: { name: 'Clara Example', roles: ['moderator'] },
      parent: '2',
      text: german ? '<p>Eine Frage am Tag.</p>' : '<p>One question a day.</p>',
      votes: { score: 0, up: 0, down: 0, mine: null },
      can,
    },
  ]);
}

const likes = (can: Comment['can']): readonly Comment[] =>
  talk({ ...can, vote: ['up'] }).map((comment) => ({
    ...comment,
    votes: { score: comment.votes!.score, up: comment.votes!.score, mine: comment.votes!.mine },
  }));

/** People of whom somebody else's server tells: some with a page of their own. */
function crowd(count: number): readonly Author[] {
  const names = ['Alice Example', 'Bruno Example', 'Clara', 'Dora Example', 'Emil', 'ليلى مثال', 'Frida Example'];
  return Array.from({ length: count }, (_, at) => ({
    name: names[at % names.length]!,
    handle: `@person${at + 1}@social.example`,
    ...(at % 4 === 3 ? {} : { url: `https://social.example.org/@person${at + 1}` }),
  }));
}

function refusing(): Adapter {
  const adapter = memoryAdapter({
    title: 'A strict page',
    comments: talk(others),
    votes: 'up-down',
    account: 'Alice Example',
  });
  return {
    ...adapter,
    votes: { cast: () => Promise.reject(new AdapterError('signed-out')) },
  };
}

/** What readers can do in a row, one state each, in English and German. */
export const rowStates: readonly RowState[] = [
  {
    id: 'rows-votes',
    title: 'Votes, reactions, and a pinned comment',
    adapter: memoryAdapter({
      title: 'Small questions',
      comments: talk(others),
      votes: 'up-down',
      reactions: choices,
      pageReactions: [{ name: '❤️', emoji: '❤️', count: 7, mine: false, who: ['Alice Example', 'Bruno Example'] }],
      reports: true,
    }),
    attributes: { 'max-depth': '2' },
  },
  {
    id: 'rows-votes-german',
    title: 'Stimmen und Reaktionen',
    adapter: memoryAdapter({
      title: 'Kleine Fragen',
      comments: talk(others, true),
      votes: 'up-down',
      reactions: choices,
      pageReactions: [],
      reports: true,
    }),
    attributes: { lang: 'de', 'max-depth': '2' },
  },
  {
    id: 'rows-crowd',
    title: 'A page that many reacted to',
    adapter: memoryAdapter({
      title: 'Small questions',
      comments: talk(others),
      reactions: ['⭐', '🔁', '🔗'].map((emoji) => ({ name: emoji, emoji })),
      pageReactions: [
        { name: '⭐', emoji: '⭐', count: 61, mine: false, people: crowd(26) },
        { name: '🔁', emoji: '🔁', count: 9, mine: false, people: crowd(5) },
        { name: '🔗', emoji: '🔗', count: 2, mine: false, people: crowd(2) },
      ],
    }),
  },
  { id: 'rows-likes', title: 'Likes only', adapter: memoryAdapter({ comments: likes(others), votes: 'up' }) },
  { id: 'rows-refused', title: 'Votes are refused: signed out', adapter: refusing() },
  {
    id: 'rows-own',
    title: 'One’s own comments: edit and remove',
    adapter: memoryAdapter({ title: 'My words', author: 'Alice Example', comments: talk(mine), thread: 'rows-own' }),
  },
  {
    id: 'rows-moderation',
    title: 'A moderator: approve, hold, spam, trash, pin',
    adapter: memoryAdapter({
      title: 'A busy desk',
      author: 'Mona Example',
      viewerRole: 'moderator',
      comments: [
        ...talk(others),
        ...comments('2026-03-03T09:00:00Z', [
          { id: '8', author: 'Dora Example', text: '<p>My first comment here.</p>', status: 'held' },
        ]),
      ],
    }),
  },
  {
    id: 'rows-moderation-german',
    title: 'Moderation auf Deutsch',
    adapter: memoryAdapter({
      title: 'Am Pult',
      author: 'Mona Example',
      viewerRole: 'moderator',
      comments: [
        ...talk(others, true),
        ...comments('2026-03-03T09:00:00Z', [
          { id: '8', author: 'Dora Example', text: '<p>Mein erster Kommentar.</p>', status: 'held' },
        ]),
      ],
    }),
    attributes: { lang: 'de' },
  },
  {
    id: 'rows-long',
    title: 'A long comment folds',
    adapter: memoryAdapter({
      title: 'A tale',
      comments: comments('2026-03-02T09:14:00Z', [
        { author: 'Alice Example', text: long },
        { author: 'Bruno Example', text: '<p>A short one.</p>' },
      ]),
    }),
  },
  {
    id: 'rows-arabic',
    title: 'Right to left, with all of it',
    adapter: memoryAdapter({
      title: 'أسئلة صغيرة',
      votes: 'up-down',
      reactions: choices,
      pageReactions: [{ name: '👍', emoji: '👍', count: 20, mine: false, people: crowd(4) }],
      reports: true,
      comments: comments('2026-01-05T10:00:00Z', [
        {
          author: { name: 'ليلى مثال', url: 'https://layla.example.org/' },
          text: '<p>شكرا على هذا المقال، قرأته مرتين.</p>',
          votes: { score: 3, up: 3, down: 0, mine: null },
          can: others,
        },
        { author: 'سامي مثال', parent: '1', text: '<p>هذا يسعدني!</p>', can: others },
      ]),
    }),
    attributes: { lang: 'ar' },
  },
];
