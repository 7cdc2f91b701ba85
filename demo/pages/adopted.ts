import { mockWordpress } from '../mocks/wordpress.js';

// Reading asks nothing; what one writes is answered.
await mockWordpress({
  id: 91,
  title: 'Kleine Werkzeuge',
  open: true,
  comments: [{ id: 502, name: 'Theo Beispiel', date: '2024-04-18T19:10:00', html: '' }],
});
await import('../../src/define.js');
