import fc from 'fast-check';
import type { Comment, CommentId } from '../../src/core/comment.js';
import { descendants } from '../../src/core/outline.js';
import { byAge, compareRoots } from '../../src/core/sort.js';
import { buildTree, type Tree } from '../../src/core/tree.js';
import { aComment, LONG_AGO, someComments } from '../support/a-comment.js';
import { aForest } from '../support/a-forest.js';
import { expect } from '../support/index.js';

const build = (comments: Iterable<Comment>): Tree => buildTree(comments, byAge, byAge);
const plain = ({ roots, children, orphans }: Tree): object => ({
  roots,
  children: [...children].toSorted(([a], [b]) => (a < b ? -1 : 1)),
  orphans: [...orphans].toSorted(),
});
const allIds = ({ roots, children }: Tree): readonly CommentId[] => [...roots, ...[...children.values()].flat()];
/** A comment whose only interest is whom it answers. */
const answering = (id: string, parent: string | null, minute = 0): Comment =>
  aComment({ id, parent, created: LONG_AGO + minute * 60_000 });

describe('buildTree', () => {
  it('puts answers below what they answer, oldest first', () => {
    const tree = build([
      answering('1', null, 1),
      answering('2', '1', 5),
      answering('3', '1', 4),
      answering('4', '3', 6),
      answering('5', null, 2),
    ]);

    expect(plain(tree)).to.deep.equal({
      roots: ['1', '5'],
      children: [
        ['1', ['3', '2']],
        ['3', ['4']],
      ],
      orphans: [],
    });
  });

  it('puts the newest roots first when asked to, and their answers still oldest first', () => {
    const comments = [answering('1', null, 1), answering('2', null, 2), answering('3', '1', 3), answering('4', '1', 4)];

    const tree = buildTree(comments, compareRoots('newest'), byAge);

    expect(tree.roots).to.deep.equal(['2', '1']);
    expect(tree.children.get('1')).to.deep.equal(['3', '4']);
  });

  it('makes a root of a comment whose parent is not there, and says so (F070)', () => {
    const tree = build([answering('2', 'gone', 2), answering('3', '2', 3), answering('1', null, 1)]);

    expect(plain(tree)).to.deep.equal({ roots: ['1', '2'], children: [['2', ['3']]], orphans: ['2'] });
  });

  it('takes the orphan in when its parent comes late (F070)', () => {
    const tree = build([answering('2', '1', 2), answering('1', null, 1)]);

    expect(plain(tree)).to.deep.equal({ roots: ['1'], children: [['1', ['2']]], orphans: [] });
  });

  it('makes a root of a comment that answers itself (F071)', () => {
    expect(plain(build([answering('1', '1')]))).to.deep.equal({ roots: ['1'], children: [], orphans: [] });
  });

  it('cuts a circle open at its oldest comment (F071)', () => {
    const tree = build([
      answering('c', 'b', 3),
      answering('a', 'c', 1),
      answering('b', 'a', 2),
      answering('d', 'b', 4),
    ]);

    expect(plain(tree)).to.deep.equal({
      roots: ['a'],
      children: [
        ['a', ['b']],
        ['b', ['c', 'd']],
      ],
      orphans: [],
    });
  });

  it('believes the first of two comments with one id (F072)', () => {
    const tree = build([answering('1', null), answering('2', '1'), answering('2', null), answering('2', '2')]);

    expect(plain(tree)).to.deep.equal({ roots: ['1'], children: [['1', ['2']]], orphans: [] });
  });

  it('takes the names of built-in properties for ids like any other', () => {
    const tree = build([
      answering('__proto__', null),
      answering('constructor', '__proto__'),
      answering('toString', 'hasOwnProperty', 1),
    ]);

    expect(plain(tree)).to.deep.equal({
      roots: ['__proto__', 'toString'],
      children: [['__proto__', ['constructor']]],
      orphans: ['toString'],
    });
    expect(Object.getOwnPropertyNames(Object.prototype)).not.to.include('parent');
  });

  it('makes nothing of nothing', () => {
    expect(plain(build([]))).to.deep.equal({ roots: [], children: [], orphans: [] });
  });

  describe('whatever it is given', () => {
    it('makes the same tree of the same comments in any order', () => {
      const shuffled = aForest().chain((comments) =>
        fc.tuple(fc.constant(comments), fc.shuffledSubarray([...comments], { minLength: comments.length })),
      );
      fc.assert(
        fc.property(shuffled, ([comments, others]) => {
          expect(plain(build(others))).to.deep.equal(plain(build(comments)));
        }),
      );
    });

    it('has every comment exactly once', () => {
      fc.assert(
        fc.property(aForest(), (comments) => {
          expect(allIds(build(comments)).toSorted()).to.deep.equal(comments.map(({ id }) => id).toSorted());
        }),
      );
    });

    it('reaches every comment from a root', () => {
      fc.assert(
        fc.property(aForest(), (comments) => {
          const tree = build(comments);
          const reached = tree.roots.flatMap((root) => [root, ...descendants(tree, root)]);
          expect(reached.toSorted()).to.deep.equal(comments.map(({ id }) => id).toSorted());
        }),
      );
    });

    it('puts nothing below a comment but what answers it', () => {
      fc.assert(
        fc.property(aForest(), (comments) => {
          const parents = new Map(comments.map(({ id, parent }) => [id, parent]));
          for (const [parent, children] of build(comments).children)
            for (const child of children) expect(parents.get(child)).to.equal(parent);
        }),
      );
    });

    it('calls exactly those orphans whose parent is not there', () => {
      fc.assert(
        fc.property(aForest(), (comments) => {
          const ids = new Set(comments.map(({ id }) => id));
          const orphans = comments.filter(({ parent }) => parent !== null && !ids.has(parent)).map(({ id }) => id);
          expect([...build(comments).orphans].toSorted()).to.deep.equal(orphans.toSorted());
        }),
      );
    });

    it('is not changed by comments that come twice', () => {
      fc.assert(
        fc.property(aForest(), (comments) => {
          expect(plain(build([...comments, ...comments]))).to.deep.equal(plain(build(comments)));
        }),
      );
    });

    it('leaves the comments and their list alone', () => {
      fc.assert(
        fc.property(aForest(), (comments) => {
          const before = JSON.stringify(comments);
          build(comments);
          expect(JSON.stringify(comments)).to.equal(before);
        }),
      );
    });
  });

  // Each of these runs out of stack, or of patience, where something is recursive or quadratic.
  describe('at its largest', function () {
    this.timeout(60_000);
    const MANY = 100_000;
    const check = (comments: readonly Comment[], roots: number): Tree => {
      const tree = build(comments);
      expect(tree.roots).to.have.length(roots);
      expect(tree.roots.length + [...tree.children.values()].reduce((sum, list) => sum + list.length, 0)).to.equal(
        comments.length,
      );
      return tree;
    };

    it('follows a chain of a million answers (F076)', () => {
      const comments = someComments(1_000_000, (index) => (index === 1 ? null : String(index - 1)));

      expect(descendants(check(comments, 1), '1')).to.have.length(999_999);
    });

    it('follows a chain that comes in backwards', () => {
      check(
        someComments(MANY, (index) => (index === MANY ? null : String(index + 1))),
        1,
      );
    });

    it('takes 100,000 answers to one comment', () => {
      check(
        someComments(MANY, (index) => (index === 1 ? null : '1')),
        1,
      );
    });

    it('takes 100,000 orphans of one parent', () => {
      check(
        someComments(MANY, () => 'gone'),
        MANY,
      );
    });

    it('cuts a circle of 100,000 comments once', () => {
      const tree = check(
        someComments(MANY, (index) => String(index === 1 ? MANY : index - 1)),
        1,
      );

      expect(tree.roots).to.deep.equal(['1']);
    });

    it('cuts 50,000 circles of two', () => {
      check(
        someComments(MANY, (index) => String(index % 2 === 0 ? index - 1 : index + 1)),
        MANY / 2,
      );
    });

    it('takes 100,000 copies of one comment for one', () => {
      const comment = aComment();

      expect(build(Array.from({ length: MANY }, () => comment)).roots).to.deep.equal([comment.id]);
    });
  });
});
