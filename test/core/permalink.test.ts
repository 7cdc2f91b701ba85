import fc from 'fast-check';
import { commentIdOf, permalinkOf } from '../../src/core/permalink.js';
import { anyText } from '../support/any-text.js';
import { expect } from '../support/index.js';

describe('permalinkOf', () => {
  it('names a comment as WordPress does', () => {
    expect(permalinkOf('17')).to.equal('#comment-17');
  });

  it('leads back to any id', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        const id = `é${text}`.toWellFormed();
        expect(commentIdOf(permalinkOf(id))).to.equal(id);
      }),
    );
  });

  it('survives the way through an address', () => {
    const id = 'at://did:plc:abc/app.bsky.feed.post/3k #1?“ü”';

    expect(commentIdOf(new URL(permalinkOf(id), 'https://blog.example/').hash)).to.equal(id);
  });

  it('has a link even for an id that is broken text', () => {
    expect(permalinkOf('\ud83d')).to.equal('#comment-%EF%BF%BD');
  });
});

describe('commentIdOf', () => {
  for (const hash of [
    '',
    '#',
    '#comments',
    '#comment-',
    'comment-17',
    '#respond',
    '#Comment-17',
    '#comment-%',
    '#comment-%E0%A4%A',
  ]) {
    it(`finds no comment in “${hash}”`, () => {
      expect(commentIdOf(hash)).to.equal(undefined);
    });
  }

  it('takes whatever stands there for an id, and no more', () => {
    expect(commentIdOf('#comment-%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E')).to.equal(
      '"><img src=x onerror=alert(1)>',
    );
    expect(commentIdOf('#comment-__proto__')).to.equal('__proto__');
  });
});
