import { ghostAdapter } from '../../src/adapters/ghost.js';
import { replayGhost } from '../support/ghost-replay.js';
import { expect } from '../support/index.js';
import { call, post } from '../support/memory-calls.js';
import { jsonAnswer, recordedServer } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';

const thread = '6b01d2fe5452045363d32890';
const LIST = `GET /members/api/comments/post/${thread}/`;
const CREATE = { to: 'POST /members/api/comments/' };
const FIRST = '6b01d30d5452045363d328aa';
const REPLY = '6b01d30d5452045363d328ab';
const open = () => ghostAdapter({ thread });

describe('the Ghost adapter, writing', () => {
  const server = recordedServer('ghost');
  const lastSent = (): unknown => JSON.parse(server.received.findLast(({ text }) => text !== '')!.text);
  beforeEach(async () => {
    await replayGhost(server, '01-member-me');
    await replayGhost(server, '14-list', { to: LIST });
  });

  it('posts paragraphs', async () => {
    await replayGhost(server, '04-create');
    const comment = await post(open(), 'First remark');

    expect(lastSent()).to.deep.equal({ comments: [{ post_id: thread, html: '<p>First remark</p>' }] });
    expect(comment).to.deep.include({ id: FIRST, parent: null, status: 'published' });
    expect(comment.author.name).to.equal('Gina Guest');
    expect(comment.can.edit).to.equal(Infinity);
  });

  it('answers a conversation, and an answer in it', async () => {
    const adapter = open();
    await adapter.comments.list({ sort: 'newest' }, call);
    await replayGhost(server, '05-create-reply');
    expect((await post(adapter, 'A reply', { parent: FIRST })).parent).to.equal(FIRST);
    expect(lastSent()).to.deep.equal({ comments: [{ post_id: thread, html: '<p>A reply</p>', parent_id: FIRST }] });

    await replayGhost(server, '06-create-reply-to-reply');
    expect((await post(adapter, 'An answer', { parent: REPLY })).parent).to.equal(REPLY);
    expect(lastSent()).to.deep.equal({
      comments: [{ post_id: thread, html: '<p>An answer</p>', parent_id: FIRST, in_reply_to_id: REPLY }],
    });
  });

  it('finds out in which conversation a comment stands that it answers', async () => {
    await replayGhost(server, '20-get-one', { to: `GET /members/api/comments/${REPLY}/` });
    await replayGhost(server, '06-create-reply-to-reply');
    await post(open(), 'An answer', { parent: REPLY });

    expect(lastSent()).to.deep.nested.include({ 'comments[0].parent_id': FIRST });
  });

  it('sends no text of spaces, and answers nothing that can’t be a comment', async () => {
    expect(await rejectionOf(post(open(), ' \n'))).to.deep.include({
      kind: 'rejected',
      fields: [{ field: 'text', reason: 'required' }],
    });
    expect(await rejectionOf(post(open(), 'Hello', { parent: '../1' }))).to.include({ kind: 'not-found' });
    expect(server.asked).to.deep.equal([]);
  });

  for (const [name, kind] of [
    ['07-create-reply-with-reply-as-parent', 'rejected'],
    ['08-create-anonymous', 'signed-out'],
    ['12-create-parent-unknown', 'not-found'],
    ['39-create-paid-only', 'forbidden'],
    ['40-create-comments-off', 'closed'],
  ] as const) {
    it(`tells ${name.slice(3)} by its type`, async () => {
      await server.replayAs(name, CREATE);

      expect(await rejectionOf(post(open(), 'Hello'))).to.include({ kind });
    });
  }

  it('points at the text where Ghost finds it empty', async () => {
    await server.replayAs('09-create-empty', CREATE);

    expect(await rejectionOf(post(open(), 'Hello'))).to.deep.include({
      kind: 'rejected',
      fields: [{ field: 'text', reason: 'required' }],
    });
  });

  it('looks for a comment of which the answer got lost, and sends no second one', async () => {
    await server.replayAs('09-create-empty', { ...CREATE, change: (it) => ({ ...it, status: 502, body: '' }) });
    const adapter = open();
    const sending = () => post(adapter, 'Text bold\n\n> q\n\nc');
    expect(await rejectionOf(sending())).to.include({ kind: 'unavailable', uncertain: true });

    await replayGhost(server, '14-list', {
      to: LIST,
      change: (it) => ({
        ...it,
        body: JSON.parse(JSON.stringify(it.body).replaceAll(/2026-11-21T17:21:18.000Z/g, new Date().toISOString())),
      }),
    });
    expect((await sending()).id).to.equal('6b01d30e5452045363d328ae');
    expect(server.asked.filter((asked) => asked === CREATE.to)).to.have.length(1);
  });

  it('doubts that a comment arrived when the answer is no comment', async () => {
    server.answer(
      ({ method }) => method === 'POST',
      () => jsonAnswer({ comments: [{}] }),
    );

    expect(await rejectionOf(post(open(), 'Hello'))).to.include({ kind: 'malformed', uncertain: true });
  });
});

