import { errorFromStatus, retryAfter, type HttpAnswer } from '../../src/adapters/http.js';
import type { AdapterErrorKind } from '../../src/core/errors.js';
import { expect } from '../support/index.js';

const URL_ASKED = 'https://comments.example/thread';

describe('errorFromStatus', () => {
  const anAnswer = (status: number, headers: HeadersInit = {}): HttpAnswer => ({
    ok: status < 400,
    status,
    headers: new Headers(headers),
    url: URL_ASKED,
    text: '',
    json: () => null,
  });

  const kinds: Readonly<Partial<Record<AdapterErrorKind, readonly number[]>>> = {
    rejected: [400, 402, 405, 406, 411, 413, 414, 415, 418, 422, 431, 451, 499],
    'signed-out': [401],
    forbidden: [403],
    'not-found': [404, 410],
    unavailable: [408, 425, 500, 501, 502, 503, 504, 507, 508, 520, 529, 599, 999],
    conflict: [409, 412],
    closed: [423],
    'rate-limited': [429],
    malformed: [0, 200, 204, 299, 304],
  };
  for (const [kind, statuses] of Object.entries(kinds)) {
    for (const status of statuses) {
      it(`takes ${status} for “${kind}”`, () => {
        expect(errorFromStatus(anAnswer(status))).to.include({ kind, hint: `${URL_ASKED} answered ${status}.` });
      });
    }
  }

  it('does not know whether a request was carried out that broke the server or its gateway', () => {
    for (const status of [500, 502, 503, 504]) expect(errorFromStatus(anAnswer(status)).uncertain).to.equal(true);
    for (const status of [400, 401, 403, 408, 409, 425, 429, 501])
      expect(errorFromStatus(anAnswer(status)).uncertain).to.equal(false);
  });

  it('says how long to wait', () => {
    expect(errorFromStatus(anAnswer(429, { 'Retry-After': '15' })).retryAfter).to.equal(15_000);
    expect(errorFromStatus(anAnswer(503)).retryAfter).to.equal(undefined);
  });

  it('takes over what the adapter knows better', () => {
    const error = errorFromStatus(anAnswer(500), {
      detail: 'Slow down.',
      uncertain: false,
      hint: 'Look at the server’s log.',
    });

    expect(error).to.include({
      kind: 'unavailable',
      detail: 'Slow down.',
      uncertain: false,
      hint: 'Look at the server’s log.',
    });
  });
});

describe('retryAfter', () => {
  const now = Date.UTC(2024, 1, 3, 12);
  const read = (value: string): number | undefined => retryAfter(new Headers({ 'Retry-After': value }), now);

  it('reads seconds', () => {
    expect([read('0'), read('15'), read(' 86400 ')]).to.deep.equal([0, 15_000, 86_400_000]);
  });

  it('reads a date in each form that HTTP has had', () => {
    for (const date of [
      'Sat, 03 Feb 2024 12:00:30 GMT',
      'Saturday, 03-Feb-24 12:00:30 GMT',
      'Sat Feb  3 12:00:30 2024',
    ])
      expect(read(date), date).to.equal(30_000);
  });

  it('waits no longer for a date that has passed', () => {
    expect(read('Sat, 03 Feb 2024 11:00:00 GMT')).to.equal(0);
  });

  for (const nonsense of [
    '',
    'soon',
    '-5',
    '1.5',
    '5 seconds',
    '1e9',
    '9999999999',
    '2024-02-03T12:00:30Z',
    'Satisfied',
    'NaN',
  ]) {
    it(`makes nothing of “${nonsense}”`, () => {
      expect(read(nonsense)).to.equal(undefined);
    });
  }

  it('makes nothing of a header that is not there', () => {
    expect(retryAfter(new Headers())).to.equal(undefined);
  });
});
