import { loadMarkdown } from '../../src/content/load-markdown.js';
import { parseBody } from '../../src/content/parse-body.js';
import { renderBody } from '../../src/content/render.js';
import { expect } from '../support/index.js';
import { outlineOf } from './outline.js';

function outline(source: string, baseUrl?: string): string {
  return outlineOf(parseBody({ format: 'markdown', source }, baseUrl));
}

describe('Markdown', () => {
  before(() => loadMarkdown());

  const table: readonly [what: string, markdown: string, outline: string][] = [
    ['paragraphs', 'a\n\nb', 'p("a") p("b")'],
    ['line breaks, as GitHub’s comments do', 'a\nb', 'p("a" br "b")'],
    [
      'stress',
      '*a* **b** ***c*** ~~d~~ _e_',
      'p(em("a") " " strong("b") " " em(strong("c")) " " del("d") " " em("e"))',
    ],
    ['headings, below those of the page', '# a\n## b\n### c\n###### d', 'h3("a") h3("b") h3("c") h6("d")'],
    ['links', '[a](https://a.example/b "t")', 'p(a[href=https://a.example/b]("a"))'],
    ['links by reference', '[a]\n\n[a]: https://a.example/', 'p(a[href=https://a.example/]("a"))'],
    [
      'bare addresses',
      'see https://a.example/b?c&d. and <https://e.example/>',
      'p("see " a[href=https://a.example/b?c&d]("https://a.example/b?c&d") ". and " a[href=https://e.example/]("https://e.example/"))',
    ],
    ['mail addresses', 'a@b.example', 'p(a[href=mailto:a@b.example]("a@b.example"))'],
    ['lists', '- a\n- b\n  - c', 'ul(li("a") li("b" ul(li("c"))))'],
    ['lists with paragraphs', '- a\n\n  b\n- c', 'ul(li(p("a") p("b")) li(p("c")))'],
    ['numbered lists', '3. a\n4. b', 'ol[start=3](li("a") li("b"))'],
    ['tasks, with their marks as characters', '- [x] a\n- [ ] b', 'ul(li("☑ a") li("☐ b"))'],
    ['quotes', '> a\n>> b', 'blockquote(p("a") blockquote(p("b")))'],
    ['rules', 'a\n\n***\n\nb', 'p("a") hr p("b")'],
    ['code', '`<b>&amp;`', 'p(code("<b>&amp;"))'],
    ['blocks of code', '```\n<b>\n\n  *a*\n```', 'pre(code("<b>\\n\\n  *a*"))'],
    ['blocks of code in a language', '```JS title="x"\na\n```', 'pre(code[class=language-js]("a"))'],
    ['blocks of code whose language is none', '```"onclick=x\na\n```', 'pre(code("a"))'],
    [
      'tables',
      '|a|b|\n|:-|-:|\n|c|`d`|',
      'table(thead(tr(th[align=left]("a") th[align=right]("b"))) tbody(tr(td[align=left]("c") td[align=right](code("d")))))',
    ],
    ['pictures', '![*a* cat](https://a.example/b.png "t")', 'p(img[src=https://a.example/b.png][alt=*a* cat])'],
    ['characters by their names', '&auml; &lt;b&gt; \\*a\\* \\&amp;', 'p("ä <b> *a* &amp;")'],
    ['HTML in a line', 'a <b onclick="x">b</b><br>c', 'p("a " b("b") br "c")'],
    ['HTML in blocks', '<blockquote>\n\n*a*\n\n</blockquote>\n\nb', 'blockquote(p(em("a"))) p("b")'],
    ['HTML that is left open', '<b>a\n\nb', 'p(b("a")) p("b")'],
    ['carriage returns', 'a\r\n\r\n- b\r- c', 'p("a") ul(li("b") li("c"))'],
  ];
  for (const [what, markdown, expected] of table)
    it(`reads ${what}`, () => expect(outline(markdown)).to.equal(expected));

  it('reads links relative to where the comment is at home', () => {
    expect(outline('[a](b)', 'https://blog.example/c/')).to.equal('p(a[href=https://blog.example/c/b]("a"))');
    expect(outline('[a](b)')).to.equal('p("a")');
  });

  it('keeps the words of links and pictures whose addresses are not allowed', () => {
    expect(outline('[a](javascript:harm()) ![b](data:image/png,x) <javascript:harm()>')).to.equal(
      'p("a b javascript:harm()")',
    );
    expect(outline('[a](java&#115;cript:harm()) [b](https://c.example@d.example/)')).to.equal('p("a b")');
  });

  it('leaves out what HTML leaves out', () => {
    expect(outline('<script>harm()</script>\n\n<style>a</style>\n\n<!-- b -->\n\nc')).to.equal('p("c")');
  });

  it('takes names that objects have for names', () => {
    expect(outline('[__proto__][constructor]\n\n[constructor]: https://a.example/')).to.contain('https://a.example/');
  });

  it('is shown as all bodies are', () => {
    const shown = renderBody({ format: 'markdown', source: '[paypal.com](https://evil.example/)' });
    expect(shown.textContent).to.equal('paypal.com (evil.example)');
    expect(shown.querySelector('a')!.rel).to.equal('ugc nofollow noopener noreferrer');
  });
});
