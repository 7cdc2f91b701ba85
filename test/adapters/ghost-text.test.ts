import { htmlOf, textOf } from '../../src/adapters/ghost-text.js';
import { expect } from '../support/index.js';

describe('what Ghost is sent for a text', () => {
  for (const [what, text, html] of [
    ['a paragraph', 'Hello', '<p>Hello</p>'],
    ['paragraphs and lines', 'One\ntwo\r\n\r\n\nthree', '<p>One<br>two</p><p>three</p>'],
    ['a quote', '> Once\n> upon\n\nYes', '<blockquote>Once<br>upon</blockquote><p>Yes</p>'],
    ['what only begins like a quote', '> Once\nupon', '<p>&gt; Once<br>upon</p>'],
    ['markup as text', 'a < b & <b>c</b> "d"', '<p>a &lt; b &amp; &lt;b&gt;c&lt;/b&gt; &quot;d&quot;</p>'],
    [
      'an address without what ends its sentence',
      'See https://example.test/a?b=1&c=2.',
      '<p>See <a href="https://example.test/a?b=1&amp;c=2">https://example.test/a?b=1&amp;c=2</a>.</p>',
    ],
    ['what is no address', 'See https://:0/ and javascript:0', '<p>See https://:0/ and javascript:0</p>'],
  ] as const) {
    it(`is HTML of its own making for ${what}`, () => {
      expect(htmlOf(text)).to.equal(html);
    });
  }

  it('comes back as the same text, to be changed', () => {
    for (const text of [
      'Hello',
      'One\ntwo\n\nthree',
      '> Once\n> upon\n\nYes',
      'a < b &amp; c',
      'At https://example.test/ now',
    ])
      expect(textOf(htmlOf(text))).to.equal(text);
  });

  it('says where links lead that Ghost’s own form made', () => {
    expect(textOf('<p>See <a href="https://example.test/">here</a></p>')).to.equal('See here (https://example.test/)');
    expect(textOf('<p><a href="javascript:0">here</a></p>')).to.equal('here');
  });
});
