import { memoryAdapter } from '../../src/adapters/memory.js';
import { aComment } from '../support/a-comment.js';
import { expect } from '../support/index.js';
import { call, idsIn, list, MONA, post } from '../support/memory-calls.js';
import { rejectionOf } from '../support/rejection-of.js';

describe('moderating a memoryAdapter', () => {
  it('is only for moderators', () => {
    expect(memoryAdapter().moderation).to.equal(undefined);
    expect(memoryAdapter({ author: 'Ada Example', viewerRole: 'author' }).moderation).to.equal(undefined);
    expect(memoryAdapter(MONA).moderation).not.to.equal(undefined);
  });

  it('holds new comments, which their author and the moderators can see', async () => {
    const adapter = memoryAdapter({ moderate: 'hold', account: 'Mona Example', viewerRole: 'moderator' });
    const { id, status } = await post(adapter, 'Hello');

    expect(status).to.equal('held');
    expect(await idsIn(adapter)).to.deep.equal([id]);
    expect((await adapter.comments.describe(call)).total).to.deep.equal({ count: 0, exact: true });

    await adapter.session!.signIn('https://blog.example/', call);
    expect((await adapter.moderation!.approve(id, call)).status).to.equal('published');
    await adapter.session!.signOut('https://blog.example/', call);
    expect((await list(adapter))[0]!.status).to.equal('published');
  });

  it('does not hold what a moderator writes', async () => {
    expect((await post(memoryAdapter({ ...MONA, moderate: 'hold' }), 'Hello')).status).to.equal('published');
  });

  it('shows held comments of others and spam to nobody else', async () => {
    const comments = [
      aComment({ id: '1', status: 'held' }),
      aComment({ id: '2', status: 'spam' }),
      aComment({ id: '3' }),
    ];

    expect(await idsIn(memoryAdapter({ comments }))).to.deep.equal(['3']);
    const adapter = memoryAdapter({ comments, ...MONA });
    expect(await idsIn(adapter)).to.deep.equal(['1', '2', '3']);
    await adapter.session!.signOut('https://blog.example/', call);
    expect(await idsIn(adapter)).to.deep.equal(['3']);
  });

  it('shows of a removed comment what it said to nobody else', async () => {
    const comments = [aComment({ status: 'removed', body: 'Rude words' }), aComment({ id: '2', parent: '1' })];

    expect((await list(memoryAdapter({ comments })))[0]!.body.source).to.equal('');
    expect((await list(memoryAdapter({ comments, ...MONA })))[0]!.body.source).to.equal('Rude words');
  });

  it('brings back what was removed, but not what its author took away', async () => {
    const adapter = memoryAdapter({ comments: [aComment(), aComment({ id: '2', parent: '1' })], ...MONA });
    await adapter.moderation!.hide('1', 'removed', call);
    expect((await adapter.moderation!.approve('1', call)).status).to.equal('published');

    await adapter.edits!.remove('1', call);
    expect((await list(adapter))[0]).to.deep.include({ status: 'removed', can: { reply: false } });
    expect(await rejectionOf(adapter.moderation!.approve('1', call))).to.include({ kind: 'not-found' });
  });

  it('ends when the moderator signs out', async () => {
    const adapter = memoryAdapter({ comments: [aComment()], ...MONA });
    await adapter.session!.signOut('https://blog.example/', call);

    expect(await rejectionOf(adapter.moderation!.hide('1', 'spam', call))).to.include({ kind: 'signed-out' });
    expect((await list(adapter))[0]!.can).to.deep.equal({ reply: true });
  });
});

describe('signing in to a memoryAdapter', () => {
  it('is for adapters that have an account', () => {
    expect(memoryAdapter().session).to.equal(undefined);
    expect(memoryAdapter({ account: 'Bruno Example' }).session).not.to.equal(undefined);
  });

  it('opens a thread that asks for it', async () => {
    const adapter = memoryAdapter({ account: 'Bruno Example', posting: { allowed: false, why: 'sign-in' } });

    await adapter.session!.signIn('https://blog.example/', call);

    expect(await adapter.comments.describe(call)).to.deep.include({
      posting: { allowed: true },
      viewer: { name: 'Bruno Example' },
    });
    expect((await post(adapter, 'Hello', { guest: undefined })).author.name).to.equal('Bruno Example');
  });

  it('opens no thread that is closed', async () => {
    const adapter = memoryAdapter({ author: 'Bruno Example', posting: { allowed: false, why: 'closed' } });

    expect(await rejectionOf(post(adapter, 'Hello'))).to.include({ kind: 'closed' });
  });
});
