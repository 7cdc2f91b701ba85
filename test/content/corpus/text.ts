import { combine } from './combine.js';

const TAG = '<img src="x" alt=\'y\' onerror=harm()>';
/** Invisible, or otherwise more than they seem. */
const CHARACTERS =
  '\u0000\u0001\u0008\u000b\u000c\u001b\u007f\u0085\u009f\u00a0\u00ad\u034f\u061c\u115f\u180e\u200b\u200d\u200e\u2028\u2029\u202e\u2066\u2800\u3164\ufe0f\ufeff\ufff9\uffff\ud800\udfff';
const NAMES = ['Alice', 'Ben', 'Admin', 'Author', 'Autor', 'مؤلف', 'Moderator', 'Alice (Author)', '✔ Alice'];

/** Markup that is cut off, wherever it is cut. */
export const unfinished: readonly string[] = [
  ...Array.from(TAG, (_, at) => `a${TAG.slice(0, at + 1)}`),
  ...combine('<{open}{rest}', {
    open: ['p title="', "a href='", 'b ', '!--', '![CDATA[', '?x ', '/b ', 'svg><style>', 'textarea>'],
    rest: ['<img src=x onerror=harm()>', ' onclick=harm()', '\n<script>harm()</script>\n'],
  }),
];

/** Characters that vanish, cut or join, in every place of a tag. */
export const controls: readonly string[] = [...CHARACTERS].flatMap((character) => [
  `<${character}img src=x onerror=harm()>`,
  `<im${character}g src=x onerror=harm()>`,
  `<img src=x ${character}onerror=harm()>`,
  `<a href="java${character}script:harm()">a</a>`,
]);

/** References that become markup for those who decode once too often. */
export const references: readonly string[] = [
  ...combine('{lt}img src=x onerror=harm(){gt}', {
    lt: '&lt; &lt &LT; &LT &#60; &#60 &#x3c; &#X3C &#000000000060; &amp;lt; &amp;amp;lt; &nvlt; &#4294967356; %3C \\u003c \\x3c ＜ \u2039',
    gt: '&gt; &gt &#62; &#62',
  }),
  ...combine('<p title={value}>a</p>', {
    value:
      '&quot;onclick=harm() "&quot; onclick=harm()&quot;" &#34;onclick=harm()&#34; &#x27;onclick=harm()&#x27; &grave;onclick=harm()',
  }),
  ...combine('{reference}', {
    reference:
      '&#0; &#128; &#x110000; &#xd800; &#99999999999999999999; &#x; &#; &; &a; &amp &amp;amp; &notit; &notin; &CounterClockwiseContourIntegral; &bne; &NotEqualTilde; &constructor; &__proto__; &toString; &hasOwnProperty;',
  }),
];

/** Markup in another encoding, for those who guess encodings. */
export const encodings: readonly string[] = [
  '+ADw-img src=x onerror=harm()+AD4-',
  '+ADwAaQBtAGcAIABzAHIAYwA9AHg+',
  '\u001b$B<img src=x onerror=harm()>\u001b(B',
  '\u00bcscript\u00beharm()\u00bc/script\u00be',
  '\u00c0\u00bcimg src=x onerror=harm()\u00c0\u00be',
  '%3Cimg%20src%3Dx%20onerror%3Dharm()%3E',
  '%253Cimg%2520src%253Dx%253E',
  '\\u003cimg src=x onerror=harm()\\u003e',
  '\\x3cimg src=x onerror=harm()\\x3e',
  '\\74img src=x onerror=harm()\\76',
  'PGltZyBzcmM9eCBvbmVycm9yPWhhcm0oKT4=',
  '=3Cimg src=3Dx onerror=3Dharm()=3E',
  '＜img src=x onerror=harm()＞',
  '﹤img src=x onerror=harm()﹥',
  '\u276eimg src=x onerror=harm()\u276f',
  '<\uff49\uff4d\uff47 src=x onerror=harm()>',
  '<ımg src=x onerror=harm()>',
  '<ﬁeldset onclick=harm()>a',
  '\ufeff<img src=x onerror=harm()>',
  '<?xml version="1.0" encoding="utf-7"?><img src=x onerror=harm()>',
];

/** Text that would move, cover or imitate what stands beside it. */
export const deceptions: readonly string[] = [
  ...combine('{mark}{name}{mark}', {
    mark: ['\u202e', '\u202d', '\u2066', '\u2067', '\u2068', '\u061c', '\u200f', '\u202b'],
    name: NAMES,
  }),
  'Аlice',
  'Αlice',
  'Аdmin',
  'Ａｌｉｃｅ',
  '𝐀𝐥𝐢𝐜𝐞',
  'Аlісе',
  'Alice\u200b',
  'A\u00adlice',
  'Alice\u2800',
  '\u3164',
  '\u115f\u1160',
  '\u200d\u200d\u200d',
  'Alice\n\n\n\nAuthor',
  'Alice\u2028Author',
  'Alice · Author',
  'Alice [Author]',
  'Alice\u00a0\u00a0\u00a0Author',
  '\u{1f451} Alice',
  '\ufdfd\ufdfd\ufdfd',
  '\u{12031}\u{12031}\u{12031}',
  '\u{e0041}\u{e0042}',
  ...['\u0301', '\u0489', '\u20dd', '\u0ec8', '\u0e47'].flatMap((mark) =>
    [9, 100, 1000].map((count) => `a${mark.repeat(count)}b`),
  ),
];

/** Shapes that cost the square of their length where a scanner goes back. */
export const quadratic: readonly string[] = [
  '<',
  '</',
  '<!--',
  '<!',
  '<a href="',
  '<a ',
  '<b x=',
  '&',
  '&#',
  '&a',
  '[',
  '![',
  '](',
  '[a](',
  '*',
  '_',
  '**a ',
  '`',
  '~~',
  '> ',
  '- ',
  '#',
  '|',
  'a|',
  ':a',
  ':a:',
  'http://',
  'http://a.',
  'a@',
  'www.',
  '(((',
  '\u0301',
  '\u200d',
  '\u202e',
  '<blockquote>',
  '<ul><li>',
  '<table><tr><td>',
  '<svg>',
  '<script>',
  '<b></p>',
].map((piece) => piece.repeat(1000 / piece.length));

/** What template languages and frameworks on the page would take for theirs. */
export const frameworks: readonly string[] = [
  ...combine('<p {attribute}="harm()">a</p>', {
    attribute:
      'ng-init ng-click ng-include ng-bind-html v-html v-on:click v-if :onclick @click x-init x-on:click x-html x-text hx-get hx-on:click hx-vals data-hx-get _ data-wp-init data-wp-on--click data-wp-bind--href data-action data-controller data-src data-toggle data-bs-toggle data-remote data-confirm data-method data-turbo-stream data-bind data-ng-init up-target wire:init jsaction jscontroller amp-bind on srcdoc unsafe:onclick client:load set:html dangerouslySetInnerHTML innerHTML',
  }),
  ...combine('{open}harm(){close}', {
    open: ['{{', '${', '<%= ', '{% ', '[[', '#{', '{!! ', '$$', '\\(', '@{'],
    close: '}}',
  }),
];
