import { mockStatic } from '../mocks/static.js';

await mockStatic([
  {
    _id: 'e1',
    name: 'Alice Example',
    message: 'Oil it **once a year**, and never with the oil for the bicycle.',
    date: '2025-11-03T08:10:00Z',
  },
  {
    _id: 'e2',
    _parent: 'e1',
    name: 'Ben',
    message: 'What happens then? Ours has had nothing else since 1984.',
    date: '2025-11-03T09:45:00Z',
  },
  { _id: 'e3', name: 'Clara Example', message: 'It strikes thirteen when it rains.', date: '2025-11-09T19:30:00Z' },
]);
await import('../../src/define.js');
