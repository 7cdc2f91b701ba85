import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, afterEach, before, describe, it } from 'node:test';
import { githubDiscussionsAdapter } from '../../../dist/adapters/github-discussions.js';
import { describeAdapter } from '../../../dist/testing.js';
import { startBreakableProxy } from '../support/breakable-proxy.mjs';
import { startGithub } from './start.mjs';

const call = { signal: new AbortController().signal };

describe('a stand-in that holds every query against GitHub’s own schema', () => {
  let proxy;
  let github;
  let count = 0;
  before(async () => {
    proxy = await startBreakableProxy();
    github = await startGithub({ proxy });
  });
  afterEach(() => proxy.mend());
  after(async () => {
    await github?.stop();
    await proxy?.stop();
  });

  const adapterFor = (options) =>
    githubDiscussionsAdapter({
      repo: 'example/site',
      category: 'Comments',
      endpoint: `${github.url}/graphql`,
      token: 'token-of-bob',
      ...options,
    });

  /** Opens an adapter on a new discussion with these comments. */
  async function open(seeds, { locked = false } = {}) {
    const thread = `posts/number-${(count += 1)}`;
    const discussion = github.begin('alice-example', thread, '');
    const written = new Map();
    for (const { id, parent, author, body, created } of seeds) {
      const above = written.get(parent);
      const at = new Date(created).toISOString();
      written.set(id, github.write(author.name, discussion, body.source, above?.above ?? above, at));
    }
    discussion.locked = locked;
    return { thread, adapter: adapterFor({ thread }) };
  }

  const breakNext = (how) => () => proxy.breakNext(how);
  describeAdapter(
    'read by somebody with a token',
    {
      ports: ['comments', 'edits', 'votes', 'reactions', 'counts'],
      open,
      posts: 'published',
      pageSize: 50,
      limits: { twoLevels: { never: 'GitHub puts answers to answers below the first comment.' } },
      meanwhile: { never: 'GitHub tells nobody what has changed.' },
      challenges: { never: 'GitHub challenges nobody who has an account.' },
      states: {
        closed: (seeds) => open(seeds, { locked: true }),
        holding: { never: 'GitHub publishes at once.' },
        signedOut: { never: 'Without a token, GitHub answers nothing.' },
        missing: async () => ({ thread: '98765', adapter: adapterFor({ mapping: 'number', thread: '98765' }) }),
      },
      failures: {
        offline: breakNext('offline'),
        unavailable: breakNext('unavailable'),
        malformed: breakNext('malformed'),
      },
    },
    { describe, it },
  );

  it('begins the discussion of a page with its first comment, so that a strict giscus finds it', async () => {
    const adapter = adapterFor({ thread: 'posts/brand-new', strict: true });
    const { posting } = await adapter.comments.describe(call);
    const first = await adapter.comments.create({ key: 'first', parent: null, text: 'The very first' }, call);
    const again = adapterFor({ thread: 'posts/brand-new', strict: true });

    assert.equal(posting.allowed, true);
    assert.deepEqual(
      (await again.comments.list({ sort: 'oldest' }, call)).comments.map(({ id }) => id),
      [first.id],
    );
    assert.deepEqual(await again.counts.counts(['posts/brand-new', 'posts/none'], call), [1, 0]);
  });

  it('finds a discussion by its number', async () => {
    const { thread, adapter } = await open([]);
    await adapter.comments.create({ key: 'by-number', parent: null, text: 'Hello' }, call);
    const number = String(github.begin('alice-example', `${thread}-next`, '').number - 1);
    const { comments, counts } = adapterFor({ mapping: 'number', thread: number });

    assert.equal((await comments.list({ sort: 'newest' }, call)).comments.length, 1);
    assert.deepEqual(await counts.counts([number, '98765'], call), [1, 0]);
  });

  it('answers an answer that it has not read before', async () => {
    const { thread, adapter } = await open([]);
    const root = await adapter.comments.create({ key: 'root', parent: null, text: 'A question' }, call);
    const answer = await adapter.comments.create({ key: 'answer', parent: root.id, text: 'An answer' }, call);
    const another = adapterFor({ thread });
    const created = await another.comments.create({ key: 'more', parent: answer.id, text: 'Thank you' }, call);

    assert.equal(created.parent, root.id);
  });

  it('reads the snapshot that the documentation makes', async () => {
    const page = readFileSync(new URL('../../../docs/backends/github-discussions.md', import.meta.url), 'utf8');
    const [, query] = /-f query='([^']+)'/.exec(page);
    const { adapter } = await open([]);
    const root = await adapter.comments.create({ key: 'one', parent: null, text: 'A question' }, call);
    await adapter.comments.create({ key: 'two', parent: root.id, text: 'An answer' }, call);
    const { number } = github.begin('alice-example', 'posts/after-it', '');
    const answer = await fetch(`${github.url}/graphql`, {
      method: 'POST',
      headers: { Authorization: 'Bearer token-of-alice' },
      body: JSON.stringify({ query, variables: { owner: 'example', name: 'site', number: number - 1 } }),
    });
    github.files.set('/hello.json', [await answer.json()]);
    const { comments } = githubDiscussionsAdapter({
      repo: 'example/site',
      snapshot: `${github.url}/hello.json`,
      thread: 'x',
    });

    assert.deepEqual(
      (await comments.list({ sort: 'oldest' }, call)).comments.map(({ parent, body }) => [parent, body.source]),
      [
        [null, '<p dir="auto">A question</p>'],
        [root.id, '<p dir="auto">An answer</p>'],
      ],
    );
  });

  it('knows nothing of a repository that is not there', async () => {
    const { comments } = adapterFor({ repo: 'example/none', thread: 'posts/hello' });

    await assert.rejects(comments.describe(call), { name: 'AdapterError', kind: 'not-found' });
  });

  it('was asked nothing that GitHub’s schema does not know', () => {
    assert.deepEqual(github.invalid, []);
  });

  it('was asked everything that the adapter can ask', () => {
    const fields = [
      'repository',
      'search',
      'viewer',
      'node',
      'createDiscussion',
      'addDiscussionComment',
      'updateDiscussionComment',
      'deleteDiscussionComment',
      'addReaction',
      'removeReaction',
      'addUpvote',
      'removeUpvote',
    ];

    assert.deepEqual([...github.asked].toSorted(), fields.toSorted());
  });
});
