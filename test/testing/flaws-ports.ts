import type { Adapter } from '../../src/adapters/adapter.js';
import { aComment } from '../support/a-comment.js';
import { withListed } from '../support/with-changes.js';
import { editing, moderating, signing, type Flaw } from './flaw.js';

/** For each rule about a port that not every adapter holds, one that breaks it. */
export const PORT_FLAWS: Readonly<Record<string, Flaw>> = {
  'lets readers change what they may': editing((edits) => ({
    update: (id, _text, call) => edits.update(id, 'The same as ever', call),
  })),
  'changes exactly the comments of which it says so': (adapter) =>
    withListed(adapter, (comment) => ({
      ...comment,
      can: { ...comment.can, edit: comment.can.edit === undefined ? Infinity : undefined },
    })),
  'refuses to leave a comment without text': editing((edits) => ({
    update: (id, text, call) => edits.update(id, text.trim() || '(empty)', call),
  })),
  'changes nothing under an id that is not there': editing((edits) => ({
    source: (id, call) => edits.source(id, call).catch(() => ''),
  })),
  'takes a comment away': editing(() => ({ remove: async () => null })),
  'leaves the replies to a comment that is taken away': removingBranches,

  'knows who is reading': signing(() => ({ current: async () => ({ name: 'Somebody' }) })),
  'signs in, here or by going elsewhere': signing(() => ({
    signIn: async () => ({ kind: 'signed-in', viewer: { name: 'Somebody' } }),
  })),
  'signs out, here or by going elsewhere': signing(() => ({ signOut: async () => ({ url: 'javascript:void 0' }) })),

  'takes no empty answer while signing in': signing(() => ({
    signIn: async () => ({
      kind: 'ask',
      what: 'token',
      answer: async () => ({ kind: 'signed-in', viewer: { name: 'Somebody' } }),
    }),
  })),
  'stops waiting for a window when the reader gives up': signing(() => ({
    signIn: async () => ({
      kind: 'popup',
      url: 'https://blog.example/sign-in',
      finish: async () => ({ name: 'Somebody' }),
    }),
  })),

  'says which comments may be moderated': (adapter) =>
    withListed(adapter, (comment) => ({ ...comment, can: { reply: true } })),
  'holds a comment, and approves it again': moderating((moderation) => ({
    approve: (id, call) => moderation.hide(id, 'held', call),
  })),
  'takes a comment for spam, and approves it again': moderating((moderation) => ({
    hide: (id, _as, call) => moderation.hide(id, 'held', call),
  })),
  'takes a comment out of the thread': moderating(() => ({ hide: async (id, as) => aComment({ id, status: as }) })),
  'sets a state, and flips none': flippingStates,
  'moderates nothing under an id that is not there': moderating((moderation) => ({
    approve: (id, call) => moderation.approve(id, call).catch(() => aComment({ id })),
  })),

  'counts the comments of a thread': counting((counts) => counts.map((count) => count + 1)),
  'counts those of its own thread for no name': counting((counts, threads) =>
    counts.map((count, at) => (threads[at] ? count : 0)),
  ),
  'counts none in an empty thread': counting((counts) => counts.map((count) => count || 1)),
  'answers as often as it was asked': counting((counts) => [...new Set(counts)]),
};

function counting(change: (counts: readonly number[], threads: readonly string[]) => readonly number[]): Flaw {
  return (adapter) => ({
    ...adapter,
    counts: { counts: async (threads, call) => change(await adapter.counts!.counts(threads, call), threads) },
  });
}

/** Takes the replies away with what they answer. */
function removingBranches(adapter: Adapter): Adapter {
  return editing((edits) => ({
    async remove(id, call) {
      const { comments } = await adapter.comments.replies(id, undefined, call);
      for (const reply of comments.toReversed()) await edits.remove(reply.id, call);
      return edits.remove(id, call);
    },
  }))(adapter);
}

/** Hiding what is hidden already shows it again. */
function flippingStates(adapter: Adapter): Adapter {
  const hidden = new Set<string>();
  return moderating((moderation) => ({
    async hide(id, as, call) {
      if (hidden.delete(id)) return moderation.approve(id, call);
      hidden.add(id);
      return moderation.hide(id, as, call);
    },
  }))(adapter);
}
