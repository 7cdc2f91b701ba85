import { parseHtml } from '../../src/content/parse-html.js';
import { expect } from '../support/index.js';
import { outlineOf } from './outline.js';

type Table = readonly [what: string, html: string, outline: string][];

function read(html: string, baseUrl?: string): string {
  return outlineOf(parseHtml(html, baseUrl));
}

function rows(table: Table): void {
  for (const [what, html, outline] of table) it(what, () => expect(read(html)).to.equal(outline));
}

describe('parseHtml', () => {
  describe('keeps what a comment may contain:', () => {
    rows([
      ['paragraphs, without the white space between them', '<p>a</p>\n\n<p>b</p>\n', 'p("a") p("b")'],
      ['bare text', 'Danke!', '"Danke!"'],
      ['emphasis', '<b>a</b> <strong>b</strong> <i>c</i> <em>d</em>', 'b("a") " " strong("b") " " i("c") " " em("d")'],
      ['edits', '<s>a</s><del>b</del><ins>c</ins><mark>d</mark><u>e</u>', 's("a") del("b") ins("c") mark("d") u("e")'],
      ['code', '<pre><code class="language-ts">a\n b</code></pre>', 'pre(code[class=language-ts]("a\\n b"))'],
      ['keys and output', '<kbd>a</kbd><samp>b</samp><sub>c</sub><sup>d</sup>', 'kbd("a") samp("b") sub("c") sup("d")'],
      ['quotations', '<blockquote><p>a</p></blockquote><q>b</q><cite>c</cite>', 'blockquote(p("a")) q("b") cite("c")'],
      ['lists', '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>', 'ol[start=3](li("a") li("b"))'],
      [
        'tables',
        '<table><thead><tr><th align=right>a</th></tr></thead></table>',
        'table(thead(tr(th[align=right]("a"))))',
      ],
      ['headings', '<h3>a</h3><h6>b</h6>', 'h3("a") h6("b")'],
      ['breaks and rules', 'a<br>b<br />c<hr>', '"a" br "b" br "c" hr'],
      [
        'times and abbreviations',
        '<time datetime="2026-01-02">a</time><abbr>b</abbr>',
        'time[datetime=2026-01-02]("a") abbr("b")',
      ],
      ['links', '<a href="https://a.example/?b=1&amp;c=2">d</a>', 'a[href=https://a.example/?b=1&c=2]("d")'],
      [
        'pictures',
        '<img src="https://a.example/b.png" alt="c" width="2">',
        'img[src=https://a.example/b.png][alt=c][width=2]',
      ],
      ['language and direction', '<p lang="de" dir="rtl">a</p>', 'p[lang=de][dir=rtl]("a")'],
    ]);
  });

  describe('takes other names for the same thing:', () => {
    rows([
      ['high headings', '<h1>a</h1><h2>b</h2>', 'h3("a") h3("b")'],
      ['old elements', '<strike>a</strike><tt>b</tt><acronym>c</acronym>', 's("a") code("b") abbr("c")'],
      ['table feet', '<table><tfoot><tr><td>a</td></tr></tfoot></table>', 'table(tbody(tr(td("a"))))'],
    ]);
  });

  describe('leaves out', () => {
    rows([
      [
        'elements it does not know, but not what they hold',
        '<font color=red>a <blink>b</blink></font><x-y>c</x-y>',
        '"a bc"',
      ],
      ['scripts, styles and other raw text', 'a<script>b</script><style>c</style><xmp>d</xmp>e', '"ae"'],
      ['drawings, formulas and templates', 'a<svg><a>b</a></svg><math>c</math><template>d</template>e', '"ae"'],
      ['comments and instructions', 'a<!-- b --><?php c ?><!d>e', '"ae"'],
      ['end tags of what is not open', '</p>a</b></div></table>', '"a"'],
      ['elements without content', '<p></p><p> </p><b><i></i></b><ul><li></li></ul>a', '"a"'],
      ['links that lead nowhere, but not their text', '<a>a</a><a name=b>c</a><a href="javascript:d">e</a>', '"ace"'],
      ['relative links when nobody said to what', '<a href="/a">b</a>', '"b"'],
      ['control characters', 'a\u0000b\u0008c\u009fd&#1;e\tf', '"abcde\\tf"'],
    ]);
  });

  describe('ends elements that were left open:', () => {
    rows([
      ['paragraphs before blocks', '<p>a<p>b<ul><li>c</ul>d', 'p("a") p("b") ul(li("c")) "d"'],
      ['headings before paragraphs', '<h3>a<p>b', 'h3("a") p("b")'],
      ['items before items', '<ul><li>a<li>b<ol><li>c</ol><li>d</ul>', 'ul(li("a") li("b" ol(li("c"))) li("d"))'],
      ['cells and rows', '<table><tr><td>a<td>b<tr><th>c</table>d', 'table(tr(td("a") td("b")) tr(th("c"))) "d"'],
      ['lists in a cell', '<table><tr><td><ul><li>a<td>b</table>', 'table(tr(td(ul(li("a"))) td("b")))'],
      ['emphasis at the end of its paragraph', '<p><b>a</p><p>b</p>', 'p(b("a")) p("b")'],
      ['emphasis that overlaps', '<b>a<i>b</b>c</i>', 'b("a" i("b")) "c"'],
      [
        'links before links',
        '<a href="https://a.example">a<a href="https://b.example">b',
        'a[href=https://a.example/]("a") a[href=https://b.example/]("b")',
      ],
      ['everything at the end', '<blockquote><p><b>a', 'blockquote(p(b("a")))'],
    ]);
  });

  describe('puts in place', () => {
    rows([
      ['text in a list', '<ul>a<li>b</li></ul>', 'ul(li("a") li("b"))'],
      ['a list in a list', '<ul><li>a</li><ul><li>b</li></ul></ul>', 'ul(li("a") li(ul(li("b"))))'],
      ['text in a table', '<table>a<tr><td>b</table>', 'table(tr(td("a")) tr(td("b")))'],
      ['cells without a row', '<table><tbody><td>a</table>', 'table(tbody(tr(td("a"))))'],
      ['items without a list, on lines of their own', '<li>a<li>b', '"a" br "b"'],
      ['cells without a table', '<td>a</td><td>b</td>', '"a" br "b"'],
    ]);

    it('no link into a link, also not through a table', () => {
      const html = '<a href="https://a.example"><table><tr><td><a href="https://b.example">b</a></table></a>';
      expect(read(html)).to.equal('a[href=https://a.example/](table(tr(td("b"))))');
    });

    it('no cell past the cell that it is nested in', () => {
      expect(read('<table><tr><td><b></td>a</b></tr></table>')).to.equal('table(tr(td td("a")))');
      expect(read('<ul><li><table><tr><td></ul>a')).to.equal('ul(li(table(tr(td("a")))))');
    });
  });

  describe('keeps apart what stood on different lines:', () => {
    rows([
      ['boxes', '<div>a</div><div>b</div>c', '"a" br "b" br "c"'],
      ['boxes in boxes', '<div><div>a</div><section>b</section></div>', '"a" br "b"'],
      ['boxes in emphasis', '<b>a<div>b</div></b>c', 'b("a" br "b") br "c"'],
      ['boxes after emphasis', '<b>a</b><div><i>b</i></div>', 'b("a") br i("b")'],
      [
        'a box in a link after text',
        'a<a href="https://a.example"><div>b</div></a>',
        '"a" a[href=https://a.example/](br "b")',
      ],
      ['words around an empty paragraph', 'a<p></p>b', '"a" br "b"'],
      ['terms and their meanings', '<dl><dt>a<dd>b</dl>', '"a" br "b"'],
    ]);

    it('with no break where there is one already', () => {
      expect(read('<div>a<br></div><div>b</div>')).to.equal('"a" br "b"');
      expect(read('<div><p>a</p></div><div>b</div>')).to.equal('p("a") "b"');
      expect(read('a<blockquote><div>b</div></blockquote>')).to.equal('"a" blockquote("b")');
      expect(read('<p>a</p><div><a href="https://a.example"><div>b</div></a></div>')).to.equal(
        'p("a") a[href=https://a.example/]("b")',
      );
    });
  });

  describe('keeps white space', () => {
    rows([
      ['between words in different elements', '<b>a</b> <i>b</i>', 'b("a") " " i("b")'],
      ['in preformatted text, but for the first line break', '<pre>\n\n  a\n</pre>', 'pre("\\n  a\\n")'],
      ['that is no white space to HTML', '<p>\u00a0</p>', 'p("\u00a0")'],
    ]);
  });

  it('reads line breaks of all systems alike', () => {
    expect(read('<pre>a\r\nb\rc</pre>')).to.equal('pre("a\\nb\\nc")');
  });

  it('makes relative links absolute', () => {
    const base = 'https://blog.example/2026/post/';
    expect(read('<a href="../b#c">d</a>', base)).to.equal('a[href=https://blog.example/2026/b#c]("d")');
  });

  it('puts the characters in for pictures of emoji', () => {
    const smiley = '<img src="https://s.w.org/images/1f642.svg" alt="🙂" class="wp-smiley" style="height: 1em;" />';
    expect(read(`Hi ${smiley}!`)).to.equal('"Hi 🙂!"');
    expect(read('<img class="emoji" alt="👍" src="https://github.githubassets.com/1f44d.png">')).to.equal('"👍"');
  });

  it('puts words in for pictures that it cannot show', () => {
    expect(read('<img src="data:image/png;base64,AA" alt="a cat"> <img alt="b"><img src="/c.png">')).to.equal(
      '"a cat b"',
    );
  });

  it('gives the same tree for its own tree written as HTML', () => {
    expect(read('<p>a &lt;b&gt; &amp;amp;</p>')).to.equal('p("a <b> &amp;")');
  });
});
