import { checkComment, completeUrl } from '../../src/core/check-comment.js';
import type { Guest } from '../../src/core/comment.js';
import type { WritingRules } from '../../src/core/thread-info.js';
import { expect } from '../support/index.js';
import { anInfo } from '../support/scripted-adapter.js';

const gina: Guest = { name: 'Gina Guest', email: 'gina@example.test', website: '' };

describe('checkComment()', () => {
  const check = (text: string, guest: Guest | undefined = gina, info = anInfo()): string[] =>
    checkComment(text, guest, info).map(({ field, reason }) => `${field} ${reason}`);

  it('finds nothing wrong with a comment as it should be', () => {
    expect(check('Good morning')).to.deep.equal([]);
    expect(check('Good morning', { ...gina, website: 'https://gina.example.test/' })).to.deep.equal([]);
  });

  it('misses what is required, in the order of the form', () => {
    expect(check('', { name: '', email: '', website: '' })).to.deep.equal([
      'text required',
      'name required',
      'email required',
    ]);
  });

  it('takes for nothing what nobody can see', () => {
    for (const text of [' \n\t', '\u200b', '\u2060\u00ad', '\u3164', '\u202e\u2066'])
      expect(check(text), JSON.stringify(text)).to.deep.equal(['text required']);
    expect(check('Hello', { ...gina, name: '\u200b ' })).to.deep.equal(['name required']);
  });

  it('asks for no more than the thread does', () => {
    const info = anInfo({ guestFields: { name: 'optional', email: 'hidden', website: 'optional' } });

    expect(check('Hello', { name: '', email: 'not an address', website: '' }, info)).to.deep.equal([]);
  });

  it('asks those who are signed in for their words only', () => {
    expect(checkComment('Hello', undefined, anInfo())).to.deep.equal([]);
    expect(checkComment('', undefined, anInfo())).to.deep.equal([{ field: 'text', reason: 'required' }]);
  });

  it('counts the text in bytes, as servers do', () => {
    const info = anInfo({ writing: { format: 'text', maxBytes: 8 } });

    expect(check('12345678', gina, info)).to.deep.equal([]);
    expect(check('123456789', gina, info)).to.deep.equal(['text too-long']);
    expect(check('äöüß', gina, info)).to.deep.equal([]);
    expect(check('äöüß!', gina, info)).to.deep.equal(['text too-long']);
  });

  it('says by how much a text is too long, in what the backend counts, and how long it has to be', () => {
    const of = (text: string, writing: WritingRules) => checkComment(text, gina, anInfo({ writing }));

    expect(of(' äöüß ', { format: 'text', maxBytes: 6 })).to.deep.equal([
      { field: 'text', reason: 'too-long', by: 2, unit: 'bytes' },
    ]);
    expect(of('👨‍👩‍👧👨‍👩‍👧', { format: 'text', maxGraphemes: 1 })).to.deep.equal([
      { field: 'text', reason: 'too-long', by: 1, unit: 'graphemes' },
    ]);
    expect(of('😀', { format: 'text', minCharacters: 2 })).to.deep.equal([
      { field: 'text', reason: 'too-short', by: 2, unit: 'characters' },
    ]);
  });

  it('finds lines that are too long for the database behind', () => {
    const long = (length: number): string => 'a'.repeat(length);

    expect(
      check('Hello', {
        name: long(246),
        email: `${long(60)}@${long(60)}.test`,
        website: `https://example.test/${long(200)}`,
      }),
    ).to.deep.equal(['name too-long', 'email too-long', 'website too-long']);
  });

  it('knows an e-mail address', () => {
    for (const email of ['gina@example.test', 'g.u+blog@mail.example.test', 'gina@bücher.example'])
      expect(check('Hello', { ...gina, email }), email).to.deep.equal([]);
    for (const email of [
      'gina',
      'gina@',
      '@example.test',
      'gina@example',
      'gina@@example.test',
      'gina example@example.test',
      'gina@example..test',
      'a,b@example.test',
    ])
      expect(check('Hello', { ...gina, email }), email).to.deep.equal(['email invalid']);
  });

  it('knows a web address, also without its scheme', () => {
    for (const website of ['example.test', 'https://example.test/a?b#c', ' http://example.test '])
      expect(check('Hello', { ...gina, website }), website).to.deep.equal([]);
    for (const website of [
      'javascript:alert(1)',
      'ftp://example.test',
      'localhost',
      'not an address',
      'https://user:pass@example.test',
    ])
      expect(check('Hello', { ...gina, website }), website).to.deep.equal(['website invalid']);
  });
});

describe('completeUrl()', () => {
  it('takes an address without a scheme for a secure one', () => {
    expect(completeUrl(' gina.example.test ')).to.equal('https://gina.example.test/');
    expect(completeUrl('http://gina.example.test')).to.equal('http://gina.example.test/');
  });

  it('completes nothing that is no address', () => {
    for (const value of ['', ' ', 'gina', 'data:text/html,x']) expect(completeUrl(value), value).to.equal(undefined);
  });
});
