import { tabKeep } from '../../src/adapters/mastodon-keep.js';
import { mastodonAdapter } from '../../src/adapters/mastodon.js';
import type { Recording } from '../support/recorded.js';
import { expect } from '../support/index.js';
import { jsonAnswer, recordedServer } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';

const SERVER = 'https://mastodon.example.test';
const ROOT = '01M7ZK5GH4GG8Q1KSTAPR0VH2G';
const LEVEL_2 = '01M7ZK5KSXGE1H885WAVGMB3JW';
const call = { signal: new AbortController().signal };
const thread = `${SERVER}/@alice/statuses/${ROOT}`;
const session = { server: SERVER, id: 'client', secret: 'secret', token: 'a-token' };
const contextPath = `GET /api/v1/statuses/${ROOT}/context`;

type Change = (response: Recording['response']) => Recording['response'];

/** So many answers in the place of those that were recorded, each to the one before it when they nest. */
function answers(count: number, nested: boolean): Change {
  return (response) => {
    const [first] = (response.body as { descendants: Record<string, unknown>[] }).descendants;
    const descendants = Array.from({ length: count }, (_, at) => ({
      ...first,
      id: `a${at}`,
      uri: `${SERVER}/a${at}`,
      in_reply_to_id: nested && at > 0 ? `a${at - 1}` : ROOT,
      replies_count: 1,
    }));
    return { ...response, body: { ancestors: [], descendants } };
  };
}

