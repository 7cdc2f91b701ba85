import type { HttpAnswer } from '../../src/adapters/http.js';
import { wordpressError } from '../../src/adapters/wordpress-errors.js';
import type { AdapterErrorKind } from '../../src/core/errors.js';
import { expect } from '../support/index.js';
import { ELSEWHERE, readRecording } from '../support/recorded.js';

/** What was recorded, and what it means. Fields as `name:required`. */
const RECORDED: readonly (readonly [name: string, kind: AdapterErrorKind, code: string, fields?: string])[] = [
  ['15-list-per-page-too-big', 'rejected', 'rest_invalid_param'],
  ['20-list-draft-post', 'forbidden', 'rest_cannot_read_post'],
  ['21-list-protected-post', 'forbidden', 'rest_cannot_read_post'],
  ['23-list-type-pingback-anonymous', 'signed-out', 'rest_forbidden_param'],
  ['28-get-unknown', 'not-found', 'rest_comment_invalid_id'],
  ['29-get-pending-anonymous', 'signed-out', 'rest_cannot_read'],
  ['35-create-duplicate', 'conflict', 'comment_duplicate'],
  ['36-create-no-author', 'rejected', 'rest_comment_author_data_required', 'name:required email:required'],
  ['38-create-bad-email', 'rejected', 'rest_invalid_param', 'email:invalid'],
  ['40-create-empty-content', 'rejected', 'rest_comment_content_invalid', 'text:required'],
  ['41-create-blank-content', 'rejected', 'rest_comment_content_invalid', 'text:required'],
  ['43-create-name-too-long', 'rejected', 'comment_author_column_length', 'name:too-long'],
  ['44-create-content-too-long', 'rejected', 'comment_content_column_length', 'text:too-long'],
  ['46-create-unknown-post', 'not-found', 'rest_comment_invalid_post_id'],
  ['47-create-closed-post', 'closed', 'rest_comment_closed'],
  ['48-create-draft-post', 'forbidden', 'rest_comment_draft_post'],
  ['49-create-protected-post', 'forbidden', 'rest_cannot_read_post'],
  ['55-create-guest-sets-author-id', 'signed-out', 'rest_comment_invalid_author'],
  ['56-create-guest-sets-status', 'signed-out', 'rest_comment_invalid_status'],
  ['58-create-bad-json', 'rejected', 'rest_invalid_json'],
  ['60-get-own-held-anonymous', 'signed-out', 'rest_cannot_read'],
  ['64-create-flood-second', 'rate-limited', 'comment_flood'],
  ['65-create-anonymous-not-allowed', 'signed-out', 'rest_comment_login_required'],
  ['67-edit-anonymous', 'signed-out', 'rest_cannot_edit'],
  ['68-delete-anonymous', 'signed-out', 'rest_cannot_delete'],
  ['70-auth-bad-app-password', 'signed-out', 'rest_not_logged_in'],
  ['73-edit-own-as-subscriber', 'forbidden', 'rest_cannot_edit'],
  ['74-delete-own-as-subscriber', 'forbidden', 'rest_cannot_delete'],
  ['80-delete-again-as-admin', 'not-found', 'rest_already_trashed'],
  ['93-cookie-bad-nonce', 'signed-out', 'rest_cookie_invalid_nonce'],
  ['205-post-protected-wrong-password', 'forbidden', 'rest_post_incorrect_password'],
  ['206-post-draft', 'signed-out', 'rest_forbidden'],
  ['207-post-unknown', 'not-found', 'rest_post_invalid_id'],
  ['219-no-route', 'not-found', 'rest_no_route'],
  ['244-source-anonymous', 'signed-out', 'rest_forbidden_context'],
  ['247-create-trashed-post', 'not-found', 'rest_comment_trash_post'],
  ['250-delete-without-trash-as-admin', 'forbidden', 'rest_trash_not_supported'],
];

/** Codes that WordPress's source has and no recording: variants of recording 73, a 403, with another code and status. */
const FROM_SOURCE: readonly (readonly [code: string, status: number, kind: AdapterErrorKind, fields?: string])[] = [
  ['rest_comment_exists', 400, 'conflict'],
  ['rest_comment_failed_create', 500, 'unavailable'],
  ['rest_comment_failed_edit', 500, 'unavailable'],
  ['rest_comment_invalid_author_ip', 401, 'signed-out'],
  ['rest_comment_invalid_author_ip', 403, 'forbidden'],
  ['rest_invalid_comment_type', 400, 'rejected'],
  ['rest_cannot_read', 403, 'forbidden'],
  ['rest_post_invalid_page_number', 400, 'not-found'],
  ['comment_email_column_length', 400, 'rejected', 'email:too-long'],
  ['comment_url_column_length', 400, 'rejected', 'website:too-long'],
];

