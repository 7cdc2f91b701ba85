import fc from 'fast-check';
import { excerptOf, plainTextOfBody } from '../../src/content/excerpt.js';
import { loadMarkdown } from '../../src/content/load-markdown.js';
import { parseBody } from '../../src/content/parse-body.js';
import { renderBody } from '../../src/content/render.js';
import type { Content } from '../../src/content/tree.js';
import { expect } from '../support/index.js';
import { findHarm } from './find-harm.js';
import { markupOf, nodesOf } from './outline.js';

const PIECES = [
  ['*', '**', '_', '__', '***a', '*a ', '**a ', '*a*', 'a**b', '*a_', '_a@', 'a*_', '**_a_', 'a****', '*_*'],
  ['[', '![', '[a](', '[a](<', '[a](b "', '](', '[a][', '[a]: b\n', '[a]', '[[a]', '[x](<a b>', '[^a]: b\n'],
  ['`', '``a', '` ', '`[', '```\n', '~~~\n', '~', '~~a~~', '>', '> ', '>a\n', '> a\n\n', '> - ', '- > ', '- ', '- a\n'],
  ['* * ', '1. ', '1) a\n', '1. - ', '- a\n\n  b\n', '  - a\n', '- [ ] a\n', '#', '# a\n', 'a\n===\n', '=\n', '\n'],
  ['<', '<a', '<a b=', '<!--', '<?', '</a', '<a>', '<div>\n', '<http://', '<a@', '|', 'a|b\n-|-\n', '|a|\n|-|\n|b'],
  [' ', '\t', '    a\n', 'a  \n', '\\', '\\*', '&', '&amp;', 'http://a.b ', 'www.a.b', 'a@b.c ', 'a.', 'a@', '!', 'x'],
  ['\u00a0', '😀', '\ud83d', '\u0301', '\u0000', '"', "[a]('", '(', ')'],
];

const read = (source: string): Content => parseBody({ format: 'markdown', source });

describe('the limits of Markdown', () => {
  before(() => loadMarkdown());

  it('are those of all bodies', () => {
    expect(read('x'.repeat(65_537)).truncated).to.equal(true);
    expect(read('- x\n'.repeat(6000)).truncated).to.equal(true);
    const shown = renderBody({ format: 'markdown', source: '[a](https://a.example/)\n\n'.repeat(300) });
    expect(shown.querySelectorAll('a')).to.have.lengthOf(200);
    for (const nest of ['> ', '- ', '1. ', '<blockquote>', '> - ']) {
      const depths = [...nodesOf(read(`${nest.repeat(500)}deep`).nodes)].map(([, depth]) => depth);
      expect(Math.max(...depths), nest).to.be.at.most(33);
      expect(plainTextOfBody({ format: 'markdown', source: `${nest.repeat(500)}deep` }), nest).to.match(/deep$/);
    }
  });

  it('are not felt by long comments', () => {
    const source = 'Some *words* with `code` and **more**, see [this](https://a.example/).\n\n- one\n- two\n\n'.repeat(
      190,
    );
    const content = read(source);
    expect(content.truncated).to.equal(false);
    expect(renderBody({ format: 'markdown', source }).querySelectorAll('strong')).to.have.lengthOf(190);
  });

  it('leave the marks of a paragraph in place that has too many', () => {
    expect(plainTextOfBody({ format: 'markdown', source: '*a* '.repeat(200) })).to.match(/^\*a\* \*a\*/);
    expect(plainTextOfBody({ format: 'markdown', source: `${'*a* '.repeat(200)}\n\n*b*` })).to.match(/\n\nb$/);
    expect(plainTextOfBody({ format: 'markdown', source: '*a* '.repeat(100) })).to.match(/^a a/);
    expect(plainTextOfBody({ format: 'markdown', source: `*a* ${'Some words, and more. '.repeat(300)}` })).to.match(
      /^a S/,
    );
  });

  // Whatever is not about linear takes minutes for these, and fails by its time running out.
  for (const [how, change] of Object.entries({
    'in one line': (source: string) => source,
    'in lines': (source: string) => source.replace(/[^]{60}/g, '$&\n'),
    'before a word': (source: string) => `${source.slice(0, 65_000)}word`,
  })) {
    for (const pieces of PIECES) {
      it(`keep hostile marks quick ${how}: ${JSON.stringify(pieces[0])} and its like`, () => {
        for (const piece of pieces) {
          const source = change(piece.repeat(Math.ceil(65_536 / piece.length)).slice(0, 65_536));
          expect(renderBody({ format: 'markdown', source }).childNodes.length, piece).to.be.at.most(5002);
        }
      });
    }
  }

  it('hold for whatever strangers write', () => {
    const source = fc
      .array(fc.oneof(fc.constantFrom(...PIECES.flat(), '\n\n', 'a'), fc.string({ unit: 'binary', maxLength: 9 })), {
        maxLength: 40,
      })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(source, fc.integer({ min: 1, max: 30 }), (text, times) => {
        const body = { format: 'markdown', source: text.repeat(times) } as const;
        const content = parseBody(body, 'https://blog.example/');
        const deepest = [...nodesOf(content.nodes)].reduce((most, [, depth]) => Math.max(most, depth), 0);
        expect(deepest).to.be.at.most(33);
        expect(findHarm(renderBody(body))).to.deep.equal([]);
        expect(excerptOf(body, 20).isWellFormed()).to.equal(true);
        // What was flattened where it got too deep is flattened elsewhere the second time.
        if (content.truncated || deepest > 30) return;
        const again = parseBody({ format: 'html', source: markupOf(content.nodes) }, 'https://blog.example/');
        if (!again.truncated) expect(again.nodes).to.deep.equal(content.nodes);
      }),
      { numRuns: 300 },
    );
  });
});
