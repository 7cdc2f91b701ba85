import { checkAttribute, readAttributes } from '../../src/content/attributes.js';
import type { AllowedElement } from '../../src/content/tree.js';
import { expect } from '../support/index.js';

describe('checkAttribute', () => {
  const table: readonly [el: AllowedElement, name: string, good: readonly string[], bad: readonly string[]][] = [
    [
      'a',
      'href',
      ['https://a.example/', 'http://a.example/b', 'mailto:a@b.example'],
      ['javascript:a', '', '//a.example', 'a'],
    ],
    ['ol', 'start', ['1', '42', '9999'], ['0', '-1', '10000', '1.5', '1e3', '', 'a']],
    [
      'code',
      'class',
      ['language-ts', 'language-c++', 'language-c#'],
      ['ts', 'language-', 'language-<b>', `language-${'x'.repeat(21)}`],
    ],
    ['p', 'lang', ['de', 'de-at', 'zh-hant-tw'], ['', 'd', 'de_AT', 'x'.repeat(9), 'de-', 'en" onclick="a']],
    ['td', 'dir', ['ltr', 'rtl', 'auto'], ['', 'up', 'rtl;']],
    ['td', 'align', ['left', 'center', 'right'], ['justify', 'char', '']],
    ['th', 'align', ['left'], ['middle']],
    [
      'img',
      'src',
      ['https://a.example/b.png'],
      ['data:image/png;base64,AA', 'mailto:a@b.example', '/a.png', 'blob:https://a.example/1'],
    ],
    ['img', 'width', ['1', '9999'], ['0', '100%', '-5', '10000']],
    ['img', 'height', ['20'], ['20px', '']],
    ['img', 'alt', ['', 'a cat', '"><script>'], []],
    ['time', 'datetime', ['2026-01-02', '2026-01-02T10:00:00+01:00', 'P3DT4H'], ['', 'yesterday?', '2026-01-02"']],
  ];
  for (const [el, name, good, bad] of table) {
    it(`lets ${el}[${name}] have what it is for, and nothing else`, () => {
      for (const value of good) expect(checkAttribute(el, name, value), value).to.equal(value);
      for (const value of bad) expect(checkAttribute(el, name, value), value).to.equal(undefined);
    });
  }

  it('finds the language among other classes', () => {
    expect(checkAttribute('code', 'class', 'hljs language-JS copy')).to.equal('language-js');
    expect(checkAttribute('code', 'class', 'xlanguage-js')).to.equal(undefined);
  });

  it('takes nothing on elements that it does not belong to', () => {
    expect(checkAttribute('p', 'href', 'https://a.example/')).to.equal(undefined);
    expect(checkAttribute('b', 'class', 'language-ts')).to.equal(undefined);
    expect(checkAttribute('ul', 'start', '1')).to.equal(undefined);
    expect(checkAttribute('a', 'src', 'https://a.example/')).to.equal(undefined);
  });

  it('takes no attribute that is not on the list', () => {
    const names = [
      'style',
      'id',
      'name',
      'title',
      'cite',
      'target',
      'rel',
      'ping',
      'srcset',
      'onclick',
      'data-x',
      'aria-label',
      'role',
      'slot',
    ];
    for (const name of [...names, 'part', 'is', 'constructor', '__proto__', 'a href', '* dir', '']) {
      expect(checkAttribute('a', name, 'ltr'), name).to.equal(undefined);
    }
  });

  it('cuts the words for a picture, and the marks piled on them', () => {
    expect(checkAttribute('img', 'alt', 'a'.repeat(500))).to.have.lengthOf(300);
    expect(checkAttribute('img', 'alt', `a${'\u0301'.repeat(50)}`)).to.have.lengthOf(9);
  });
});

describe('readAttributes', () => {
  it('keeps what passes and drops the rest', () => {
    expect(readAttributes('a', ' id=x href="https://a.example" onclick=y dir=ltr>', undefined)).to.deep.equal({
      href: 'https://a.example/',
      dir: 'ltr',
    });
  });

  it('decodes references before it checks', () => {
    expect(readAttributes('a', ' href="&#106;avascript:alert(1)">', undefined)).to.deep.equal({});
    expect(readAttributes('a', ' href="https&#58;//a.example/?b&amp;c">', undefined)).to.deep.equal({
      href: 'https://a.example/?b&c',
    });
  });

  it('counts the first of two with one name, as browsers do', () => {
    expect(readAttributes('a', ' href="https://a.example/" HREF="https://b.example/">', undefined)).to.deep.equal({
      href: 'https://a.example/',
    });
    expect(readAttributes('a', ' href="javascript:a" href="https://b.example/">', undefined)).to.deep.equal({});
  });
});
