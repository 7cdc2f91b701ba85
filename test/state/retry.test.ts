import { AdapterError } from '../../src/core/errors.js';
import { belongsInForm, MOST_TRIES, waitBeforeRetry } from '../../src/state/retry.js';
import { expect } from '../support/index.js';

describe('waitBeforeRetry', () => {
  const unavailable = new AdapterError('unavailable');

  it('waits longer after each attempt, up to a minute', () => {
    const waits = [1, 2, 3, 4].map((tries) => waitBeforeRetry(unavailable, tries, 1));

    expect(waits).to.deep.equal([2_000, 4_000, 8_000, 16_000]);
  });

  it('spreads those who failed together over the second half of the wait', () => {
    expect(waitBeforeRetry(unavailable, 2, 0)).to.equal(2_000);
    expect(waitBeforeRetry(unavailable, 2, 0.5)).to.equal(3_000);
  });

  it('never comes back sooner than the backend asked', () => {
    expect(waitBeforeRetry(new AdapterError('unavailable', { retryAfter: 40_000 }), 1, 0)).to.equal(40_000);
    expect(waitBeforeRetry(new AdapterError('rate-limited', { retryAfter: 15_000 }), 1, 0)).to.equal(15_000);
  });

  it('gives a backend half a minute that does not say how fast is too fast', () => {
    expect(waitBeforeRetry(new AdapterError('rate-limited'), 1, 0)).to.equal(30_000);
  });

  it('leaves it to the reader after some attempts, and when it would take very long', () => {
    expect(waitBeforeRetry(unavailable, MOST_TRIES, 0)).to.equal(undefined);
    expect(waitBeforeRetry(new AdapterError('rate-limited', { retryAfter: 86_400_000 }), 1, 0)).to.equal(undefined);
  });

  it('goes on by itself only where time alone may help', () => {
    for (const kind of ['signed-out', 'forbidden', 'closed', 'not-found', 'conflict', 'challenge', 'rejected'] as const)
      expect(waitBeforeRetry(new AdapterError(kind), 1, 0), kind).to.equal(undefined);
    expect(waitBeforeRetry(new AdapterError('malformed'), 1, 0)).to.equal(undefined);
    expect(waitBeforeRetry(new AdapterError('malformed', { uncertain: true }), 1, 0)).to.be.a('number');
  });
});

describe('belongsInForm', () => {
  it('is so for what the writer can mend, and never for what may have arrived', () => {
    expect(belongsInForm(new AdapterError('rejected'))).to.equal(true);
    expect(belongsInForm(new AdapterError('closed'))).to.equal(true);
    expect(belongsInForm(new AdapterError('offline'))).to.equal(false);
    expect(belongsInForm(new AdapterError('malformed'))).to.equal(false);
    expect(belongsInForm(new AdapterError('rejected', { uncertain: true }))).to.equal(false);
  });
});
