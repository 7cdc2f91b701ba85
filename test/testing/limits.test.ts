import { memoryAdapter } from '../../src/adapters/memory.js';
import type { Adapter, Call } from '../../src/adapters/adapter.js';
import type { Comment } from '../../src/core/comment.js';
import { AdapterError } from '../../src/core/errors.js';
import type { AdapterSubject, Limits, OpenedAdapter } from '../../src/testing.js';
import { inTwoLevels } from '../../src/testing/seeds.js';
import { expect } from '../support/index.js';
import { memorySubject } from '../support/memory-subject.js';
import { rehearse } from './rehearse.js';

const TWO_LEVELS = { never: 'the backend puts answers to answers below the root' };
const STANDS = { never: 'the backend counts one vote per reader, for good' };

/** The reference adapter on a backend that keeps two levels and every vote. */
function limited(
  limits: Limits | undefined,
  votes: (adapter: Adapter) => Adapter['votes'],
): AdapterSubject<OpenedAdapter> {
  const subject = memorySubject({ votes: 'up-down' });
  return {
    ...subject,
    meanwhile: { never: 'nobody else is asked for here' },
    states: { ...subject.states, closed: TWO_LEVELS, holding: TWO_LEVELS, signedOut: TWO_LEVELS },
    challenges: TWO_LEVELS,
    failures: { offline: TWO_LEVELS, unavailable: TWO_LEVELS, malformed: TWO_LEVELS },
    limits,
    open: async (seeds) => {
      const adapter = memoryAdapter({
        thread: '/trees/',
        votes: 'up-down',
        comments: inTwoLevels(seeds),
        pageSize: 10,
      });
      return { adapter: { ...adapter, votes: votes(adapter) }, thread: '/trees/' };
    },
  };
}

const standing = ({ votes }: Adapter): Adapter['votes'] => {
  const cast = new Set<string>();
  return {
    cast: async (id, vote, call) => {
      if (vote !== 'up' && cast.has(id)) throw new AdapterError('forbidden');
      cast.add(id);
      return votes!.cast(id, vote, call);
    },
  };
};
/** Changes no words, and takes away only what nobody has answered. */
const standingWords = (adapter: Adapter): Adapter => {
  const refuse = async (id: string, call: Call): Promise<never> => {
    await adapter.comments.find(id, call);
    throw new AdapterError('forbidden');
  };
  const bare = (comment: Comment, comments: readonly Comment[]): Comment => {
    const isAnswered = comments.some(({ parent }) => parent === comment.id);
    return { ...comment, can: { reply: true, ...(comment.can.remove && !isAnswered ? { remove: true } : {}) } };
  };
  return {
    ...adapter,
    comments: {
      ...adapter.comments,
      list: async (query, call) => {
        const page = await adapter.comments.list(query, call);
        return { ...page, comments: page.comments.map((comment) => bare(comment, page.comments)) };
      },
      create: async (comment, call) => bare(await adapter.comments.create(comment, call), []),
    },
    edits: {
      source: refuse,
      update: (id, _text, call) => refuse(id, call),
      remove: async (id, call) => {
        const { comments } = await adapter.comments.replies(id, undefined, call);
        return comments.length > 0 ? refuse(id, call) : adapter.edits!.remove(id, call);
      },
    },
  };
};
const turning = ({ votes }: Adapter): Adapter['votes'] => votes;

/** The rules that fail, of those that limits have a say in. */
async function failing(subject: AdapterSubject<OpenedAdapter>): Promise<readonly string[]> {
  const asked = /answers$|long chain|ancestors|any depth|vote/;
  const outcome = await rehearse(subject, (rule) => asked.test(rule));
  return [...outcome].filter(([, error]) => error !== null).map(([rule]) => rule);
}

describe('describeAdapter, told of limits', () => {
  it('finds no fault with what was said to be less', async () => {
    expect(await failing(limited({ twoLevels: TWO_LEVELS, votesStand: STANDS }, standing))).to.deep.equal([]);
  });

  it('asks for everything where nothing was said', async () => {
    expect(await failing(limited(undefined, standing))).to.deep.equal([
      'says whom each comment answers',
      'keeps a long chain of replies together',
      'finds a comment after all of its ancestors',
      'gives all replies below a comment, at any depth',
      'takes a vote back',
      'turns a vote round, where one can vote down',
    ]);
  });

  it('finds out votes that do not stand although they are said to', async () => {
    expect(await failing(limited({ twoLevels: TWO_LEVELS, votesStand: STANDS }, turning))).to.deep.equal([
      'refuses to take a vote back or to turn it round, and keeps it',
    ]);
  });

  it('finds out deeper threads than are said to be there', async () => {
    const deep: AdapterSubject<OpenedAdapter> = {
      ...limited({ twoLevels: TWO_LEVELS }, turning),
      open: async (comments) => ({ adapter: memoryAdapter({ votes: 'up-down', comments, pageSize: 10 }), thread: '/' }),
    };

    expect(await failing(deep)).to.include('says whom each comment answers');
  });

  describe('on what one wrote', () => {
    const edited = (limits: Limits, wrap: (adapter: Adapter) => Adapter): AdapterSubject<OpenedAdapter> => ({
      ...limited(limits, turning),
      open: async (comments) => ({
        adapter: wrap(memoryAdapter({ votes: 'up-down', comments, pageSize: 10 })),
        thread: '/',
      }),
    });
    const failingEdits = async (subject: AdapterSubject<OpenedAdapter>): Promise<readonly string[]> => {
      const outcome = await rehearse(subject, (rule) =>
        /change|take|takes a comment away|without text|taken away/.test(rule),
      );
      return [...outcome].filter(([rule, error]) => error !== null && !rule.includes('vote')).map(([rule]) => rule);
    };
    const less = { wordsStand: STANDS, answeredStay: STANDS };

    it('finds no fault with words that stand, and answered comments that stay', async () => {
      expect(await failingEdits(edited(less, standingWords))).to.deep.equal([]);
    });

    it('asks for changes and removals where nothing was said', async () => {
      expect(await failingEdits(edited({}, standingWords))).to.include.members([
        'lets readers change what they may',
        'leaves the replies to a comment that is taken away',
      ]);
    });

    it('finds out what can be changed and taken away although it is said not to', async () => {
      expect(await failingEdits(edited(less, (adapter) => adapter))).to.deep.equal([
        'refuses to change a comment, and keeps it',
        'refuses to take away what was answered, and keeps both',
      ]);
    });
  });
});
