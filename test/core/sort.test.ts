import fc from 'fast-check';
import { byAge, compareRootsBy } from '../../src/core/sort.js';
import { aComment } from '../support/a-comment.js';
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

describe('compareRootsBy', () => {
  it('reads the same backwards for the newest first', () => {
    fc.assert(
      fc.property(fc.array(anAge()), (ages) => {
        expect(idsBy(compareRootsBy.newest, ages)).to.deep.equal(idsBy(compareRootsBy.oldest, ages).toReversed());
      }),
    );
  });
});
