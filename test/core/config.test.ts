import { checkNumber, checkWord, nearest, options } from '../../src/core/config.js';
import { expect } from '../support/index.js';

describe('the options of a section', () => {
  it('each have a default that they themselves would accept', () => {
    for (const option of Object.values(options)) {
      if ('values' in option)
        expect(checkWord<readonly string[]>(option, option.fallback)).to.deep.equal({ value: option.fallback });
      if ('range' in option)
        expect(checkNumber(option, option.fallback)).to.deep.equal({ value: Number(option.fallback) });
    }
  });
});

describe('checkWord()', () => {
  it('takes a word it knows, however it is written', () => {
    expect(checkWord(options.sort, 'newest')).to.deep.equal({ value: 'newest' });
    expect(checkWord(options.sort, ' Newest ')).to.deep.equal({ value: 'newest' });
  });

  it('takes nothing for the default, without a word about it', () => {
    expect(checkWord(options.sort, '').value).to.equal('oldest');
    expect(checkWord(options.sort, '').warning).to.equal(undefined);
  });

  it('falls back for a word it does not know, and names the nearest', () => {
    expect(checkWord(options.sort, 'newset')).to.deep.equal({
      value: 'oldest',
      warning:
        'sort="newset" is not known; did you mean "newest"? Known: oldest, newest, discussed, best, controversial.',
    });
    expect(checkWord(options.theme, 'drak').warning).to.include('did you mean "dark"?');
  });
});

describe('checkNumber()', () => {
  it('takes a whole number within the range', () => {
    expect(checkNumber(options.maxDepth, '8')).to.deep.equal({ value: 8 });
    expect(checkNumber(options.headingLevel, ' 3 ')).to.deep.equal({ value: 3 });
  });

  it('takes nothing for the default, without a word about it', () => {
    expect(checkNumber(options.maxDepth, '').value).to.equal(5);
    expect(checkNumber(options.maxDepth, '').warning).to.equal(undefined);
  });

  it('falls back for everything else, and says what it may be', () => {
    for (const text of ['0', '9', '2.5', '-1', 'deep', 'NaN', 'Infinity', ' '])
      expect(checkNumber(options.maxDepth, text), text).to.deep.equal({
        value: 5,
        warning: `max-depth="${text}" must be a whole number from 1 to 8; using 5.`,
      });
  });
});

describe('nearest()', () => {
  const known = ['wordpress', 'browser', 'memory'];

  it('finds what a misspelt name probably meant', () => {
    expect(nearest('wordpres', known)).to.equal('wordpress');
    expect(nearest('wrodpress', known)).to.equal('wordpress');
    expect(nearest('brwoser', known)).to.equal('browser');
  });

  it('finds nothing near to what is something else', () => {
    expect(nearest('disqus', known)).to.equal(undefined);
    expect(nearest('', known)).to.equal(undefined);
  });

  it('looks for nothing near to a name of a megabyte', () => {
    expect(nearest('x'.repeat(1_000_000), known)).to.equal(undefined);
  });
});
