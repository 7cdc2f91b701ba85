import { HttpResponse } from 'msw';
import { issoAdapter, type IssoAdapterOptions } from '../../src/adapters/isso.js';
import type { Comment } from '../../src/core/comment.js';
import { describeAdapter, type Open, type OpenedAdapter } from '../../src/testing.js';
import { expect } from '../support/index.js';
import { IssoServer, type IssoSettings } from '../support/isso-server.js';
import { call } from '../support/memory-calls.js';
import { recordedServer, type RecordedServer } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';

const endpoint = 'https://isso.example.test/';
const thread = '/guide/intro';
const portsOf = (options: Partial<IssoAdapterOptions> = {}): string[] =>
  Object.entries(issoAdapter({ endpoint, ...options }))
    .filter(([name, port]) => name !== 'key' && port !== undefined)
    .map(([name]) => name)
    .toSorted();

describe('issoAdapter', () => {
  const server = recordedServer('isso', 'https://isso.example.test');

  it('describes the thread by what Isso is set to', async () => {
    await server.replay('01-config');

    expect(await issoAdapter({ endpoint, thread }).comments.describe(call)).to.deep.equal({
      posting: { allowed: true },
      viewer: null,
      guestFields: { name: 'optional', email: 'optional', website: 'optional' },
      writing: { format: 'markdown', minCharacters: 3, maxCharacters: 65_535 },
      sorts: ['oldest', 'newest', 'best'],
      hidesTaken: true,
      total: null,
      feed: `${endpoint}feed?uri=%2Fguide%2Fintro`,
    });
  });

  it('asks guests for what Isso requires, and offers no feed where there is none', async () => {
    const config = { 'require-email': true, 'require-author': true, 'website-field': false, feed: false };
    await server.replayAs('01-config', { change: (response) => ({ ...response, body: { config } }) });
    const { guestFields, feed } = await issoAdapter({ endpoint, thread }).comments.describe(call);

    expect(guestFields).to.deep.equal({ name: 'required', email: 'required', website: 'hidden' });
    expect(feed).to.equal(undefined);
  });

  it('asks for the settings once', async () => {
    await server.replay('01-config');
    const { comments } = issoAdapter({ endpoint, thread });
    await Promise.all([comments.describe(call), comments.describe(call)]);
    await comments.describe(call);

    expect(server.asked).to.deep.equal(['GET /config']);
  });

  it('takes the defaults where an old Isso does not tell its settings', async () => {
    server.answer(
      ({ path }) => path === '/config',
      () => new HttpResponse('<title>404 Not Found</title>', { status: 404 }),
    );

    expect((await issoAdapter({ endpoint, thread }).comments.describe(call)).guestFields.name).to.equal('optional');
  });

  it('lets change what one wrote on its own site, or where the page says so', () => {
    const others = ['comments', 'counts', 'preview', 'recent', 'votes'];

    expect(portsOf()).to.deep.equal(others);
    expect(portsOf({ cookies: true })).to.deep.equal([...others, 'edits'].toSorted());
    expect(portsOf({ endpoint: '/isso' })).to.deep.equal([...others, 'edits'].toSorted());
    expect(portsOf({ endpoint: `https://isso.${location.hostname}/` })).to.include('edits');
    expect(portsOf({ endpoint: '/isso', cookies: false })).to.deep.equal(others);
  });

  it('has no votes where the page wants none', () => {
    expect(portsOf({ votes: false })).not.to.include('votes');
  });

  it('names the thread for what the browser keeps, however the endpoint is written', () => {
    expect(issoAdapter({ endpoint: 'https://isso.example.test', thread }).key).to.equal(`isso:${endpoint}:${thread}`);
  });

  it('takes the path of the page where no thread is named', () => {
    expect(issoAdapter({ endpoint }).key).to.equal(`isso:${endpoint}:${location.pathname}`);
  });

  it('tells the developer of an endpoint that is no address', async () => {
    const error = await rejectionOf(issoAdapter({ endpoint: 'javascript:0', thread }).comments.describe(call));

    expect(error).to.include({ kind: 'malformed', hint: '“javascript:0” is no address of an Isso.' });
  });
});

describe('issoAdapter, over a stand-in made of recorded shapes', () => {
  const server = recordedServer('isso', 'https://isso.example.test');
  const breaking = (answer: () => HttpResponse<null | string>) => (): void => server.answer(() => true, answer, 1);

  describeAdapter(
    'issoAdapter',
    {
      ports: ['comments', 'edits', 'votes', 'preview', 'counts', 'recent'],
      open: opened(server),
      posts: 'published',
      pageSize: 50,
      limits: {
        twoLevels: { never: 'Isso puts an answer to an answer below the root, and forgets whom it answered' },
        votesStand: { never: 'Isso counts one vote per address and comment, for good' },
      },
      meanwhile: { never: 'Isso does not tell what has changed since' },
      challenges: { never: 'Isso has no challenges' },
      states: {
        closed: { never: 'Isso closes no thread' },
        holding: opened(server, { holds: true }),
        signedOut: { never: 'nobody signs in to Isso' },
        missing: { never: 'a thread comes into being with its first comment' },
      },
      failures: {
        offline: breaking(() => HttpResponse.error()),
        unavailable: breaking(() => new HttpResponse('<p>Service Unavailable</p>', { status: 503 })),
        malformed: breaking(() => new HttpResponse('<title>Another page</title>')),
      },
    },
    { describe, it },
  );
});

function opened(server: RecordedServer, settings: IssoSettings = {}): Open<OpenedAdapter> {
  return async (seeds: readonly Comment[]) => {
    localStorage.removeItem(`gedanken:1:isso:${endpoint}`);
    const isso = new IssoServer(settings);
    isso.seed(thread, seeds);
    isso.answer(server);
    return {
      adapter: issoAdapter({ endpoint, thread, title: 'Intro', cookies: true, site: 'https://blog.example.test' }),
      thread,
      close: () => localStorage.removeItem(`gedanken:1:isso:${endpoint}`),
    };
  };
}
