import { githubIssuesAdapter, type GithubIssuesAdapterOptions } from '../../src/adapters/github-issues.js';
import { nameIssue } from '../../src/adapters/github-issues-term.js';
import { bestMatch } from '../../src/adapters/page-term.js';
import { parseComment, withParent } from '../../src/adapters/github-issues-wire.js';
import type { Adapter } from '../../src/adapters/adapter.js';
import { AdapterError } from '../../src/core/errors.js';
import { FakeTime } from '../support/fake-time.js';
import { GithubIssuesServer } from '../support/github-issues-server.js';
import { expect } from '../support/index.js';
import { call, list } from '../support/memory-calls.js';
import { rejectionOf } from '../support/rejection-of.js';

const titled = (...titles: readonly string[]) => titles.map((title) => ({ title }));
const reading = { avatars: false, login: undefined, mine: new Set<string>() };
let github: GithubIssuesServer;

const asGuest = (options: Partial<GithubIssuesAdapterOptions> = {}): Adapter =>
  githubIssuesAdapter({ repo: 'example/site', thread: 'guide/intro', ...options });
const asBob = (options: Partial<GithubIssuesAdapterOptions> = {}): Adapter =>
  asGuest({ token: github.tokenFor('bob-example'), ...options });
const write = ({ comments }: Adapter, text: string, parent: string | null = null) =>
  comments.create({ key: text, parent, text }, call);

function inEachTest(): void {
  beforeEach(() => {
    github = new GithubIssuesServer();
    github.install();
  });
  afterEach(() => github.restore());
}

describe('how a page finds its issue', () => {
  it('goes by its path as utterances has it, by words, a number, or an address', () => {
    expect(nameIssue(undefined, '/2026/hello.html')).to.deep.equal({ text: '2026/hello' });
    expect(nameIssue(undefined, '/')).to.deep.equal({ text: 'index' });
    expect(nameIssue('specific', 'Rye')).to.deep.equal({ text: 'Rye' });
    expect(nameIssue('number', '12')).to.deep.equal({ number: 12 });
    expect(nameIssue(undefined, 'https://github.com/example/site/issues/12#issuecomment-3')).to.deep.equal({
      number: 12,
    });
    for (const term of [nameIssue('specific', ''), nameIssue('number', 'x')])
      expect(term).to.be.instanceOf(AdapterError).and.include({ kind: 'not-found' });
  });

  it('goes by what the page calls its own address', () => {
    const link = document.createElement('link');
    link.rel = 'canonical';
    link.href = 'https://blog.example/hello/';
    document.head.append(link);
    try {
      expect(nameIssue('url', '')).to.deep.equal({ text: 'https://blog.example/hello/' });
    } finally {
      link.remove();
    }
  });

  it('prefers the very title, and passes over titles in which the words are part of others', () => {
    const found = titled('guide/intro-2', 'Comments on guide/intro', 'Guide/Intro');

    expect(bestMatch(found, 'guide/intro')).to.deep.equal({ title: 'Guide/Intro' });
    expect(bestMatch(found.slice(0, 2), 'guide/intro')).to.deep.equal({ title: 'Comments on guide/intro' });
    expect(bestMatch(found.slice(0, 1), 'guide/intro')).to.equal(undefined);
  });
});

