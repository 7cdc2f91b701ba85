import type { Author, Comment, Reaction, ReactionChoice, Votes } from '../../src/core/comment.js';

/** What a line of the conversation says; the rest follows from its place. */
interface Line {
  readonly by: keyof typeof people;
  readonly to?: number;
  readonly text: string;
  readonly format?: 'markdown';
  readonly votes?: readonly [up: number, down: number];
  readonly reactions?: readonly Reaction[];
  readonly pinned?: boolean;
}

const people = {
  nora: { id: 'nora', name: 'Nora Example', url: 'https://nora.example.org/', roles: ['author'] },
  alice: { id: 'alice', name: 'Alice Example' },
  ben: { id: 'ben', name: 'Ben Example', url: 'https://ben.example.org/' },
  clara: { id: 'clara', name: 'Clara Example', roles: ['moderator'] },
  dora: { id: 'dora', name: 'Dora Example' },
  emil: { id: 'emil', name: 'Emil Example' },
  farid: { id: 'farid', name: 'Farid Example', handle: '@farid@social.example' },
  greta: { id: 'greta', name: 'Greta Example' },
} as const satisfies Record<string, Author>;

/** What readers of the page can react with. */
export const choices: readonly ReactionChoice[] = [
  { name: 'thumbs-up', emoji: '👍' },
  { name: 'heart', emoji: '❤️' },
  { name: 'laugh', emoji: '😄' },
  { name: 'thinking', emoji: '🤔' },
];

