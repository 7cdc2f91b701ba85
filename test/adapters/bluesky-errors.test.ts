import { blueskyError } from '../../src/adapters/bluesky-errors.js';
import { blueskyAdapter } from '../../src/adapters/bluesky.js';
import { expect } from '../support/index.js';
import { jsonAnswer, readRecording, recordedServer } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';

const ORIGIN = 'https://bluesky.example.test';
const call = { signal: new AbortController().signal };

/** An answer as `request()` gives it. */
function answer(status: number, text: string, headers: Readonly<Record<string, string>> = {}) {
  const json = (): unknown => JSON.parse(text);
  return { ok: false, status, headers: new Headers(headers), url: `${ORIGIN}/xrpc/x`, text, json };
}

describe('a refusal of Bluesky', () => {
  const recorded = async (name: string) => {
    const { status, body } = (await readRecording('bluesky', name, ORIGIN)).response;
    return blueskyError(answer(status, JSON.stringify(body)));
  };

  it('is told apart by its name, as nearly all have one status', async () => {
    const kinds: Readonly<Record<string, string>> = {
      '26-thread-unknown': 'not-found',
      '27-thread-deleted-post': 'not-found',
      '15-resolve-handle-unknown': 'not-found',
      '28-thread-bad-uri': 'rejected',
      '19-thread-depth-too-big': 'rejected',
      '11-create-post-no-auth': 'signed-out',
      '12-create-post-bad-token': 'signed-out',
      '39-unknown-method': 'unavailable',
    };
    for (const [name, kind] of Object.entries(kinds)) expect(await recorded(name), name).to.include({ kind });
  });

  it('points at a text that is too long', async () => {
    const error = await recorded('10-create-post-too-long');
    expect(error).to.include({ kind: 'rejected' });
    expect(error.fields).to.deep.equal([{ field: 'text', reason: 'too-long' }]);
  });

  it('keeps the server’s own sentence, and tells the developer what may be wrong', async () => {
    expect(await recorded('15-resolve-handle-unknown')).to.include({ detail: 'Unable to resolve handle' });
    expect((await recorded('39-unknown-method')).hint).to.include('is it an AppView');
  });

  it('says how long to wait', () => {
    const reset = String(Math.floor(Date.now() / 1000) + 60);
    const { kind, retryAfter } = blueskyError(
      answer(429, '{"error":"RateLimitExceeded"}', { 'RateLimit-Reset': reset }),
    );
    expect(kind).to.equal('rate-limited');
    expect(retryAfter).to.be.within(50_000, 60_000);
  });

  it('does not say so by a clock that goes wrong', () => {
    for (const reset of ['1', '99999999999', 'soon', ''])
      expect(blueskyError(answer(429, '{}', { 'RateLimit-Reset': reset })).retryAfter, reset).to.equal(undefined);
  });

  it('is known by its status where it has no name', () => {
    expect(blueskyError(answer(502, '<h1>Bad Gateway</h1>'))).to.include({ kind: 'unavailable' });
    expect(blueskyError(answer(403, '{"error":"__proto__"}'))).to.include({ kind: 'forbidden' });
  });
});

describe('a page that names its document', () => {
  const server = recordedServer('bluesky', ORIGIN);
  const DID = 'did:web:bluesky.example.test';
  const thread = `at://${DID}/site.standard.document/3kdoc`;
  const POST = 'at://did:plc:dnozp7mp4m7qew6llyekwnhl/app.bsky.feed.post/3n2tkf5ttwc22';
  const link = document.createElement('link');

  /** By hand: none of this was recorded. The forms are those of https://atproto.com/specs/did and https://standard.site. */
  function answerWith(papers: unknown, value: unknown): void {
    server.answer(
      ({ path }) => path === '/.well-known/did.json',
      () => jsonAnswer(papers),
    );
    server.answer(
      ({ path }) => path === '/xrpc/com.atproto.repo.getRecord',
      () => jsonAnswer({ uri: thread, value }),
    );
  }
  const papers = { service: [{ id: '#other' }, { id: '#atproto_pds', serviceEndpoint: ORIGIN }] };

  beforeEach(() => {
    link.setAttribute('rel', 'site.standard.document');
    link.setAttribute('href', thread);
    document.head.append(link);
  });
  afterEach(() => link.remove());

  it('is talked about below the post that the document names', async () => {
    answerWith(papers, { bskyPostRef: { uri: POST, cid: 'cid' } });
    await server.replayAs('16-thread', { to: 'GET /xrpc/app.bsky.feed.getPostThread', query: { uri: POST } });
    const { comments, key } = blueskyAdapter({ endpoint: ORIGIN });
    expect((await comments.list({ sort: 'oldest' }, call)).comments).to.have.length(7);
    expect(key).to.equal(`bluesky:${thread}`);
    expect(Object.fromEntries(server.received[1]!.query)).to.deep.equal({
      repo: DID,
      collection: 'site.standard.document',
      rkey: '3kdoc',
    });
  });

  it('has no thread as long as the document names no post', async () => {
    for (const value of [{}, { bskyPostRef: { uri: 'https://bsky.app/' } }, null]) {
      answerWith(papers, value);
      const { comments } = blueskyAdapter({ endpoint: ORIGIN });
      expect(await rejectionOf(comments.describe(call)))
        .to.include({ kind: 'not-found' })
        .and.property('hint')
        .includes('bskyPostRef');
    }
  });

  it('has none either when its account names no server', async () => {
    for (const service of [[], [{ id: '#atproto_pds', serviceEndpoint: 'http://plain.example' }], 'none']) {
      answerWith({ service }, {});
      const { comments } = blueskyAdapter({ endpoint: ORIGIN });
      expect(await rejectionOf(comments.describe(call))).to.include({ kind: 'not-found' });
    }
  });
});