describe('the GitHub Issues adapter, reading', () => {
  inEachTest();

  it('reads for everybody, and leads to the issue for writing', async () => {
    const issue = github.open('guide/intro');
    github.write(issue, 'alice-example', 'Hello', '2026-03-01T09:00:00Z');
    const { posting, viewer, total } = await asGuest().comments.describe(call);
    const [comment] = await list(asGuest());

    expect([posting, viewer, total]).to.deep.equal([
      { allowed: false, why: 'read-only', href: 'https://github.com/example/site/issues/1' },
      null,
      { count: 1, exact: true },
    ]);
    expect(comment).to.deep.equal({
      id: '1001',
      parent: null,
      kind: 'comment',
      status: 'published',
      author: {
        name: 'alice-example',
        id: 'github:alice-example',
        url: 'https://github.com/alice-example',
        avatar: undefined,
        roles: ['author'],
      },
      body: { format: 'html', source: '<p dir="auto">Hello</p>' },
      created: Date.UTC(2026, 2, 1, 9),
      edited: undefined,
      url: 'https://github.com/example/site/issues/1#issuecomment-1001',
      can: { reply: false },
    });
  });

  it('asks as a guest without anything for which a browser would first ask whether it may', async () => {
    github.open('guide/intro');
    await list(asGuest());

    expect(github.asked).to.deep.equal(['GET /search/issues', 'GET /repos/example/site/issues/1/comments']);
    expect(new Set(github.accepted)).to.deep.equal(new Set(['application/vnd.github.full+json']));
  });

  it('searches once, and then goes by the number', async () => {
    github.open('guide/intro');
    const adapter = asGuest();
    await adapter.comments.describe(call);
    await adapter.comments.describe(call);

    expect(github.asked).to.deep.equal(['GET /search/issues', 'GET /repos/example/site/issues/1']);
  });

  it('shows a page without an issue as one that nobody has commented on, and leads to a new one', async () => {
    const { comments } = asGuest();

    expect(await comments.list({ sort: 'newest' }, call)).to.deep.equal({
      comments: [],
      next: null,
      total: { count: 0, exact: true },
    });
    expect((await comments.describe(call)).posting).to.include({
      href: 'https://github.com/example/site/issues/new?title=guide%2Fintro',
    });
  });

  it('counts pages from the oldest, so that the newest come first without a gap', async () => {
    const issue = github.open('guide/intro');
    for (let index = 1; index <= 203; index += 1) github.write(issue, 'alice-example', `Remark ${index}`);
    const { comments } = asGuest();
    const first = await comments.list({ sort: 'newest' }, call);
    const second = await comments.list({ sort: 'newest', cursor: first.next! }, call);

    expect([first.comments.map(({ id }) => id), first.next]).to.deep.equal([['1203', '1202', '1201'], 'page.2']);
    expect([second.comments[0]?.id, second.comments.length, second.next]).to.deep.equal(['1200', 100, 'page.1']);
  });

  it('says when GitHub takes requests again', async () => {
    const time = new FakeTime();
    const message = 'API rate limit exceeded for this address.';
    time.begin();
    try {
      const reset = Math.floor(Date.now() / 1000) + 90;
      const headers = { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': String(reset) };
      github.refuseNext = { status: 403, body: { message }, headers };
      const error = (await rejectionOf(asGuest().comments.describe(call))) as AdapterError;

      expect(error).to.include({ kind: 'rate-limited' });
      expect(error.retryAfter).to.be.within(89_000, 90_000);
    } finally {
      time.end();
    }
  });

  it('tells other refusals apart', async () => {
    const kindOf = async (status: number, body: unknown): Promise<string> => {
      github.refuseNext = { status, body };
      return ((await rejectionOf(asGuest().comments.describe(call))) as AdapterError).kind;
    };

    expect(await kindOf(401, { message: 'Bad credentials' })).to.equal('signed-out');
    expect(await kindOf(403, { message: 'Resource not accessible' })).to.equal('forbidden');
    expect(await kindOf(403, { message: 'You have exceeded a secondary rate limit.' })).to.equal('rate-limited');
    expect(await kindOf(404, { message: 'Not Found' })).to.equal('not-found');
    expect(await kindOf(410, { message: 'Issues are disabled for this repo' })).to.equal('not-found');
    expect(await kindOf(503, 'x')).to.equal('unavailable');
  });

  it('finds no comment of another issue', async () => {
    github.open('guide/intro');
    const { id } = github.write(github.open('guide/other'), 'alice-example', 'Elsewhere');

    expect(await rejectionOf(asGuest().comments.find(String(id), call))).to.include({ kind: 'not-found' });
  });

  it('shows comments of accounts that are gone, and leaves out what is no comment', async () => {
    expect(parseComment({ id: 1, body_html: '', user: null }, reading).author).to.deep.equal({ name: '' });
    for (const raw of [null, {}, { id: 1 }, { id: {}, body_html: '' }])
      expect(() => parseComment(raw, reading)).to.throw(AdapterError);
  });

  it('believes only a note at the very beginning about what a comment answers', () => {
    const parentOf = (body: unknown): string | null => parseComment({ id: 2, body_html: '', body }, reading).parent;

    expect(parentOf(withParent('Yes', '1'))).to.equal('1');
    expect(parentOf('Yes <!-- in reply to 1 -->\n')).to.equal(null);
    expect(parentOf('<!-- in reply to x -->\nYes')).to.equal(null);
    expect(parentOf(7)).to.equal(null);
    expect(withParent(withParent('Yes', '1'), null)).to.equal('Yes');
  });
});

describe('the GitHub Issues adapter, writing with a token', () => {
  inEachTest();

  it('opens the issue with the first comment, worded as utterances does', async () => {
    await write(asBob({ label: 'comments' }), 'First!');
    const [issue] = github.issues;
    const address = location.origin + location.pathname + location.search;

    expect([issue?.title, issue?.labels, issue?.rows.map(({ body }) => body)]).to.deep.equal([
      'guide/intro',
      ['comments'],
      ['First!'],
    ]);
    expect(issue?.body).to.equal(`# ${document.title || 'guide/intro'}\n\n[${address}](${address})`);
  });

  it('opens no second one while GitHub’s search does not know the first', async () => {
    github.open('guide/intro').found = false;
    const adapter = asBob();
    await write(adapter, 'First!');
    await write(adapter, 'Second!');

    expect(github.issues.map(({ rows }) => rows.length)).to.deep.equal([2]);
  });

  it('notes what an answer answers where GitHub does not show it, and keeps that through edits', async () => {
    const issue = github.open('guide/intro');
    const { id } = github.write(issue, 'alice-example', 'A question');
    const adapter = asBob();
    const answer = await write(adapter, 'An answer', String(id));
    const edited = await adapter.edits!.update(answer.id, 'A better answer', call);

    expect(issue.rows[1]?.body).to.equal(`<!-- in reply to ${id} -->\nA better answer`);
    expect([answer.parent, edited.parent]).to.deep.equal([String(id), String(id)]);
    expect(await adapter.edits!.source(answer.id, call)).to.equal('A better answer');
  });

  it('says that the issue was locked meanwhile', async () => {
    const issue = github.open('guide/intro');
    const adapter = asBob();
    await list(adapter);
    issue.locked = true;

    expect(await rejectionOf(write(adapter, 'Too late'))).to.include({ kind: 'closed' });
  });

  it('points at the text when GitHub takes none of it', async () => {
    github.open('guide/intro');
    const adapter = asBob();
    await adapter.comments.describe(call);
    const errors = [{ field: 'body', code: 'custom', message: 'body is too long (maximum is 65536 characters)' }];
    github.refuseNext = { status: 422, body: { message: 'Validation Failed', errors } };

    expect(await rejectionOf(write(adapter, 'Much'))).to.deep.include({
      kind: 'rejected',
      fields: [{ field: 'text', reason: 'too-long' }],
    });
  });

  it('gives a comment of others back as it is when one may not change it', async () => {
    const issue = github.open('guide/intro');
    const { id } = github.write(issue, 'alice-example', 'Mine');

    expect(await rejectionOf(asBob().edits!.update(String(id), 'Yours', call))).to.include({ kind: 'forbidden' });
    expect(issue.rows[0]?.body).to.equal('Mine');
  });
});
