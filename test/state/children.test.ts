import { Children } from '../../src/state/children.js';
import { expect } from '../support/index.js';

describe('Children', () => {
  function watched(children: Children, ...parents: readonly (string | null)[]): string[] {
    const heard: string[] = [];
    for (const parent of parents) children.$(parent).listen((ids) => heard.push(`${parent}: ${ids.join(' ')}`));
    return heard;
  }

  it('has an empty list for every comment that nobody answered', () => {
    expect(new Children().$('7').get()).to.deep.equal([]);
  });

  it('takes over an outline', () => {
    const children = new Children();

    children.set(
      new Map([
        [null, ['1', '3']],
        ['1', ['2']],
      ]),
    );

    expect(children.$(null).get()).to.deep.equal(['1', '3']);
    expect(children.$('1').get()).to.deep.equal(['2']);
  });

  it('changes the lists that differ, and leaves the others quiet', () => {
    const children = new Children();
    children.set(
      new Map([
        [null, ['1', '3']],
        ['1', ['2']],
      ]),
    );
    const heard = watched(children, null, '1', '3');

    children.set(
      new Map([
        [null, ['1', '3']],
        ['1', ['2', '4']],
      ]),
    );

    expect(heard).to.deep.equal(['1: 2 4']);
  });

  it('notices another order', () => {
    const children = new Children();
    children.set(new Map([[null, ['1', '3']]]));
    const heard = watched(children, null);

    children.set(new Map([[null, ['3', '1']]]));

    expect(heard).to.deep.equal(['null: 3 1']);
  });

  it('empties a list that is gone, so that no comment is shown twice', () => {
    const children = new Children();
    children.set(
      new Map([
        [null, ['1']],
        ['1', ['2']],
      ]),
    );
    const heard = watched(children, '1');

    children.set(new Map([[null, ['1', '2']]]));

    expect(heard).to.deep.equal(['1: ']);
  });
});
