import { isLinkOnly } from '../../src/core/link-only.js';
import { expect } from '../support/index.js';

describe('isLinkOnly', () => {
  for (const text of [
    'https://blog.example/pills',
    '  www.blog.example  ',
    'http://a.example\nhttp://b.example !!!',
    '[Great!](https://blog.example)',
    '<a href="https://blog.example">Great!</a>',
    '![](https://blog.example/1.png)',
  ])
    it(`finds nothing but a link in ${JSON.stringify(text)}`, () => expect(isLinkOnly(text)).to.equal(true));

  for (const text of [
    '',
    '!!!',
    'See https://blog.example',
    '[Great!](https://blog.example), says Ada',
    '看 https://blog.example',
    `https://blog.example/${'a'.repeat(4000)}`,
  ])
    it(`finds more, or none, in ${JSON.stringify(text.slice(0, 40))}`, () => expect(isLinkOnly(text)).to.equal(false));

  it('looks at brackets without end in no time', () => {
    expect(isLinkOnly(`${'['.repeat(1900)}${'<a '.repeat(600)}`)).to.equal(false);
  });
});
