import { issoError } from '../../src/adapters/isso-errors.js';
import type { AdapterErrorKind, FieldError } from '../../src/core/errors.js';
import { expect } from '../support/index.js';
import { readRecording } from '../support/recorded.js';

const TEXT = { field: 'text' } as const;

const EXPECTED: readonly (readonly [string, AdapterErrorKind, ...FieldError[]])[] = [
  ['08-create-unknown-thread-no-title', 'unavailable'],
  ['10-create-short', 'rejected', { ...TEXT, reason: 'too-short', by: 3, unit: 'characters' }],
  ['11-create-no-text', 'rejected', { ...TEXT, reason: 'required' }],
  ['12-create-too-long', 'rejected', { ...TEXT, reason: 'too-long' }],
  ['13-create-bad-website', 'rejected', { field: 'website', reason: 'invalid' }],
  ['15-create-parent-string', 'rejected'],
  ['16-create-form-encoded', 'forbidden'],
  ['17-create-no-uri', 'rejected'],
  ['29-list-bad-sort', 'rejected'],
  ['30-list-no-uri', 'rejected'],
  ['32-count-get', 'rejected'],
  ['38-edit-without-cookie', 'forbidden'],
  ['46-delete-again', 'unavailable'],
  ['56-guard-no-email', 'rejected', { field: 'email', reason: 'required' }],
  ['57-guard-no-author', 'rejected', { field: 'name', reason: 'required' }],
  ['59-guard-reply-to-self', 'forbidden'],
  ['60-guard-ratelimit', 'rate-limited'],
];

async function errorOf(name: string, html?: string) {
  const { request, response } = await readRecording('isso', name, 'https://isso.example.test');
  return issoError({
    ok: false,
    status: response.status,
    headers: new Headers(),
    url: request.url,
    text: html ?? String(response.body),
    json: () => undefined,
  });
}

describe('an error of Isso', () => {
  for (const [name, kind, ...fields] of EXPECTED) {
    it(`is ${kind} for ${name}`, async () => {
      const error = await errorOf(name);

      expect(error.kind).to.equal(kind);
      expect(error.fields).to.deep.equal(fields);
    });
  }

  it('says how long to wait for what was sent too fast, and nobody’s address', async () => {
    const error = await errorOf('60-guard-ratelimit');

    expect(error.retryAfter).to.equal(60_000);
    expect(JSON.stringify([error.detail, error.hint, error.message])).not.to.include('198.51');
  });

  it('repeats to readers what they can act on', async () => {
    expect((await errorOf('59-guard-reply-to-self')).detail).to.equal('edit time frame is still open');
    expect((await errorOf('59-guard-reply-to-self', '<p>3 direct responses to /guide/intro</p>')).detail).to.equal(
      '3 direct responses to /guide/intro',
    );
    expect((await errorOf('38-edit-without-cookie')).detail).to.equal(undefined);
  });

  it('tells the developer how to spare Isso the search for a title', async () => {
    expect((await errorOf('08-create-unknown-thread-no-title')).hint).to.include('give the adapter a title');
  });

  it('is uncertain when Isso itself failed, and only then', async () => {
    expect((await errorOf('46-delete-again')).uncertain).to.equal(true);
    expect((await errorOf('60-guard-ratelimit')).uncertain).to.equal(false);
  });

  it('goes by the status where something else answered', async () => {
    for (const html of ['', 'no page', '<p>', '<p>'.repeat(20_000)])
      expect((await errorOf('38-edit-without-cookie', html)).kind).to.equal('forbidden');
  });
});
