import fc from 'fast-check';
import type { VotesPort } from '../../src/adapters/adapter.js';
import type { VoteDirection, Votes } from '../../src/core/comment.js';
import { AdapterError } from '../../src/core/errors.js';
import { PATIENCE } from '../../src/state/ask.js';
import { castVote } from '../../src/state/cast-vote.js';
import type { Thread } from '../../src/state/thread.js';
import { aComment } from '../support/a-comment.js';
import { loadedThread, pagesAdapter } from '../support/a-thread.js';
import { FakeTime, settled } from '../support/fake-time.js';
import { expect } from '../support/index.js';
import { rejectionOf } from '../support/rejection-of.js';
import { Question } from '../support/scripted-adapter.js';

type Vote = VoteDirection | null;
type Cast = Question<Vote, Votes>;

async function votable(votes?: Votes): Promise<{ thread: Thread; cast: Cast[]; shown: () => Votes | undefined }> {
  const cast: Cast[] = [];
  const port: VotesPort = {
    cast(_id, vote, { signal }) {
      const question = new Question<Vote, Votes>(vote, signal);
      cast.push(question);
      return question.promise;
    },
  };
  const comment = aComment(votes ? { votes } : {});
  const thread = await loadedThread(pagesAdapter([[comment]], { votes: port }));
  return { thread, cast, shown: () => thread.$comment('1').get().votes };
}

describe('castVote()', () => {
  const time = FakeTime.inEachTest();
  const three: Votes = { score: 3, up: 4, down: 1, mine: null };

  it('shows the vote at once, and then what the backend counts', async () => {
    const { thread, cast, shown } = await votable(three);

    const done = castVote(thread, '1', 'up');
    expect(shown()).to.deep.equal({ score: 4, up: 5, down: 1, mine: 'up' });
    cast[0]!.answer({ score: 7, mine: 'up' });

    await done;
    expect(cast[0]!.asked).to.equal('up');
    expect(shown()).to.deep.equal({ score: 7, mine: 'up' });
  });

  const changes: readonly [Vote, Vote, Partial<Votes>][] = [
    ['up', 'down', { score: 1, up: 3, down: 2 }],
    ['up', null, { score: 2, up: 3, down: 1 }],
    ['down', 'up', { score: 5, up: 5, down: 0 }],
    ['up', 'up', { score: 3, up: 4, down: 1 }],
  ];
  for (const [before, vote, after] of changes) {
    it(`counts what changes when ${before} becomes ${vote}`, async () => {
      const { thread, shown } = await votable({ ...three, mine: before });

      void castVote(thread, '1', vote);

      expect(shown()).to.deep.equal({ ...after, mine: vote });
    });
  }

  it('makes up no numbers that the backend does not tell', async () => {
    const { thread, shown } = await votable();

    void castVote(thread, '1', 'up');

    expect(shown()).to.deep.equal({ score: 1, mine: 'up' });
  });

  it('goes back to what was confirmed when the backend refuses (F100)', async () => {
    const { thread, cast, shown } = await votable(three);

    const done = castVote(thread, '1', 'up');
    cast[0]!.fail('no reason');

    expect(await rejectionOf(done)).to.include({ name: 'AdapterError', kind: 'unavailable' });
    expect(shown()).to.deep.equal(three);
  });

  it('goes back when the backend never answers', async () => {
    const { thread, shown } = await votable(three);
    const error = rejectionOf(castVote(thread, '1', 'up'));

    await time.pass(PATIENCE);

    expect(await error).to.have.property('kind', 'unavailable');
    expect(shown()).to.deep.equal(three);
  });

  it('sends the last of several only, and one after the other (F100)', async () => {
    const { thread, cast, shown } = await votable(three);

    const wishes = (['up', 'down', null] as const).map((vote) => castVote(thread, '1', vote));
    expect(cast.map(({ asked }) => asked)).to.deep.equal(['up']);
    cast[0]!.answer({ ...three, score: 4, mine: 'up' });
    await settled();
    expect(shown()!.mine).to.equal(null);
    expect(cast.map(({ asked }) => asked)).to.deep.equal(['up', null]);
    cast[1]!.answer(three);

    await Promise.all(wishes);
    expect(shown()).to.deep.equal(three);
  });

  it('goes back to the vote before, when that one was confirmed', async () => {
    const { thread, cast, shown } = await votable(three);
    const confirmed: Votes = { score: 4, up: 5, down: 1, mine: 'up' };

    const first = castVote(thread, '1', 'up');
    const second = rejectionOf(castVote(thread, '1', null));
    cast[0]!.answer(confirmed);
    await first;
    await settled();
    cast[1]!.fail(new AdapterError('rate-limited'));

    expect(await second).to.have.property('kind', 'rate-limited');
    expect(shown()).to.deep.equal(confirmed);
  });

  it('does not tell of a failure that a newer vote made good', async () => {
    const { thread, cast, shown } = await votable(three);

    const wishes = [castVote(thread, '1', 'up'), castVote(thread, '1', 'down')];
    cast[0]!.fail(new AdapterError('offline'));
    await settled();
    cast[1]!.answer({ score: 2, mine: 'down' });

    await Promise.all(wishes);
    expect(shown()).to.deep.equal({ score: 2, mine: 'down' });
  });

  it('lets the last intent win, whatever is answered when', async () => {
    const vote = fc.constantFrom<Vote>('up', 'down', null);
    const step = fc.oneof(fc.record({ wish: vote }), fc.record({ answer: fc.constantFrom('yes', 'no') }));
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const { thread, cast, shown } = await votable({ score: 0, mine: null });
        let backend: Votes = { score: 0, mine: null };
        let last: Vote | undefined;
        let answered = 0;
        const answer = (yes: boolean): void => {
          const question = cast[answered];
          if (!question) return;
          answered += 1;
          if (yes) backend = { score: { up: 1, down: -1 }[question.asked!] ?? 0, mine: question.asked };
          if (yes) question.answer(backend);
          else question.fail(new AdapterError('offline'));
        };
        for (const one of steps) {
          if ('wish' in one) void castVote(thread, '1', (last = one.wish)).catch(() => undefined);
          else answer(one.answer === 'yes');
          await settled();
          expect(cast.length - answered).to.be.at.most(1);
          if (cast.length > answered) expect(shown()!.mine).to.equal(last);
        }
        while (answered < cast.length) {
          answer(true);
          await settled();
        }
        expect(shown()).to.deep.equal(backend);
        if (cast.length > 0) expect(cast.at(-1)!.asked).to.equal(last);
      }),
      { numRuns: 200 },
    );
  });

  it('is sent to its end when the thread is closed', async () => {
    const { thread, cast } = await votable(three);

    void castVote(thread, '1', 'up');
    thread.close();

    expect(cast[0]!.signal.aborted).to.equal(false);
  });

  it('rejects where there are no votes, and for what is not there', async () => {
    const without = await loadedThread(pagesAdapter([[aComment()]]));
    const { thread } = await votable();

    expect(await rejectionOf(castVote(without, '1', 'up'))).to.have.property('kind', 'forbidden');
    expect(await rejectionOf(castVote(thread, 'gone', 'up'))).to.have.property('kind', 'not-found');
  });
});
