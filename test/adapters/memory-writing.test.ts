import { memoryAdapter } from '../../src/adapters/memory.js';
import type { AdapterErrorKind } from '../../src/core/errors.js';
import { aComment, LONG_AGO } from '../support/a-comment.js';
import { expect } from '../support/index.js';
import { call, guest, list, MONA, post } from '../support/memory-calls.js';
import { rejectionOf } from '../support/rejection-of.js';

describe('writing to a memoryAdapter', () => {
  it('counts on from the highest number that is taken', async () => {
    const adapter = memoryAdapter({
      comments: [aComment({ id: '7' }), aComment({ id: 'x' }), aComment({ id: '12' })],
    });

    expect([(await post(adapter, 'One')).id, (await post(adapter, 'Two')).id]).to.deep.equal(['13', '14']);
  });

  it('never gives the id of a removed comment again', async () => {
    const adapter = memoryAdapter();
    const { id } = await post(adapter, 'One');
    await adapter.edits!.remove(id, call);

    expect((await post(adapter, 'Two')).id).not.to.equal(id);
  });

  it('makes a guest the author, without their e-mail address', async () => {
    const created = await post(memoryAdapter(), 'Hello', {
      guest: { ...guest, name: ' Carla \n Example', website: 'carla.example' },
    });

    expect(created.author).to.deep.equal({ name: 'Carla Example', url: 'https://carla.example/' });
  });

  it('makes the signed-in reader the author, whatever they call themselves', async () => {
    expect((await post(memoryAdapter(MONA), 'Hello')).author).to.deep.equal({
      name: 'Mona Example',
      roles: ['moderator'],
    });
  });

  it('keeps the order of what was written in one millisecond', async () => {
    const adapter = memoryAdapter({ now: () => LONG_AGO });
    for (const text of ['One', 'Two', 'Three']) await post(adapter, text);

    expect((await list(adapter)).map(({ body, created }) => [body.source, created! - LONG_AGO])).to.deep.equal([
      ['One', 0],
      ['Two', 1],
      ['Three', 2],
    ]);
  });

  it('points at everything that is wrong at once', async () => {
    const error = await rejectionOf(
      post(memoryAdapter(), '\u200b', { guest: { name: '', email: 'carla', website: 'javascript:alert(1)' } }),
    );

    expect(error).to.include({ kind: 'rejected' });
    expect((error as { fields: readonly { field: string }[] }).fields.map(({ field }) => field)).to.have.members([
      'name',
      'email',
      'website',
      'text',
    ]);
  });

  it('refuses more than fits', async () => {
    const error = await rejectionOf(post(memoryAdapter({ writing: { format: 'text', maxBytes: 4 } }), 'Füße'));

    expect(error).to.deep.include({
      kind: 'rejected',
      fields: [{ field: 'text', reason: 'too-long', by: 2, unit: 'bytes' }],
    });
  });

  it('refuses answers to what is not there, or not there any more', async () => {
    const adapter = memoryAdapter({
      comments: [
        aComment({ status: 'removed' }),
        aComment({ id: '2', parent: '1' }),
        aComment({ id: '3', status: 'spam' }),
      ],
    });

    for (const parent of ['gone', '1', '3'])
      expect(await rejectionOf(post(adapter, 'Hello', { parent }))).to.include({ kind: 'not-found' });
  });

  const refusals = {
    closed: 'closed',
    'sign-in': 'signed-out',
    password: 'forbidden',
    'read-only': 'forbidden',
  } as const satisfies Record<string, AdapterErrorKind>;
  for (const [why, kind] of Object.entries(refusals) as [keyof typeof refusals, AdapterErrorKind][]) {
    it(`answers with “${kind}” when posting is not allowed because of “${why}”`, async () => {
      const adapter = memoryAdapter({ comments: [aComment()], posting: { allowed: false, why } });

      expect(await rejectionOf(post(adapter, 'Hello'))).to.include({ kind });
      expect((await list(adapter))[0]!.can.reply).to.equal(false);
    });
  }
});

describe('changing comments of a memoryAdapter', () => {
  it('lets guests change what they wrote, and nothing of others', async () => {
    const adapter = memoryAdapter({ comments: [aComment()], now: () => LONG_AGO + 7 });
    const { id } = await post(adapter, 'Hello');

    expect(await adapter.edits!.update(id, 'Good day', call)).to.deep.include({
      edited: LONG_AGO + 7,
      body: { format: 'text', source: 'Good day' },
    });
    for (const attempt of [
      adapter.edits!.source('1', call),
      adapter.edits!.update('1', 'Ha', call),
      adapter.edits!.remove('1', call),
    ]) {
      expect(await rejectionOf(attempt)).to.include({ kind: 'forbidden' });
    }
  });

  it('lets readers change a given comment until its time is over', async () => {
    let now = LONG_AGO;
    const adapter = memoryAdapter({
      comments: [aComment({ can: { reply: true, edit: LONG_AGO + 100 } })],
      now: () => now,
    });

    expect((await adapter.edits!.update('1', 'In time', call)).body.source).to.equal('In time');
    now = LONG_AGO + 100;
    expect(await rejectionOf(adapter.edits!.update('1', 'Too late', call))).to.include({ kind: 'forbidden' });
  });

  it('no longer lets members change what is theirs once they have signed out', async () => {
    const adapter = memoryAdapter({ author: 'Bruno Example', account: 'Bruno Example' });
    const { id } = await post(adapter, 'Hello');
    await adapter.session!.signOut('https://blog.example/', call);

    expect(await rejectionOf(adapter.edits!.update(id, 'Good day', call))).to.include({ kind: 'forbidden' });
  });

  it('begins the edit of HTML in a thread of plain text with its text', async () => {
    const can = { reply: true, edit: Infinity };
    const comments = [aComment({ body: { format: 'html', source: '<p>1 &lt; 2</p>' }, can })];

    expect(await memoryAdapter({ comments }).edits!.source('1', call)).to.equal('1 < 2');
    expect(await memoryAdapter({ comments, writing: { format: 'html' } }).edits!.source('1', call)).to.equal(
      '<p>1 &lt; 2</p>',
    );
  });

  it('leaves the bare place of a removed comment for those who answered it, and nothing once they are gone', async () => {
    const adapter = memoryAdapter();
    const { id } = await post(adapter, 'A secret');
    const reply = await post(adapter, 'I read that', { parent: id });

    const left = await adapter.edits!.remove(id, call);
    expect(left).to.deep.include({
      id,
      status: 'removed',
      author: { name: '' },
      body: { format: 'text', source: '' },
      can: { reply: false },
    });
    expect((await list(adapter))[0]).to.deep.equal(left);

    expect(await adapter.edits!.remove(reply.id, call)).to.equal(null);
    expect(await list(adapter)).to.deep.equal([]);
  });
});
