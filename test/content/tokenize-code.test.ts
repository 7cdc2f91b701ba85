import fc from 'fast-check';
import { CODE_KINDS } from '../../src/content/code-tokens.js';
import { tokenizeCode } from '../../src/content/tokenize-code.js';
import { expect } from '../support/index.js';

/** The marks of some code: `keyword(const) number(1)`. */
function marksIn(code: string, language: string): string {
  return tokenizeCode(code, language)
    .flatMap(({ kind, text }) => (kind ? [`${kind}(${text})`] : []))
    .join(' ');
}

const LANGUAGES = 'js json html css bash python php go rust java c sql yaml diff markdown'.split(' ');

describe('code', () => {
  const table: readonly [language: string, code: string, marks: string][] = [
    [
      'js',
      'const a = f("b\\"c", 1_0.5e3); // d',
      'keyword(const) function(f) string("b\\"c") number(1_0.5e3) comment(// d)',
    ],
    ['js', 'x = `a\n${b}` /* c\n */', 'string(`a\n${b}`) comment(/* c\n */)'],
    ['js', 'a = /[/\'"]/g; b / c / d', 'string(/[/\'"]/g)'],
    ['ts', 'interface Foo<T> extends Bar', 'keyword(interface) type(Foo) type(T) keyword(extends) type(Bar)'],
    ['json', '{"a": ["b", -1.5, true]}', 'name("a") string("b") number(-1.5) keyword(true)'],
    [
      'html',
      '<a href="b">c &amp;</a><!-- d -->',
      'keyword(<a) name(href) string("b") keyword(>) number(&amp;) keyword(</a) keyword(>) comment(<!-- d -->)',
    ],
    [
      'html',
      '<script>let a</script><p>let a',
      'keyword(<script) keyword(>) keyword(let) keyword(</script) keyword(>) keyword(<p) keyword(>)',
    ],
    ['html', '<style>a{b:1px}</style>', 'keyword(<style) keyword(>) name(b) number(1px) keyword(</style) keyword(>)'],
    [
      'css',
      '@media (a) { .b { c: #fff; --d: var(--e) } }',
      'keyword(@media) type(.b) name(c) number(#fff) name(--d) function(var) name(--e)',
    ],
    [
      'bash',
      'for f in "$a"; do echo $b; done # c',
      'keyword(for) keyword(in) string("$a") keyword(do) keyword(echo) name($b) keyword(done) comment(# c)',
    ],
    [
      'python',
      '@a\ndef b(): return None or f"""c\n"""',
      'function(@a) keyword(def) function(b) keyword(return) keyword(None) keyword(or) string(f"""c\n""")',
    ],
    ['php', "<?php echo $a->b('c'); # d", "keyword(<?php) keyword(echo) name($a) function(b) string('c') comment(# d)"],
    ['go', 'func a() string { return `b` }', 'keyword(func) function(a) keyword(string) keyword(return) string(`b`)'],
    ['rust', "fn a<'b>() { println!('c') }", "keyword(fn) type('b) function(println!) string('c')"],
    ['java', '@A public int b = 0x1F;', 'function(@A) keyword(public) keyword(int) number(0x1F)'],
    ['c', '#include <a>\nint b;', 'keyword(#include) keyword(int)'],
    [
      'sql',
      "SELECT a from b -- c\nwhere d = 'e'",
      "keyword(SELECT) keyword(from) comment(-- c) keyword(where) string('e')",
    ],
    ['yaml', 'a: 1\n- b: "c" # d', 'name(a) number(1) name(- b) string("c") comment(# d)'],
    ['diff', '@@ -1 +1 @@\n-a\n+b\n c', 'heading(@@ -1 +1 @@) deleted(-a) inserted(+b)'],
    ['markdown', '# a\n- `b` **c** [d](e)', 'heading(# a) keyword(-) string(`b`) heading(**c**) function([d](e))'],
  ];
  for (const [language, code, marks] of table)
    it(`in ${language} is told apart: ${code.split('\n')[0]}`, () => expect(marksIn(code, language)).to.equal(marks));

  it('goes by the other names of its language', () => {
    for (const name of ['tsx', 'javascript', 'xml', 'sh', 'py', 'rs', 'yml', 'md', 'c++', 'c#'])
      expect(tokenizeCode('"a" <b> # - `c`', name).length, name).to.be.at.least(2);
  });

  it('of an unknown language is one plain piece', () => {
    for (const name of ['brainfuck', 'text', '', '__proto__', 'constructor'])
      expect(tokenizeCode('const a', name)).to.deep.equal([{ text: 'const a' }]);
  });

  it('is not marked more often than one wants', () => {
    expect(tokenizeCode('1 2 3 4', 'js', 2).map(({ text }) => text)).to.deep.equal(['1', ' ', '2', ' 3 4']);
  });

  it('comes out as it went in', () => {
    const pieces = fc.constantFrom(
      ...'"\'`/*#<>{}()[]$@-+=:;.,\\\n\t aA1_é🙂'.split(''),
      '<script>',
      '</script>',
      '"""',
      '/*',
    );
    fc.assert(
      fc.property(fc.constantFrom(...LANGUAGES), fc.array(pieces, { maxLength: 80 }), (language, parts) => {
        const tokens = tokenizeCode(parts.join(''), language);
        expect(tokens.map(({ text }) => text).join('')).to.equal(parts.join(''));
        for (const { kind, text } of tokens) {
          expect(text).to.not.equal('');
          if (kind) expect(CODE_KINDS).to.include(kind);
        }
      }),
      { numRuns: 1000 },
    );
  });

  // Whatever is not about linear takes minutes for these, and fails by its time running out.
  it('is quick to tell apart when it is hostile', () => {
    const pieces = [
      'a',
      ' ',
      '\n',
      '"',
      "'",
      '`',
      '${',
      '{',
      '[',
      '(',
      '=/',
      '=/[',
      '<',
      '<a b="',
      '</',
      '<!--',
      '/*',
      '*/',
      '/',
    ];
    pieces.push(
      '_',
      '#',
      '#[',
      '-',
      '$',
      '${a',
      '0',
      '1.',
      '1e',
      '.',
      'a.',
      'a:',
      '{a',
      'a(',
      'A',
      '&',
      '|',
      '[a](',
      '[a',
      '"""',
      '\\',
    );
    for (const language of LANGUAGES) {
      for (const piece of pieces) {
        const code = piece.repeat(20_000 / piece.length);
        expect(tokenizeCode(code, language).length, `${language} ${piece}`).to.be.at.most(20_001);
      }
    }
  });
});
