import { plainText, plainTextOf } from '../../src/core/plain-text.js';
import { expect } from '../support/index.js';

describe('plainTextOf', () => {
  const table: readonly [what: string, html: string, text: string][] = [
    ['leaves text as it is', 'Hello, world', 'Hello, world'],
    ['takes tags out', '<p>Hello, <b class="x">wor</b>ld</p>', 'Hello, world'],
    [
      'keeps words of different blocks apart',
      '<p>One</p><p>two<br>three</p><ul><li>four<li>five</ul>',
      'One two three four five',
    ],
    ['decodes references', '2 Gedanken zu &#8222;Gr&uuml;&szlig;e&#8220; &amp; mehr', '2 Gedanken zu „Grüße“ & mehr'],
    ['answers with text, not with markup', '&lt;b&gt;bold&lt;/b&gt; &amp;lt;', '<b>bold</b> &lt;'],
    ['decodes no reference across a tag', '&am<b></b>p; &am<!-- -->p;', '&amp; &amp;'],
    ['folds white space', '  a \n\t b&nbsp;&nbsp;c\r\n', 'a b c'],
    ['leaves comments out', 'a<!-- b -->c<!--> d <!---> e <!-- f --!> g', 'ac d e g'],
    ['leaves declarations and instructions out', '<!doctype html><?php echo 1 ?>a<![CDATA[b]]></ c>d', 'ad'],
    ['leaves scripts and styles out', 'a<script>b < c; "</scr"</script><style>d{}</style>e', 'ae'],
    [
      'leaves out what other raw elements hold',
      'a<title>b</title><textarea><p>c</textarea><noscript>d</noscript><iframe>e</iframe>f',
      'af',
    ],
    [
      'leaves drawings and formulas out',
      'a<svg><title>b</title><text>c</text></svg><math><mi>d</mi></math><template>e</template>f',
      'af',
    ],
    ['ends a drawing that is closed in itself', 'a<svg viewBox="0 0 1 1"/>b', 'ab'],
    ['leaves a drawing in a drawing out', 'a<svg><svg><g/></svg><text>b</text></svg>c', 'ac'],
    ['does not end a tag within its quotes', '<a title="a > b" data-x=\'c > d\'>e</a>', 'e'],
    ['drops a tag that never ends', 'a <b title="c', 'a'],
    ['keeps signs that are no tags', '1 < 2, 3 <4, a<, <3, I <-> you, x </', '1 < 2, 3 <4, a<, <3, I <-> you, x </'],
    [
      'reads a server error as WordPress sends it',
      '<strong>Error:</strong> Please fill the required fields.',
      'Error: Please fill the required fields.',
    ],
    ['reads an empty text', '', ''],
  ];
  for (const [what, html, text] of table) {
    it(what, () => {
      expect(plainTextOf(html)).to.equal(text);
    });
  }

  it('keeps the text of elements it does not know', () => {
    expect(plainTextOf('<gedanken-x>a</gedanken-x><o:p>b</o:p>')).to.equal('ab');
  });

  it('ends raw text at its own end tag only', () => {
    expect(plainTextOf('<script></scripts></style></script >a')).to.equal('a');
    expect(plainTextOf('<SCRIPT>x</ScRiPt\n>a')).to.equal('a');
  });

  it('takes all after an unfinished script for script', () => {
    expect(plainTextOf('a<script>b</b>c')).to.equal('a');
    expect(plainTextOf('a<plaintext>b<p>c')).to.equal('a');
  });

  it('stays quick for a megabyte of unfinished markup', () => {
    const pieces = [
      '<',
      '</',
      '<!',
      '<!--',
      '<?',
      '<a',
      '<a ',
      '<a b',
      '<a b=',
      '<a b="',
      '<a/',
      '<script',
      '<script>',
      '<svg',
      '<svg>',
      '</svg>',
    ];
    for (const piece of [...pieces, '<svg></svg', '<script></script>', '<b>', '&', ' ', '<a b=c d="e">']) {
      const source = piece.repeat(1_000_000 / piece.length);
      expect(plainTextOf(source).length).to.be.at.most(source.length);
    }
  });
});

describe('plainText', () => {
  const words = (source: string, format: 'html' | 'markdown' | 'text' = 'markdown') => plainText({ format, source });

  it('gives the words of HTML and of text on one line', () => {
    expect(words('<p>a</p><p>b &amp; c</p>', 'html')).to.equal('a b & c');
    expect(words(' a\n\n<b> &amp; *c* ', 'text')).to.equal('a <b> &amp; *c*');
  });

  const table: readonly [what: string, markdown: string, text: string][] = [
    ['stress', 'a *b* **c** _d_ __e__ ~~f~~ ***g***', 'a b c d e f g'],
    ['headings, quotes and lists', '# a\n> b\n> > - c\n* d\n2. e\n- [x] f', 'a b c d e f'],
    ['links and pictures', '[a](https://a.example/ "t") ![b](c.png) <https://d.example/>', 'a b https://d.example/'],
    ['HTML', 'a <b>b</b><br>c &amp; d', 'a b c & d'],
    ['code', '`a` ``b``', 'a b'],
    ['fences', '```js\na\n```\nb', 'a b'],
  ];
  for (const [what, markdown, text] of table)
    it(`leaves out the marks of ${what}`, () => expect(words(markdown)).to.equal(text));

  it('keeps what is no mark', () => {
    expect(words('2 * 3 snake_case #1 -5 1.5 a > b')).to.equal('2 * 3 snake_case #1 -5 1.5 a > b');
  });

  it('keeps what stands in code', () => {
    expect(words('`Array<string>` `a *b* &amp;`\n```\n<b># *c*\n```')).to.equal('Array<string> a *b* &amp; <b># *c*');
  });

  // Whatever is not linear takes minutes for these, and fails by its time running out.
  it('is quick about what is in the middle of a word', () => {
    for (const piece of ['_', '*', '~', '`', '[', '<', '_ ', ' _', '*_'])
      expect(words(`a${piece.repeat(300_000 / piece.length)}a`).length).to.be.at.most(300_002);
  });

  it('is quick about what has no end', () => {
    for (const piece of ['*', '_', '`', '[', '![', '[a](', '> ', '- ', '#', '~', '<', '<http:', ' ', 'a*', '`a', '1. '])
      expect(words(piece.repeat(300_000 / piece.length)).length).to.be.at.most(300_000);
  });
});
