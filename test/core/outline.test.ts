import fc from 'fast-check';
import type { Comment, CommentId } from '../../src/core/comment.js';
import { descendants, outlineOf, type Outline } from '../../src/core/outline.js';
import { byAge } from '../../src/core/sort.js';
import { buildTree, type Tree } from '../../src/core/tree.js';
import { someComments } from '../support/a-comment.js';
import { aForest } from '../support/a-forest.js';
import { expect } from '../support/index.js';

const build = (comments: Iterable<Comment>): Tree => buildTree(comments, byAge, byAge);
const anyDepth = (): fc.Arbitrary<number> =>
  fc.oneof(fc.integer({ min: -1, max: 12 }), fc.constantFrom(2.5, Infinity, Number.NaN));

/** The ids in the order in which a reader meets them, each with how deep its list is nested. */
function readingOrder(outline: Outline): readonly (readonly [CommentId, number])[] {
  const read: [CommentId, number][] = [];
  const waiting = [...outline.get(null)!].toReversed().map((id): [CommentId, number] => [id, 1]);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [id, depth] = next;
    read.push(next);
    for (const child of (outline.get(id) ?? []).toReversed()) waiting.push([child, depth + 1]);
  }
  return read;
}

describe('outlineOf', () => {
  // 1 ─ 2 ─ 3 ─ 4 and 5 below 3; 6 below 1; 7 by itself.
  const tree = build(someComments(7, (index) => [null, '1', '2', '3', '3', '1', null][index - 1]!));

  it('nests the answers within the depth', () => {
    expect([...outlineOf(tree, 9)]).to.deep.equal([
      [null, ['1', '7']],
      ['1', ['2', '6']],
      ['2', ['3']],
      ['3', ['4', '5']],
    ]);
  });

  it('lists what is deeper in the deepest list, in reading order', () => {
    expect([...outlineOf(tree, 2)]).to.deep.equal([
      [null, ['1', '7']],
      ['1', ['2', '3', '4', '5', '6']],
    ]);
  });

  it('lists everything in one list at a depth of one', () => {
    expect([...outlineOf(tree, 1)]).to.deep.equal([[null, ['1', '2', '3', '4', '5', '6', '7']]]);
  });

  for (const nonsense of [0, -3, Number.NaN]) {
    it(`takes a depth of ${nonsense} for one`, () => {
      expect([...outlineOf(tree, nonsense)]).to.deep.equal([...outlineOf(tree, 1)]);
    });
  }

  it('has one empty list for no comments', () => {
    expect([...outlineOf(build([]), 5)]).to.deep.equal([[null, []]]);
  });

  it('has every comment exactly once, in the order in which the whole tree reads', () => {
    fc.assert(
      fc.property(aForest(), anyDepth(), (comments, maxDepth) => {
        const whole = build(comments);
        const read = readingOrder(outlineOf(whole, maxDepth)).map(([id]) => id);
        expect(read).to.deep.equal(whole.roots.flatMap((root) => [root, ...descendants(whole, root)]));
      }),
    );
  });

  it('never nests deeper than asked, and no shallower than it could', () => {
    fc.assert(
      fc.property(aForest(), fc.integer({ min: 1, max: 12 }), (comments, maxDepth) => {
        const whole = build(comments);
        const full = new Map(readingOrder(outlineOf(whole, Infinity)));
        for (const [id, depth] of readingOrder(outlineOf(whole, maxDepth)))
          expect(depth).to.equal(Math.min(full.get(id)!, maxDepth));
      }),
    );
  });

  it('folds a chain of 100,000 answers, at any depth', function () {
    this.timeout(60_000);
    const chain = build(someComments(100_000, (index) => (index === 1 ? null : String(index - 1))));

    expect(outlineOf(chain, 8).get('7')).to.have.length(99_993);
    expect(outlineOf(chain, Infinity).size).to.equal(100_000);
  });

  it('folds 100,000 answers to one comment', function () {
    this.timeout(60_000);
    const wide = build(someComments(100_000, (index) => (index === 1 ? null : '1')));

    expect(outlineOf(wide, 8).get('1')).to.have.length(99_999);
    expect(outlineOf(wide, 1).get(null)).to.have.length(100_000);
  });
});

describe('descendants', () => {
  const tree = build(someComments(5, (index) => [null, '1', '2', '1', null][index - 1]!));

  it('names each comment before its own answers', () => {
    expect(descendants(tree, '1')).to.deep.equal(['2', '3', '4']);
  });

  it('are none below a comment without answers, or one that is not there', () => {
    expect(descendants(tree, '5')).to.deep.equal([]);
    expect(descendants(tree, 'gone')).to.deep.equal([]);
  });
});
