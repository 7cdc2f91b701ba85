import type { Adapter, SessionPort } from '../adapters/adapter.js';
import { check, refused, rejection, same } from './assert.js';
import { aCall } from './reading.js';
import { rule, type Topic } from './rule.js';
import type { AdapterSubject, OpenedAdapter } from './subject.js';
import { soon } from './waiting.js';

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
        if (signIn.kind === 'signed-in')
          same(await session.current(aCall()), signIn.viewer, 'Who is reading after signing in');
        else if (signIn.kind === 'ask')
          check(['server', 'handle', 'token'].includes(signIn.what), `It asks for “${signIn.what}” to sign in.`);
        else check(/^https?:\/\//.test(signIn.url), `“${signIn.url}” is no page to sign in on.`);
      }),
      rule('takes no empty answer while signing in', open, [], async (adapter) => {
        const signIn = await sessionOf(adapter).signIn(HERE, aCall());
        if (signIn.kind === 'ask') await refused(signIn.answer(' ', aCall()), ['rejected'], 'An empty answer');
      }),
      rule('stops waiting for a window when the reader gives up', open, [], async (adapter) => {
        const signIn = await sessionOf(adapter).signIn(HERE, aCall());
        if (signIn.kind !== 'popup') return;
        const reason = new Error('The reader closed the window');
        const rejected = await rejection(
          soon(signIn.finish({ signal: AbortSignal.abort(reason) }), 'finish()'),
          'finish()',
        );
        check(rejected === reason, `finish() rejected with ${String(rejected)}, not with the signal's own reason.`);
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
