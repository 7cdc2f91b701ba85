import type { Author } from '../../src/core/comment.js';
import { personKey, writerOf } from '../../src/core/people.js';
import { expect } from '../support/index.js';

describe('personKey()', () => {
  const ada: Author = { name: 'Ada Example', id: '7', url: 'https://ada.example/' };

  it('believes the backend first, then the address, then the name', () => {
    expect(personKey(ada)).to.equal('id:7');
    expect(personKey({ name: ada.name, url: ada.url })).to.equal('url:https://ada.example/');
    expect(personKey({ name: ada.name })).to.equal('name:ada example');
  });

  it('knows a name however it is typed', () => {
    expect(personKey({ name: ' ADA Ｅxample ' })).to.equal(personKey({ name: 'ada example' }));
  });

  it('takes no name for an id', () => {
    expect(personKey({ name: 'id:7' })).to.not.equal(personKey(ada));
  });

  it('is empty for nobody', () => {
    expect(personKey({ name: ' ' })).to.equal('');
  });
});

describe('writerOf()', () => {
  it('tells readers apart by what the backend vouches for, else by name, and guests from all of them', () => {
    expect([writerOf({ name: 'Ada', id: '7' }), writerOf({ name: 'Ada' }), writerOf(null)]).to.deep.equal([
      '7',
      'Ada',
      null,
    ]);
  });
});
