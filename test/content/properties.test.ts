import fc from 'fast-check';
import { checkAttribute } from '../../src/content/attributes.js';
import { excerptOf, plainTextOfBody } from '../../src/content/excerpt.js';
import { cleanName } from '../../src/content/names.js';
import { parseBody } from '../../src/content/parse-body.js';
import { renderBody } from '../../src/content/render.js';
import { isAllowed } from '../../src/content/tree.js';
import { safeUrl } from '../../src/content/url.js';
import { expect } from '../support/index.js';
import { everyPayload as all } from './corpus.js';
import { findHarm } from './find-harm.js';
import { markupOf, nodesOf } from './outline.js';

const BASE = 'https://blog.example/';

/** Pieces of hostile markup, cut anywhere and put together again. */
const shards = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...all,
        '<ul>',
        '<li>',
        '<td>',
        '<table>',
        '<a href="/x">',
        '</a>',
        '<p>',
        '<div>',
        '<pre>\n',
        ' ',
        '\n',
        'a',
      ),
      fc.string({ unit: 'binary' }),
    ),
    { maxLength: 6 },
  )
  .chain((parts) => fc.tuple(fc.constant(parts.join('')), fc.nat(200), fc.nat(200)))
  .map(([text, from, length]) => text.slice(from % (text.length + 1)).slice(0, 400 + length));
const strings = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), shards);
const formats = fc.constantFrom('html' as const, 'text' as const);

function holds(check: (source: string, format: 'html' | 'text') => void): void {
  fc.assert(fc.property(strings, formats, check), { numRuns: 400 });
}

describe('whatever strangers write', () => {
  it('becomes a tree of allowed elements and attributes, at most 32 deep', () => {
    holds((source, format) => {
      for (const [node, depth] of nodesOf(parseBody({ format, source }, BASE).nodes)) {
        expect(depth).to.be.at.most(33);
        if (typeof node === 'string') {
          expect(node).to.not.equal('');
          continue;
        }
        expect(depth).to.be.at.most(32);
        expect(isAllowed(node.el)).to.equal(true);
        for (const [name, value] of Object.entries(node.attrs))
          expect(checkAttribute(node.el, name, value)).to.equal(value);
      }
    });
  });

  it('becomes nodes without harm', () => {
    holds((source, format) => {
      expect(findHarm(renderBody({ format, source }, { baseUrl: BASE }))).to.deep.equal([]);
    });
  });

  it('becomes the same tree when the tree is written as HTML and read again', () => {
    holds((source, format) => {
      const { nodes } = parseBody({ format, source }, BASE);
      expect(parseBody({ format: 'html', source: markupOf(nodes) }, BASE).nodes).to.deep.equal(nodes);
    });
  });

  it('is the same tree also where it is nested as deep as it may be, and deeper', () => {
    const nests = fc
      .array(
        fc.constantFrom('<table>', '<table><thead>', '<tr>', '<td>', '<ul>', '<li>', '<blockquote>', '<b>', '<p>', 'a'),
        { minLength: 1, maxLength: 4 },
      )
      .chain((parts) => fc.tuple(fc.constant(parts.join('')), fc.integer({ min: 4, max: 40 })))
      .map(([part, times]) => part.repeat(times));
    fc.assert(
      fc.property(nests, fc.constantFrom('', 'a', '<td>a<td>b', '<li>a<li>b', '<br>a<br>'), (nest, end) => {
        const { nodes } = parseBody({ format: 'html', source: nest + end }, BASE);
        expect(parseBody({ format: 'html', source: markupOf(nodes) }, BASE).nodes).to.deep.equal(nodes);
      }),
    );
  });

  it('has no link in a link, no item without a list and no cell without a row', () => {
    holds((source, format) => {
      const shown = renderBody({ format, source }, { baseUrl: BASE });
      expect(shown.querySelector('a a, p p, p ul, h4 p')).to.equal(null);
      for (const item of shown.querySelectorAll('li')) expect(item.parentElement?.localName).to.match(/^[ou]l$/);
      for (const child of shown.querySelectorAll('ul > *, ol > *')) expect(child.localName).to.equal('li');
      for (const cell of shown.querySelectorAll('td, th')) expect(cell.parentElement?.localName).to.equal('tr');
      for (const child of shown.querySelectorAll('table > *')) expect(child.localName).to.match(/^(?:thead|tbody|tr)$/);
    });
  });

  it('keeps at most 8 marks on a letter', () => {
    const marks = fc.array(
      fc.constantFrom('\u0301', '\u0489', '\u200d', '\ufe0f', 'a', '<b>', '</b>', '<img alt="\u0301">'),
      { minLength: 20, maxLength: 80 },
    );
    fc.assert(
      fc.property(marks, (parts) => {
        expect(plainTextOfBody({ format: 'html', source: parts.join('') })).to.not.match(/[\p{M}\u200d]{9}/u);
      }),
    );
  });

  it('is well-formed text and in the limits of an excerpt', () => {
    holds((source, format) => {
      const excerpt = excerptOf({ format, source }, 20);
      expect([...new Intl.Segmenter().segment(excerpt)].length).to.be.at.most(20);
      expect(excerpt.isWellFormed()).to.equal(true);
    });
  });

  it('has an address that is http, https or mail, or none', () => {
    fc.assert(
      fc.property(fc.oneof(strings, fc.webUrl()), (value) => {
        const url = safeUrl(value, BASE);
        if (url !== undefined) expect(url).to.match(/^(?:https?:\/\/[^@/]+\/|mailto:)/);
      }),
    );
  });

  it('has a name of one line that cleaning again does not change', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const clean = cleanName(name);
        expect(cleanName(clean)).to.equal(clean);
        // oxlint-disable-next-line no-control-regex
        expect(clean).to.not.match(/[\u0000-\u001f\u202a-\u202e\u2066-\u2069]/);
      }),
    );
  });
});

describe('plain text', () => {
  const lines = fc.array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.constantFrom('', '<b>a</b>', '&amp;', 'https://a.example/b.', '  a'),
    ),
    { maxLength: 8 },
  );

  it('comes out word for word, blank lines folded', () => {
    fc.assert(
      fc.property(lines, (parts) => {
        const source = parts.map((line) => line.replace(/[\n\r]/g, ' ').trimEnd()).join('\n');
        const shown = plainTextOfBody({ format: 'text', source });
        expect(shown).to.equal(
          source
            .toWellFormed()
            .replace(/\n{2,}/g, '\n\n')
            .replace(/^\n+|\n+$/g, ''),
        );
      }),
    );
  });
});
