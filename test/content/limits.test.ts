import { excerptOf, plainTextOfBody } from '../../src/content/excerpt.js';
import { parseBody } from '../../src/content/parse-body.js';
import { renderBody } from '../../src/content/render.js';
import type { Content } from '../../src/content/tree.js';
import { expect } from '../support/index.js';
import { nodesOf } from './outline.js';

function parse(source: string, format: 'html' | 'text' = 'html'): Content {
  return parseBody({ format, source });
}

function depthOf({ nodes }: Content): number {
  return Math.max(0, ...[...nodesOf(nodes)].map(([node, depth]) => (typeof node === 'string' ? 0 : depth)));
}

describe('the limits of a body', () => {
  it('are not felt by long comments', () => {
    const source = '<p>A paragraph of <b>some</b> words with <a href="https://a.example/">a link</a>.</p>\n'.repeat(
      190,
    );
    const content = parse(source);
    expect(content.truncated).to.equal(false);
    expect(renderBody({ format: 'html', source }).querySelectorAll('p')).to.have.lengthOf(190);
  });

  it('end text after 65,536 characters, and say so', () => {
    for (const format of ['html', 'text'] as const) {
      expect(parse('x'.repeat(65_536), format).truncated).to.equal(false);
      const content = parse('x'.repeat(65_537), format);
      expect(content.truncated).to.equal(true);
      expect(content.nodes.at(-1)).to.equal('…');
    }
  });

  it('cut no character in two', () => {
    expect(plainTextOfBody({ format: 'html', source: `${'x'.repeat(65_535)}🙂` })).to.match(/x…$/);
  });

  it('leave no half of a tag for text', () => {
    expect(plainTextOfBody({ format: 'html', source: `${'x'.repeat(65_530)}<b title="a">b</b>` })).to.match(/x…$/);
  });

  it('end after 5,000 nodes, and say so', () => {
    const content = parse('<b>x</b>'.repeat(6000));
    expect([...nodesOf(content.nodes)].length).to.be.within(5000, 5002);
    expect(content.truncated).to.equal(true);
    expect(content.nodes.at(-1)).to.equal('…');
    expect([...nodesOf(parse('x\n'.repeat(6000), 'text').nodes)].length).to.be.within(5000, 5002);
  });

  it('nest at most 32 deep, and keep the words that were deeper', () => {
    for (const nest of [
      '<blockquote>',
      '<ul><li>',
      '<ol>',
      '<b>',
      '<table><tr><td>',
      '<table>',
      '<div><p><b>',
      '<ul>',
      '<blockquote><table>',
    ]) {
      const content = parse(`${nest.repeat(500)}deep<br>down`);
      expect(depthOf(content), nest).to.be.at.most(32);
      expect(plainTextOfBody({ format: 'html', source: `${nest.repeat(500)}deep<br>down` }), nest).to.equal(
        'deep\ndown',
      );
    }
    expect(depthOf(parse('<blockquote>'.repeat(20)))).to.equal(0);
    expect(depthOf(parse(`${'<blockquote>'.repeat(20)}a`))).to.equal(20);
  });

  it('make at most 200 links, and keep the words of the others', () => {
    const shown = renderBody({ format: 'html', source: '<a href="https://a.example/">a</a> '.repeat(300) });
    expect(shown.querySelectorAll('a')).to.have.lengthOf(200);
    expect(shown.textContent).to.equal('a '.repeat(300));
    for (const [source, lines] of [
      ['https://a.example/ '.repeat(300), 1] as const,
      ['https://a.example/\n'.repeat(300), 300] as const,
    ]) {
      const text = renderBody({ format: 'text', source });
      expect(text.querySelectorAll('a').length).to.equal(200);
      expect(text.querySelectorAll('br').length).to.equal(lines - 1);
      expect(text.textContent.match(/https/g)?.length).to.equal(300);
    }
  });

  it('pile at most 8 marks on a letter, however they are split up', () => {
    expect(plainTextOfBody({ format: 'html', source: `a${'\u0301'.repeat(30_000)}` })).to.have.lengthOf(9);
    expect(
      plainTextOfBody({ format: 'html', source: `a${'<b>\u0301\u0301\u0301</b>'.repeat(1000)}` }),
    ).to.have.lengthOf(9);
    expect(plainTextOfBody({ format: 'html', source: `a${'&#769;<!-- -->'.repeat(1000)}` })).to.have.lengthOf(9);
    expect(plainTextOfBody({ format: 'text', source: `a${'\u0301'.repeat(30_000)}` })).to.have.lengthOf(9);
  });
});

// Whatever is not linear takes minutes for these, and fails by its time running out.
describe('what would take long if it were not linear', () => {
  const MEGABYTE = 1_000_000;
  const pieces = [
    '<',
    '</',
    '<!',
    '<!--',
    '<?',
    '<b>',
    '</b>',
    '<b></b>',
    '<b>x</b>',
    '<p>',
    '<p>x',
    '<a href=',
    '<a href="',
    '<a href="https://a.example">',
    '<a ',
    '<img src=x alt=',
    '&',
    '&#',
    '&#x1',
    '&amp',
    '&a',
    '<ul>',
    '<li>',
    '<ul><li>',
    '<table>',
    '<td>',
    '<table><tr><td>',
    '<div>',
    '<div>x',
    '<b><i></b>',
    '<b><p></b>',
    '<script>',
    '<script></script>',
    '<svg>',
    '<svg/>',
    '<svg></svg',
    '<style></',
    '<blockquote>',
    '<blockquote>x</blockquote>',
    '<pre>\n',
    ' ',
    '\n',
    '\u0301',
    'a\u0301',
    '\u200d',
    '🙂',
    '\ud83d',
    '"',
    "='",
    '-',
    '.',
    'http://',
    'http://a',
    'https://a.example/ ',
    'https://a.example/)',
    '((((',
    ')',
    'a.',
    'a@',
    '[',
    '\u202e',
    '\u0000',
    'x',
    '<p a=b c="d" e>',
    "<b title='",
    '/',
    '<p /',
    '=',
  ];
  for (const format of ['html', 'text'] as const) {
    it(`is read, shown and cut as ${format}`, () => {
      for (const piece of pieces) {
        const source = piece.repeat(Math.ceil(MEGABYTE / piece.length));
        expect(renderBody({ format, source }).childNodes.length, piece).to.be.at.most(5002);
        expect(excerptOf({ format, source }, 10).length, piece).to.be.at.most(100);
      }
    });
  }

  it('is read when it stands in one attribute', () => {
    for (const piece of ['a', ' ', '&', '&amp;', '\u0301', 'language-', '-a', '0', ' language-a', 'https://', '../']) {
      const value = piece.repeat(60_000 / piece.length);
      for (const [el, name] of [
        ['a', 'href'],
        ['p', 'lang'],
        ['p', 'dir'],
        ['code', 'class'],
        ['time', 'datetime'],
        ['img', 'alt'],
      ] as const) {
        expect(parse(`<${el} ${name}="${value}">a`).truncated).to.equal(false);
      }
    }
  });

  it('is read when it is thirty thousand attributes', () => {
    for (const attribute of ['a ', 'href ', 'href=a ', 'lang=de ', 'a="" ', "'"]) {
      expect(parse(`<b ${attribute.repeat(60_000 / attribute.length)}>a</b>`).nodes).to.have.lengthOf(1);
    }
  });
});
