import { mockPostgrest } from '../mocks/postgrest.js';

await mockPostgrest('Drei Sorten Kürbis', [
  {
    id: 1,
    name: 'Alice Example',
    date: '2025-10-12T09:10:00.123456+00:00',
    markdown: 'Der graue ist ein *Bischofshut*. Er wartet bis Weihnachten und schmeckt dann nach Kastanien.',
    ups: 12,
  },
  {
    id: 2,
    answers: 1,
    name: 'Ben',
    date: '2025-10-12T10:25:00.204981+00:00',
    markdown: 'Unserer wartete bis Ostern. Dann hat er die Tür aufgehalten, und das gut.',
    ups: 15,
    downs: 1,
  },
  {
    id: 3,
    name: 'Garten hinterm Deich',
    date: '2025-10-11T18:00:00.550012+00:00',
    markdown:
      'Kerne gebe ich gern ab:\n\n- vom gelben eine Handvoll\n- vom grauen **drei**\n- vom grünen nur gegen Tausch',
    ups: 6,
    moderator: true,
    pinned: true,
  },
  {
    id: 4,
    name: 'Clara Example',
    date: '2025-10-14T06:45:00.871230+00:00',
    markdown: 'Gegen die Schnecken hilft, um fünf Uhr aufzustehen und mit ihnen zu reden. Sie gehen dann woandershin.',
    ups: 9,
    downs: 2,
  },
  {
    id: 5,
    answers: 4,
    name: 'Dora Example',
    date: '2025-10-14T07:20:00.310044+00:00',
    markdown: 'Zu mir.',
    ups: 21,
  },
]);
await import('../../src/define.js');
