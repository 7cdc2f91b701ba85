import { misskeyAdapter } from '../../src/adapters/misskey.js';
import type { AdapterError } from '../../src/core/errors.js';
import { expect } from '../support/index.js';
import { replayMisskey } from '../support/misskey-replay.js';
import { jsonAnswer, recordedServer } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';

const call = { signal: new AbortController().signal };

describe('what a Misskey refuses', () => {
  const server = recordedServer('misskey', 'https://misskey.example.test');
  const describing = async (id = '9m2k0root1'): Promise<AdapterError> => {
    const { comments } = misskeyAdapter({ thread: id, endpoint: server.origin });
    return (await rejectionOf(comments.describe(call))) as AdapterError;
  };

  it('is a note that is not there', async () => {
    await replayMisskey(server, '08-note-missing');
    const { kind, detail, hint, uncertain } = await describing('9nothere01');
    expect({ kind, detail, uncertain }).to.deep.equal({ kind: 'not-found', detail: 'No such note.', uncertain: false });
    expect(hint).to.include('NO_SUCH_NOTE');
  });

  it('is what only those see who are signed in there', async () => {
    await replayMisskey(server, '09-restricted');
    expect((await describing()).kind).to.equal('forbidden');
    await replayMisskey(server, '11-credential');
    expect((await describing()).kind).to.equal('forbidden');
  });

  it('is too much, for as long as it says (derived: with the time that newer servers give)', async () => {
    await replayMisskey(server, '10-too-many');
    const { kind, retryAfter } = await describing();
    expect({ kind, retryAfter }).to.deep.equal({ kind: 'rate-limited', retryAfter: undefined });
    const info = { resetMs: Date.now() + 60_000 };
    server.answer(
      () => true,
      () => jsonAnswer({ error: { code: 'RATE_LIMIT_EXCEEDED', info } }, 429),
    );
    const wait = (await describing()).retryAfter!;
    expect(wait > 30_000 && wait <= 60_000, String(wait)).to.equal(true);
  });

  it('is told by its status where a proxy answers', async () => {
    for (const [status, expected] of [
      [500, 'unavailable'],
      [502, 'unavailable'],
      [401, 'forbidden'],
      [404, 'not-found'],
      [429, 'rate-limited'],
    ] as const) {
      server.answer(
        () => true,
        () => jsonAnswer('Sorry', status),
      );
      const { kind, uncertain } = await describing();
      expect([kind, uncertain], String(status)).to.deep.equal([expected, false]);
    }
  });

  it('is nothing that anybody could have changed by asking', async () => {
    server.answer(
      () => true,
      () => new Response('<h1>Hello</h1>', { headers: { 'Content-Type': 'text/html' } }) as never,
    );
    const { kind, uncertain } = await describing();
    expect([kind, uncertain]).to.deep.equal(['malformed', false]);
  });

  it('is what another kind of server does not know', async () => {
    server.answer(
      () => true,
      () => jsonAnswer({ error: { code: 'UNKNOWN_API_ENDPOINT' } }, 404),
    );
    expect((await describing()).kind).to.equal('malformed');
    server.answer(
      () => true,
      () => jsonAnswer({ hello: 'world' }),
    );
    expect((await describing()).kind).to.equal('malformed');
  });

  it('is asked for nowhere when nothing names a note', async () => {
    const error = (await rejectionOf(misskeyAdapter().comments.list({ sort: 'oldest' }, call))) as AdapterError;
    expect([error.kind, server.received.length]).to.deep.equal(['not-found', 0]);
  });
});
