import type { Adapter, SessionPort } from '../adapters/adapter.js';
import { check, same } from './assert.js';
import { aCall } from './reading.js';
import { rule, type Topic } from './rule.js';
import type { AdapterSubject, OpenedAdapter } from './subject.js';

const HERE = 'https://blog.example/trees/';

/** Who is reading, for adapters that promise to know. */
export function sessionRules<Opened extends OpenedAdapter>({ open }: AdapterSubject<Opened>): Topic {
  return {
    name: 'signing in and out',
    rules: [
      rule('knows who is reading', open, [], async (adapter) => {
        const { viewer } = await adapter.comments.describe(aCall());
        same(await sessionOf(adapter).current(aCall()), viewer, 'Who is reading');
      }),
      rule('signs in, here or by going elsewhere', open, [], async (adapter) => {
        const session = sessionOf(adapter);
        const signIn = await session.signIn(HERE, aCall());
        if (signIn.kind === 'redirect')
          check(/^https?:\/\//.test(signIn.url), `“${signIn.url}” is no page to sign in on.`);
        else same(await session.current(aCall()), signIn.viewer, 'Who is reading after signing in');
      }),
      rule('signs out, here or by going elsewhere', open, [], async (adapter) => {
        const session = sessionOf(adapter);
        const signOut = await session.signOut(HERE, aCall());
        if (signOut) check(/^https?:\/\//.test(signOut.url), `“${signOut.url}” is no page to sign out on.`);
        else same(await session.current(aCall()), null, 'Who is reading after signing out');
      }),
    ],
  };
}

function sessionOf({ session }: Adapter): SessionPort {
  check(session, 'The adapter has no port for the session.');
  return session;
}
