import type { Comment } from '../../src/core/comment.js';
import { type KnownThread, KnownThreads } from '../../src/state/known-threads.js';
import { aComment, LONG_AGO } from '../support/a-comment.js';
import { FakeTime } from '../support/fake-time.js';
import { expect } from '../support/index.js';
import { fullKeep, MemoryKeep } from '../support/memory-keep.js';
import { anInfo } from '../support/scripted-adapter.js';

const DAY = 86_400_000;
const KEY = 'gedanken:1:known:rest:/hello/';

function known(changes: Partial<KnownThread> = {}): KnownThread {
  const comments = [aComment({ id: '1', body: 'First' }), aComment({ id: '2', parent: '1', body: 'Second' })];
  return {
    at: Date.now(),
    sort: 'oldest',
    info: anInfo(),
    total: { count: 2, exact: true },
    width: 600,
    height: 900,
    comments,
    ...changes,
  };
}

/** What is remembered of a thread after it was kept. */
function kept(changes: Partial<KnownThread>, keep = new MemoryKeep()): KnownThread | undefined {
  new KnownThreads(keep).write('rest:/hello/', known(changes));
  return new KnownThreads(keep).read('rest:/hello/');
}

describe('the threads that a browser knows', () => {
  const time = FakeTime.inEachTest();

  it('are as they were kept: who said what, how many, and how large that was', () => {
    const { comments, info, total, width, height, sort } = kept({})!;

    expect(comments.map(({ id, parent, body }) => [id, parent, body.source])).to.deep.equal([
      ['1', null, 'First'],
      ['2', '1', 'Second'],
    ]);
    expect(comments[0]!.author.name).to.equal('Alice Example');
    expect(info.posting).to.deep.equal({ allowed: true });
    expect(info.guestFields).to.deep.equal(anInfo().guestFields);
    expect({ total, width, height, sort }).to.deep.equal({
      total: { count: 2, exact: true },
      width: 600,
      height: 900,
      sort: 'oldest',
    });
  });

  it('are kept under the project’s own names', () => {
    const keep = new MemoryKeep();
    kept({}, keep);

    expect([...keep.kept.keys()]).to.deep.equal([KEY]);
  });

  it('hold nothing of what this reader did, or may do as who they are', () => {
    const keep = new MemoryKeep();
    const mine: Comment = {
      ...aComment({ can: { reply: true, edit: LONG_AGO, remove: true, moderate: true } }),
      votes: { score: 3, mine: 'up' },
      reactions: [{ name: 'heart', emoji: '❤️', count: 2, mine: true, who: ['Gina Guest'] }],
    };

    const [comment] = kept({ comments: [mine] }, keep)!.comments;

    expect(comment!.can).to.deep.equal({ reply: true });
    expect(comment!.votes!.score).to.equal(3);
    expect(comment!.votes!.mine).to.equal(null);
    expect(comment!.reactions!.map(({ name, count, mine: isMine }) => [name, count, isMine])).to.deep.equal([
      ['heart', 2, false],
    ]);
    expect(keep.get(KEY)).to.not.match(/mine|edit|moderate|Gina/);
  });

  it('are forgotten after a week', async () => {
    const keep = new MemoryKeep();
    new KnownThreads(keep).write('rest:/hello/', known());

    await time.pass(7 * DAY - 1);
    expect(new KnownThreads(keep).read('rest:/hello/')).to.be.an('object');
    await time.pass(1);

    expect(new KnownThreads(keep).read('rest:/hello/')).to.equal(undefined);
    expect(keep.kept.size).to.equal(0);
  });

  it('are ten at most: those that were read last', () => {
    const keep = new MemoryKeep();
    const threads = new KnownThreads(keep);

    for (let number = 1; number <= 12; number += 1)
      threads.write(`rest:/${number}/`, known({ at: Date.now() - 100 + number }));

    const names = [...keep.kept.keys()].map((key) => Number(/(\d+)\/$/.exec(key)![1])).toSorted((a, b) => a - b);
    expect(names).to.deep.equal([3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  it('are kept with no more of their first comments than there is room for', () => {
    const comments = Array.from({ length: 150 }, (_, index) =>
      aComment({ id: String(index), body: 'x'.repeat(2_000) }),
    );

    const keep = new MemoryKeep();
    const found = kept({ comments }, keep)!.comments;

    expect(keep.get(KEY)!.length).to.be.at.most(120_000);
    expect(found.map(({ id }) => id)).to.deep.equal(comments.slice(0, found.length).map(({ id }) => id));
    expect(found.length).to.be.within(40, 60);
    expect(
      kept({ comments: comments.map((comment) => ({ ...comment, body: aComment().body })) })!.comments,
    ).to.have.length(100);
  });

  it('are not there where nothing can be kept', () => {
    const threads = new KnownThreads(fullKeep);

    threads.write('rest:/hello/', known());

    expect(threads.read('rest:/hello/')).to.equal(undefined);
  });

  describe('that somebody else has written', () => {
    const read = (record: unknown): KnownThread | undefined => {
      const keep = new MemoryKeep();
      keep.set(KEY, typeof record === 'string' ? record : JSON.stringify(record));
      return new KnownThreads(keep).read('rest:/hello/');
    };
    const writing = { format: 'text' };
    const record = (comment: object): object => ({
      at: Date.now(),
      info: { posting: { allowed: true }, writing },
      comments: [comment],
    });

    for (const broken of ['{{{', 'null', '7', '[]', { at: 1 }, { at: Date.now(), info: {}, comments: [] }] as const)
      it(`are forgotten: ${JSON.stringify(broken)}`, () => {
        expect(read(broken)).to.equal(undefined);
      });

    it('show no comment that not everybody sees', () => {
      const held = { id: '1', kind: 'comment', status: 'held', body: { source: 'Wait' } };

      expect(read(record(held))!.comments).to.deep.equal([]);
    });

    it('have no addresses that run, no roles, formats and numbers that there are not', () => {
      const [comment] = read(
        record({
          id: '1',
          kind: 'comment',
          status: 'published',
          author: { name: '\u202eevil', url: 'javascript:alert(1)', roles: ['author', 'king'], avatar: 'data:x' },
          body: {
            format: 'script',
            source: '<img onerror=alert(1)>',
            emojis: [null, { code: 'a', url: 'javascript:1' }],
          },
          created: 'yesterday',
          votes: { score: 'many' },
          reactions: [null, { name: 'a' }],
        }),
      )!.comments;

      expect(comment!.author).to.deep.include({ name: 'evil', url: undefined, avatar: undefined, roles: ['author'] });
      expect(comment!.body).to.deep.include({ format: 'text', emojis: undefined });
      expect([comment!.created, comment!.votes, comment!.reactions]).to.deep.equal([null, undefined, undefined]);
    });
  });
});
