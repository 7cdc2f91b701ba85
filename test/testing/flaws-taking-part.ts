import type { Adapter } from '../../src/adapters/adapter.js';
import type { Votes } from '../../src/core/comment.js';
import { AdapterError } from '../../src/core/errors.js';
import { withListed } from '../support/with-changes.js';
import { describing, inPort, type Flaw } from './flaw.js';

const NO_VOTES: Votes = { score: 0, mine: null };

/** For each rule about votes, reactions, pins and reports, an adapter that breaks it. */
export const TAKING_PART_FLAWS: Readonly<Record<string, Flaw>> = {
  'says which comments can be voted on, and shows their votes': (adapter) =>
    withListed(adapter, ({ votes: _votes, ...comment }) => comment),
  'counts a vote, and answers with what it now counts': inPort('votes', (port) => ({
    cast: async (id, vote, call) => ({ ...(await port.cast(id, vote, call)), score: 0 }),
  })),
  'counts a vote that is cast twice once': flippingVotes,
  'takes a vote back': inPort('votes', (port) => ({
    cast: (id, vote, call) => port.cast(id, vote ?? 'up', call),
  })),
  'turns a vote round, where one can vote down': inPort('votes', (port) => ({
    async cast(id, vote, call) {
      const votes = await port.cast(id, vote, call);
      return vote === 'down' ? { ...votes, score: votes.score + 1 } : votes;
    },
  })),
  'counts no vote under an id that is not there': inPort('votes', (port) => ({
    cast: (id, vote, call) => port.cast(id, vote, call).catch(() => NO_VOTES),
  })),
  'begins the best order with what was voted up': (adapter) => ({
    ...adapter,
    comments: {
      ...adapter.comments,
      list: (query, call) =>
        adapter.comments.list({ ...query, sort: query.sort === 'best' ? 'oldest' : query.sort }, call),
    },
  }),

  'says what one can react with': describing((info) => ({ ...info, reactions: { choices: [] } })),
  'keeps a reaction to a comment, and takes it back': inPort('reactions', (port) => ({
    react: (target, name, _on, call) => port.react(target, name, true, call),
  })),
  'keeps a reaction to the page, where it takes any': describing((info) => ({
    ...info,
    reactions: { ...info.reactions!, page: [] },
  })),
  'takes no reaction that it does not offer': inPort('reactions', (port) => ({
    react: (target, name, on, call) => port.react(target, name, on, call).catch(() => []),
  })),
  'takes no reaction to a comment that is not there': inPort('reactions', (port) => ({
    react: (target, name, on, call) => port.react(target, name, on, call).catch(() => port.react(null, name, on, call)),
  })),

  'begins every order with a pinned conversation': (adapter) => ({
    ...adapter,
    comments: {
      ...adapter.comments,
      async list(query, call) {
        const page = await adapter.comments.list(query, call);
        return { ...page, comments: page.comments.toSorted((a, b) => (a.created ?? 0) - (b.created ?? 0)) };
      },
    },
  }),
  'pins twice what once is pinned, and lets go of it': flippingPins,
  'pins nothing under an id that is not there': (adapter) =>
    inPort('pins', (port) => ({
      pin: (id, pinned, call) =>
        port
          .pin(id, pinned, call)
          .catch(async () => (await adapter.comments.list({ sort: 'oldest' }, call)).comments[0]!),
    }))(adapter),

  'takes a report with a reason or without, also twice': inPort('reports', (port) => ({
    report: (id, reason, call) =>
      reason === '' ? Promise.reject(new AdapterError('rejected')) : port.report(id, reason, call),
  })),
  'shows a reported comment as it was': hidingReported,
  'takes no report of a comment that is not there': inPort('reports', (port) => ({
    report: (id, reason, call) => port.report(id, reason, call).catch(() => undefined),
  })),
};

/** The same vote again takes it back. */
function flippingVotes(adapter: Adapter): Adapter {
  let last: unknown;
  return inPort('votes', (port) => ({
    cast(id, vote, call) {
      const flipped = last === vote ? null : vote;
      last = flipped;
      return port.cast(id, flipped, call);
    },
  }))(adapter);
}

function flippingPins(adapter: Adapter): Adapter {
  let is = false;
  return inPort('pins', (port) => ({ pin: (id, _pinned, call) => port.pin(id, (is = !is), call) }))(adapter);
}

function hidingReported(adapter: Adapter): Adapter {
  const reported = new Set<string>();
  const hiding = withListed(adapter, (comment) =>
    reported.has(comment.id) ? { ...comment, body: { format: 'text', source: 'Reported' } } : comment,
  );
  return inPort('reports', (port) => ({
    report: (id, reason, call) => (reported.add(id), port.report(id, reason, call)),
  }))(hiding);
}
