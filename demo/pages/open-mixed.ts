import { mockWordpress } from '../mocks/wordpress.js';

await mockWordpress({
  id: 83,
  title: 'Zehn Minuten am Morgen',
  open: true,
  comments: [
    {
      id: 402,
      name: 'Marta Beispiel',
      date: '2015-02-03T19:20:00',
      html: '<p>Was für ein schöner Text! Ich habe heute früh gleich damit angefangen und war überrascht, wie schnell zehn Minuten vorbei sind. Deine letzten Sätze nehme ich mit in die Woche.</p>\n',
    },
    {
      id: 403,
      parent: 402,
      author: 1,
      name: 'Jonas Beispiel',
      url: 'https://kuechentisch.example/',
      date: '2015-02-03T20:02:00',
      html: '<p>Das freut mich sehr, Marta. Erzähl doch in einem Monat, ob es noch trägt – bei mir kam der Zweifel in Woche drei.</p>\n',
    },
    {
      id: 410,
      type: 'pingback',
      name: 'Lesezeichen im März &raquo; Papierflieger',
      url: 'https://papierflieger.example/lesezeichen-im-maerz',
      date: '2015-03-01T08:00:00',
      html: '<p>[&#8230;] vom Küchentisch: zehn Minuten am Morgen, ganze Sätze, kein Plan. Klingt einfach, ist es aber vermutlich [&#8230;]</p>\n',
    },
    {
      id: 431,
      parent: 403,
      name: 'Marta Beispiel',
      date: '2015-03-05T06:51:00',
      html: '<p>Ein Monat ist um: Es trägt. Die dritte Woche war wirklich die schwerste.</p>\n',
    },
    { id: 977, name: 'R.', date: '2021-10-17T21:33:00', html: '<p>Danke!</p>\n' },
    {
      id: 1204,
      name: 'Best Shop Deals',
      url: 'https://deals.example/?ref=comments',
      date: '2024-06-30T03:12:00',
      html: '<p>Very nice informations, i bookmarked. See also <a href="https://deals.example/cheap" rel="nofollow ugc">cheap notebooks best price</a>, thanks you for sharing!!</p>\n',
    },
  ],
});
await import('../../src/define.js');
