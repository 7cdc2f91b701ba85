import { parseMarkdown } from '../../src/content/parse-markdown.js';
const PIECES = [
  ...['*', '**', '_', '__', '***a', '*a ', '**a ', '*a*', 'a**b', '*a_', '_a@', 'a*_', '**_a_', 'a****', '*_*'],
  ...['[', '![', '[a](', '[a](<', '[a](b "', '](', '[a][', '[a]: b\n', '[a]', '[[a]', '[x](<a b>', '[^a]: b\n'],
  ...[
    '`',
    '``a',
    '` ',
    '`[',
    '```\n',
    '~~~\n',
    '~',
    '~~a~~',
    '>',
    '> ',
    '>a\n',
    '> a\n\n',
    '> - ',
    '- > ',
    '- ',
    '- a\n',
  ],
  ...['* * ', '1. ', '1) a\n', '1. - ', '- a\n\n  b\n', '  - a\n', '- [ ] a\n', '#', '# a\n', 'a\n===\n', '=\n', '\n'],
  ...['<', '<a', '<a b=', '<!--', '<?', '</a', '<a>', '<div>\n', '<http://', '<a@', '|', 'a|b\n-|-\n', '|a|\n|-|\n|b'],
  ...[
    ' ',
    '\t',
    '    a\n',
    'a  \n',
    '\\',
    '\\*',
    '&',
    '&amp;',
    'http://a.b ',
    'www.a.b',
    'a@b.c ',
    'a.',
    'a@',
    '!',
    'x',
  ],
  ...['\u00a0', '😀', '\ud83d', '\u0301', '\u0000', '"', "[a]('", '(', ')'],
];
it('times', function () {
  this.timeout(100000);
  const rows: string[] = [];
  for (const n of [65536])
    for (const p of PIECES)
      for (const w of [0, 60, -1]) {
        let s = p.repeat(Math.ceil(n / p.length)).slice(0, n);
        if (w === 60) s = s.replace(/[^]{60}/g, '$&\n');
        if (w === -1) s = s + 'word';
        const t = performance.now();
        parseMarkdown(s);
        const d = performance.now() - t;
        if (d > 300) rows.push(n + ' ' + JSON.stringify(p) + w + ' ' + Math.round(d));
        if (d > 5000) break;
      }
  console.log(rows.join('\n'));
});
