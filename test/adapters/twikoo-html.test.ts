import { toHtml } from '../../src/adapters/twikoo-html.js';
import { expect } from '../support/index.js';

const EXPECTED: readonly (readonly [name: string, written: string, sent: string])[] = [
  ['a line as a paragraph', 'Hello', '<p>Hello</p>'],
  ['lines with breaks', 'One\r\ntwo', '<p>One<br>two</p>'],
  ['paragraphs', 'One\n \n\ntwo', '<p>One</p><p>two</p>'],
  ['what the form offers', '<b>a</b> <em>b</em>', '<p><strong>a</strong> <em>b</em></p>'],
  [
    'links',
    '<a href="https://a.example/?b&amp;c" onclick="x">d</a>',
    '<p><a href="https://a.example/?b&amp;c">d</a></p>',
  ],
  ['the words alone of links to elsewhere', '<a href="javascript:alert(1)">d</a>', '<p>d</p>'],
  [
    'quotes with paragraphs',
    'So:<blockquote>a\n\nb</blockquote>c',
    '<p>So:</p><blockquote><p>a</p><p>b</p></blockquote><p>c</p>',
  ],
  ['code as it stands', '<pre><code>a\n\n  b</code></pre>', '<pre><code>a\n\n  b</code></pre>'],
  ['what stands for markup as text', '1 < 2 &lt;b&gt; & "c"', '<p>1 &lt; 2 &lt;b&gt; &amp; &quot;c&quot;</p>'],
  ['no other elements', '<img src=x onerror=y><span style="a">b</span><svg><g/></svg>', '<p>b</p>'],
  ['no scripts', 'a<script>alert(1)</script>b', '<p>ab</p>'],
  [
    'what was never closed, closed',
    '<blockquote><b>a<i>b',
    '<blockquote><p><strong>a<em>b</em></strong></p></blockquote>',
  ],
  ['what crosses, untangled', '<b>a<i>b</b>c</i>', '<p><strong>a<em>b</em></strong><em>c</em></p>'],
  ['what goes over paragraphs, in each', '<b>a\n\nb</b>', '<p><strong>a</strong></p><p><strong>b</strong></p>'],
  ['ends without beginnings not at all', 'a</b></blockquote></p>b', '<p>a</p><p>b</p>'],
  ['nothing for nothing', ' \n ', ''],
];

describe('what Twikoo is sent', () => {
  for (const [name, written, sent] of EXPECTED) it(`has ${name}`, () => expect(toHtml(written)).to.equal(sent));

  it('is the same when it is made of itself', () => {
    for (const [, , sent] of EXPECTED) expect(toHtml(sent)).to.equal(sent);
  });

  it('is no deeper than anybody writes on purpose', () => {
    for (const tag of ['b', 'blockquote'])
      expect(toHtml(`<${tag}>`.repeat(10_000) + 'a').match(/<[bs]\w+>/g)).to.have.length(20);
  });
});
