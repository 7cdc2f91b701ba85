import { mockMisskey } from '../mocks/misskey.js';

await mockMisskey(
  [
    {
      id: '9cat0root',
      by: 'olga',
      name: 'Olga Example',
      date: '2026-05-09T07:00:00.000Z',
      text: 'New on the blog: The bookshop cat',
      reactions: { ':sleepycat@.:': 14, '❤': 9, '👍': 3 },
      renotes: 6,
    },
    {
      id: '9cat1first',
      answers: '9cat0root',
      by: 'ben@books.example',
      name: 'Ben',
      date: '2026-05-09T07:40:00.000Z',
      text: '@olga **Four?** I bought two of them. I came in for stamps.',
      reactions: { '😆': 5 },
    },
    {
      id: '9cat2second',
      answers: '9cat1first',
      by: 'olga',
      name: 'Olga Example :sleepycat:',
      date: '2026-05-09T07:58:00.000Z',
      text: '@ben Then she has her own :anchor: shelf by now.\n> This week it is a history of lighthouses.\nNext week: knots.',
      reactions: { ':sleepycat@.:': 7, '❤': 2 },
      renotes: 1,
    },
    {
      id: '9cat3third',
      answers: '9cat0root',
      by: 'clara',
      name: 'Clara Example',
      date: '2026-05-09T12:15:00.000Z',
      warning: 'Dogs',
      text: 'The one at the chemist’s does the same, with cough drops. $[tada Everybody] has some.',
    },
    {
      id: '9cat4fourth',
      answers: '9cat0root',
      by: 'dora@elsewhere.example',
      name: 'Dora Example',
      date: '2026-05-10T09:20:00.000Z',
      text: 'What should she lie on next? #bookshopcat',
      poll: { Knots: 8, 'The big atlas': 22, 'The bill': 3 },
      renotes: 2,
    },
  ],
  { sleepycat: ['😺', '#ffd27a'], anchor: ['⚓', '#bfe0ee'] },
);
await import('../../src/define.js');
