import { AdapterError } from '../../src/core/errors.js';
import { expect } from '../support/index.js';

describe('AdapterError', () => {
  it('says its kind when there is nothing else to say', () => {
    const error = new AdapterError('closed');

    expect(error).to.be.an.instanceOf(Error);
    expect(error).to.include({
      name: 'AdapterError',
      kind: 'closed',
      message: 'closed',
      retryAfter: undefined,
      detail: undefined,
      uncertain: false,
    });
    expect(error.fields).to.deep.equal([]);
    expect('cause' in error).to.equal(false);
  });

  it('tells the developer what to change before it tells what the server said', () => {
    expect(new AdapterError('rejected', { detail: 'Invalid parameter.' }).message).to.equal('Invalid parameter.');
    expect(
      new AdapterError('rejected', { detail: 'Invalid parameter.', hint: 'Set thread to a number.' }).message,
    ).to.equal('Set thread to a number.');
  });

  it('carries what the backend told', () => {
    const cause = new TypeError('Failed to fetch');
    const fields = [{ field: 'email', reason: 'invalid' }] as const;

    const error = new AdapterError('rejected', { retryAfter: 15_000, fields, uncertain: true, cause });

    expect(error).to.include({ retryAfter: 15_000, fields, uncertain: true, cause });
  });

  describe('from', () => {
    it('leaves an AdapterError as it is', () => {
      const error = new AdapterError('forbidden');

      expect(AdapterError.from(error)).to.equal(error);
    });

    it('understands one of another copy of this code, as a page has with the script tag and an adapter of the package', () => {
      const cause = new TypeError('Failed to fetch');
      const challenge = { kind: 'captcha' };
      const other = Object.assign(new Error('Set thread.', { cause }), {
        name: 'AdapterError',
        kind: 'rate-limited',
        retryAfter: 15_000,
        fields: [{ field: 'email', reason: 'invalid' }],
        detail: 'Too many.',
        hint: 'Set thread.',
        uncertain: true,
        challenge,
      });

      const error = AdapterError.from(other);

      expect(error).to.be.an.instanceOf(AdapterError);
      expect(error).to.include({
        kind: 'rate-limited',
        retryAfter: 15_000,
        fields: other.fields,
        detail: 'Too many.',
        hint: 'Set thread.',
        uncertain: true,
        challenge,
        cause,
      });
    });

    it('takes one of a kind that it does not know for a backend that is out of order', () => {
      const newer = Object.assign(new Error('In the year 2100.'), { name: 'AdapterError', kind: 'time-travel' });

      expect(AdapterError.from(newer)).to.include({ kind: 'unavailable', hint: 'In the year 2100.', cause: newer });
    });

    const thrown: readonly (readonly [string, unknown, string])[] = [
      ['an error', new TypeError('id is not a number'), 'id is not a number'],
      ['a DOMException', new DOMException('The user aborted a request.', 'AbortError'), 'The user aborted a request.'],
      ['a string', 'out of cheese', 'out of cheese'],
      ['nothing', undefined, 'undefined'],
      ['a symbol', Symbol('why'), 'Symbol(why)'],
      ['an object without a prototype', Object.create(null), 'It threw an object that is no error.'],
      ['null', null, 'null'],
    ];
    for (const [what, value, hint] of thrown) {
      it(`takes ${what} for a backend that is out of order`, () => {
        const error = AdapterError.from(value);

        expect([error.kind, error.hint, error.cause]).to.deep.equal(['unavailable', hint, value]);
      });
    }
  });
});
