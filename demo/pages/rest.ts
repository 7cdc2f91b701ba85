import { mockRest } from '../mocks/rest.js';

await mockRest(
  '/2025/nearly-broken/',
  {
    title: 'A shelf for things that are nearly broken',
    feed: '',
    pageSize: 3,
    guestFields: { name: 'required', email: 'hidden', website: 'optional' },
    choices: [
      { name: 'heart', emoji: '❤️' },
      { name: 'wrench', emoji: '🔧' },
      { name: 'clock', emoji: '🕰️' },
    ],
  },
  [
    {
      id: '1',
      name: 'Alice Example',
      date: '2025-10-19T16:40:00Z',
      text: 'We have a drawer like that. Nobody knows any more what was wrong with the scissors, and they cut.',
      ups: 11,
      reactions: { heart: 6 },
    },
    {
      id: '2',
      answers: '1',
      name: 'Ben',
      date: '2025-10-19T17:05:00Z',
      text: 'A year in the dark heals a lot. My watch began again when I looked for batteries.',
      ups: 7,
      reactions: { clock: 4 },
    },
    {
      id: '3',
      name: 'Clara Example',
      date: '2025-10-20T08:15:00Z',
      text: 'The second glove is with me! Left hand, grey, a hole at the thumb?',
      ups: 19,
      reactions: { heart: 9, wrench: 1 },
    },
    {
      id: '4',
      name: 'Douglas Example',
      date: '2025-10-21T19:30:00Z',
      text: 'Things that are nearly broken are broken. Throw them away and buy good ones.',
      ups: 2,
      downs: 9,
    },
    {
      id: '5',
      answers: '4',
      name: 'Dora Example',
      date: '2025-10-21T20:10:00Z',
      text: 'You could stand on that shelf yourself, Douglas, and I would dust you.',
      ups: 13,
      reactions: { heart: 5 },
    },
    {
      id: '6',
      name: 'Emil Example',
      date: '2025-10-24T07:00:00Z',
      text: 'What does the radio say of the weather?',
      ups: 3,
    },
    {
      id: '7',
      name: 'Frida Example',
      date: '2025-10-26T12:25:00Z',
      text: 'I repair clocks on Tuesdays, in the old post office. One minute a day is a loose screw.',
      ups: 8,
      reactions: { wrench: 7, clock: 3 },
    },
  ],
  { name: 'Ottilie', text: 'I just came in, and there you are. Put it on the shelf!', after: 6000 },
);
await import('../../src/define.js');
