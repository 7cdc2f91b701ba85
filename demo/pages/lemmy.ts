import { mockLemmy } from '../mocks/lemmy.js';

await mockLemmy({
  id: 123,
  title: 'A map of the quiet streets',
  by: 'olga',
  comments: [
    {
      id: 501,
      by: 'ben@bikes.example',
      name: 'Ben',
      date: '2025-08-23T18:10:00.123456Z',
      markdown: 'Is the **canal path** in it? It is loud at six, when the rowers count, and silent after.',
      ups: 21,
      downs: 1,
    },
    {
      id: 502,
      answers: 501,
      by: 'olga',
      name: 'Olga Example',
      date: '2025-08-23T18:40:00.000000Z',
      markdown: 'In two colours:\n\n1. before seven\n2. after seven\n\nI can still count to eight in rowing.',
      ups: 34,
    },
    {
      id: 503,
      by: 'loud',
      name: 'Loud Example',
      date: '2025-08-23T19:00:00.000000Z',
      markdown: '',
      ups: 1,
      downs: 14,
      removed: true,
    },
    {
      id: 504,
      answers: 503,
      by: 'mona',
      name: 'Mona',
      date: '2025-08-23T19:20:00.000000Z',
      markdown: 'Of all places, not below a map of quiet streets.',
      ups: 47,
      moderator: true,
    },
    {
      id: 505,
      by: 'clara@elsewhere.example',
      name: 'Clara Example',
      date: '2025-08-24T07:05:00.000000Z',
      markdown: 'Please leave mine out. It is only quiet because nobody knows.',
      ups: 18,
      downs: 16,
    },
  ],
});
await import('../../src/define.js');
