import { mockDiscourse } from '../mocks/discourse.js';

await mockDiscourse(42, 'Warum das Rad im Regen singt', [
  {
    number: 1,
    username: 'olga',
    name: 'Olga Example',
    date: '2026-03-03T07:00:00.000Z',
    html: '<p>Hier geht es um den Beitrag „Warum das Rad im Regen singt“.</p>',
  },
  {
    number: 2,
    username: 'ben',
    name: 'Ben',
    date: '2026-03-03T08:10:00.000Z',
    html: '<p>Bergab und nass: Das ist die Felge. Gummi auf Aluminium, ungefähr ein <em>gis</em>.</p>',
    likes: 8,
  },
  {
    number: 3,
    answers: 2,
    username: 'clara',
    name: 'Clara Example',
    date: '2026-03-03T08:32:00.000Z',
    html: '<p>Bei mir ein <em>a</em>. <a class="mention" href="/u/ben">@ben</a>, wir sollten zusammen fahren.</p>',
    likes: 14,
  },
  {
    number: 4,
    username: 'mona',
    date: '2026-03-03T09:00:00.000Z',
    html: '',
    note: 'pinned.enabled',
  },
  {
    number: 5,
    username: 'mona',
    name: 'Mona',
    date: '2026-03-04T18:20:00.000Z',
    html: '<p>Bremsbeläge vorn um eine Streichholzbreite nach innen stellen, dann ist Ruhe. So steht es in der <a href="/t/bremsen-einstellen/7">Anleitung</a>, und so ist es auch.</p>',
    likes: 23,
    staff: true,
  },
  {
    number: 6,
    answers: 5,
    username: 'olga',
    name: 'Olga Example',
    date: '2026-03-06T17:45:00.000Z',
    html: '<p>Es ist still. Ich hatte nicht gedacht, dass es mir fehlen würde.</p>',
    likes: 31,
  },
]);
await import('../../src/define.js');
