import { decodeEntities } from '../../src/core/entities.js';
import { expect } from '../support/index.js';

describe('decodeEntities', () => {
  const table: readonly [what: string, source: string, text: string][] = [
    ['what HTML itself needs', '&lt;a href=&quot;x&quot;&gt; &amp; &apos;', `<a href="x"> & '`],
    ['decimal numbers', '&#8217;&#128578;&#65;', '’🙂A'],
    ['hexadecimal numbers in either case', '&#x2019;&#X1f642;&#x1F642;', '’🙂🙂'],
    ['numbers without a semicolon', '&#65&#x42 C', 'AB C'],
    [
      'umlauts and other letters of Europe',
      '&auml;&Ouml;&szlig;&eacute;&Ccedil;&aring;&ntilde;&Oslash;&aelig;',
      'äÖßéÇåñØæ',
    ],
    ['letters beyond Latin-1', '&OElig;&Scaron;&scaron;&Yuml;', 'ŒŠšŸ'],
    [
      'quotation marks and dashes',
      '&bdquo;&ldquo;&rdquo;&sbquo;&lsquo;&rsquo;&laquo;&raquo;&ndash;&mdash;&hellip;',
      '„“”‚‘’«»–—…',
    ],
    ['signs', '&euro;&copy;&reg;&trade;&deg;&plusmn;&frac12;&rarr;&hearts;&middot;&bull;', '€©®™°±½→♥·•'],
    ['spaces that show nothing', '&nbsp;&ensp;&thinsp;&zwnj;&zwj;&shy;', '\u00a0\u2002\u2009\u200c\u200d\u00ad'],
    ['Greek, with both sigmas', '&alpha;&Omega;&sigma;&sigmaf;&Sigma;&tau;&Tau;', 'αΩσςΣτΤ'],
    ['numbers that mean windows-1252', '&#128;&#150;&#x92;&#153;', '€–’™'],
  ];
  for (const [what, source, text] of table) {
    it(`reads ${what}`, () => {
      expect(decodeEntities(source)).to.equal(text);
    });
  }

  for (const reference of [
    '&#0;',
    '&#xd800;',
    '&#xDFFF;',
    '&#x110000;',
    '&#99999999999999999999;',
    `&#x${'f'.repeat(400)};`,
  ]) {
    it(`puts a replacement character for ${reference.slice(0, 30)}, which names none`, () => {
      expect(decodeEntities(reference)).to.equal('\ufffd');
    });
  }

  it('decodes once (F069)', () => {
    expect(decodeEntities('&amp;lt;b&amp;gt; &amp;#60; &#38;lt;')).to.equal('&lt;b&gt; &#60; &lt;');
  });

  it('leaves alone what is no reference', () => {
    for (const text of [
      'AT&T',
      'a & b',
      '&;',
      '&#;',
      '&#x;',
      '&nosuchname;',
      '&constructor;',
      '&__proto__;',
      'Q&A: 1&1',
      '&',
    ]) {
      expect(decodeEntities(text)).to.equal(text);
    }
  });

  it('takes names of Latin-1 without their semicolon, and no others', () => {
    expect(decodeEntities('&copy 2026, &amp c., &uuml')).to.equal('© 2026, & c., ü');
    expect(decodeEntities('&hellip &bdquo &apos &Scaron')).to.equal('&hellip &bdquo &apos &Scaron');
  });

  it('leaves the query of an address whole', () => {
    expect(decodeEntities('?a=1&copy=2&lt=3&region=4')).to.equal('?a=1&copy=2&lt=3&region=4');
  });

  it('tells names apart by case', () => {
    expect(decodeEntities('&Auml;&auml;&AUML;')).to.equal('Ää&AUML;');
  });

  it('agrees with the browser about every name it knows', () => {
    const browser = new DOMParser();
    const names = ['grave', 'acute', 'circ', 'tilde', 'uml', 'ring', 'cedil', 'caron']
      .flatMap((accent) => [...'AaCcEeIiNnOoSsUuYyZz'].map((letter) => letter + accent))
      .concat('dagger Dagger prime Prime lsaquo rsaquo permil minus infin asymp ne le ge larr uarr harr'.split(' '))
      .concat(
        'iexcl cent yen brvbar sect ordf not macr sup2 para sup1 ordm frac34 iquest ETH times THORN eth divide thorn'.split(
          ' ',
        ),
      );
    for (const name of names) {
      const decoded = decodeEntities(`&${name};`);
      const native = browser.parseFromString(`&${name};`, 'text/html').body.textContent;
      // The few accented letters that HTML has no name for are not asked for by anyone.
      if (native !== `&${name};`) expect(decoded, name).to.equal(native);
    }
  });

  it('stays quick for a megabyte of almost-references', () => {
    for (const piece of ['&', '&#', '&#x', '&a', '&amp', '&#9']) {
      const source = piece.repeat(1_000_000 / piece.length);
      expect(decodeEntities(source).length).to.be.at.most(source.length);
    }
  });
});