describe('reading a thread of Mastodon', () => {
  const server = recordedServer('mastodon', SERVER);
  beforeEach(() => tabKeep().keepSession(null));
  after(() => tabKeep().keepSession(null));

  describe('as a guest (derived: Mastodon shows guests what was recorded for a user of GoToSocial)', () => {
    beforeEach(() => server.replay('28-get-status', '29-context'));

    it('describes it with one request, and asks to sign in for writing', async () => {
      expect(await mastodonAdapter({ thread }).comments.describe(call)).to.deep.equal({
        posting: { allowed: false, why: 'sign-in' },
        viewer: null,
        guestFields: { name: 'hidden', email: 'hidden', website: 'hidden' },
        writing: { format: 'text', mentions: 'handle' },
        sorts: ['oldest', 'newest'],
        total: null,
        reactions: {
          choices: [
            { name: 'favourite', emoji: '⭐' },
            { name: 'boost', emoji: '🔁' },
          ],
          page: [{ name: 'boost', emoji: '🔁', count: 1, mine: false }],
          canReact: false,
        },
      });
      expect(server.asked).to.deep.equal([`GET /api/v1/statuses/${ROOT}`]);
    });

    it('leads to the status where the site wants no signing in', async () => {
      const { comments, session: port } = mastodonAdapter({ thread, signIn: false });
      expect(port).to.equal(undefined);
      expect((await comments.describe(call)).posting).to.deep.equal({
        allowed: false,
        why: 'read-only',
        href: thread,
      });
    });

    it('gives the whole tree, with its total', async () => {
      const { comments, next, total } = await mastodonAdapter({ thread }).comments.list({ sort: 'oldest' }, call);
      const depths = new Map<string | null, number>([[null, 0]]);
      for (const { id, parent } of comments) depths.set(id, depths.get(parent)! + 1);
      expect([...depths.values()]).to.deep.equal([0, 1, 1, 2, 1, 3, 4, 5, 6]);
      expect(total).to.deep.equal({ count: 8, exact: true });
      expect(next).to.equal(null);
      expect(comments.some(({ replies }) => replies !== undefined)).to.equal(false);
    });

    it('gives the newest first where that is asked for', async () => {
      const { comments } = await mastodonAdapter({ thread }).comments.list({ sort: 'newest' }, call);
      const times = comments.map(({ created }) => created ?? 0);
      expect(times).to.deep.equal(times.toSorted((a, b) => b - a));
    });

    it('sends no proof of anybody, and no cookies', async () => {
      await mastodonAdapter({ thread }).comments.list({ sort: 'oldest' }, call);
      expect(server.received.map(({ headers }) => headers.get('Authorization'))).to.deep.equal([null, null]);
    });

    it('is told when the server has shown only its first answers, and how many more there are', async () => {
      await server.replayAs('29-context', { to: contextPath, change: answers(60, false) });
      const { comments, total } = await mastodonAdapter({ thread }).comments.list({ sort: 'oldest' }, call);
      expect(total).to.deep.equal({ count: 60, exact: false });
      expect(comments.every(({ replies }) => replies === 1)).to.equal(true);
    });

    it('is told the same where some of the first were not for everybody, which the server counts and leaves out', async () => {
      await server.replayAs('29-context', { to: contextPath, change: answers(59, false) });
      const { comments, total } = await mastodonAdapter({ thread }).comments.list({ sort: 'oldest' }, call);
      expect(total).to.deep.equal({ count: 59, exact: false });
      expect(comments.every(({ replies }) => replies === 1)).to.equal(true);
    });

    it('is told when the server has shown only so deep, and asks for the rest of a branch there', async () => {
      await server.replayAs('29-context', { to: contextPath, change: answers(20, true) });
      await server.replayAs('30-context-of-reply', { to: 'GET /api/v1/statuses/a19/context' });
      const { comments } = mastodonAdapter({ thread });
      const page = await comments.list({ sort: 'oldest' }, call);
      const gaps = page.comments.filter(({ replies }) => replies !== undefined).map(({ id }) => id);
      expect(gaps).to.deep.equal(['a19']);
      expect((await comments.replies('a19', undefined, call)).comments).to.have.length(4);
    });

    it('finds a comment after all of its ancestors', async () => {
      await server.replay('30-context-of-reply');
      await server.replayAs('20-edit-own', { to: `GET /api/v1/statuses/${LEVEL_2}` });
      const found = await mastodonAdapter({ thread }).comments.find(LEVEL_2, call);
      expect(found.map(({ id }) => id)).to.deep.equal(['01M7ZK5HKWMQE8CESZNA6MRM5S', LEVEL_2]);
    });

    it('finds no status of another thread', async () => {
      const elsewhere = { ancestors: [], descendants: [] };
      await server.replayAs('30-context-of-reply', {
        to: `GET /api/v1/statuses/${LEVEL_2}/context`,
        change: (response) => ({ ...response, body: elsewhere }),
      });
      await server.replayAs('20-edit-own', { to: `GET /api/v1/statuses/${LEVEL_2}` });
      expect(await rejectionOf(mastodonAdapter({ thread }).comments.find(LEVEL_2, call))).to.include({
        kind: 'not-found',
      });
    });

    it('leaves out what is no status, and keeps the rest', async () => {
      await server.replayAs('29-context', {
        to: contextPath,
        change: (response) => {
          const { descendants } = response.body as { descendants: unknown[] };
          return { ...response, body: { ancestors: [], descendants: [null, { id: 4 }, ...descendants] } };
        },
      });
      const { comments } = await mastodonAdapter({ thread }).comments.list({ sort: 'oldest' }, call);
      expect(comments).to.have.length(8);
    });

    it('is malformed where there is no list of answers', async () => {
      server.answer(
        ({ path }) => path.endsWith('/context'),
        () => jsonAnswer({ ancestors: [] }),
      );
      const error = await rejectionOf(mastodonAdapter({ thread }).comments.list({ sort: 'oldest' }, call));
      expect(error).to.include({ kind: 'malformed' });
    });
  });

  describe('on a server that shows guests nothing, as GoToSocial', () => {
    it('says to sign in, and tells the developer why', async () => {
      await server.replay('26-get-status-anonymous');
      const error = await rejectionOf(mastodonAdapter({ thread }).comments.describe(call));
      expect(error).to.include({ kind: 'signed-out', detail: 'Unauthorized: token not supplied' });
      expect(error).to.have.property('hint').that.includes('GoToSocial');
    });

    it('reads as whoever is signed in there', async () => {
      tabKeep().keepSession(session);
      await server.replay('28-get-status', '29-context', '02-verify-credentials', '01-instance-v2');
      const { comments } = mastodonAdapter({ thread });

      const info = await comments.describe(call);
      expect(info.posting).to.deep.equal({ allowed: true });
      expect(info.viewer?.handle).to.equal('@alice@mastodon.example.test');
      expect(info.writing.maxCharacters).to.equal(5000 - 32);
      expect((await comments.list({ sort: 'oldest' }, call)).comments[0]?.can.reply).to.equal(true);
      const proofs = new Set(server.received.map(({ headers }) => headers.get('Authorization')));
      expect([...proofs]).to.deep.equal(['Bearer a-token']);
    });
  });

  it('goes on as a guest once the session has ended, and forgets it', async () => {
    tabKeep().keepSession(session);
    await server.replay('28-get-status');
    await server.replayAs('03-verify-credentials-anonymous', { to: 'GET /api/v1/accounts/verify_credentials' });

    expect((await mastodonAdapter({ thread }).comments.describe(call)).viewer).to.equal(null);
    expect(tabKeep().session()).to.equal(null);
  });

  it('knows a status that is gone', async () => {
    await server.replayAs('31-context-unknown', { to: `GET /api/v1/statuses/${ROOT}` });
    const error = await rejectionOf(mastodonAdapter({ thread }).comments.describe(call));
    expect(error).to.include({ kind: 'not-found', detail: 'Not Found: target status not found' });
  });

  it('shows no thread below a status that is for few', async () => {
    await server.replayAs('09-create-reply-private', { to: `GET /api/v1/statuses/${ROOT}` });
    const error = await rejectionOf(mastodonAdapter({ thread }).comments.describe(call));
    expect(error).to.include({ kind: 'not-found', hint: 'The status is not public.' });
  });

  describe('too often', () => {
    const limited = async (reset: string) => {
      server.answer(
        () => true,
        () => jsonAnswer({ error: 'Throttled' }, 429, { 'X-RateLimit-Reset': reset }),
      );
      const error = await rejectionOf(mastodonAdapter({ thread }).comments.describe(call));
      expect(error).to.include({ kind: 'rate-limited', detail: 'Throttled' });
      return (error as { retryAfter?: number }).retryAfter;
    };

    it('is told when to come back, by Mastodon’s date and by GoToSocial’s seconds', async () => {
      const soon = Date.now() + 120_000;
      expect(await limited(new Date(soon).toISOString())).to.be.within(1, 120_000);
      expect(await limited(String(Math.floor(soon / 1000)))).to.be.within(1, 120_000);
    });

    it('takes no nonsense for a time', async () => {
      expect(await limited('tomorrow')).to.equal(undefined);
      expect(await limited('1')).to.equal(undefined);
    });
  });
});