describe('the Ghost adapter, changing what is there', () => {
  const server = recordedServer('ghost');
  const lastSent = (): unknown => JSON.parse(server.received.at(-1)!.text);
  beforeEach(async () => {
    await replayGhost(server, '01-member-me');
    await replayGhost(server, '14-list', { to: LIST });
    await replayGhost(server, '20-get-one');
  });

  it('gives the text to start from, and changes the words', async () => {
    await replayGhost(server, '29-edit-own');
    const { edits } = open();
    expect(await edits!.source(FIRST, call)).to.equal('First remark with a link (https://example.test/) and bold.');

    const comment = await edits!.update(FIRST, 'First remark, edited.', call);
    expect(lastSent()).to.deep.equal({ comments: [{ id: FIRST, html: '<p>First remark, edited.</p>' }] });
    expect(comment).to.deep.include({ id: FIRST, parent: null, edited: Date.UTC(2026, 10, 21, 17, 21, 29) });
  });

  it('changes nothing of others', async () => {
    await server.replay('30-edit-other');

    expect(await rejectionOf(open().edits!.update(FIRST, 'x', call))).to.include({ kind: 'forbidden' });
  });

  it('takes a comment away, and keeps its place where it was answered', async () => {
    await replayGhost(server, '33-delete-own');
    expect(await open().edits!.remove(FIRST, call)).to.deep.include({ id: FIRST, status: 'removed', parent: null });
    expect(lastSent()).to.deep.equal({ comments: [{ id: FIRST, status: 'deleted' }] });

    await replayGhost(server, '33-delete-own', {
      change: (it) => {
        const [root] = (it.body as { comments: readonly [object] }).comments;
        return { ...it, body: { comments: [{ ...root, replies: [], count: { replies: 0, likes: 0 } }] } };
      },
    });
    expect(await open().edits!.remove(FIRST, call)).to.equal(null);
  });

  it('likes once, whatever Ghost says of a second like, and takes that back', async () => {
    const { votes } = open();
    const likes = { score: 0, up: 0, mine: null };
    for (const [name, vote] of [
      ['24-like', 'up'],
      ['25-like-again', 'up'],
      ['26-unlike', null],
      ['27-unlike-again', null],
    ] as const) {
      await server.replay(name);
      expect(await votes!.cast(FIRST, vote, call)).to.deep.equal(likes);
    }
    expect(server.asked.filter((asked) => asked.endsWith('/like/'))).to.deep.equal(
      ['POST', 'POST', 'DELETE', 'DELETE'].map((method) => `${method} /members/api/comments/${FIRST}/like/`),
    );
  });

  it('asks Ghost itself who has liked', async () => {
    await server.replay('24-like');
    await replayGhost(server, '20-get-one', {
      change: (it) => {
        const [root] = (it.body as { comments: readonly [object] }).comments;
        return { ...it, body: { comments: [{ ...root, liked: true, count: { replies: 7, likes: 3 } }] } };
      },
    });

    expect(await open().votes!.cast(FIRST, 'up', call)).to.deep.equal({ score: 3, up: 3, mine: 'up' });
  });

  it('knows no vote down, and none of a guest', async () => {
    expect(await rejectionOf(open().votes!.cast(FIRST, 'down', call))).to.include({ kind: 'forbidden' });
    await server.replay('28-like-anonymous');
    expect(await rejectionOf(open().votes!.cast(FIRST, 'up', call))).to.include({ kind: 'signed-out' });
  });

  it('reports a comment', async () => {
    await server.replay('31-report');

    expect(await open().reports!.report(FIRST, 'It advertises something', call)).to.equal(undefined);
  });
});
