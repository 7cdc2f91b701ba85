import {
  githubDiscussionsAdapter,
  type GithubDiscussionsAdapterOptions,
} from '../../src/adapters/github-discussions.js';
import { parseComment, parseReactions } from '../../src/adapters/github-discussions-wire.js';
import type { AdapterError } from '../../src/core/errors.js';
import { expect } from '../support/index.js';
import { GRAPHQL, replayGithub, variablesAsked } from '../support/github-replay.js';
import { call } from '../support/memory-calls.js';
import { readRecording, recordedServer } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';

const reading = { avatars: false, asReader: true };

describe('the GitHub Discussions adapter, reading', () => {
  const server = recordedServer('github-discussions', 'https://github.example.test');
  const open = (options: Partial<GithubDiscussionsAdapterOptions> = {}) =>
    githubDiscussionsAdapter({
      repo: 'example/site',
      mapping: 'number',
      thread: '1',
      endpoint: GRAPHQL,
      token: 't_bob',
      ...options,
    });
  const first = async (change: object): Promise<ReturnType<typeof parseComment>> => {
    const { response } = await readRecording('github-discussions', '10-create', server.origin);
    const { data } = response.body as { data: { addDiscussionComment: { comment: object } } };
    return parseComment({ ...data.addDiscussionComment.comment, ...change }, reading);
  };

  it('reads both levels, who wrote them, and what the reader may do', async () => {
    await replayGithub(server, '02-list', 'discussion(number:');
    const { comments, next, total } = await open().comments.list({ sort: 'oldest' }, call);

    expect(comments.map(({ id, parent }) => [id, parent])).to.deep.equal([
      ['DC_test1', null],
      ['DC_test2', 'DC_test1'],
      ['DC_test3', null],
      ['DC_test4', null],
      ['DC_test5', null],
      ['DC_test6', null],
    ]);
    expect(comments[0]).to.deep.equal({
      id: 'DC_test1',
      parent: null,
      kind: 'comment',
      status: 'published',
      author: {
        name: 'bob-example',
        id: 'github:bob-example',
        url: 'https://code.example.test/bob-example',
        avatar: undefined,
      },
      body: { format: 'html', source: '<p dir="auto">First remark.</p>' },
      created: Date.parse('2024-05-01T10:02:00.000Z'),
      edited: undefined,
      url: 'https://code.example.test/example/site/discussions/1#discussioncomment-1000',
      replies: 1,
      votes: { score: 0, up: 0, mine: null },
      can: { reply: true, edit: Infinity, remove: true, vote: ['up'] },
    });
    expect([next, total]).to.deep.equal(['after.cursor:DC_test6', { count: 8, exact: false }]);
  });

  it('asks for the next page by GitHub’s cursor', async () => {
    await replayGithub(server, '03-list-next', 'discussion(number:');
    const page = await open().comments.list({ sort: 'oldest', cursor: 'after.cursor:DC_test6' }, call);

    expect(variablesAsked(server)).to.deep.equal([
      { owner: 'example', name: 'site', number: 1, first: 50, after: 'cursor:DC_test6' },
    ]);
    expect([page.comments.map(({ id }) => id), page.next, page.total]).to.deep.equal([
      ['DC_test7', 'DC_test8'],
      null,
      undefined,
    ]);
  });

  it('asks for the last ones and turns them round for the newest, since GitHub knows no order', async () => {
    await replayGithub(server, '04-list-last', 'discussion(number:', withBodies);
    const { comments, next } = await open().comments.list({ sort: 'newest' }, call);

    expect(variablesAsked(server)).to.deep.equal([{ owner: 'example', name: 'site', number: 1, last: 50 }]);
    expect([comments.map(({ id }) => id), next]).to.deep.equal([['DC_test8', 'DC_test7'], 'before.cursor:DC_test7']);
  });

  it('asks once for the thread and its first page when both are wanted at the same time', async () => {
    await replayGithub(server, '02-list', 'discussion(number:');
    const { comments } = open();
    await Promise.all([comments.describe(call), comments.list({ sort: 'oldest' }, call)]);

    expect(server.received.length).to.equal(1);
  });

  it('finds by a search the discussion with the page’s name in its title', async () => {
    await replayGithub(server, '01-find-by-term', 'search(', withRepository);
    const { posting } = await open({ mapping: 'specific', thread: 'guide/intro' }).comments.describe(call);

    expect(variablesAsked(server)[0]).to.include({ q: 'repo:example/site in:title "guide/intro"' });
    expect(posting).to.deep.equal({
      allowed: false,
      why: 'read-only',
      href: 'https://code.example.test/example/site/discussions/1',
    });
  });

  it('shows a page without a discussion as one that nobody has commented on', async () => {
    await replayGithub(server, '01-find-by-term', 'search(', withRepository);
    const { comments } = open({ mapping: 'specific', thread: 'guide/other' });

    expect(await comments.list({ sort: 'oldest' }, call)).to.deep.equal({
      comments: [],
      next: null,
      total: { count: 0, exact: true },
    });
  });

  it('reads more answers to one comment', async () => {
    await replayGithub(server, '08-more-replies-of-one', 'replies(first:100', withBodies);
    const page = await open().comments.replies('DC_test1', undefined, call);

    expect([page.comments.map(({ id, parent }) => [id, parent]), page.next]).to.deep.equal([
      [['DC_test2', 'DC_test1']],
      null,
    ]);
  });

  it('says that nobody without a token is told anything, before it asks', async () => {
    const { comments } = githubDiscussionsAdapter({ repo: 'example/site', thread: 'x' });

    expect(await rejectionOf(comments.describe(call))).to.include({ kind: 'forbidden' });
  });

  it('tells refusals apart, which come with status 200 beside what could be answered', async () => {
    const kinds: unknown[] = [];
    for (const name of ['24-unknown-discussion', '25-unknown-repository', '26-no-token', '07-list-too-many']) {
      await replayGithub(server, name, 'discussion(number:');
      const error = await rejectionOf(open().comments.list({ sort: 'oldest' }, call));
      kinds.push([(error as AdapterError).kind, (error as AdapterError).uncertain]);
    }

    expect(kinds).to.deep.equal([
      ['not-found', false],
      ['not-found', false],
      ['signed-out', false],
      ['not-found', false],
    ]);
  });

  it('says that a repository has an owner and a name', async () => {
    expect(await rejectionOf(open({ repo: 'site' }).comments.describe(call))).to.include({
      kind: 'not-found',
      hint: '“site” is no repository: give it as owner/name.',
    });
  });

  it('vouches for the owner of the repository and for those who help', async () => {
    expect((await first({ authorAssociation: 'OWNER' })).author.roles).to.deep.equal(['author']);
    expect((await first({ authorAssociation: 'COLLABORATOR' })).author.roles).to.deep.equal(['moderator']);
    expect((await first({ authorAssociation: 'member' })).author.roles).to.deep.equal(['moderator']);
    expect(await first({ authorAssociation: '__proto__' })).not.to.have.nested.property('author.roles');
  });

  it('keeps the place of a removed comment, without words or name', async () => {
    expect(await first({ deletedAt: '2024-05-01T10:17:00Z', author: null })).to.deep.include({
      status: 'removed',
      author: { name: '' },
      body: { format: 'html', source: '' },
      can: { reply: false },
    });
  });

  it('shows with the reason what moderators folded, and not at all what they folded as spam, abuse, or for no given reason', async () => {
    const { status, body } = await first({ isMinimized: true, minimizedReason: 'off-topic' });

    expect(status).to.equal('published');
    expect(body.warning).to.equal('off-topic');
    expect(body.source).to.match(/^<p dir="auto">A new remark/);
    for (const minimizedReason of ['spam', 'abuse', null])
      expect((await first({ isMinimized: true, minimizedReason })).status).to.equal('removed');
  });

  it('shows comments of accounts that are gone', async () => {
    expect((await first({ author: null })).author).to.deep.equal({ name: '' });
  });

  it('has pictures only when the page asked for them', async () => {
    const raw = { id: 'DC_1', bodyHTML: '', author: { login: 'bob', avatarUrl: 'https://avatars.example.test/u/bob' } };

    expect(parseComment(raw, reading).author.avatar).to.equal(undefined);
    expect(parseComment(raw, { ...reading, avatars: true }).author.avatar).to.equal(
      'https://avatars.example.test/u/bob',
    );
  });

  it('gives a reader nothing of what a proxy may do', () => {
    const raw = {
      id: 'DC_1',
      bodyHTML: '',
      upvoteCount: 2,
      viewerHasUpvoted: true,
      viewerCanUpvote: true,
      viewerCanUpdate: true,
      viewerCanDelete: true,
      viewerCanReact: true,
      reactionGroups: [{ content: 'HEART', viewerHasReacted: true, users: { totalCount: 1 } }],
    };
    const { votes, reactions, can } = parseComment(raw, { avatars: false, asReader: false });

    expect([votes, reactions?.[0]?.mine, can]).to.deep.equal([
      { score: 2, up: 2, mine: null },
      false,
      { reply: false },
    ]);
  });

  it('puts the most frequent reaction first, counts people by either name, and leaves out unknown ones', () => {
    const groups = [
      { content: 'THUMBS_UP', viewerHasReacted: false, users: { totalCount: 1 } },
      { content: 'EYES', viewerHasReacted: true, reactors: { totalCount: 4 } },
      { content: 'SHRUG', viewerHasReacted: true, users: { totalCount: 9 } },
      { content: 'HEART', viewerHasReacted: false, users: { totalCount: 'many' } },
      null,
    ];

    expect(parseReactions({ reactionGroups: groups })).to.deep.equal([
      { name: 'EYES', emoji: '👀', count: 4, mine: true },
      { name: 'THUMBS_UP', emoji: '👍', count: 1, mine: false },
    ]);
  });

  it('leaves out what is no comment, and keeps the others', async () => {
    await replayGithub(server, '04-list-last', 'discussion(number:', (body) =>
      replacingNodes(body, [
        null,
        'x',
        { id: 'DC_1' },
        { id: {}, bodyHTML: '' },
        { id: 'DC_2', bodyHTML: '<p>Hi</p>' },
      ]),
    );

    expect((await open().comments.list({ sort: 'oldest' }, call)).comments.map(({ id }) => id)).to.deep.equal(['DC_2']);
  });

  it('takes no cursor but its own', async () => {
    expect(await rejectionOf(open().comments.list({ sort: 'oldest', cursor: 'page 2' }, call))).to.include({
      kind: 'malformed',
    });
  });
});

/** The recording asked for little of each comment: what the adapter asks for besides. */
function withBodies(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body).replaceAll(/"body":/g, '"bodyHTML":')) as unknown;
}

/** The recorded search asked for no repository. */
function withRepository(body: unknown): unknown {
  const { data } = body as { data: object };
  return { data: { ...data, repository: { id: 'R_test1' } } };
}

function replacingNodes(body: unknown, nodes: readonly unknown[]): unknown {
  const { data } = structuredClone(body) as { data: { repository: { discussion: { comments: object } } } };
  Object.assign(data.repository.discussion.comments, { nodes });
  return { data };
}
