import {
  githubDiscussionsAdapter,
  type GithubDiscussionsAdapterOptions,
} from '../../src/adapters/github-discussions.js';
import { hashOf } from '../../src/adapters/github-discussions-search.js';
import type { Adapter } from '../../src/adapters/adapter.js';
import { expect } from '../support/index.js';
import { GithubServer } from '../support/github-server.js';
import { GRAPHQL, replayGithub, variablesAsked } from '../support/github-replay.js';
import { call, list } from '../support/memory-calls.js';
import { recordedServer } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';

const write = ({ comments }: Adapter, text: string, parent: string | null = null) =>
  comments.create({ key: text, parent, text }, call);

describe('the GitHub Discussions adapter, writing', () => {
  const server = recordedServer('github-discussions', 'https://github.example.test');
  const open = () =>
    githubDiscussionsAdapter({
      repo: 'example/site',
      mapping: 'number',
      thread: '1',
      endpoint: GRAPHQL,
      token: 't_bob',
    });
  beforeEach(() => replayGithub(server, '02-list', 'discussion(number:'));

  it('sends what was typed, and reads what GitHub made of it', async () => {
    await replayGithub(server, '10-create', 'addDiscussionComment');
    const created = await write(open(), 'A new remark with **bold** text.');

    expect(variablesAsked(server).at(-1)).to.deep.equal({
      discussion: 'D_test1',
      body: 'A new remark with **bold** text.',
      parent: null,
    });
    expect(server.received.at(-1)?.headers.get('Authorization')).to.equal('Bearer t_bob');
    expect(created).to.deep.include({ id: 'DC_test10', status: 'published', parent: null });
    expect(created.body.source).to.equal('<p dir="auto">A new remark with **bold** text.</p>');
  });

  it('answers what an answer answers', async () => {
    await replayGithub(server, '11-create-reply', 'addDiscussionComment');
    const adapter = open();
    await list(adapter);
    await write(adapter, 'A reply.', 'DC_test2');

    expect(variablesAsked(server).at(-1)).to.include({ parent: 'DC_test1' });
  });

  it('says that a discussion is locked when it has been locked meanwhile', async () => {
    await replayGithub(server, '14-create-locked', 'addDiscussionComment');

    expect(await rejectionOf(write(open(), 'Locked.'))).to.include({ kind: 'closed', uncertain: false });
  });

  it('says that it is locked also where GitHub only forbids it', async () => {
    await replayGithub(server, '14-create-locked', 'addDiscussionComment', saying('FORBIDDEN', 'No.'));
    await replayGithub(server, '02-list', 'discussion(number:', (body) =>
      JSON.parse(JSON.stringify(body).replace('"locked":false', '"locked":true')),
    );

    expect(await rejectionOf(write(open(), 'Locked.'))).to.include({ kind: 'closed' });
  });

  it('points at the text when GitHub finds none in it, or too much', async () => {
    await replayGithub(server, '13-create-blank', 'addDiscussionComment');
    expect(await rejectionOf(write(open(), '&nbsp;'))).to.deep.include({
      kind: 'rejected',
      fields: [{ field: 'text', reason: 'required' }],
    });

    await replayGithub(server, '13-create-blank', 'addDiscussionComment', saying('UNPROCESSABLE', 'Body is too long'));
    expect(await rejectionOf(write(open(), 'Much'))).to.deep.include({
      fields: [{ field: 'text', reason: 'too-long' }],
    });
  });

  it('tells refusals apart', async () => {
    const kinds = async (name: string, change?: (body: unknown) => unknown): Promise<unknown> => {
      await replayGithub(server, name, 'addDiscussionComment', change);
      return ((await rejectionOf(write(open(), 'x'))) as { kind: string }).kind;
    };

    expect(await kinds('15-create-unknown-discussion')).to.equal('not-found');
    expect(await kinds('12-create-reply-to-reply')).to.equal('rejected');
    expect(await kinds('17-edit-other', renaming('updateDiscussionComment'))).to.equal('forbidden');
    expect(await kinds('27-bad-token')).to.equal('signed-out');
    expect(await kinds('14-create-locked', saying('RATE_LIMITED', 'API rate limit exceeded'))).to.equal('rate-limited');
    expect(await kinds('14-create-locked', saying('SOMETHING', 'Unknown argument "x"'))).to.equal('malformed');
    expect(await kinds('14-create-locked', saying('SOMETHING', 'Something went wrong while executing'))).to.equal(
      'unavailable',
    );
  });

  it('changes what the reader wrote, and starts from the Markdown that they typed', async () => {
    await replayGithub(server, '16-edit', 'updateDiscussionComment');
    const { edits } = open();
    const edited = await edits!.update('DC_test10', 'Edited remark.', call);

    expect(edited).to.deep.include({ id: 'DC_test10', edited: Date.parse('2024-05-01T10:14:00Z') });
    expect(edited.body.source).to.equal('<p dir="auto">Edited remark.</p>');
  });

  it('leaves a place where a removed comment has answers, and nothing where it has none', async () => {
    const { edits } = open();
    const withReplies = (totalCount: number) => (body: unknown) => {
      const { data } = body as { data: { deleteDiscussionComment: { comment: object } } };
      const { comment } = data.deleteDiscussionComment;
      return { data: { deleteDiscussionComment: { comment: { bodyHTML: '', ...comment, replies: { totalCount } } } } };
    };
    await replayGithub(server, '21-delete-with-replies', 'deleteDiscussionComment', withReplies(1));
    expect(await edits!.remove('DC_test10', call)).to.deep.include({ id: 'DC_test10', status: 'removed' });

    await replayGithub(server, '22-delete-leaf', 'deleteDiscussionComment', withReplies(0));
    expect(await edits!.remove('DC_test11', call)).to.equal(null);
  });

  it('reacts, and counts as GitHub does afterwards', async () => {
    await replayGithub(server, '18-react', 'addReaction');

    expect(await open().reactions!.react('DC_test10', 'HEART', true, call)).to.deep.equal([
      { name: 'HEART', emoji: '❤️', count: 1, mine: true },
    ]);
    expect(variablesAsked(server).at(-1)).to.deep.equal({ id: 'DC_test10', name: 'HEART' });
  });

  it('votes up, and never down', async () => {
    await replayGithub(server, '20-upvote', 'addUpvote');
    const { votes } = open();

    expect(await votes!.cast('DC_test10', 'up', call)).to.deep.equal({ score: 1, up: 1, mine: 'up' });
    expect(await rejectionOf(votes!.cast('DC_test10', 'down', call))).to.include({ kind: 'forbidden' });
  });

  it('takes a mark for set when GitHub refuses it because it is, and only then', async () => {
    await replayGithub(
      server,
      '14-create-locked',
      'addUpvote',
      saying('UNPROCESSABLE', 'Already upvoted', 'addUpvote'),
    );
    await replayGithub(server, '20-upvote', '... on Votable', (body) => {
      const { data } = body as { data: { addUpvote: { subject: object } } };
      return { data: { node: data.addUpvote.subject } };
    });

    expect(await open().votes!.cast('DC_test10', 'up', call)).to.deep.equal({ score: 1, up: 1, mine: 'up' });

    await replayGithub(server, '14-create-locked', 'addReaction', saying('UNPROCESSABLE', 'No', 'addReaction'));
    expect(await rejectionOf(open().reactions!.react('DC_test10', 'HEART', true, call))).to.include({
      kind: 'rejected',
    });
  });
});

