import { remark42Error } from '../../src/adapters/remark42-errors.js';
import type { AdapterErrorKind, FieldError } from '../../src/core/errors.js';
import { expect } from '../support/index.js';
import { readRecording } from '../support/recorded.js';

const TEXT = { field: 'text' } as const;

const EXPECTED: readonly (readonly [string, AdapterErrorKind, ...FieldError[]])[] = [
  ['04-login-name-too-short', 'forbidden'],
  ['07-user-anonymous', 'signed-out'],
  ['11-create-no-login', 'signed-out'],
  ['14-create-empty', 'rejected', { ...TEXT, reason: 'required' }],
  ['15-create-too-long', 'rejected', { ...TEXT, reason: 'too-long', by: 1, unit: 'characters' }],
  ['18-create-wrong-site', 'forbidden'],
  ['35-vote-up-again', 'conflict'],
  ['36-vote-same-ip-other-user', 'conflict'],
  ['38-vote-own', 'forbidden'],
  ['40-vote-unknown', 'not-found'],
  ['41-edit-other', 'forbidden'],
  ['42-edit-with-replies', 'forbidden'],
  ['50-create-readonly', 'closed'],
  ['53-create-blocked-user', 'forbidden'],
  ['58-rate-limit', 'rate-limited'],
];

interface Said {
  readonly status?: number;
  readonly body?: unknown;
  readonly writes?: boolean;
}

async function errorOf(name: string, said: Said = {}) {
  const { request, response } = await readRecording('remark42', name, 'https://remark42.example.test');
  const { status = response.status, body = response.body, writes = request.method !== 'GET' } = said;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const answer = { ok: false, status, headers: new Headers(), url: request.url, text };
  return remark42Error({ ...answer, json: () => JSON.parse(text) as unknown }, writes);
}

describe('an error of Remark42', () => {
  for (const [name, kind, ...fields] of EXPECTED) {
    it(`is ${kind} for ${name}`, async () => {
      const error = await errorOf(name);

      expect(error.kind).to.equal(kind);
      expect(error.fields).to.deep.equal(fields);
      expect(error.uncertain).to.equal(false);
    });
  }

  it('says how long to wait, twice as long after a write', async () => {
    expect((await errorOf('58-rate-limit')).retryAfter).to.equal(1000);
    expect((await errorOf('58-rate-limit', { writes: true })).retryAfter).to.equal(2000);
  });

  it('says how long a text must be at least', async () => {
    const body = { code: 4, error: 'comment text is smaller than min allowed size 10 (3)', details: 'invalid comment' };

    expect((await errorOf('14-create-empty', { body })).fields).to.deep.equal([
      { ...TEXT, reason: 'too-short', by: 10, unit: 'characters' },
    ]);
  });

  it('points at the words where it does not understand the sentence', async () => {
    const body = { code: 4, error: 'something new', details: 'invalid comment' };

    expect((await errorOf('14-create-empty', { body })).fields).to.deep.equal([{ ...TEXT, reason: 'invalid' }]);
  });

  it('repeats to readers what is about their words, and nothing that names people or addresses', async () => {
    const body = { code: 19, error: 'comment contains restricted words', details: 'invalid comment' };

    expect(await errorOf('14-create-empty', { body })).to.include({ kind: 'rejected', detail: body.error });
    expect((await errorOf('36-vote-same-ip-other-user')).detail).to.equal(undefined);
  });

  it('tells the developer of the site that is not there', async () => {
    const error = await errorOf('40-vote-unknown', { body: { code: 6, error: 'no such site', details: '' } });

    expect(error).to.include({ kind: 'not-found', hint: 'Remark42 has no such site: is “site” right?' });
  });

  it('leaves open whether a request arrived that a gateway gave up on', async () => {
    const error = await errorOf('14-create-empty', { status: 502, body: '<html>' });

    expect(error).to.include({ kind: 'unavailable', uncertain: true });
  });

  it('goes by the status for codes that it does not know', async () => {
    expect((await errorOf('14-create-empty', { body: { code: 99 } })).kind).to.equal('rejected');
    expect((await errorOf('14-create-empty', { body: { code: 'constructor' } })).kind).to.equal('rejected');
  });
});
