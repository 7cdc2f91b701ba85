import type { Call } from '../../src/adapters/adapter.js';
import {
  allPages,
  branchBelow,
  climb,
  emptied,
  readUtc,
  refusal,
  wholeThreadPort,
  withoutEmptyPlaces,
} from '../../src/adapters/read-only.js';
import type { Comment } from '../../src/core/comment.js';
import { aComment } from '../support/a-comment.js';
import { expect } from '../support/index.js';
import { rejectionOf } from '../support/rejection-of.js';

const call: Call = { signal: new AbortController().signal };
const named = (id: string, parent: string | null = null, more: Partial<Comment> = {}): Comment =>
  aComment({ id, parent, ...more });
const gone = (id: string, parent: string | null = null): Comment => emptied(named(id, parent));
const idsOf = (comments: readonly Comment[]) => comments.map(({ id }) => id);

describe('what adapters share that only read', () => {
  describe('a branch', () => {
    it('has all that is below, at any depth and in any order', () => {
      const thread = [named('4', '3'), named('1'), named('3', '2'), named('2', '1'), named('5')];
      expect(idsOf(branchBelow(thread, '1'))).to.deep.equal(['2', '3', '4']);
    });

    it('ends where parents go round in a circle', () => {
      expect(idsOf(branchBelow([named('1', '2'), named('2', '1')], '1'))).to.deep.equal(['2']);
    });

    it('is found below what is there alone', () => {
      expect(() => branchBelow([named('1')], '2')).to.throw('“2” is no comment in this thread.');
    });

    it('may be deeper than calls can be', () => {
      const chain = Array.from({ length: 20_000 }, (_, at) => named(String(at), at === 0 ? null : String(at - 1)));
      expect(branchBelow(chain, '0')).to.have.length(19_999);
    });
  });

  describe('the way up to a comment', () => {
    const reader = (comments: readonly Comment[]) => (id: string) =>
      Promise.resolve(comments.find((comment) => comment.id === id));

    it('begins at the top', async () => {
      const thread = [named('1'), named('2', '1'), named('3', '2')];
      expect(idsOf(await climb('3', reader(thread)))).to.deep.equal(['1', '2', '3']);
    });

    it('stops below what is gone, and in circles', async () => {
      expect(idsOf(await climb('3', reader([named('3', '2')])))).to.deep.equal(['3']);
      expect(idsOf(await climb('1', reader([named('1', '2'), named('2', '1')])))).to.deep.equal(['2', '1']);
    });

    it('leads nowhere from what is not there', async () => {
      expect(await rejectionOf(climb('9', reader([])))).to.include({ kind: 'not-found' });
    });

    it('is not climbed for ever', async () => {
      const endless = (id: string) => Promise.resolve(named(id, String(Number(id) + 1)));
      expect(await climb('1', endless)).to.have.length(100);
    });
  });

  describe('places without words', () => {
    it('stay where words hang below', () => {
      expect(idsOf(withoutEmptyPlaces([gone('1'), gone('2', '1'), named('3', '2')]))).to.deep.equal(['1', '2', '3']);
    });

    it('go where none do, one after the other from below', () => {
      const thread = [gone('1'), gone('2', '1'), gone('3', '2'), named('4')];
      expect(idsOf(withoutEmptyPlaces(thread))).to.deep.equal(['4']);
    });

    it('stay where more is to be had below', () => {
      expect(idsOf(withoutEmptyPlaces([{ ...gone('1'), replies: 1 }]))).to.deep.equal(['1']);
    });

    it('tell nothing of who wrote what', () => {
      const votes = { score: 1, mine: null };
      expect(emptied(named('1', '2', { url: 'https://a.example/', votes }))).to.deep.equal({
        id: '1',
        parent: '2',
        kind: 'comment',
        created: named('1').created,
        status: 'removed',
        author: { name: '' },
        body: { format: 'text', source: '' },
        can: { reply: false },
      });
    });
  });

  it('takes times without a zone for those of UTC', () => {
    const time = Date.UTC(2025, 2, 1, 8, 10);
    for (const text of ['2025-03-01T08:10:00', '2025-03-01T08:10:00.000000Z', '2025-03-01T09:10:00+01:00'])
      expect(readUtc(text), text).to.equal(time);
    for (const text of ['yesterday', '2025-03-01', '', null]) expect(readUtc(text)).to.equal(undefined);
  });

  it('reads all pages, but not for ever', async () => {
    const page = (cursor: string | undefined) => {
      const at = Number(cursor ?? 0);
      return Promise.resolve({ comments: [named(String(at))], next: at < 3 ? String(at + 1) : null });
    };
    expect(idsOf(await allPages(page))).to.deep.equal(['0', '1', '2', '3']);
    const endless = () => Promise.resolve({ comments: [named('1')], next: 'on' });
    expect(await allPages(endless)).to.have.length(50);
  });

  it('says where answers are written, or that there are to be none', () => {
    expect(refusal({ allowed: false, why: 'read-only', href: 'https://a.example/' })).to.include({
      kind: 'forbidden',
      hint: 'Answers are written at https://a.example/.',
    });
    expect(refusal({ allowed: false, why: 'closed' })).to.include({ kind: 'closed' });
  });

  describe('a thread that comes whole', () => {
    const open = () => {
      let loads = 0;
      const port = wholeThreadPort(async () => {
        loads += 1;
        const comments = [
          named('1', null, { created: 1 }),
          named('2', null, { created: 2 }),
          named('3', '1', { created: 3, kind: 'pingback' }),
          { ...gone('4', '1'), created: 4 },
        ];
        return { comments, exact: true, posting: { allowed: false, why: 'read-only' } };
      });
      return { port, loads: () => loads };
    };

    it('counts words of people alone', async () => {
      const { port } = open();
      const { total } = await port.list({ sort: 'oldest' }, call);
      expect([total, (await port.describe(call)).total]).to.deep.equal([
        { count: 2, exact: true },
        { count: 2, exact: true },
      ]);
    });

    it('is asked for once by those who ask at the same time, and anew later', async () => {
      const { port, loads } = open();
      await Promise.all([port.describe(call), port.list({ sort: 'newest' }, call)]);
      expect(loads()).to.equal(1);
      await port.list({ sort: 'newest' }, call);
      expect(loads()).to.equal(2);
    });

    it('comes in the order that was asked for', async () => {
      const { port } = open();
      expect(idsOf((await port.list({ sort: 'newest' }, call)).comments)).to.deep.equal(['4', '3', '2', '1']);
    });
  });
});
