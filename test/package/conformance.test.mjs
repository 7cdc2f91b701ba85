import { pathToFileURL } from 'node:url';
import { describe, it } from 'node:test';
import { install } from './installed.mjs';

const installed = install();
process.once('exit', () => installed.remove());
const load = (path) => import(pathToFileURL(`${installed.project}/node_modules/gedanken/dist/${path}`).href);
const { describeAdapter } = await load('testing.js');
const { memoryBackend } = await load('adapters/memory.js');

const thread = '/trees/';
const everything = {
  url: 'https://blog.example/trees/',
  votes: 'up-down',
  reactions: [{ name: 'heart' }],
  reports: true,
  preview: true,
  pictures: 'https://pictures.example/',
  people: [{ name: 'Mona Example' }],
};
const opened = (options) => async (comments) => {
  const backend = memoryBackend({ thread, comments, pageSize: 10, ...everything, ...options });
  return { adapter: backend.adapter(), thread, backend };
};
const noNetwork = { never: 'there is no network between the adapter and its thread' };

// What people get to test their adapters with works as published, under node:test, without a browser.
describeAdapter(
  'the published memoryAdapter under the published suite',
  {
    ports: [
      'comments',
      'edits',
      'votes',
      'reactions',
      'reports',
      'live',
      'changes',
      'preview',
      'uploads',
      'mentions',
      'counts',
      'recent',
    ],
    open: opened({}),
    posts: 'published',
    pageSize: 10,
    meanwhile: {
      another: async ({ backend }) => backend.adapter({ author: 'Nora Example' }),
      edits: 'told',
      removals: 'told',
    },
    challenges: {
      open: opened({ challenge: { kind: 'image', image: 'data:image/png;base64,' }, solution: 'oak' }),
      solve: ({ kind }) => ({ kind, token: 'oak' }),
    },
    states: {
      closed: opened({ posting: { allowed: false, why: 'closed' } }),
      holding: opened({ moderate: 'hold' }),
      signedOut: opened({ posting: { allowed: false, why: 'sign-in' } }),
      missing: { never: 'a thread comes into being with its first comment' },
    },
    failures: { offline: noNetwork, unavailable: noNetwork, malformed: noNetwork },
  },
  { describe, it },
);