describe('the GitHub Discussions adapter, beginning a discussion', () => {
  const github = { current: new GithubServer() };
  const open = (options: Partial<GithubDiscussionsAdapterOptions> = {}) =>
    githubDiscussionsAdapter({
      repo: 'example/site',
      thread: 'guide/new',
      category: 'comments',
      token: github.current.tokenFor('bob-example'),
      ...options,
    });
  beforeEach(async () => {
    github.current = new GithubServer();
    await github.current.install();
  });
  afterEach(() => github.current.restore());

  it('begins it with the first comment, worded as giscus does', async () => {
    await write(open(), 'First!');
    const [thread] = github.current.threads;

    expect(thread?.title).to.equal('guide/new');
    expect(thread?.body).to.equal(
      `# ${document.title || 'guide/new'}\n\n${location.origin}${location.pathname}\n\n<!-- sha1: ${await hashOf('guide/new')} -->`,
    );
    expect(thread?.rows.map(({ body }) => body)).to.deep.equal(['First!']);
  });

  it('begins it with the first reaction to the page, too', async () => {
    const reactions = await open().reactions!.react(null, 'ROCKET', true, call);

    expect(github.current.threads.length).to.equal(1);
    expect(reactions).to.deep.equal([{ name: 'ROCKET', emoji: '🚀', count: 1, mine: true }]);
  });

  it('begins no second one while GitHub’s search does not know the first', async () => {
    github.current.begin('guide/new').found = false;
    const adapter = open();
    await write(adapter, 'First!');
    await write(adapter, 'Second!');

    expect(github.current.threads.map(({ rows }) => rows.length)).to.deep.equal([2]);
    expect((await list(adapter)).length).to.equal(2);
  });

  it('says what to change when there is no such category, or readers may begin nothing there', async () => {
    expect(await rejectionOf(write(open({ category: '' }), 'First!'))).to.include({
      kind: 'forbidden',
      hint: 'The page has no discussion yet, and example/site has no category “” to begin one in: give one.',
    });
    github.current.readersBegin = false;
    expect(await rejectionOf(write(open(), 'First!'))).to.include({ kind: 'forbidden' });
    expect(github.current.threads.length).to.equal(0);
  });

  for (const field of ['createDiscussion', 'addDiscussionComment']) {
    it(`begins and posts once although the answer to ${field} was lost`, async () => {
      const adapter = open();
      github.current.breakNext('offline', field);
      const refused = await rejectionOf(write(adapter, 'First!'));
      await write(adapter, 'First!');

      expect(refused).to.include({ kind: 'offline', uncertain: true });
      expect(github.current.threads.map(({ rows }) => rows.length)).to.deep.equal([1]);
    });
  }
});

/** The recorded refusal with another type and sentence, of another field. */
function saying(type: string, message: string, field = 'addDiscussionComment') {
  return (): unknown => ({ data: { [field]: null }, errors: [{ type, path: [field], message }] });
}

function renaming(field: string) {
  return (body: unknown): unknown =>
    JSON.parse(JSON.stringify(body).replaceAll(field, 'addDiscussionComment')) as unknown;
}
