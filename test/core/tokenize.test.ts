import { scanAttributes, tokenize } from '../../src/core/tokenize.js';
import { expect } from '../support/index.js';

function tokensOf(html: string): string[] {
  return [...tokenize(html)].map((token) =>
    token.kind === 'text'
      ? `"${token.text}"`
      : `${token.kind} ${token.name}${'attributes' in token ? token.attributes : ''}`,
  );
}

function attributesOf(source: string): string[] {
  const found: string[] = [];
  scanAttributes(source, 0, (name, value) => found.push(`${name}=${value}`));
  return found;
}

describe('tokenize', () => {
  it('tells text from tags', () => {
    expect(tokensOf('a<B>c</B >d')).to.deep.equal(['"a"', 'open b>', '"c"', 'close b', '"d"']);
  });

  it('hands attributes on as they were written', () => {
    expect(tokensOf('<a href="x>y" B>')).to.deep.equal(['open a href="x>y" B>']);
  });

  it('joins what is no tag to the text around it', () => {
    expect(tokensOf('a < b <3 <- </')).to.deep.equal(['"a < b <3 <- </"']);
  });

  it('takes a slash for the end of a name', () => {
    expect(tokensOf('<img/src=x/onerror=y>')).to.deep.equal(['open img/src=x/onerror=y>']);
  });

  it('takes a name for a name whatever strange characters it has', () => {
    expect(tokensOf('<a\u00a0b><x-y:z.1>')).to.deep.equal(['open a\u00a0b>', 'open x-y:z.1>']);
  });

  it('has no token for comments, in all the ways they end', () => {
    expect(tokensOf('<!-- a > b -->c<!-->d<!--->e<!--f--!>g<!--h')).to.deep.equal(['"c"', '"d"', '"e"', '"g"']);
  });
});

describe('scanAttributes', () => {
  const table: readonly [what: string, source: string, attributes: string[]][] = [
    ['all three ways of quoting', ` a="1" b='2' c=3>`, ['a=1', 'b=2', 'c=3']],
    ['names without values', ' a b/c>', ['a=', 'b=', 'c=']],
    ['white space around the equals sign', ' a = "1" b\n=\t2>', ['a=1', 'b=2']],
    ['names in any case', ' HREF=x OnClick=Y>', ['href=x', 'onclick=Y']],
    ['quotes inside other quotes', ` a='"' b="'">`, [`a="`, `b='`]],
    ['attributes that touch each other', ` a="1"b="2">`, ['a=1', 'b=2']],
    ['an equals sign where a name should be', ' =a=b>', ['=a=b']],
    ['slashes in unquoted values', ' href=https://x.example/y/>', ['href=https://x.example/y/']],
    ['empty values', ` a="" b='' c=>`, ['a=', 'b=', 'c=']],
  ];
  for (const [what, source, attributes] of table) {
    it(`reads ${what} as browsers do`, () => {
      expect(attributesOf(source)).to.deep.equal(attributes);
      const element = new DOMParser().parseFromString(`<p${source}`, 'text/html').querySelector('p')!;
      expect([...element.attributes].map(({ name, value }) => `${name}=${value}`)).to.deep.equal(attributes);
    });
  }

  it('answers with the place after the tag', () => {
    expect(scanAttributes(' a=">" >rest', 0)).to.equal(8);
  });

  it('says so when the tag never ends', () => {
    for (const source of ['', ' a', ' a=', ' a="', ' a=">', " a='>", ' a /'])
      expect(scanAttributes(source, 0)).to.equal(-1);
  });
});
