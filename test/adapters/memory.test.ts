import fc from 'fast-check';
import type { Adapter, CommentPage } from '../../src/adapters/adapter.js';
import { memoryAdapter } from '../../src/adapters/memory.js';
import type { SortOrder } from '../../src/core/thread-info.js';
import { describeAdapter } from '../../src/testing.js';
import { aComment, LONG_AGO, someComments } from '../support/a-comment.js';
import { aForest } from '../support/a-forest.js';
import { expect } from '../support/index.js';
import { call, idsIn, list, MONA, post } from '../support/memory-calls.js';
import { EVERYTHING, memorySubject } from '../support/memory-subject.js';
import { rejectionOf } from '../support/rejection-of.js';

describeAdapter('memoryAdapter for a guest', memorySubject(), { describe, it });
describeAdapter('memoryAdapter for a member', memorySubject({ author: 'Bruno Example', account: 'Bruno Example' }), {
  describe,
  it,
});
describeAdapter('memoryAdapter for a moderator', memorySubject(MONA), { describe, it });
describeAdapter('memoryAdapter that takes votes, reactions and reports', memorySubject(EVERYTHING), { describe, it });
describeAdapter('memoryAdapter that takes likes', memorySubject({ votes: 'up' }), { describe, it });
describeAdapter('memoryAdapter that brings few answers at once', memorySubject({ branch: 1 }), { describe, it });
describeAdapter('memoryAdapter that takes HTML', memorySubject({ writing: { format: 'html' } }), { describe, it });

