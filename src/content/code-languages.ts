import {
  CALL,
  cLike,
  HASH_COMMENT,
  keywords,
  type Modes,
  NUMBER,
  type Rule,
  SLASH_COMMENT,
  STRING,
  TYPE,
  WORD,
} from './code-rules.js';

const JAVASCRIPT = cLike(
  `abstract as async await break case catch class const continue debugger declare default delete do else enum export extends
  false finally for from function get if implements import in instanceof interface keyof let namespace new null of override private
  protected public readonly return satisfies set static super switch this throw true try type typeof undefined var void
  while with yield`,
  ['string', /`(?:[^`\\]|\\[^])*`?/u],
  [
    'string',
    /(?<=[([{=,:;!&|?]\s{0,20}|return )\/(?![*/])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.){0,80}\]){1,160}\/[a-z]*/u,
  ],
);

const CSS: Modes = {
  main: [
    ['comment', /\/\*[^]*?(?:\*\/|(?![^]))/u],
    STRING,
    ['keyword', /@[\w-]+|!important/u],
    ['name', /--[\w-]+|\$[\w-]+|(?<=[{;]\s{0,99})[\w-]{1,60}(?=\s{0,9}:)/u],
    ['number', /#[\da-fA-F]{3,8}(?![\w-])|[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:%|[a-z]+)?/u],
    ['function', /[\w-]+(?=\()/u],
    ['type', /[.#][\w-]+/u],
    ['', /[\w-]+/u],
  ],
};

const TAG: readonly Rule[] = [STRING, ['name', /[^\s"'<>/=]+/u]];
const HTML: Modes = {
  main: [
    ['comment', /<!--[^]*?(?:-->|(?![^]))|<[!?][^>]*>?/u],
    ['keyword', /<script(?![\w:-])/u, 'script-tag'],
    ['keyword', /<style(?![\w:-])/u, 'style-tag'],
    ['keyword', /<\/?[a-z][\w:.-]*/iu, 'tag'],
    ['number', /&#?\w{1,30};/u],
    ['', /[^<&]+/u],
  ],
  tag: [['keyword', /\/?>/u, 'main'], ...TAG],
  'script-tag': [['keyword', />/u, 'script'], ...TAG],
  'style-tag': [['keyword', />/u, 'style'], ...TAG],
  script: [['keyword', /<\/script(?![\w:-])/u, 'tag'], ...JAVASCRIPT.main!],
  style: [['keyword', /<\/style(?![\w:-])/u, 'tag'], ...CSS.main!],
};

const JSON_: Modes = {
  main: [
    ['name', /"(?:[^"\\\n]|\\.)*"(?=\s{0,9}:)/u],
    SLASH_COMMENT,
    STRING,
    ['number', /-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/u],
    keywords('true false null'),
    WORD,
  ],
};

const BASH: Modes = {
  main: [
    HASH_COMMENT,
    ['string', /"(?:[^"\\]|\\[^])*"?|'[^']*'?/u],
    ['name', /\$(?:\w+|\{[^}\n]{0,200}\}?|[#?@*$!-])/u],
    ['', /--?[\w-]+|[\w.-]{0,60}\/[\w./-]*/u],
    keywords(
      `alias apt brew break case cat cd chmod chown continue cp curl do docker done echo elif else esac eval exec exit export fi find
      for function git grep if in local ls mkdir mv npm npx pip read return rm sed set shift source sudo tar test then trap unset
      until wget while`,
    ),
    NUMBER,
    ['', /[\w-]+/u],
  ],
};

const PYTHON: Modes = {
  main: [
    ['comment', /#.*/u],
    ['string', /[bfruBFRU]{0,2}(?:"""[^]*?(?:"""|(?![^]))|'''[^]*?(?:'''|(?![^])))/u],
    STRING,
    ['function', /@[\w.]+/u],
    NUMBER,
    keywords(
      `and as assert async await break case class continue def del elif else except False finally for from global if import in is
      lambda match None nonlocal not or pass raise return self True try while with yield`,
    ),
    TYPE,
    CALL,
    WORD,
  ],
};

const PHP = cLike(
  `abstract and array as break case catch class clone const continue declare default do echo else elseif empty enum extends false
  final finally fn for foreach function global if implements include include_once instanceof interface isset list match namespace
  new null or parent print private protected public readonly require require_once return self static switch this throw trait true
  try unset use var while yield`,
  ['keyword', /<\?(?:php|=)?|\?>/u],
  ['comment', /#(?!\[).*/u],
  ['name', /\$\w+/u],
);

const GO = cLike(
  `any bool break byte case chan const continue default defer else error fallthrough false float64 for func go goto if import int
  int64 interface iota make map nil package range return rune select string struct switch true type uint8 var`,
  ['string', /`[^`]*`?/u],
);