describe('refusals of WordPress', () => {
  const fieldsOf = (error: ReturnType<typeof wordpressError>): string =>
    error.fields.map(({ field, reason }) => `${field}:${reason}`).join(' ');

  for (const [name, kind, code, fields = ''] of RECORDED) {
    it(`read ${code} as ${kind} (${name.slice(0, name.indexOf('-'))})`, async () => {
      const { status, body } = (await readRecording('wordpress', name, ELSEWHERE)).response;
      const error = wordpressError(answer(status, JSON.stringify(body)));

      expect(error).to.include({ kind, code, uncertain: false });
      expect(fieldsOf(error)).to.equal(fields);
      expect(error.hint, 'for the developer').to.be.a('string');
    });
  }

  for (const [code, status, kind, fields = ''] of FROM_SOURCE) {
    it(`read ${code} with ${status} as ${kind}`, () => {
      const error = wordpressError(answer(status, JSON.stringify({ code, message: '', data: { status } })));

      expect(error).to.include({ kind, code });
      expect(fieldsOf(error)).to.equal(fields);
    });
  }

  it('let the code decide, whatever the status', () => {
    for (const status of [200, 400, 403, 409, 500]) {
      expect(wordpressError(answer(status, '{"code":"rest_comment_closed"}')).kind).to.equal('closed');
    }
  });

  it('say in plain text what WordPress says in HTML', async () => {
    const { body } = (await readRecording('wordpress', '35-create-duplicate', ELSEWHERE)).response;

    expect(wordpressError(answer(409, JSON.stringify(body))).detail).to.equal(
      'Duplicate comment detected; it looks as though you’ve already said that!',
    );
    expect(wordpressError(answer(500, '{"code":"x","message":"<p>A <b>critical</b> error.</p>"}')).detail).to.equal(
      'A critical error.',
    );
    expect(wordpressError(answer(500, JSON.stringify({ message: 'x'.repeat(9_000_000) }))).detail).to.have.length(300);
  });

  it('ask to wait as long as WordPress does, which it never says', () => {
    expect(wordpressError(answer(400, '{"code":"comment_flood"}')).retryAfter).to.equal(15_000);
    expect(wordpressError(answer(429, '{"code":"comment_flood"}', { 'Retry-After': '60' })).retryAfter).to.equal(
      60_000,
    );
  });

  it('name the fields that are missing', () => {
    const error = wordpressError(
      answer(400, '{"code":"rest_missing_callback_param","data":{"params":["content","author_email","per_page",{}]}}'),
    );

    expect(fieldsOf(error)).to.equal('text:required email:required');
  });

  it('go by the status where WordPress did not speak', () => {
    expect(wordpressError(answer(403, '<h1>Firewall</h1>'))).to.include({ kind: 'forbidden', code: '' });
    expect(wordpressError(answer(404, '<!doctype html>')).hint).to.include('is the endpoint its REST root?');
    expect(wordpressError(answer(502, 'Bad gateway'))).to.include({ kind: 'unavailable', uncertain: true });
    expect(wordpressError(answer(400, '{"code":"some_plugin_says_no"}'))).to.include({
      kind: 'rejected',
      code: 'some_plugin_says_no',
    });
  });

  it('are not led astray by what objects inherit', () => {
    expect(
      wordpressError(answer(418, '{"code":"constructor","data":{"params":{"toString":"x","__proto__":"y"}}}')),
    ).to.include({ kind: 'rejected' });
    expect(wordpressError(answer(400, '{"code":{"toString":1},"message":[],"data":null}')).code).to.equal('');
    expect(wordpressError(answer(400, 'null')).kind).to.equal('rejected');
  });
});

function answer(status: number, text: string, headers: Readonly<Record<string, string>> = {}): HttpAnswer {
  return {
    ok: false,
    status,
    headers: new Headers(headers),
    url: `${ELSEWHERE}/wp-json/wp/v2/comments`,
    text,
    json: () => JSON.parse(text) as unknown,
  };
}
