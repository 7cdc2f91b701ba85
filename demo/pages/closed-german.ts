import { mockWordpress } from '../mocks/wordpress.js';

await mockWordpress({
  id: 57,
  title: 'Draußen reden, drinnen schweigen?',
  open: false,
  comments: [
    {
      id: 211,
      name: 'Alina Beispiel',
      url: 'https://alina.example/',
      date: '2013-05-10T06:42:00',
      html: '<p>Genau so habe ich es auch erlebt 🙂 Bei uns hieß es erst: „Schreibt doch mal was ins Wiki!“ Und als dann jemand etwas schrieb, kam der Anruf von oben.</p>\n<p>Ich habe dazu <a href="https://alina.example/notizen-aus-der-kueche" rel="nofollow ugc">ein paar Notizen</a> gesammelt, falls es jemanden interessiert. Was hilft eurer Meinung nach zuerst: andere Werkzeuge oder andere Regeln?</p>\n',
    },
    {
      id: 214,
      parent: 211,
      author: 1,
      name: 'Theo Beispiel',
      url: 'https://werkstatt.example/',
      date: '2013-05-10T18:05:00',
      html: '<p>Danke für die Notizen, die Stelle mit dem Anruf kenne ich leider auch 😉</p>\n<p>Ich würde mit einer Regel anfangen: Wer fragt, bekommt eine Antwort, und zwar dort, wo die Frage steht. Die Werkzeuge sind danach fast egal. Ausführlicher steht das in <a href="https://werkstatt.example/2012/11/wer-fragt-bekommt-antwort/">diesem älteren Beitrag</a>.</p>\n',
    },
  ],
});
await import('../../src/define.js');