const RUST = cLike(
  `as async await bool break char const continue crate dyn else enum extern f64 false fn for i32 i64 if impl in let loop match mod
  move mut pub ref return self static str struct super trait true type u8 u32 u64 unsafe use usize where while`,
  ['string', /'(?:[^'\\\n]|\\.[^'\n]{0,8})'/u],
  ['type', /'[a-z_]\w*/u],
  ['function', /[a-z_]\w*!(?=[([{])/u],
  ['keyword', /#!?\[[^\]\n]{0,200}\]?/u],
);

const JAVA = cLike(
  `abstract assert boolean break byte case catch char class const continue default do double else enum extends final finally float
  for fun if implements import instanceof int interface internal long native new null object open override package private protected
  public record return sealed short static super suspend switch synchronized this throw throws transient try val var void volatile
  when while true false`,
  ['string', /"""[^]*?(?:"""|(?![^]))/u],
  ['function', /@[\w.]+/u],
);

const C = cLike(
  `auto bool break case catch char class const constexpr continue decimal default delete do double else enum extern false float for
  foreach friend goto if inline int internal is long namespace new noexcept null nullptr operator out override private protected
  public readonly ref return short signed sizeof static string struct switch template this throw true try typedef typename union
  unsigned using var virtual void volatile while`,
  ['keyword', /^[ \t]*#[ \t]*[a-z]+/u],
);

const SQL: Modes = {
  main: [
    ['comment', /--.*|\/\*[^]*?(?:\*\/|(?![^]))/u],
    ['string', /'(?:[^'\\]|\\[^])*'?/u],
    ['name', /"[^"\n]*"?|`[^`\n]*`?|@\w+/u],
    NUMBER,
    keywords(
      `add all alter and any as asc begin between bigint boolean by case check column commit constraint count create cross database
      date default delete desc distinct drop else end exists false foreign from full grant group having if in index inner insert int
      integer into is join key left like limit not null numeric offset on or order outer primary references returning right rollback
      select serial set table text then timestamp true truncate union unique update using values varchar view when where with`,
      'iu',
    ),
    CALL,
    WORD,
  ],
};

const YAML: Modes = {
  main: [
    HASH_COMMENT,
    ['name', /^[ \t]*(?:- ){0,9}[\w./-]+(?=:(?:\s|(?![^])))/u],
    STRING,
    ['type', /[&*!][\w!.-]+/u],
    ['keyword', /---(?!.)|(?:true|false|null|yes|no|on|off)(?![\w.-])/u],
    ['number', /-?\d+(?:\.\d+)?(?![\w.:-])/u],
    ['', /[\w./-]+/u],
  ],
};

const DIFF: Modes = {
  main: [
    ['heading', /^(?:diff |index |---|\+\+\+|@@).*/u],
    ['inserted', /^[+>].*/u],
    ['deleted', /^[<-].*/u],
    ['', /.+/u],
  ],
};

const MARKDOWN: Modes = {
  main: [
    ['heading', /^#{1,6}[ \t].*|^[=-]{3,99}$/u],
    ['comment', /^[ \t]{0,9}>.*|<!--[^]*?(?:-->|(?![^]))/u],
    ['string', /^(?:```|~~~).*|`[^`\n]{1,200}`/u],
    ['keyword', /^[ \t]*(?:[*+-]|\d{1,9}[.)])(?=[ \t])/u],
    ['heading', /\*\*[^*\n]{1,200}\*\*/u],
    ['function', /!?\[[^[\]\n]{0,200}\](?:\([^()\n]{0,200}\)|(?=:))|<https?:[^<>\s]{1,200}>/u],
    ['', /\w+/u],
  ],
};

const LANGUAGES: ReadonlyMap<string, Modes> = new Map(
  (
    [
      ['javascript js jsx mjs cjs typescript ts tsx', JAVASCRIPT],
      ['json jsonc json5', JSON_],
      ['html xml svg vue xhtml', HTML],
      ['css scss less', CSS],
      ['bash sh shell zsh console', BASH],
      ['python py', PYTHON],
      ['php', PHP],
      ['go golang', GO],
      ['rust rs', RUST],
      ['java kotlin kt', JAVA],
      ['c cpp c++ h cs csharp c#', C],
      ['sql mysql postgresql', SQL],
      ['yaml yml', YAML],
      ['diff patch', DIFF],
      ['markdown md', MARKDOWN],
    ] as const
  ).flatMap(([names, modes]) => names.split(' ').map((name) => [name, modes] as const)),
);

/** The rules of a language, by any of the names it goes by, in lower case. */
export function languageOf(name: string): Modes | undefined {
  return LANGUAGES.get(name);
}
