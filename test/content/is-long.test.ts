import { isLong } from '../../src/content/is-long.js';
import { parseBody } from '../../src/content/parse-body.js';
import { expect } from '../support/index.js';

const long = (source: string, format: 'html' | 'text' = 'text'): boolean => isLong(parseBody({ format, source }));

describe('isLong', () => {
  it('goes by words: more than about 1,500 characters', () => {
    expect(long('a'.repeat(1500))).to.equal(false);
    expect(long('a'.repeat(1501))).to.equal(true);
  });

  it('goes by lines: more than 25, of which empty ones are none', () => {
    expect(long('line\n'.repeat(25).trim())).to.equal(false);
    expect(long('line\n'.repeat(26).trim())).to.equal(true);
    expect(long('<p>line</p>'.repeat(25), 'html')).to.equal(false);
    expect(long('<p>line</p>'.repeat(26), 'html')).to.equal(true);
  });

  it('does not go by markup that nobody sees', () => {
    expect(long(`<p class="${'x'.repeat(3000)}">short</p>`, 'html')).to.equal(false);
  });
});
