import { artalkAdapter } from '../../src/adapters/artalk.js';
import { expect } from '../support/index.js';
import { call } from '../support/memory-calls.js';
import { recordedServer } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';

const endpoint = 'https://artalk.example.test/';
const LIST = { to: 'GET /api/v2/comments' };

describe('the Artalk adapter, voting', () => {
  const server = recordedServer('artalk', 'https://artalk.example.test');
  const open = (thread = '/guide/intro') =>
    artalkAdapter({ endpoint, site: 'Blog', thread, timezone: 'UTC', pageVotes: true });
  const sent = () => server.asked.filter((path) => path.startsWith('POST'));
  beforeEach(() => server.replay('01-conf'));

  it('looks how this reader voted, and votes', async () => {
    await server.replay('40-vote-none', '41-vote-up');

    expect(await open().votes!.cast('1', 'up', call)).to.deep.equal({ score: 3, up: 4, down: 1, mine: 'up' });
    expect(server.received.at(-1)?.text).to.equal('{"name":"","email":""}');
  });

  it('does not vote again for what is voted so: Artalk would take it back', async () => {
    await server.replay('42-vote-is-up');

    expect(await open().votes!.cast('1', 'up', call)).to.include({ up: 4, mine: 'up' });
    expect(sent()).to.deep.equal([]);
  });

  it('takes a vote back by the same vote', async () => {
    await server.replay('42-vote-is-up', '43-vote-taken-back');

    expect(await open().votes!.cast('1', null, call)).to.include({ up: 3, mine: null });
    expect(sent()).to.deep.equal(['POST /api/v2/votes/comment/1/up']);
  });

  it('turns a vote round by the other one', async () => {
    await server.replay('42-vote-is-up', '44-vote-turned');

    expect(await open().votes!.cast('1', 'down', call)).to.deep.equal({ score: 1, up: 3, down: 2, mine: 'down' });
  });

  it('waits with a second vote until the first one is over', async () => {
    await server.replay('41-vote-up', '42-vote-is-up');
    await server.replayAs('40-vote-none', { times: 1 });
    const { votes } = open();
    await Promise.all([votes!.cast('1', 'up', call), votes!.cast('1', 'up', call)]);

    expect(sent()).to.have.length(1);
  });

  it('shows in the thread how this reader voted meanwhile', async () => {
    await server.replay('40-vote-none', '41-vote-up');
    await server.replayAs('03-list', LIST);
    const adapter = open();
    await adapter.votes!.cast('1', 'up', call);
    const { comments } = await adapter.comments.list({ sort: 'newest' }, call);

    expect(comments.find(({ id }) => id === '1')?.votes?.mine).to.equal('up');
  });

  it('votes on nothing that is not there', async () => {
    await server.replay('45-vote-unknown');

    expect(await rejectionOf(open().votes!.cast('99', 'up', call))).to.include({ kind: 'not-found' });
  });

  it('votes down only where Artalk takes that', async () => {
    await server.replay('02-conf-plain');

    expect(await rejectionOf(open().votes!.cast('1', 'down', call))).to.include({ kind: 'forbidden' });
    expect(server.asked).to.deep.equal(['GET /api/v2/conf']);
  });

  it('takes a picture to be read first for a challenge', async () => {
    await server.replay('40-vote-none');
    await server.replayAs('10-captcha-image', { to: 'POST /api/v2/votes/comment/1/up' });

    expect(await rejectionOf(open().votes!.cast('1', 'up', call))).to.include({ kind: 'challenge' });
  });
});

describe('the Artalk adapter, reacting to the page', () => {
  const server = recordedServer('artalk', 'https://artalk.example.test');
  const open = (thread = '/guide/intro') => artalkAdapter({ endpoint, site: 'Blog', thread, pageVotes: true });
  const up = { name: 'up', emoji: '👍' };
  const down = { name: 'down', emoji: '👎' };
  beforeEach(() => server.replay('01-conf'));

  it('shows the votes on the page, and this reader’s own', async () => {
    await server.replayAs('03-list', LIST);
    await server.replay('46-vote-page');

    expect((await open().comments.describe(call)).reactions).to.deep.equal({
      choices: [up, down],
      page: [
        { ...up, count: 4, mine: false },
        { ...down, count: 1, mine: true },
      ],
      canReact: true,
    });
  });

  it('replaces the reader’s other one', async () => {
    await server.replayAs('03-list', LIST);
    await server.replay('46-vote-page', '47-vote-page-up');
    const adapter = open();
    await adapter.comments.describe(call);

    expect(await adapter.reactions!.react(null, 'up', true, call)).to.deep.equal([{ ...up, count: 5, mine: true }]);
  });

  it('leaves the reader’s other one when this one is taken back', async () => {
    await server.replayAs('03-list', LIST);
    await server.replay('46-vote-page');
    const adapter = open();
    await adapter.comments.describe(call);
    await adapter.reactions!.react(null, 'up', false, call);

    expect(server.asked.filter((path) => path.startsWith('POST'))).to.deep.equal([]);
  });

  it('makes a page known that Artalk has not met yet', async () => {
    await server.replayAs('03-list', LIST);
    await server.replayAs('04-list-empty', { ...LIST, times: 1 });
    await server.replay('48-view', '46-vote-page', '47-vote-page-up');
    const adapter = open('/guide/new');

    expect((await adapter.comments.describe(call)).reactions?.page).to.deep.equal([]);
    await adapter.reactions!.react(null, 'up', true, call);
    expect(server.asked).to.include('POST /api/v2/pages/pv');
  });

  it('shows the thread although its reactions can’t be had', async () => {
    await server.replayAs('03-list', LIST);
    await server.replayAs('17-failed', { to: 'GET /api/v2/votes/page/3' });

    expect((await open().comments.describe(call)).reactions?.page).to.deep.equal([]);
  });
});
