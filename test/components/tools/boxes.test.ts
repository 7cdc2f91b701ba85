import { Boxes } from '../../../src/components/tools/boxes.js';
import { expect } from '../../support/index.js';

/** Conversations by their ids, `size` comments each. */
const some = (count: number, from = 0): string[] => Array.from({ length: count }, (_, at) => `${from + at}`);
const rows = (size: number) => ({
  drawAhead: () => undefined,
  again: () => undefined,
  nameOf: (id: string) => id,
  sizeOf: (_: string, most: number) => Math.min(size, most),
});

/** How many rows stand by themselves first, and then in each box. */
function runs(boxes: readonly (object | undefined)[]): number[] {
  const counts: number[] = [];
  for (const [at, box] of boxes.entries()) {
    if (at === 0 || box !== boxes[at - 1]) counts.push(0);
    counts[counts.length - 1]! += 1;
  }
  return counts;
}

/** The ids of those that are in another box than before, or in none any more. */
function moved(ids: readonly string[], boxes: readonly unknown[], idsNow: readonly string[], now: readonly unknown[]) {
  return ids.filter((id, at) => idsNow.includes(id) && now[idsNow.indexOf(id)] !== boxes[at]);
}

describe('the boxes of a long list', () => {
  it('begin after the first fifty conversations, and hold some screens of comments each', () => {
    expect(runs(new Boxes().of(some(50), rows(1)))).to.deep.equal([50]);
    expect(runs(new Boxes().of(some(110), rows(1)))).to.deep.equal([50, 24, 24, 12]);
    expect(runs(new Boxes().of(some(80), rows(8)))).to.deep.equal([50, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3]);
  });

  it('hold one conversation at least, however long it is', () => {
    expect(runs(new Boxes().of(some(53), rows(300)))).to.deep.equal([50, 1, 1, 1]);
  });

  it('go on being filled when the list goes on, and move nothing', () => {
    const boxes = new Boxes();
    const before = boxes.of(some(80), rows(1));
    const after = boxes.of(some(100), rows(1));

    expect(after.slice(0, 80)).to.deep.equal(before);
    expect(runs(after)).to.deep.equal([50, 24, 24, 2]);
  });

  it('stay as they are when something new comes first', () => {
    const boxes = new Boxes();
    const ids = some(200);
    const before = boxes.of(ids, rows(1));

    expect(boxes.of(['new', ...ids], rows(1)).slice(1)).to.deep.equal(before);
  });

  it('stay as they are when something goes', () => {
    const boxes = new Boxes();
    const ids = some(200);
    const before = boxes.of(ids, rows(1));
    const left = ids.filter((id) => id !== '3' && id !== '100');

    expect(moved(ids, before, left, boxes.of(left, rows(1)))).to.deep.equal([]);
  });

  it('stay as they are when the list is turned round, but for what has to be first', () => {
    const boxes = new Boxes();
    const ids = some(200);
    const before = boxes.of(ids, rows(1));
    const round = ids.toReversed();

    const after = boxes.of(round, rows(1));
    expect(after.slice(0, 25)).to.deep.equal(Array.from({ length: 25 }));
    // The first fifty stood by themselves, the last twenty-five do now, and what was left of a box joins another one.
    expect(moved(ids, before, round, after).length).to.be.below(75 + 24);
  });

  it('take in what comes between, until there are too many', () => {
    const boxes = new Boxes();
    const ids = some(200);
    const before = boxes.of(ids, rows(1));
    const between = [...ids.slice(0, 60), 'a', 'b', ...ids.slice(60)];
    const more = [...ids.slice(0, 60), ...some(60, 1000), ...ids.slice(60)];

    expect(moved(ids, before, between, boxes.of(between, rows(1)))).to.deep.equal([]);
    expect(Math.max(...runs(boxes.of(more, rows(1))).slice(1))).to.be.at.most(48);
  });

  it('are at least half full, and each in one piece, whatever the order becomes', () => {
    const boxes = new Boxes();
    const ids = some(400);
    boxes.of(ids, rows(1));
    const mixed = ids.toSorted((a, b) => ((Number(a) * 7919) % 400) - ((Number(b) * 7919) % 400));

    const after = boxes.of(mixed, rows(1));
    expect(runs(after).length).to.equal(new Set(after).size);
    expect(Math.min(...runs(after).slice(1, -1))).to.be.at.least(12);
  });
});
