import { HttpResponse } from 'msw';
import { twikooAdapter, type TwikooAdapterOptions } from '../../src/adapters/twikoo.js';
import type { Comment } from '../../src/core/comment.js';
import { describeAdapter, type Open, type OpenedAdapter } from '../../src/testing.js';
import { expect } from '../support/index.js';
import { call } from '../support/memory-calls.js';
import { recordedServer, type RecordedServer } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';
import { replayTwikoo, sentIn } from '../support/twikoo-replay.js';
import { SOLVED, TwikooServer, type TwikooSettings } from '../support/twikoo-server.js';
import { warningsInEachTest } from '../support/warnings.js';

const endpoint = 'https://twikoo.example.test/';
const thread = '/guide/intro';

describe('twikooAdapter', () => {
  const warnings = warningsInEachTest();
  const server = recordedServer('twikoo', 'https://twikoo.example.test');
  const open = (options: Partial<TwikooAdapterOptions> = {}) => twikooAdapter({ endpoint, thread, ...options });
  const configured = (config: Readonly<Record<string, string>>) =>
    replayTwikoo(server, '07-config', { change: () => ({ code: 0, config }) });

  it('describes the thread by what Twikoo is set to, or else by its defaults', async () => {
    await replayTwikoo(server, '07-config');

    expect(await open().comments.describe(call)).to.deep.equal({
      posting: { allowed: true },
      viewer: null,
      guestFields: { name: 'required', email: 'required', website: 'optional' },
      writing: { format: 'html', maxCharacters: 493 },
      sorts: ['newest'],
      total: null,
    });
  });

  it('asks guests for what its owner wants, and knows no limit where there is none', async () => {
    await configured({ DISPLAYED_FIELDS: 'nick, link', REQUIRED_FIELDS: 'link,mail', LIMIT_LENGTH: '0' });
    const { guestFields, writing } = await open().comments.describe(call);

    expect(guestFields).to.deep.equal({ name: 'optional', email: 'hidden', website: 'required' });
    expect(writing).to.deep.equal({ format: 'html' });
  });

  it('asks for the settings once', async () => {
    await replayTwikoo(server, '07-config');
    const { comments } = open();
    await Promise.all([comments.describe(call), comments.describe(call)]);

    expect(server.received).to.have.length(1);
  });

  for (const config of [{ CAPTCHA_PROVIDER: 'Geetest' }, { CAPTCHA_PROVIDER: 'Cap' }, { GEETEST_CAPTCHA_ID: 'x' }]) {
    it(`can be read only where ${JSON.stringify(config)} can’t be solved, and says so once`, async () => {
      await configured(config as Readonly<Record<string, string>>);
      const { comments } = open();

      expect((await comments.describe(call)).posting).to.deep.equal({ allowed: false, why: 'read-only' });
      await comments.describe(call);
      expect(warnings).to.have.length(1);
      expect(warnings[0]).to.include('Set Turnstile');
    });
  }

  it('names the thread for what the browser keeps', () => {
    expect(open({ endpoint: 'https://twikoo.example.test' }).key).to.equal(`twikoo:${endpoint}:${thread}`);
    expect(twikooAdapter({ endpoint }).key).to.equal(`twikoo:${endpoint}:${location.pathname}`);
  });

  it('tells the developer of an environment that is no address', async () => {
    for (const wrong of ['', 'my-environment-1a2b', 'javascript:0']) {
      const error = await rejectionOf(open({ endpoint: wrong }).comments.describe(call));

      expect(error).to.include({ kind: 'malformed' });
      expect((error as Error).message).to.include(`“${wrong}” is no address of a Twikoo.`);
    }
  });

  it('says of an answer without settings that the address is another', async () => {
    await replayTwikoo(server, '08-list-empty', { event: 'GET_CONFIG' });

    expect(await rejectionOf(open().comments.describe(call))).to.include({ kind: 'malformed' });
  });

  it('is certain that a question changed nothing', async () => {
    server.answer(
      () => true,
      () => new HttpResponse('', { status: 503 }),
    );

    expect(await rejectionOf(open().comments.describe(call))).to.include({ kind: 'unavailable', uncertain: false });
  });

  it('counts many threads in one request, with their answers', async () => {
    await replayTwikoo(server, '29-count');
    const asked = ['/paged', '/guide/intro', '/paged', '/elsewhere'];

    expect(await open().counts!.counts(asked, call)).to.deep.equal([12, 7, 12, 0]);
    expect(sentIn(server.received[0]!)).to.deep.equal({
      event: 'GET_COMMENTS_COUNT',
      urls: ['/paged', '/guide/intro', '/elsewhere'],
      includeReply: true,
    });
  });

  it('lists the newest of the site with their pages, and without the hashes of their pictures', async () => {
    await replayTwikoo(server, '31-recent');
    const recent = await open({ site: 'https://blog.example.test' }).recent!.recent(2, call);

    expect(recent.map(({ url }) => url)).to.deep.equal([
      'https://blog.example.test/paged#comment-7aaf31d017824c0183b7c4f21cd85303',
      'https://blog.example.test/paged#comment-33e1e9e472624395827417f6f3d33a64',
    ]);
    expect(recent[0]!.comment).to.deep.include({ created: 1_795_279_356_923, can: { reply: false } });
    expect(JSON.stringify(recent)).not.to.include('hash');
    const withPictures = open({ site: 'https://blog.example.test', avatars: true });
    expect(JSON.stringify(await withPictures.recent!.recent(2, call))).not.to.include('weavatar');
  });
});

describe('twikooAdapter, over a stand-in made of recorded shapes', () => {
  const server = recordedServer('twikoo', 'https://twikoo.example.test');
  const breaking = (answer: () => HttpResponse<null | string>) => (): void => server.answer(() => true, answer, 1);
  const challenging = { config: { CAPTCHA_PROVIDER: 'Turnstile', TURNSTILE_SITE_KEY: '1x00' } };

  describeAdapter(
    'twikooAdapter',
    {
      ports: ['comments', 'edits', 'votes', 'counts', 'recent'],
      open: opened(server),
      posts: 'published',
      pageSize: 8,
      limits: {
        wordsStand: { never: 'Twikoo lets nobody change a comment but the owner, in its own panel' },
        answeredStay: { never: 'Twikoo shows no answers without the first comment of their conversation' },
      },
      meanwhile: { never: 'Twikoo does not tell what has changed since' },
      challenges: { open: opened(server, challenging), solve: () => ({ kind: 'turnstile', token: SOLVED }) },
      states: {
        closed: { never: 'Twikoo closes no thread' },
        holding: opened(server, { holds: true }),
        signedOut: { never: 'nobody has to sign in to Twikoo' },
        missing: { never: 'a thread comes into being with its first comment' },
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

function opened(server: RecordedServer, settings: TwikooSettings = {}): Open<OpenedAdapter> {
  const forget = (): void => localStorage.removeItem(`gedanken:1:twikoo:${endpoint}`);
  return async (seeds: readonly Comment[]) => {
    forget();
    const twikoo = new TwikooServer(settings);
    twikoo.seed(thread, seeds);
    twikoo.answer(server);
    return {
      adapter: twikooAdapter({ endpoint, thread, site: 'https://blog.example.test' }),
      thread,
      close: forget,
    };
  };
}
