import fc from 'fast-check';
import { plainTextOfBody } from '../../src/content/excerpt.js';
import { expect } from '../support/index.js';
import { corpus, everyPayload } from './corpus.js';
import { nativeTextOf } from './native-text.js';

/** Where the browser's text and ours differ, and why that is meant. */
const REASONS: readonly (readonly [why: string, payloads: RegExp])[] = [
  ['a script in a script ends at the first end tag', /^<script><!--<script>/],
  ['what stands in noscript is markup only where scripts are off', /^<noscript><(?:p title=|!--)/],
  ['a template ends at the first end tag', /^<template><(?:p title=|!--)/],
  ['nothing ends plaintext in HTML, its end tag does here', /^<plaintext>[^]*<\/plaintext/],
  ['some tags end a drawing in HTML; here only its own does', /^<svg>(?:<\/p>|<[\w-]+><b )/],
  ['some tags end a formula in HTML; here only its own does', /^<math><[\w-]+><(?:a|table)\b/],
  ['setHTML drops objects with their content, the parser keeps it', /^<object /],
  ['halves of a character do not become one when what was between them goes', /^\ud800<img .*\udc00$/],
  [
    'names that only mathematics has, and Latin-1 names run into words, stay as they are',
    /&(?:bne|Counter|LT|ltimg|not|Not|nvlt)/,
  ],
  ['so do the names of what can be typed', /^\[a\]\(.*&(?:Tab|NewLine|colon);/],
];

/** What comments on real blogs look like. */
const ORDINARY = [
  '<p>Danke f&uuml;r den Artikel! <img src="https://s.w.org/images/core/emoji/15/svg/1f642.svg" alt="🙂" class="wp-smiley" style="height: 1em;" /><br />\nViele Gr&#252;&#223;e</p>\n',
  '<p>See <a href="https://a.example/b?c=1&#038;d=2" rel="nofollow ugc">https://a.example/b?c=1&#038;d=2</a> &#8211; it&#8217;s [&hellip;] here</p>',
  '<blockquote cite="https://a.example"><p>She said</p></blockquote><p>Yes &amp; no: 1 &lt; 2</p><ul><li>one</li><li>two</li></ul>',
  '<p><span class="h-card" translate="no"><a href="https://social.example/@alice" class="u-url mention">@<span>alice</span></a></span> <a href="https://a.example/very/long" target="_blank"><span class="invisible">https://</span><span class="ellipsis">a.example/very</span><span class="invisible">/long</span></a></p>',
  '<div class="highlight"><pre><code class="language-js"><span class="hljs-keyword">if</span> (a &lt; b &amp;&amp; c) {\n  d();\n}</code></pre></div>',
  '<p dir="auto">Thanks <g-emoji class="g-emoji" alias="tada">🎉</g-emoji></p><table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>',
  '<h2>Title</h2><ol start="3"><li><p>a</p></li><li>b<ol><li>c</ol></ol><hr><p>x<sup>2</sup> H<sub>2</sub>O</p>',
  'No markup at all, but 3 < 4 & 5 > 4 <3\n\nAT&T, Q&A',
];

const TAGS = 'p b i em a ul ol li blockquote table tr td div h2 h3 pre code span font br hr section q'.split(' ');
const pieces = fc.oneof(
  fc.constantFrom(...TAGS).map((tag) => `<${tag}>`),
  fc.constantFrom(...TAGS).map((tag) => `</${tag}>`),
  fc.constantFrom(
    '<a href="https://a.example">',
    '<!-- - -->',
    '<!---->',
    '&amp;',
    '&#228;',
    '< ',
    '<3',
    ' ',
    '\n',
    '<x-y z="a>b">',
    '</>',
    '<?x?>',
  ),
  fc.constantFrom(...'abcdefghij'),
);

const withoutSpace = (text: string) => text.replace(/\s+/g, '');
// Control characters leave no trace here, and of piled-up marks eight are left.
const seen = (text: string) =>
  withoutSpace(text)
    .replace(/[\p{Cc}\ufffd]/gu, '')
    .replace(/([\p{M}\u200c\u200d]{8})[\p{M}\u200c\u200d]+/gu, '$1');
// HTML moves what stands between the cells of a table in front of it.
const sorted = (text: string) => [...withoutSpace(text)].sort().join('');

function ours(source: string): string {
  return plainTextOfBody({ format: 'html', source });
}

describe('the words that are left of HTML, as the browser itself leaves them', () => {
  it('are the same for comments on real blogs', () => {
    for (const source of ORDINARY)
      expect(withoutSpace(ours(source)), source).to.equal(withoutSpace(nativeTextOf(source)));
  });

  for (const [hope, sources] of Object.entries(corpus)) {
    it(`are the same where strangers hope for ${hope}`, () => {
      for (const source of sources) {
        const isMeant = REASONS.some(([, payloads]) => payloads.test(source));
        if (!isMeant) expect(seen(ours(source)), source).to.equal(seen(nativeTextOf(source)));
      }
    });
  }

  it('differ only for payloads that there are', () => {
    for (const [why, payloads] of REASONS)
      expect(everyPayload.filter((source) => payloads.test(source)).length, why).to.be.at.least(1);
  });

  it('are the same for tags in any order', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (soup) => {
        const source = soup.join('');
        expect(sorted(ours(source))).to.equal(sorted(nativeTextOf(source)));
      }),
      { numRuns: 500 },
    );
  });
});
