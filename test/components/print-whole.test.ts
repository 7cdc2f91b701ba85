import { printWhole } from '../../src/components/print-whole.js';
import { expect } from '../support/index.js';

describe('printWhole()', () => {
  let done: string[];
  let stop: () => void;
  beforeEach(() => {
    done = [];
    stop = printWhole(() => {
      done.push('shown');
      return () => done.push('put back');
    });
  });
  afterEach(() => stop());
  const print = (...when: readonly ('before' | 'after')[]): void => {
    for (const moment of when) dispatchEvent(new Event(`${moment}print`));
  };

  it('shows everything before the page is printed, and puts it back afterwards (F118)', () => {
    print('before');
    expect(done).to.deep.equal(['shown']);

    print('after');
    expect(done).to.deep.equal(['shown', 'put back']);
  });

  it('does so each time', () => {
    print('before', 'after', 'before', 'after');

    expect(done).to.deep.equal(['shown', 'put back', 'shown', 'put back']);
  });

  it('remembers what was there before the first of two that are not closed', () => {
    print('before', 'before', 'after', 'after');

    expect(done).to.deep.equal(['shown', 'put back']);
  });

  it('does nothing any more once it is stopped, and leaves nothing open', () => {
    print('before');
    stop();
    expect(done).to.deep.equal(['shown', 'put back']);

    print('before', 'after');
    expect(done).to.have.length(2);
  });
});
