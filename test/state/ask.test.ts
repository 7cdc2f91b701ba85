import { AdapterError } from '../../src/core/errors.js';
import { ask, PATIENCE } from '../../src/state/ask.js';
import { FakeTime } from '../support/fake-time.js';
import { expect } from '../support/index.js';
import { rejectionOf } from '../support/rejection-of.js';

const never = (): Promise<never> => new Promise(() => undefined);

describe('ask()', () => {
  const time = FakeTime.inEachTest();
  const patient = new AbortController().signal;

  it('answers what was answered, and leaves no timer behind', async () => {
    expect(await ask(patient, async () => 7)).to.equal(7);
    expect(time.waiting).to.equal(0);
  });

  it('passes on how it failed, also when that was not even a promise', async () => {
    const failure = new AdapterError('closed');

    expect(await rejectionOf(ask(patient, () => Promise.reject(failure)))).to.equal(failure);
    expect(
      await rejectionOf(
        ask(patient, () => {
          throw failure;
        }),
      ),
    ).to.equal(failure);
    expect(time.waiting).to.equal(0);
  });

  it('gives up on an adapter that never settles, and tells it so', async () => {
    let signal: AbortSignal | undefined;
    const answer = rejectionOf(
      ask(patient, (call) => {
        signal = call.signal;
        return never();
      }),
    );

    await time.pass(PATIENCE - 1);
    expect(signal!.aborted).to.equal(false);

    await time.pass(1);
    expect(await answer).to.include({
      name: 'AdapterError',
      kind: 'unavailable',
      hint: 'The adapter did not answer within 20 s.',
    });
    expect(signal!.aborted).to.equal(true);
  });

  it('ends with the caller, also when the adapter does not care', async () => {
    const caller = new AbortController();
    const reason = new Error('No longer wanted');
    const answer = rejectionOf(ask(caller.signal, never));

    caller.abort(reason);

    expect(await answer).to.equal(reason);
    expect(time.waiting).to.equal(0);
  });

  it('asks nothing for a caller who has given up already', async () => {
    let asked = false;
    const answer = ask(AbortSignal.abort(new Error('Too late')), async () => (asked = true));

    expect(await rejectionOf(answer)).to.have.property('message', 'Too late');
    expect(asked).to.equal(false);
  });
});
