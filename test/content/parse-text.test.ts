import { parseText } from '../../src/content/parse-text.js';
import { expect } from '../support/index.js';
import { nodesOf, outlineOf } from './outline.js';

function read(text: string): string {
  return outlineOf(parseText(text));
}

/** The addresses that became links. */
function linksIn(text: string): string[] {
  const found = [...nodesOf(parseText(text).nodes)].map(([node]) =>
    typeof node === 'string' ? undefined : node.attrs.href,
  );
  return found.filter((href) => href !== undefined);
}

describe('parseText', () => {
  it('parts paragraphs at blank lines', () => {
    expect(read('a\n\nb\n \t \n\n\nc')).to.equal('p("a") p("b") p("c")');
  });

  it('keeps line breaks', () => {
    expect(read('a\nb\r\nc\rd')).to.equal('p("a" br "b" br "c" br "d")');
  });

  it('makes nothing of blank text', () => {
    for (const blank of ['', ' ', '\n\n', ' \n\t\n']) expect(read(blank)).to.equal('');
  });

  it('takes nothing for markup', () => {
    expect(read('<b>a</b> &amp; <script>')).to.equal('p("<b>a</b> &amp; <script>")');
  });

  it('makes links of bare addresses', () => {
    expect(read('see https://a.example/b?c=1#d ok')).to.equal(
      'p("see " a[href=https://a.example/b?c=1#d]("https://a.example/b?c=1#d") " ok")',
    );
    expect(linksIn('http://a.example https://b.example')).to.deep.equal(['http://a.example/', 'https://b.example/']);
  });

  it('finds addresses in any case and at any place of a line', () => {
    expect(linksIn('HTTPS://A.example/B\n(http://c.example)\n„https://d.example“')).to.deep.equal([
      'https://a.example/B',
      'http://c.example/',
      'https://d.example/',
    ]);
  });

  it('leaves the punctuation of the sentence out', () => {
    for (const end of ['.', ',', ';', ':', '!', '?', "'", '...', '?!', '"', '”', '“', '»', '…', '>', ']', '。', '，']) {
      expect(linksIn(`a https://b.example/c${end} d`), end).to.deep.equal(['https://b.example/c']);
      expect(linksIn(`a https://b.example/c${end}`), end).to.deep.equal(['https://b.example/c']);
    }
  });

  it('keeps punctuation within an address', () => {
    expect(linksIn('https://a.example/b.c,d;e:f!g?h=i,j.')).to.deep.equal(['https://a.example/b.c,d;e:f!g?h=i,j']);
  });

  it('keeps brackets that are opened in the address, and only those', () => {
    expect(linksIn('https://de.example/wiki/Baum_(Natur)')).to.deep.equal(['https://de.example/wiki/Baum_(Natur)']);
    expect(linksIn('(https://de.example/wiki/Baum_(Natur)).')).to.deep.equal(['https://de.example/wiki/Baum_(Natur)']);
    expect(linksIn('(see https://a.example)')).to.deep.equal(['https://a.example/']);
    expect(linksIn('https://a.example/b)))')).to.deep.equal(['https://a.example/b']);
  });

  it('leaves as text what is no address to follow', () => {
    const texts = [
      'http://',
      'https://.',
      'xhttp://a.example',
      'ahttps://b.example',
      'http://u:p@a.example/',
      'http://a b',
      'http://[',
      'ftp://a.example',
    ];
    for (const text of texts) expect(linksIn(text), text).to.deep.equal(text === 'http://a b' ? ['http://a/'] : []);
    expect(linksIn('javascript:alert(1) data:text/html,x //a.example mailto:a@b.example')).to.deep.equal([]);
  });

  it('makes no link of an address that is too long to mean one', () => {
    expect(linksIn(`https://a.example/${'x'.repeat(3000)}`)).to.deep.equal([]);
  });

  it('makes at most 200 links', () => {
    expect(linksIn('https://a.example/ '.repeat(300))).to.have.lengthOf(200);
  });

  it('shows an address as it was written and follows it as browsers read it', () => {
    expect(read('http://müller.example/ä')).to.equal(
      'p(a[href=http://xn--mller-kva.example/%C3%A4]("http://müller.example/ä"))',
    );
  });
});
