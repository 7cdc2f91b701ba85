import { HttpResponse } from 'msw';
import { ghostAdapter, type GhostAdapterOptions } from '../../src/adapters/ghost.js';
import type { Comment } from '../../src/core/comment.js';
import { describeAdapter, type Open, type OpenedAdapter } from '../../src/testing.js';
import { replayGhost, uuidOf } from '../support/ghost-replay.js';
import { GhostServer } from '../support/ghost-server.js';
import { expect } from '../support/index.js';
import { call } from '../support/memory-calls.js';
import { recordedServer, type RecordedServer } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';
import { warningsInEachTest } from '../support/warnings.js';

const thread = '6b01d2fe5452045363d32890';
const LIST = `GET /members/api/comments/post/${thread}/`;
const COUNTS = { to: 'GET /members/api/comments/counts/' };

const portsOf = (options: Partial<GhostAdapterOptions> = {}): string[] =>
  Object.entries(ghostAdapter({ thread, ...options }))
    .filter(([name, port]) => name !== 'key' && port !== undefined)
    .map(([name]) => name)
    .toSorted();

describe('ghostAdapter', () => {
  const server = recordedServer('ghost');
  const warnings = warningsInEachTest();
  const describeAs = async (name: string, options: Partial<GhostAdapterOptions> = {}) => {
    await replayGhost(server, name);
    await server.replayAs('22-counts', COUNTS);
    return ghostAdapter({ thread, ...options }).comments.describe(call);
  };

  it('describes the thread for a member, whose cookie Ghost knows', async () => {
    expect(await describeAs('01-member-me')).to.deep.equal({
      posting: { allowed: true },
      viewer: { id: `ghost:${uuidOf('Gina Guest')}`, name: 'Gina Guest', avatar: undefined },
      guestFields: { name: 'hidden', email: 'hidden', website: 'hidden' },
      writing: { format: 'text' },
      sorts: ['newest', 'oldest', 'best'],
      total: { count: 10, exact: true },
    });
    expect(server.received[0]!.credentials).to.equal('same-origin');
  });

  it('asks others to sign in', async () => {
    expect(await describeAs('02-member-me-anonymous')).to.deep.include({
      posting: { allowed: false, why: 'sign-in' },
      viewer: null,
    });
  });

  it('leads members to what they would have to pay, where the page says that only those who pay may write', async () => {
    expect((await describeAs('01-member-me', { access: 'paid' })).posting).to.deep.equal({
      allowed: false,
      why: 'read-only',
      href: `${location.origin}/#/portal/account/plans`,
    });
    expect((await describeAs('02-member-me-anonymous', { access: 'paid' })).posting).to.include({ why: 'sign-in' });
  });

  it('lets those only read whom the site forbids to comment', async () => {
    await replayGhost(server, '01-member-me', {
      change: (it) => ({ ...it, body: { ...(it.body as object), can_comment: false } }),
    });
    await server.replayAs('22-counts', COUNTS);

    expect((await ghostAdapter({ thread }).comments.describe(call)).posting).to.deep.equal({
      allowed: false,
      why: 'read-only',
    });
  });

  it('says that a site is closed which has its comments off, though it still counts them', async () => {
    await replayGhost(server, '01-member-me');
    await server.replayAs('22-counts', COUNTS);
    await server.replayAs('41-list-comments-off', { to: LIST });
    const { comments } = ghostAdapter({ thread });
    const closed = { allowed: false, why: 'closed' };

    const [info, page] = await Promise.all([comments.describe(call), comments.list({ sort: 'newest' }, call)]);
    expect(info.posting).to.deep.equal(closed);
    expect(page).to.deep.equal({ comments: [], next: null });
    expect((await comments.describe(call)).posting).to.deep.equal(closed);
  });

  it('describes the thread although nobody could count it', async () => {
    await replayGhost(server, '01-member-me');
    await server.replayAs('21-get-unknown', COUNTS);

    expect((await ghostAdapter({ thread }).comments.describe(call)).total).to.equal(null);
  });

  it('signs in by the Portal on the same page, and out without leaving it', async () => {
    const { session } = ghostAdapter({ thread });
    await server.replayAs('24-like', { to: 'DELETE /members/api/session/' });

    expect(await session!.signIn('https://blog.example.test/hello/?ref=feed#comment-1', call)).to.deep.equal({
      kind: 'redirect',
      url: 'https://blog.example.test/hello/?ref=feed#/portal/signin',
    });
    expect(await session!.signOut('https://blog.example.test/hello/', call)).to.equal(null);
    expect(server.received[0]!.text).to.equal('{"all":false}');
  });

  it('can only be read from another origin, and tells the developer once', async () => {
    expect(portsOf()).to.deep.equal(['comments', 'counts', 'edits', 'reports', 'session', 'votes']);
    expect(portsOf({ endpoint: 'https://ghost.example.test' })).to.deep.equal(['comments', 'counts']);
    expect(warnings).to.deep.equal([]);
  });

  it('names the thread for what the browser keeps', () => {
    expect(ghostAdapter({ thread }).key).to.equal(`ghost:${location.origin}/:${thread}`);
    expect(ghostAdapter({ thread, endpoint: 'https://blog.example.test/sub' }).key).to.equal(
      `ghost:https://blog.example.test/sub/:${thread}`,
    );
  });

  it('tells the developer of what is no post, and of what is no address', async () => {
    await replayGhost(server, '01-member-me');
    const { comments } = ghostAdapter({ thread: '/hello/' });
    expect(await rejectionOf(comments.list({ sort: 'newest' }, call))).to.include({ kind: 'not-found' });

    const nowhere = ghostAdapter({ thread, endpoint: 'javascript:0' }).comments;
    expect(await rejectionOf(nowhere.list({ sort: 'newest' }, call))).to.include({
      kind: 'malformed',
      hint: '“javascript:0” is no address of a Ghost.',
    });
  });

  it('counts many posts in one request, and none of what is no post', async () => {
    await server.replayAs('22-counts', COUNTS);
    const other = '6b01d2ff5452045363d32894';

    expect(await ghostAdapter({ thread }).counts!.counts([thread, '/hello/', other, thread], call)).to.deep.equal([
      10, 0, 7, 10,
    ]);
    expect(server.received.map(({ query }) => query.get('ids'))).to.deep.equal([`${thread},${other}`]);
  });
});

