import { HttpResponse } from 'msw';
import { remark42Adapter } from '../../src/adapters/remark42.js';
import { expect } from '../support/index.js';
import { call } from '../support/memory-calls.js';
import { jsonAnswer, recordedServer, type Recording } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';
import { holdCookie, signedOutInEachTest } from '../support/remark42-session.js';

const endpoint = `${location.origin}/`;
const thread = 'https://blog.example.test/guide/intro/';
const FIRST = '52a967e6-61b2-4e98-b424-3de918afb3ff';
const REPLY = 'd51ead7d-8194-474a-b584-9295cd915296';
const DEEP = 'a42eb96b-700f-4e44-88ef-614ab90445e1';
const changed = (more: object) => (response: Recording['response']) => ({
  ...response,
  body: { ...(response.body as object), ...more },
});

describe('the Remark42 adapter, for those who are signed in', () => {
  const server = recordedServer('remark42', location.origin);
  signedOutInEachTest();
  const open = () => remark42Adapter({ endpoint, site: 'test', thread });
  const writes = () => server.asked.filter((asked) => !asked.startsWith('GET'));

  beforeEach(async () => {
    holdCookie();
    await server.replay('01-config', '06-user');
    await server.replayAs('32-get-one', { to: `GET /api/v1/id/${FIRST}` });
  });

  it('gives the Markdown of a comment', async () => {
    expect(await open().edits!.source(FIRST, call)).to.equal('First remark with **bold** text and `code`.');
  });

  it('changes the words of a comment', async () => {
    await server.replay('43-edit-own');
    const comment = await open().edits!.update(DEEP, 'Third level answer, edited.', call);

    expect(comment).to.deep.include({ id: DEEP, edited: Date.parse('2026-11-21T16:59:12.056Z') });
    const put = server.received.find(({ method }) => method === 'PUT')!;
    expect(JSON.parse(put.text)).to.deep.equal({ text: 'Third level answer, edited.', summary: '' });
    expect([put.query.get('site'), put.query.get('url')]).to.deep.equal(['test', thread]);
    expect(JSON.stringify(comment)).not.to.include('5a2994797032c3bf');
  });

  it('leaves no comment without words', async () => {
    expect(await rejectionOf(open().edits!.update(DEEP, ' ', call))).to.include({ kind: 'rejected' });
    expect(writes()).to.deep.equal([]);
  });

  it('takes one’s own comment away without a trace', async () => {
    await server.replay('44-delete-own');
    await server.replayAs('48-find-after-delete', { to: 'GET /api/v1/find' });

    expect(await open().edits!.remove(DEEP, call)).to.equal(null);
    expect(JSON.parse(server.received.find(({ method }) => method === 'PUT')!.text)).to.deep.equal({ delete: true });
  });

  it('takes anybody’s away for administrators, and leaves its place to answers', async () => {
    await server.replayAs('06-user', { change: changed({ admin: true }) });
    await server.replay('46-admin-delete');
    await server.replayAs('48-find-after-delete', { to: 'GET /api/v1/find' });

    expect(await open().edits!.remove(FIRST, call)).to.include({ id: FIRST, status: 'removed' });
    expect(writes()).to.deep.equal([`DELETE /api/v1/admin/comment/${FIRST}`]);
  });

  it('pins a comment, and lets it go', async () => {
    await server.replayAs('32-get-one', { to: `GET /api/v1/id/${REPLY}`, change: changed({ id: REPLY, pin: true }) });
    await server.replayAs('47-admin-pin', { to: `PUT /api/v1/admin/pin/${REPLY}` });
    const { pins } = open();

    expect(await pins!.pin(REPLY, true, call)).to.include({ id: REPLY, pinned: true });
    expect(await pins!.pin(REPLY, false, call)).not.to.have.property('pinned');
    const asked = server.received.filter(({ method }) => method === 'PUT').map(({ query }) => query.get('pin'));
    expect(asked).to.deep.equal(['1', '0']);
  });

  it('neither pins nor removes what is removed', async () => {
    await server.replayAs('06-user', { change: changed({ admin: true }) });
    await server.replayAs('32-get-one', { to: `GET /api/v1/id/${FIRST}`, change: changed({ delete: true }) });
    const { pins, edits } = open();

    expect(await rejectionOf(pins!.pin(FIRST, true, call))).to.include({ kind: 'not-found' });
    expect(await rejectionOf(edits!.remove(FIRST, call))).to.include({ kind: 'not-found' });
    expect(writes()).to.deep.equal([]);
  });
});

