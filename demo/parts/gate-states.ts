import { memoryAdapter } from '../../src/adapters/memory.js';
import { comments } from './comments.js';
import type { WritingState } from './writing-states.js';

const old = comments('2017-05-02T09:14:00Z', [
  { author: 'Alice Example', text: '<p>Does anybody still read this?</p>' },
]);
const picture =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" width="160" height="60"><rect width="160" height="60" fill="#eee"/><text x="40" y="42" font-size="34" transform="rotate(-6 80 30)">oak</text></svg>',
  );

/** Numbers up to this are tried: some seconds of work. */
const MAXNUMBER = 3_000_000;
/** The hash of `gedanken&2718281`, which the browser has to find. */
const WORK = {
  algorithm: 'SHA-256',
  challenge: '356a2fdf91d03b737edb7928aa50a0dddd5961fa6a7f2bd6161f0f979479f78a',
  salt: 'gedanken&',
  signature: 'demo',
  maxnumber: MAXNUMBER,
};

/** What can stand between a text and its sending. */
export const gateStates: readonly WritingState[] = [
  {
    id: 'gate-etiquette',
    title: 'Rules, consent, and an old comment to answer',
    adapter: memoryAdapter({ title: 'With manners', comments: old, account: 'Ada Example' }),
    attributes: { rules: 'Be kind, and stay on topic.', privacy: '#privacy', consent: 'required' },
  },
  {
    id: 'gate-signed-in',
    title: 'Signed in, and signing in with a token',
    adapter: memoryAdapter({
      title: 'As oneself',
      author: 'Ada Example',
      account: 'Ada Example',
      signIn: { kind: 'ask', what: 'token' },
    }),
  },
  {
    id: 'gate-picture',
    title: 'A challenge with a picture (it says “oak”)',
    adapter: memoryAdapter({ title: 'No robots', challenge: { kind: 'image', image: picture }, solution: 'oak' }),
  },
  {
    id: 'gate-work',
    title: 'A challenge that the browser solves',
    adapter: memoryAdapter({ title: 'At work', challenge: { kind: 'altcha', data: JSON.stringify(WORK) } }),
  },
  {
    id: 'gate-german',
    title: 'Auf Deutsch',
    adapter: memoryAdapter({ title: 'Mit Umgangsformen', comments: old, account: 'Ada Example' }),
    attributes: { lang: 'de', rules: 'Bleib freundlich und beim Thema.', privacy: '#privacy', consent: 'required' },
  },
];
