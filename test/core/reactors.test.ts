import type { Reaction } from '../../src/core/comment.js';
import { peopleIn } from '../../src/core/reactors.js';
import { expect } from '../support/index.js';

const reacted = (people?: unknown): Reaction => ({ name: 'like', count: 3, mine: false, people: people as never });

describe('people who reacted', () => {
  it('are those that the backend tells of', () => {
    const people = [{ name: 'Ada Example', url: 'https://ada.example.test/' }, { name: '' }];

    expect(peopleIn(reacted(people))).to.deep.equal(people);
    expect(peopleIn(reacted())).to.deep.equal([]);
  });

  it('are fifty at most', () => {
    const people = Array.from({ length: 60 }, (_, at) => ({ name: `Person ${at}` }));

    expect(peopleIn(reacted(people))).to.deep.equal(people.slice(0, 50));
  });

  it('are nobody who is no person', () => {
    const good = { name: 'Ben' };
    const bad = [null, 'Ben', {}, { name: 5 }, { name: 'Ben', url: {} }, { name: 'Ben', avatar: 1 }];
    const more = [
      { name: 'Ben', handle: [] },
      { name: 'Ben', id: 7 },
      { name: 'Ben', roles: 'author' },
    ];

    expect(peopleIn(reacted([...bad, good, ...more]))).to.deep.equal([good]);
    for (const people of [null, 'people', 5, { length: 3 }]) expect(peopleIn(reacted(people))).to.deep.equal([]);
  });
});