describe('memoryAdapter', () => {
  it('begins empty, open, and read by a guest', async () => {
    const info = await memoryAdapter().comments.describe(call);

    expect(info).to.deep.include({ posting: { allowed: true }, viewer: null, total: { count: 0, exact: true } });
    expect(info.guestFields).to.deep.equal({ name: 'required', email: 'required', website: 'optional' });
  });

  it('says of its thread what it was told', async () => {
    const adapter = memoryAdapter({
      thread: '/trees/',
      title: 'Trees',
      author: 'Ada Example',
      viewerRole: 'author',
      writing: { format: 'html' },
    });

    expect(adapter.key).to.equal('memory:/trees/');
    expect(await adapter.comments.describe(call)).to.deep.include({
      title: 'Trees',
      viewer: { name: 'Ada Example', roles: ['author'] },
      writing: { format: 'html' },
    });
  });

  it('has no key to keep anything under unless its thread has a name', () => {
    expect('key' in memoryAdapter()).to.equal(false);
  });

  it('can be varied by taking it apart', async () => {
    const { comments } = memoryAdapter({ comments: [aComment()] });
    const adapter: Adapter = {
      comments: { ...comments, describe: async (given) => ({ ...(await comments.describe(given)), title: 'Another' }) },
    };

    expect((await adapter.comments.describe(call)).title).to.equal('Another');
    expect(await idsIn(adapter)).to.deep.equal(['1']);
  });

  describe('its comments', () => {
    it('come back as they were given', async () => {
      const comments = [
        aComment({
          author: { name: 'Ada Example', url: 'https://ada.example/', roles: ['author'] },
          edited: LONG_AGO + 1,
          url: 'https://a.example/1',
        }),
        aComment({ id: '2', parent: '1', body: { format: 'html', source: '<p>Hi</p>', lang: 'en' }, created: null }),
      ];

      expect(await list(memoryAdapter({ comments }))).to.deep.equal(comments);
    });

    it('are its own from the beginning', async () => {
      const author = { name: 'Alice Example' };
      const adapter = memoryAdapter({ comments: [aComment({ author })] });

      author.name = 'Mallory Example';

      expect((await list(adapter))[0]!.author.name).to.equal('Alice Example');
    });

    it('are all there once, whoever answers whom', async () => {
      await fc.assert(
        fc.asyncProperty(aForest(), async (comments) => {
          const ids = await idsIn(memoryAdapter({ comments: [...comments, ...comments] }));
          expect(ids.toSorted()).to.deep.equal(comments.map(({ id }) => id).toSorted());
        }),
      );
    });

    it('are found with their ancestors, also in a circle', async () => {
      const adapter = memoryAdapter({
        comments: [aComment({ id: 'a', parent: 'b' }), aComment({ id: 'b', parent: 'a' })],
      });

      expect((await adapter.comments.find('a', call)).map(({ id }) => id)).to.deep.equal(['b', 'a']);
    });

    it('count only what people wrote, and what is published', async () => {
      const comments = [
        aComment({ id: '1' }),
        aComment({ id: '2', kind: 'pingback' }),
        aComment({ id: '3', status: 'held' }),
        aComment({ id: '4', status: 'removed' }),
        aComment({ id: '5', parent: '4' }),
      ];

      expect((await memoryAdapter({ comments }).comments.describe(call)).total).to.deep.equal({
        count: 2,
        exact: true,
      });
    });
  });

  describe('its pages', () => {
    it('never tear a branch apart', async () => {
      const adapter = memoryAdapter({
        comments: someComments(9, (index) => [null, '1', '2', '3', null, '5', null, null, null][index - 1]!),
        pageSize: 3,
      });

      const pages = await pagesOf(adapter, 'oldest');

      expect(pages.map(({ comments }) => comments.map(({ id }) => id))).to.deep.equal([
        ['1', '2', '3', '4'],
        ['5', '6', '7'],
        ['8', '9'],
      ]);
    });

    it('lose and double nothing while comments come and go', async () => {
      const seeds = someComments(12, (index) => (index % 3 === 0 ? String(index - 1) : null));
      const change = fc.record({ adds: fc.boolean(), under: fc.nat(11), away: fc.nat(11) });
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom<SortOrder>('oldest', 'newest'),
          fc.integer({ min: 1, max: 5 }),
          fc.array(change, { maxLength: 6 }),
          async (sort, pageSize, changes) => {
            const adapter = memoryAdapter({ comments: seeds, pageSize, ...MONA });
            const away = new Set<string>();
            const pages = await pagesOf(adapter, sort, async (at) => {
              const step = changes[at];
              if (!step) return;
              await post(adapter, `Meanwhile ${at}`, { parent: step.adds ? null : seeds[step.under]!.id }).catch(
                () => undefined,
              );
              away.add(seeds[step.away]!.id);
              await adapter.edits!.remove(seeds[step.away]!.id, call).catch(() => undefined);
            });
            const read = pages.flatMap(({ comments }) => comments.map(({ id }) => id));
            expect(new Set(read).size).to.equal(read.length);
            for (const { id } of seeds) if (!away.has(id)) expect(read).to.include(id);
          },
        ),
      );
    });

    it('begin again at nobody’s cursor but their own', async () => {
      const { comments } = memoryAdapter();

      for (const cursor of ['', 'page=2', 'NaN 1', '1e999 1']) {
        expect(await rejectionOf(comments.list({ sort: 'oldest', cursor }, call))).to.include({ kind: 'rejected' });
      }
    });

    it('bring the answers below one comment in pages too, oldest first', async () => {
      const adapter = memoryAdapter({
        comments: someComments(6, (index) => [null, '1', '1', '2', null, '4'][index - 1]!),
        pageSize: 2,
      });

      const first = await adapter.comments.replies('1', undefined, call);
      const second = await adapter.comments.replies('1', first.next!, call);

      expect([first, second].map(({ comments }) => comments.map(({ id }) => id))).to.deep.equal([
        ['2', '3'],
        ['4', '6'],
      ]);
      expect(second.next).to.equal(null);
    });

    it('know of no answers to what is not there', async () => {
      expect(await rejectionOf(memoryAdapter().comments.replies('gone', undefined, call))).to.include({
        kind: 'not-found',
      });
    });

    it('bring 100,000 comments', async function () {
      this.timeout(60_000);
      const adapter = memoryAdapter({
        comments: someComments(100_000, (index) => (index % 5 === 0 ? String(index - 1) : null)),
        pageSize: 200,
      });

      const pages = await pagesOf(adapter, 'newest');

      expect(pages.reduce((sum, { comments }) => sum + comments.length, 0)).to.equal(100_000);
    });
  });

  it('counts the threads that it was told of, and no others', async () => {
    const adapter = memoryAdapter({
      thread: '/trees/',
      comments: someComments(3),
      threads: { '/ponds/': 7, '/trees/': 99 },
    });

    expect(
      await adapter.counts!.counts(['/ponds/', '/trees/', '/roads/', '__proto__', 'toString'], call),
    ).to.deep.equal([7, 3, 0, 0, 0]);
  });
});

/** Reads to the end; `between` comes after every page. */
async function pagesOf(
  adapter: Adapter,
  sort: SortOrder,
  between: (page: number) => Promise<void> = async () => undefined,
): Promise<readonly CommentPage[]> {
  const pages = [await adapter.comments.list({ sort }, call)];
  for (let { next } = pages[0]!; next !== null;) {
    await between(pages.length - 1);
    const page = await adapter.comments.list({ sort, cursor: next }, call);
    pages.push(page);
    ({ next } = page);
  }
  return pages;
}
