import { twikooError } from '../../src/adapters/twikoo-errors.js';
import type { AdapterErrorKind, FieldError } from '../../src/core/errors.js';
import { expect } from '../support/index.js';
import { readRecording } from '../support/recorded.js';

const EXPECTED: readonly (readonly [string, AdapterErrorKind, ...FieldError[]])[] = [
  ['14-create-no-comment', 'rejected', { field: 'text', reason: 'required' }],
  ['16-create-bad-mail', 'rejected', { field: 'email', reason: 'invalid' }],
  ['17-create-too-long', 'rejected', { field: 'text', reason: 'too-long' }],
  ['28-list-no-url', 'rejected'],
  ['36-delete-other', 'forbidden'],
  ['37-delete-unknown', 'not-found'],
  ['39-admin-set-without-login', 'forbidden'],
  ['46-create-blocked-word', 'rejected', { field: 'text', reason: 'invalid' }],
  ['48-create-flood', 'rate-limited'],
  ['49-create-flood-all', 'rate-limited'],
  ['50-create-as-owner-without-login', 'rejected', { field: 'email', reason: 'invalid' }],
  ['53-unknown-event', 'malformed'],
  ['54-bad-json', 'malformed'],
];

describe('a refusal of Twikoo', () => {
  for (const [name, kind, ...fields] of EXPECTED) {
    it(`is ${kind} for ${name}`, async () => {
      const { response } = await readRecording('twikoo', name, 'https://twikoo.example.test');
      const error = twikooError(response.body, true);

      expect(error.kind).to.equal(kind);
      expect(error.fields).to.deep.equal(fields);
      expect(error.uncertain).to.equal(false);
    });
  }

  it('says how long the time is in which Twikoo counts', () => {
    expect(twikooError({ code: 1000, message: '发言频率过高' }, true).retryAfter).to.equal(600_000);
    expect(twikooError({ code: 1000, message: '包含屏蔽词' }, true).retryAfter).to.equal(undefined);
  });

  it('repeats a sentence of Twikoo’s that it does not know', () => {
    expect(twikooError({ code: 1000, message: '昵称不合法' }, true)).to.include({
      kind: 'rejected',
      detail: '昵称不合法',
      uncertain: false,
    });
  });

  it('is a failure where something inside Twikoo broke, and uncertain where something was to be done', () => {
    const broken = { code: 1000, message: 'connect ECONNREFUSED' };

    expect(twikooError(broken, true)).to.include({ kind: 'unavailable', detail: undefined, uncertain: true });
    expect(twikooError(broken, false)).to.include({ kind: 'unavailable', uncertain: false });
  });

  it('survives whatever else it is', () => {
    for (const body of [null, [], { code: {} }, { code: '__proto__', message: 7 }, { message: '参数'.repeat(9_999) }])
      expect(twikooError(body, false).kind).to.be.oneOf(['unavailable', 'rejected']);
  });
});
