import type { CommentId } from '../../src/core/comment.js';
import type { Branch } from '../../src/state/branch.js';
import { Children, NO_BRANCH } from '../../src/state/children.js';
import { expect } from '../support/index.js';

type Lists = readonly (readonly [CommentId | null, readonly CommentId[], Partial<Branch>?])[];

describe('Children', () => {
  const lists = (...sketches: Lists): ReadonlyMap<CommentId | null, Branch> =>
    new Map(sketches.map(([parent, ids, more]) => [parent, { ...NO_BRANCH, ids, ...more }]));

  function watched(children: Children, ...parents: readonly (string | null)[]): string[] {
    const heard: string[] = [];
    for (const parent of parents) children.$(parent).listen((ids) => heard.push(`${parent}: ${ids.join(' ')}`));
    return heard;
  }

  it('has an empty list for every comment that nobody answered', () => {
    expect(new Children().$('7').get()).to.deep.equal([]);
    expect(new Children().$branch('7').get()).to.deep.equal(NO_BRANCH);
  });

  it('takes over the lists, also for those who ask later', () => {
    const children = new Children();
    const $roots = children.$(null);

    children.set(lists([null, ['1', '3']], ['1', ['2'], { total: 1 }]));

    expect($roots.get()).to.deep.equal(['1', '3']);
    expect(children.$('1').get()).to.deep.equal(['2']);
    expect(children.$branch('1').get()).to.deep.include({ ids: ['2'], total: 1 });
  });

  it('changes the lists that differ, and leaves the others quiet', () => {
    const children = new Children();
    children.set(lists([null, ['1', '3']], ['1', ['2']]));
    const heard = watched(children, null, '1', '3');

    children.set(lists([null, ['1', '3']], ['1', ['2', '4']]));

    expect(heard).to.deep.equal(['1: 2 4']);
  });

  it('tells of lists below comments that are others now, watched or not', () => {
    const children = new Children();
    children.set(lists([null, ['1', '3']], ['1', ['2']], ['2', ['5']]));
    const heard: string[] = [];
    const stop = children.hear((parent) => heard.push(`${parent}: ${children.branch(parent).ids.join(' ')}`));

    children.set(lists([null, ['3', '1']], ['1', ['2']], ['3', ['4']]));
    children.change(lists(['3', ['4', '6']]), ['3']);
    stop();
    children.change(lists(['3', ['4']]), ['3']);

    expect(heard).to.deep.equal(['2: ', '3: 4', '3: 4 6']);
  });

  it('notices another order', () => {
    const children = new Children();
    children.set(lists([null, ['1', '3']]));
    const heard = watched(children, null);

    children.set(lists([null, ['3', '1']]));

    expect(heard).to.deep.equal(['null: 3 1']);
  });

  it('empties a list that is gone, so that no comment is shown twice', () => {
    const children = new Children();
    children.set(lists([null, ['1']], ['1', ['2']]));
    const heard = watched(children, '1');

    children.set(lists([null, ['1', '2']]));

    expect(heard).to.deep.equal(['1: ']);
  });

  const differences: Partial<Branch>[] = [
    { total: 3 },
    { collapsed: true },
    { folded: 2 },
    { loading: true },
    { flat: true },
    { arrived: 1 },
  ];
  for (const difference of differences) {
    it(`tells those who watch a branch, and not those who watch its ids, of ${JSON.stringify(difference)}`, () => {
      const children = new Children();
      children.set(lists([null, ['1']]));
      const heard = watched(children, null);
      const branches: Branch[] = [];
      children.$branch(null).listen((branch) => branches.push(branch));

      children.set(lists([null, ['1'], difference]));
      children.set(lists([null, ['1'], difference]));

      expect(heard).to.deep.equal([]);
      expect(branches).to.deep.equal([{ ...NO_BRANCH, ids: ['1'], ...difference }]);
    });
  }
});