describe('the Remark42 adapter, voting', () => {
  const server = recordedServer('remark42', location.origin);
  signedOutInEachTest();
  const cast = (vote: 'up' | 'down' | null) =>
    remark42Adapter({ endpoint, site: 'test', thread }).votes!.cast(FIRST, vote, call);
  const stands = (vote: number, score = vote, times = Infinity) =>
    server.replayAs('32-get-one', { to: `GET /api/v1/id/${FIRST}`, change: changed({ vote, score }), times });
  const steps = () => server.received.filter(({ method }) => method === 'PUT').map(({ query }) => query.get('vote'));

  beforeEach(async () => {
    holdCookie();
    await server.replay('01-config', '06-user', '34-vote-up', '37-vote-down-takes-back');
  });

  it('votes up', async () => {
    await stands(0);

    expect(await cast('up')).to.deep.equal({ score: 1, mine: 'up' });
    expect(steps()).to.deep.equal(['1']);
  });

  it('takes a vote back by the opposite one', async () => {
    await stands(1);

    expect(await cast(null)).to.deep.equal({ score: 0, mine: null });
    expect(steps()).to.deep.equal(['-1']);
  });

  it('turns a vote round in two steps', async () => {
    await stands(1);
    await server.replayAs('37-vote-down-takes-back', { change: changed({ score: -1 }) });
    await server.replayAs('37-vote-down-takes-back', { times: 1 });

    expect(await cast('down')).to.deep.equal({ score: -1, mine: 'down' });
    expect(steps()).to.deep.equal(['-1', '-1']);
  });

  it('changes nothing where the vote stands already', async () => {
    await stands(1, 5);

    expect(await cast('up')).to.deep.equal({ score: 5, mine: 'up' });
    expect(steps()).to.deep.equal([]);
  });

  it('takes a vote that was counted meanwhile for what was asked', async () => {
    await stands(1);
    await stands(0, 0, 1);
    await server.replayAs('35-vote-up-again', { times: 1 });

    expect(await cast('up')).to.deep.equal({ score: 1, mine: 'up' });
  });

  it('says that somebody else of the same address has voted, and names no address', async () => {
    await stands(0);
    await server.replayAs('36-vote-same-ip-other-user', { times: 1 });
    const error = await rejectionOf(cast('up'));

    expect(error).to.include({ kind: 'forbidden' });
    expect(String((error as Error).message)).not.to.include('5a2994');
  });

  it('lets nobody vote on what they wrote', async () => {
    await stands(0);
    await server.replayAs('38-vote-own', { times: 1 });

    expect(await rejectionOf(cast('up'))).to.include({ kind: 'forbidden' });
  });

  it('takes an answer without a score for none', async () => {
    await stands(0);
    server.answer(
      ({ method }) => method === 'PUT',
      () => jsonAnswer({ id: FIRST }),
    );

    expect(await rejectionOf(cast('up'))).to.include({ kind: 'malformed' });
  });

  it('waits before the second step where Remark42 finds it too fast', async () => {
    await stands(1);
    let put = 0;
    const real = globalThis.setTimeout;
    const waited: (number | undefined)[] = [];
    // The pause is over at once: what counts is how long it was to be.
    globalThis.setTimeout = ((run: () => void, delay?: number) => {
      waited.push(delay);
      return real(run, 0);
    }) as typeof setTimeout;
    server.answer(
      ({ method }) => method === 'PUT',
      () => {
        put += 1;
        return put === 2
          ? new HttpResponse('You have reached maximum request limit.', { status: 429 })
          : jsonAnswer({ score: 1 - put });
      },
    );
    try {
      expect((await cast('down')).mine).to.equal('down');
    } finally {
      globalThis.setTimeout = real;
    }

    expect(put).to.equal(3);
    expect(waited).to.include(2000);
  });
});
