import type { Adapter, CountsPort } from '../../src/adapters/adapter.js';
import { memoryAdapter } from '../../src/adapters/memory.js';
import { BATCH } from '../../src/components/count-batch.js';
import { CountDesk, countDesk, GATHERING } from '../../src/components/count-desk.js';
import { AdapterError } from '../../src/core/errors.js';
import { FakeTime } from '../support/fake-time.js';
import { expect } from '../support/index.js';
import { Question } from '../support/scripted-adapter.js';

type Asked = Question<readonly string[], readonly number[]>;

/** A backend that counts when the test tells it to. */
class Counting implements Adapter {
  readonly asked: Asked[] = [];
  readonly comments = memoryAdapter().comments;
  readonly counts: CountsPort = {
    counts: (threads, { signal }) => {
      const question = new Question<readonly string[], readonly number[]>(threads, signal);
      this.asked.push(question);
      return question.promise;
    },
  };

  get names(): string[] {
    return this.asked.map(({ asked }) => asked.join());
  }
}

describe('CountDesk', () => {
  const time = FakeTime.inEachTest();
  let desk: CountDesk;
  let heard: string[];
  beforeEach(() => {
    desk = new CountDesk();
    heard = [];
  });

  const gathered = (): Promise<void> => time.pass(GATHERING);
  /** Asks, and writes down what is heard: `a: 3`. */
  const ask = (adapter: Adapter | undefined, thread: string, name = thread): (() => void) =>
    desk.ask({ adapter, backend: adapter ? '' : 'memory', endpoint: '', data: {} }, thread, {
      counted: (count) => heard.push(`${name}: ${count}`),
      failed: (message, error) => heard.push(`${name}: ${error?.kind ?? 'no error'}, ${message}`),
    });

  it('asks for all that is wanted in one moment in one call', async () => {
    const backend = new Counting();
    for (let post = 1; post <= 50; post += 1) ask(backend, String(post));
    await gathered();

    expect(backend.asked).to.have.length(1);
    backend.asked[0]!.answer(backend.asked[0]!.asked.map((post) => Number(post) * 2));
    await gathered();

    expect(heard).to.have.length(50);
    expect(heard).to.include('1: 2').and.include('50: 100');
  });

  it('asks for each thread once, however many want to know', async () => {
    const backend = new Counting();
    ask(backend, 'a', 'title');
    ask(backend, 'a', 'foot');
    ask(backend, 'b');
    await gathered();
    expect(backend.names).to.deep.equal(['a,b']);

    backend.asked[0]!.answer([3, 4]);
    await gathered();

    expect(heard).to.deep.equal(['title: 3', 'foot: 3', 'b: 4']);
  });

  it('starts another call for those that come later', async () => {
    const backend = new Counting();
    ask(backend, 'a');
    await gathered();
    ask(backend, 'a', 'again');
    await gathered();

    expect(backend.names).to.deep.equal(['a', 'a']);
  });

  it('asks for no more than a hundred threads in a call', async () => {
    const backend = new Counting();
    for (let post = 0; post < BATCH + 5; post += 1) ask(backend, String(post));
    await gathered();

    expect(backend.asked.map(({ asked }) => asked.length)).to.deep.equal([100, 5]);
  });

  it('keeps backends apart', async () => {
    const [one, other] = [new Counting(), new Counting()];
    ask(one, 'a');
    ask(other, 'a');
    await gathered();

    expect([one.names, other.names]).to.deep.equal([['a'], ['a']]);
  });

  it('tells one of those who asked together that it failed', async () => {
    const backend = new Counting();
    ask(backend, 'a');
    ask(backend, 'b');
    await gathered();
    backend.asked[0]!.fail(new AdapterError('offline', { hint: 'No network.' }));
    await gathered();

    expect(heard).to.deep.equal(['a: offline, No network.']);
  });

  it('tells one who is still there', async () => {
    const backend = new Counting();
    const giveUp = ask(backend, 'a');
    ask(backend, 'b');
    giveUp();
    await gathered();
    backend.asked[0]!.fail(new AdapterError('offline'));
    await gathered();

    expect(heard).to.deep.equal(['b: offline, offline']);
  });

  it('tells nobody a number that is none', async () => {
    const backend = new Counting();
    ask(backend, 'a');
    ask(backend, 'b');
    await gathered();
    backend.asked[0]!.answer([Number.NaN]);
    await gathered();

    expect(heard).to.deep.equal([]);
  });

  it('says so when a backend cannot count', async () => {
    ask({ comments: memoryAdapter().comments }, 'a');
    await gathered();

    expect(heard).to.deep.equal(['a: no error, This backend cannot count.']);
  });

  it('opens a built-in backend by its name', async () => {
    time.end();
    const { promise, resolve } = Promise.withResolvers<number>();
    desk.ask({ adapter: undefined, backend: 'memory', endpoint: '', data: {} }, 'a', {
      counted: resolve,
      failed: (message) => resolve(message.length),
    });

    expect(await promise).to.equal(0);
  });

  describe('given up by everyone', () => {
    it('asks nothing', async () => {
      const backend = new Counting();
      ask(backend, 'a')();
      await gathered();

      expect(backend.names).to.deep.equal([]);
    });

    it('ends the call', async () => {
      const backend = new Counting();
      const giveUp = [ask(backend, 'a'), ask(backend, 'a'), ask(backend, 'b')];
      await gathered();
      const [{ signal }] = backend.asked as [Asked];

      giveUp.pop()!();
      giveUp.pop()!();
      expect(signal.aborted).to.equal(false);
      giveUp.pop()!();
      expect(signal.aborted).to.equal(true);
      await gathered();

      expect(heard).to.deep.equal([]);
    });
  });

  it('is one for a page', () => {
    expect(countDesk(document) === countDesk(document)).to.equal(true);
    expect(countDesk(document) === countDesk(document.implementation.createHTMLDocument())).to.equal(false);
  });
});