describe('ghostAdapter, from another origin', () => {
  const server = recordedServer('ghost', 'https://ghost.example.test');
  const warnings = warningsInEachTest();

  it('reads without asking who somebody is, and says where one can write', async () => {
    await replayGhost(server, '14-list', { to: `GET /members/api/comments/post/${thread}/` });
    await server.replayAs('22-counts', COUNTS);
    const { comments } = ghostAdapter({ thread, endpoint: 'https://ghost.example.test' });

    expect((await comments.describe(call)).posting).to.deep.equal({
      allowed: false,
      why: 'read-only',
      href: 'https://ghost.example.test/',
    });
    await comments.describe(call);
    expect((await comments.list({ sort: 'newest' }, call)).comments).to.have.length(6);
    expect(server.asked).not.to.include('GET /members/api/member/');
    expect(warnings).to.have.length(1);
  });
});

describe('ghostAdapter, over a stand-in made of recorded shapes', () => {
  const server = recordedServer('ghost');
  const breaking = (answer: () => HttpResponse<null | string>) => (): void => server.answer(() => true, answer, 1);

  describeAdapter(
    'ghostAdapter',
    {
      ports: ['comments', 'session', 'edits', 'votes', 'reports', 'counts'],
      open: opened(server, 'Gina Guest'),
      posts: 'published',
      pageSize: 50,
      meanwhile: { never: 'Ghost does not tell what has changed since' },
      challenges: { never: 'Ghost has no challenges' },
      states: {
        closed: { never: 'Ghost shows no comments at all where it takes none' },
        holding: { never: 'Ghost holds nothing for approval' },
        signedOut: opened(server, null),
        missing: { never: 'Ghost speaks of a post that it does not have as of one without comments' },
      },
      failures: {
        offline: breaking(() => HttpResponse.error()),
        unavailable: breaking(() => new HttpResponse('Service Unavailable', { status: 503 })),
        malformed: breaking(() => new HttpResponse('<title>Another page</title>')),
      },
    },
    { describe, it },
  );
});

function opened(server: RecordedServer, member: string | null): Open<OpenedAdapter> {
  return (seeds: readonly Comment[]) => {
    const ghost = new GhostServer(thread, member);
    ghost.seed(seeds);
    ghost.answer(server);
    return Promise.resolve({ adapter: ghostAdapter({ thread }), thread });
  };
}