const lines: readonly Line[] = [
  {
    by: 'nora',
    text: '<p>House rule for this one: tell us what you really did, not what one should do.</p>',
    pinned: true,
    votes: [31, 0],
  },
  {
    by: 'alice',
    text: '<p>I write one line at the end of each day: what went well, and who helped. It has lasted eleven years, because it never asks for more than a line.</p>',
    votes: [48, 2],
    reactions: [
      { name: 'heart', emoji: '❤️', count: 14, mine: false, who: ['Ben Example', 'Dora Example', 'Emil Example'] },
      { name: 'thinking', emoji: '🤔', count: 2, mine: false, who: ['Greta Example', 'Farid Example'] },
    ],
  },
  { by: 'ben', to: 2, text: '<p>On paper, or somewhere with a search?</p>', votes: [4, 0] },
  {
    by: 'alice',
    to: 3,
    text: '<p>On paper. I never search. I leaf through, and find what I was not looking for.</p>',
    votes: [22, 1],
  },
  { by: 'dora', to: 4, text: '<p>This sentence alone was worth the visit.</p>' },
  { by: 'emil', to: 4, text: '<p>And when the book is full?</p>' },
  { by: 'alice', to: 6, text: '<p>Then there is a small ceremony. With cake.</p>', votes: [17, 0] },
  { by: 'farid', to: 7, text: '<p>What kind of cake? Asking for science.</p>' },
  { by: 'alice', to: 8, text: '<p>Plum, if the book is full in September.</p>' },
  { by: 'greta', to: 9, text: '<p>You plan your diary around plums.</p>' },
  { by: 'alice', to: 10, text: '<p>I plan everything around plums.</p>', votes: [9, 0] },
  {
    by: 'farid',
    text: 'I keep mine in a text file, newest on top, and this shows me a random one each morning:\n\n```bash\n#!/bin/sh\n# One thought a day, any thought.\ngrep -v "^#" ~/thoughts.txt | shuf -n 1\n```\n\nThree rules:\n\n1. No folders.\n2. No tags.\n3. **Nothing is ever deleted.**',
    format: 'markdown',
    votes: [26, 9],
    reactions: [{ name: 'thumbs-up', emoji: '👍', count: 6, mine: true, who: ['Ben Example'] }],
  },
  { by: 'emil', to: 12, text: '<p>No tags? How do you find the recipe for the bread?</p>', votes: [2, 0] },
  {
    by: 'farid',
    to: 13,
    text: 'With `grep bread`. It is a very honest way to search.',
    format: 'markdown',
    votes: [12, 3],
  },
  {
    by: 'greta',
    text: '<p>Unpopular: I stopped. I kept notes for six years and never read one of them. What I needed came back by itself, and what did not come back I did not need.</p>',
    votes: [19, 18],
  },
  {
    by: 'nora',
    to: 15,
    text: '<p>I don’t find this unpopular at all. Writing it down was the point, wasn’t it? Reading it was the excuse.</p>',
    votes: [15, 1],
  },
  { by: 'greta', to: 16, text: '<p>That is what I tell myself about the six years.</p>' },
  {
    by: 'ben',
    text: '<p>Index cards, one thought each, in a shoe box. Ask me anything.</p>',
    votes: [11, 1],
  },
  ...[
    ['dora', 'How many are there?'],
    ['ben', 'The box says 42. I have three boxes.'],
    ['emil', 'Do you number them?'],
    ['ben', 'I did until 100. Then I lost the pen, and with it the will.'],
    ['greta', 'What is on the oldest one?'],
    ['ben', '“Buy index cards.”'],
    ['alice', 'And on the newest?'],
    ['ben', '“Answer the comments.”'],
    ['farid', 'Have you ever lost one that you needed?'],
    ['ben', 'Once. I wrote a card about it.'],
    ['clara', 'Which way do they face?'],
    ['ben', 'Towards the door, so that they can leave when they want to.'],
    ['emil', 'I have never wanted a shoe box so much.'],
    ['dora', 'What did you do with the shoes?'],
    ['ben', 'Index cards go into the box, shoes go onto the feet. It is a system.'],
    ['nora', 'I am going to print this thread and put it into a shoe box.'],
  ].map(([by, text]): Line => ({ by: by as keyof typeof people, to: 18, text: `<p>${text}</p>` })),
  {
    by: 'dora',
    text: '<p>I take a picture of the whiteboard before anybody wipes it. This is the one from the day we decided to answer every mail within a day:</p><p><img src="https://dora.example.org/whiteboard.jpg" alt="A whiteboard with the words: answer first, be right later" width="640" height="360"></p>',
    votes: [7, 0],
  },
  { by: 'clara', to: 35, text: '<p>And did you?</p>' },
  { by: 'dora', to: 36, text: '<p>For a whole week. It was the best week we ever had.</p>', votes: [13, 0] },
  {
    by: 'emil',
    text: `<p>A longer story, if you allow it.</p>${[
      'My grandmother kept a book in which she wrote down what she had cooked for whom. Not the recipes: those she knew. Who had come, what there had been, and one word about the evening. “Loud”, it says, or “late”, or, on one page, only “finally”.',
      'When she died we found forty of these books. We read them aloud, one a night, and by the third night we understood that it was not a book about food. It was a list of everybody who had ever been welcome.',
      'I began my own after that. I write down who came, what we talked about, and one word. It takes a minute. It has changed whom I invite: one sees quickly who has not been there for too long, and one sees, too, how often one was alone and did not mind.',
      'I don’t know whether this is taking notes. It may be the opposite. Notes are there so that one can forget; this is there so that one can’t. But the question was what lasts, and of all that I ever began to write down, this is the only thing that I never had to remind myself of.',
      'So my advice, if it is one: write down people. Everything else can be looked up.',
    ]
      .map((text) => `<p>${text}</p>`)
      .join('')}`,
    votes: [63, 1],
    reactions: [
      { name: 'heart', emoji: '❤️', count: 38, mine: false, who: ['Nora Example', 'Alice Example', 'Clara Example'] },
    ],
  },
  {
    by: 'nora',
    to: 38,
    text: '<p>“A list of everybody who had ever been welcome.” I have nothing to add.</p>',
    votes: [20, 0],
  },
  {
    by: 'clara',
    text: '<p>A calendar. If it has no date, I don’t do it, and if I don’t do it, I need no note.</p>',
    votes: [5, 6],
  },
  { by: 'ben', to: 40, text: '<p>Where do thoughts go that have no date?</p>' },
  { by: 'clara', to: 41, text: '<p>Into your shoe box.</p>', votes: [14, 0] },
];

/** A long conversation with everything in it that a thread can have, an hour between two comments. */
export function longThread(last: number): Comment[] {
  return lines.map(({ by, to, text, format = 'html' as const, votes, ...rest }, index): Comment => ({
    id: String(index + 1),
    parent: to === undefined ? null : String(to),
    kind: 'comment',
    status: 'published',
    author: people[by],
    body: { format, source: text },
    created: last - (lines.length - index) * 3_600_000,
    votes: votesOf(votes ?? [0, 0]),
    reactions: [],
    can: { reply: true, vote: ['up', 'down'], react: true, report: true },
    ...rest,
  }));
}

/** What is said while somebody reads: `[who, whom they answer, what]`. */
export const meanwhile: readonly (readonly [by: Author, to: string | null, text: string])[] = [
  [people.greta, '2', 'I bought a book for one line a day. The plum cake is planned.'],
  [people.farid, '18', 'I have found a shoe box.'],
  [people.dora, null, 'I came for the headline and stayed for the plums.'],
];

function votesOf([up, down]: readonly [number, number]): Votes {
  return { score: up - down, up, down, mine: null };
}
