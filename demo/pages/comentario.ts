import { mockComentario } from '../mocks/comentario.js';

await mockComentario(
  [
    {
      id: 1,
      name: 'Mona Example',
      date: '2025-11-02T18:00:00Z',
      html: '<p>Tell me yours: where did it stop, and what did you hear? I collect them for the winter.</p>',
      score: 6,
      sticky: true,
    },
    {
      id: 2,
      name: 'Alice Example',
      date: '2025-11-02T21:15:00Z',
      html: '<p>Between two tunnels. There was a <em>brook</em>, right below the window, as if it had been waiting for us.</p>',
      score: 11,
    },
    {
      id: 3,
      answers: 2,
      name: 'Ben',
      date: '2025-11-02T21:40:00Z',
      html: '<p>I know that one! It has a bell further down, some goats.</p>',
      score: 4,
    },
    { id: 4, answers: 3, name: 'Douglas Example', date: '2025-11-02T22:05:00Z' },
    {
      id: 5,
      answers: 4,
      name: 'Ben',
      date: '2025-11-02T22:30:00Z',
      html: '<p>At three in the morning even goats are allowed to be wrong about the time.</p>',
      score: 2,
    },
    {
      id: 6,
      name: 'Clara Example',
      date: '2025-11-04T07:20:00Z',
      html: '<p>Nothing. It was snowing, and that was the loudest nothing I have ever heard.</p>',
      score: 9,
    },
  ],
  'Mona Example',
);
await import('../../src/define.js');
