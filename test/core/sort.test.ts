import fc from 'fast-check';
import type { Comment } from '../../src/core/comment.js';
import { byAge, compareRoots } from '../../src/core/sort.js';
import type { SortOrder } from '../../src/core/thread-info.js';
import { aComment, type CommentSketch } from '../support/a-comment.js';
import { expect } from '../support/index.js';

const idsBy = (
  compare: typeof byAge,
  sketches: readonly { readonly id: string; readonly created: number | null }[],
): readonly string[] =>
  sketches
    .map((sketch) => aComment(sketch))
    .toSorted(compare)
    .map(({ id }) => id);

const anAge = () =>
  fc.record({
    id: fc.oneof(fc.constantFrom('1', '9', '10', '007', '1a', '9a', 'a', '', '-1'), fc.string({ maxLength: 3 })),
    created: fc.option(fc.nat(2)),
  });

describe('byAge', () => {
  it('puts older comments first', () => {
    expect(
      idsBy(byAge, [
        { id: 'new', created: 2 },
        { id: 'old', created: 1 },
      ]),
    ).to.deep.equal(['old', 'new']);
  });

  it('puts comments without a time last', () => {
    expect(
      idsBy(byAge, [
        { id: 'timeless', created: null },
        { id: 'timely', created: 1 },
      ]),
    ).to.deep.equal(['timely', 'timeless']);
  });

  it('counts the ids of comments of one moment where they are numbers', () => {
    const ids = ['100', '9', '10', '99999999999999999999'];

    expect(
      idsBy(
        byAge,
        ids.map((id) => ({ id, created: 1 })),
      ),
    ).to.deep.equal(['9', '10', '100', '99999999999999999999']);
  });

  it('puts numbers before other ids', () => {
    const ids = ['1a', '10', 'b', '9'];

    expect(
      idsBy(
        byAge,
        ids.map((id) => ({ id, created: null })),
      ),
    ).to.deep.equal(['9', '10', '1a', 'b']);
  });

  it('is a total order', () => {
    fc.assert(
      fc.property(anAge(), anAge(), anAge(), (a, b, c) => {
        expect(Math.sign(byAge(a, b))).to.equal(-Math.sign(byAge(b, a)) || 0);
        expect(byAge(a, b) === 0).to.equal(a.id === b.id && a.created === b.created);
        if (byAge(a, b) < 0 && byAge(b, c) < 0) expect(byAge(a, c)).to.be.lessThan(0);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('compareRoots()', () => {
  const ranked = (...sketches: readonly CommentSketch[]): readonly Comment[] =>
    sketches.map((sketch, at) => aComment({ id: String(at + 1), created: at, ...sketch }));
  const order = (sort: SortOrder, comments: readonly Comment[], answersOf?: (id: string) => number): string =>
    comments
      .toSorted(compareRoots(sort, answersOf))
      .map(({ id }) => id)
      .join(' ');
  const votes = (up: number, down: number) => ({ votes: { score: up - down, up, down, mine: null } });

  it('reads the same backwards for the newest first', () => {
    fc.assert(
      fc.property(fc.array(anAge()), (ages) => {
        expect(idsBy(compareRoots('newest'), ages)).to.deep.equal(idsBy(compareRoots('oldest'), ages).toReversed());
      }),
    );
  });

  for (const sort of ['oldest', 'newest', 'discussed', 'best', 'controversial'] as const) {
    it(`puts pinned ones first when it is for ${sort}`, () => {
      expect(order(sort, ranked({}, { pinned: true }, {})).split(' ')[0]).to.equal('2');
    });
  }

  it('puts those with the most answers first, and of equal ones the newest', () => {
    const answers: Record<string, number> = { '2': 5, '4': 1 };

    expect(order('discussed', ranked({}, {}, {}, {}), (id) => answers[id] ?? 0)).to.equal('2 4 3 1');
  });

  it('takes many good votes for better than a few perfect ones, and bad ones for worse than none', () => {
    expect(order('best', ranked(votes(1, 0), votes(90, 10), votes(0, 0), votes(0, 4), votes(0, 1)))).to.equal(
      '2 1 3 5 4',
    );
  });

  it('takes reactions for good votes', () => {
    expect(order('best', ranked({}, { reactions: [{ name: 'heart', count: 2, mine: false }] }))).to.equal('2 1');
  });

  it('knows votes by their score where there is nothing else', () => {
    const scores = [3, -2, 8].map((score) => ({ votes: { score, mine: null } }));

    expect(order('best', ranked(...scores))).to.equal('3 1 2');
  });

  it('takes many votes that are evenly split for controversial', () => {
    expect(order('controversial', ranked(votes(50, 1), votes(5, 5), votes(20, 18), votes(0, 9)))).to.equal('3 2 1 4');
  });

  it('is a total order', () => {
    const comment = fc
      .record({
        id: fc.constantFrom('1', '2', '10', 'a'),
        created: fc.option(fc.nat(2)),
        pinned: fc.boolean(),
        votes: fc.option(
          fc.record({ score: fc.integer({ min: -3, max: 3 }), up: fc.nat(3), mine: fc.constant(null) }),
          {
            nil: undefined,
          },
        ),
      })
      .map((sketch) => aComment(sketch));
    const sort = fc.constantFrom<SortOrder>('oldest', 'newest', 'discussed', 'best', 'controversial');
    fc.assert(
      fc.property(sort, comment, comment, comment, (by, a, b, c) => {
        const compare = compareRoots(by, (id) => id.length);
        expect(Math.sign(compare(a, b))).to.equal(-Math.sign(compare(b, a)) || 0);
        if (compare(a, b) < 0 && compare(b, c) < 0) expect(compare(a, c)).to.be.lessThan(0);
      }),
      { numRuns: 2_000 },
    );
  });
});
