import { excerptOf, plainTextOfBody, textOf } from '../../src/content/excerpt.js';
import { parseHtml } from '../../src/content/parse-html.js';
import { expect } from '../support/index.js';

function plain(source: string, format: 'html' | 'text' = 'html'): string {
  return plainTextOfBody({ format, source });
}

describe('plainTextOfBody', () => {
  const table: readonly [what: string, html: string, text: string][] = [
    ['parts paragraphs by a blank line', '<p>a</p><p>b</p>', 'a\n\nb'],
    ['keeps line breaks', 'a<br>b<br><br>c', 'a\nb\n\nc'],
    ['puts items and rows on lines of their own', '<p>a</p><ul><li>b<li>c</ul><p>d', 'a\n\nb\nc\n\nd'],
    ['puts cells on lines of their own', '<table><tr><td>a<td>b<tr><td>c</table>', 'a\nb\nc'],
    ['reads line breaks in HTML as spaces', '<p>\na\n b</p>', 'a b'],
    ['keeps preformatted text as it is', '<pre>  a\n  b</pre>', '  a\n  b'],
    ['says pictures in words', 'a <img src="https://a.example/b" alt="cat"> b', 'a cat b'],
    ['leaves no trace of links', '<a href="https://evil.example/">paypal.com</a>', 'paypal.com'],
    ['ends without blank lines', '<p>a</p><p><br></p><hr>', 'a'],
  ];
  for (const [what, html, text] of table) it(what, () => expect(plain(html)).to.equal(text));

  it('gives plain text back', () => {
    expect(plain('a  b\n c\n\n<d> &amp; https://e.example/.', 'text')).to.equal(
      'a  b\n c\n\n<d> &amp; https://e.example/.',
    );
  });

  it('reads the same tree as the page shows', () => {
    const html = '<p>a<script>b</script><svg>c</svg></p>';
    expect(plain(html)).to.equal(textOf(parseHtml(html).nodes));
  });
});

describe('excerptOf', () => {
  it('is one line', () => {
    expect(excerptOf({ format: 'html', source: '<p>a</p>\n<p>b<br>c</p>' }, 20)).to.equal('a b c');
    expect(excerptOf({ format: 'text', source: 'a\n\n b' }, 20)).to.equal('a b');
  });

  it('is as long as it may be', () => {
    expect(excerptOf({ format: 'text', source: 'one two three' }, 10)).to.equal('one two t…');
    expect(excerptOf({ format: 'text', source: '👨‍👩‍👧‍👦'.repeat(5) }, 3)).to.equal('👨‍👩‍👧‍👦👨‍👩‍👧‍👦…');
  });

  it('has no more marks on a letter than the page would show, and reads no more, also before Markdown has come', () => {
    const markdown = (source: string): string => excerptOf({ format: 'markdown', source }, 100_000);

    expect(markdown(`a${'\u0301'.repeat(30_000)}b`)).to.equal(`a${'\u0301'.repeat(8)}b`);
    expect(markdown('ab '.repeat(50_000))).to.have.length(65_536);
  });

  it('cannot turn the text around it', () => {
    expect(excerptOf({ format: 'text', source: 'a\u202eb\u2066c\u200f' }, 10)).to.equal('abc');
  });
});
