import { htmlOfMfm } from '../../src/adapters/misskey-mfm.js';
import { expect } from '../support/index.js';

const html = (text: string, host?: string): string => htmlOfMfm(text, { server: 'https://mi.example', host });

describe('the words of a note', () => {
  it('are paragraphs and lines', () => {
    expect(html('One\ntwo\r\nthree\n\n\nfour\n')).to.equal('<p>One<br>two<br>three</p><p>four</p>');
    expect(html(' \n')).to.equal('');
  });

  it('mean what looks like markup as text', () => {
    expect(html('a < b & <script>alert(1)</script> "c"')).to.equal(
      '<p>a &lt; b &amp; &lt;script&gt;alert(1)&lt;/script&gt; &quot;c&quot;</p>',
    );
  });

  it('may be strong, slanted, struck out or code', () => {
    expect(html('**a** <b>b</b> <i>c</i> ~~d~~ <s>e</s> `<f>`')).to.equal(
      '<p><strong>a</strong> <strong>b</strong> <em>c</em> <del>d</del> <del>e</del> <code>&lt;f&gt;</code></p>',
    );
  });

  it('keep marks that nothing closes', () => {
    expect(html('2 ** 3, <b>, </i> and ~~')).to.equal('<p>2 ** 3, &lt;b&gt;, &lt;/i&gt; and ~~</p>');
    expect(html('**a\n\nb**')).to.equal('<p>**a</p><p>b**</p>');
  });

  it('keep the words of what moves, turns and colours', () => {
    expect(html('$[tada Hello $[fg.color=f00 red **world**]] [sic]')).to.equal(
      '<p>Hello red <strong>world</strong> [sic]</p>',
    );
    expect(html('<center><small>quiet</small></center>')).to.equal('<p>quiet</p>');
  });

  it('mean nothing where they are plain', () => {
    expect(html('<plain>**@alice** <b></plain>')).to.equal('<p>**@alice** &lt;b&gt;</p>');
  });

  it('name people on their servers', () => {
    const here = '<a href="https://mi.example/@alice">@alice</a>';
    const there = '<a href="https://mi.example/@ben@other.example">@ben@other.example</a>';
    expect(html('@alice, @ben@other.example.')).to.equal(`<p>${here}, ${there}.</p>`);
    expect(html('me@mail.example @')).to.equal('<p>me@mail.example @</p>');
  });

  it('of another server name people of that server', () => {
    expect(html('@ben', 'other.example')).to.equal('<p><a href="https://mi.example/@ben@other.example">@ben</a></p>');
  });

  it('have topics, which no number is', () => {
    expect(html('#Herbst, #落葉 and #1')).to.equal(
      '<p><a href="https://mi.example/tags/Herbst">#Herbst</a>, <a href="https://mi.example/tags/%E8%90%BD%E8%91%89">#落葉</a> and #1</p>',
    );
  });

  it('have links, without what closes the sentence', () => {
    const link = '<a href="https://a.example/b_(c)?d=1&amp;e">https://a.example/b_(c)?d=1&amp;e</a>';
    expect(html('(https://a.example/b_(c)?d=1&e).')).to.equal(`<p>(${link}).</p>`);
    expect(html('see https://a.example/, or (at https://b.example/x)')).to.equal(
      '<p>see <a href="https://a.example/">https://a.example/</a>, or (at <a href="https://b.example/x">https://b.example/x</a>)</p>',
    );
  });

  it('have links with words of their own, and quiet ones', () => {
    expect(html('[the gate](https://a.example/) ?[b](https://b.example/) <https://c.example/>')).to.equal(
      '<p><a href="https://a.example/">the gate</a> <a href="https://b.example/">b</a> <a href="https://c.example/">https://c.example/</a></p>',
    );
    // oxlint-disable-next-line no-script-url
    expect(html('[x](javascript:alert(1))')).to.equal('<p>[x](javascript:alert(1))</p>');
  });

  it('quote line by line', () => {
    expect(html('He said:\n> by the **gate**\n>or not\nWell')).to.equal(
      '<p>He said:</p><blockquote><p>by the <strong>gate</strong><br>or not</p></blockquote><p>Well</p>',
    );
  });

  it('hold code between fences, and keep a fence that nothing closes', () => {
    expect(html('See\n```js\nif (a < b) **c**\n\n> d\n```\nthat')).to.equal(
      '<p>See</p><pre><code>if (a &lt; b) **c**\n\n&gt; d</code></pre><p>that</p>',
    );
    expect(html('```\n**a**')).to.equal('<p>```<br><strong>a</strong></p>');
  });

  it('are read in one go, however many marks nobody closes', () => {
    for (const mark of ['**', '<b>', '`', '<plain>', '$[x ', '[', '> ', '```\n', '@', '#', 'https://'])
      expect(html(mark.repeat(10_000)).length, mark).to.be.below(400_000);
  });

  it('end where no note would go on', () => {
    expect(html('a'.repeat(100_000)).length).to.be.below(20_100);
  });
});
