import type { ReactionsPort } from '../../src/adapters/adapter.js';
import type { CommentId, Reaction } from '../../src/core/comment.js';
import { AdapterError } from '../../src/core/errors.js';
import { react } from '../../src/state/react.js';
import type { Thread } from '../../src/state/thread.js';
import { aComment } from '../support/a-comment.js';
import { loadedThread, pagesAdapter } from '../support/a-thread.js';
import { settled } from '../support/fake-time.js';
import { expect } from '../support/index.js';
import { rejectionOf } from '../support/rejection-of.js';
import { anInfo, Question } from '../support/scripted-adapter.js';

interface Asked {
  readonly target: CommentId | null;
  readonly name: string;
  readonly on: boolean;
}
type Reacted = Question<Asked, readonly Reaction[]>;

const heart: Reaction = { name: 'heart', emoji: '❤️', count: 2, mine: false };
const rocket: Reaction = { name: 'rocket', emoji: '🚀', count: 1, mine: true };

async function reactive(reactions: readonly Reaction[] | undefined): Promise<{ thread: Thread; reacted: Reacted[] }> {
  const reacted: Reacted[] = [];
  const port: ReactionsPort = {
    react(target, name, on, { signal }) {
      const question = new Question<Asked, readonly Reaction[]>({ target, name, on }, signal);
      reacted.push(question);
      return question.promise;
    },
  };
  const info = anInfo({ reactions: { choices: [{ name: 'eyes', emoji: '👀' }], page: [heart], canReact: true } });
  const thread = await loadedThread(
    pagesAdapter([[aComment({ reactions })]], { reactions: port, comments: { describe: async () => info } }),
  );
  return { thread, reacted };
}

const ofComment = (thread: Thread): readonly Reaction[] | undefined => thread.$comment('1').get().reactions;
const ofPage = (thread: Thread): readonly Reaction[] | undefined => {
  const info = thread.$info.get();
  return info.is === 'ready' ? info.value.reactions?.page : undefined;
};

describe('react()', () => {
  it('shows the reaction at once, and then what the backend counts', async () => {
    const { thread, reacted } = await reactive([heart, rocket]);

    const done = react(thread, '1', 'heart', true);
    expect(ofComment(thread)).to.deep.equal([{ ...heart, count: 3, mine: true }, rocket]);
    expect(reacted[0]!.asked).to.deep.equal({ target: '1', name: 'heart', on: true });
    reacted[0]!.answer([{ ...heart, count: 9, mine: true }]);

    await done;
    expect(ofComment(thread)).to.deep.equal([{ ...heart, count: 9, mine: true }]);
  });

  it('takes one away, and with the last of them the whole reaction', async () => {
    const { thread } = await reactive([heart, rocket]);

    void react(thread, '1', 'rocket', false);

    expect(ofComment(thread)).to.deep.equal([heart]);
  });

  it('adds one that nobody chose yet, with the emoji of the choice', async () => {
    const { thread } = await reactive(undefined);

    void react(thread, '1', 'eyes', true);

    expect(ofComment(thread)).to.deep.equal([{ name: 'eyes', emoji: '👀', count: 1, mine: true }]);
  });

  it('changes nothing that is so already', async () => {
    const { thread } = await reactive([rocket]);

    void react(thread, '1', 'rocket', true);
    void react(thread, '1', 'heart', false);

    expect(ofComment(thread)).to.deep.equal([rocket]);
  });

  it('goes back to what was confirmed when the backend refuses', async () => {
    const { thread, reacted } = await reactive([heart]);

    const done = react(thread, '1', 'heart', true);
    reacted[0]!.fail(new AdapterError('signed-out'));

    expect(await rejectionOf(done)).to.have.property('kind', 'signed-out');
    expect(ofComment(thread)).to.deep.equal([heart]);
  });

  it('asks for different ones in turn, and shows all that are wished for', async () => {
    const { thread, reacted } = await reactive([heart]);
    const confirmed = [{ ...heart, count: 3, mine: true }];

    const first = react(thread, '1', 'heart', true);
    const second = rejectionOf(react(thread, '1', 'eyes', true));
    expect(ofComment(thread)!.map(({ name, mine }) => [name, mine])).to.deep.equal([
      ['heart', true],
      ['eyes', true],
    ]);
    expect(reacted).to.have.length(1);
    reacted[0]!.answer(confirmed);
    await first;
    await settled();
    expect(ofComment(thread)!.map(({ name }) => name)).to.deep.equal(['heart', 'eyes']);
    reacted[1]!.fail(new AdapterError('offline'));

    await second;
    expect(ofComment(thread)).to.deep.equal(confirmed);
  });

  it('lets the last intent win', async () => {
    const { thread, reacted } = await reactive([heart]);

    const wishes = [true, false, true, false].map((on) => react(thread, '1', 'heart', on));
    reacted[0]!.answer([{ ...heart, count: 3, mine: true }]);
    await settled();
    expect(ofComment(thread)).to.deep.equal([heart]);
    reacted[1]!.answer([heart]);

    await Promise.all(wishes);
    expect(reacted.map(({ asked }) => asked.on)).to.deep.equal([true, false]);
    expect(ofComment(thread)).to.deep.equal([heart]);
  });

  describe('to the page', () => {
    it('shows the reaction at once, and then what the backend counts', async () => {
      const { thread, reacted } = await reactive([]);

      const done = react(thread, null, 'heart', true);
      expect(ofPage(thread)).to.deep.equal([{ ...heart, count: 3, mine: true }]);
      reacted[0]!.answer([{ ...heart, count: 5, mine: true }]);

      await done;
      expect(reacted[0]!.asked.target).to.equal(null);
      expect(ofPage(thread)).to.deep.equal([{ ...heart, count: 5, mine: true }]);
      expect(ofComment(thread)).to.deep.equal([]);
    });

    it('goes back to what was confirmed when the backend refuses', async () => {
      const { thread, reacted } = await reactive([]);

      const done = rejectionOf(react(thread, null, 'heart', true));
      reacted[0]!.fail(new AdapterError('offline'));

      await done;
      expect(ofPage(thread)).to.deep.equal([heart]);
    });
  });

  it('rejects where there are no reactions, and for what is not there', async () => {
    const without = await loadedThread(pagesAdapter([[aComment()]]));
    const { thread } = await reactive([]);

    expect(await rejectionOf(react(without, '1', 'heart', true))).to.have.property('kind', 'forbidden');
    expect(await rejectionOf(react(thread, 'gone', 'heart', true))).to.have.property('kind', 'not-found');
  });
});
