import { formatOf } from '../../../src/components/writing/format.js';
import { insertAt, insertBlock } from '../../../src/components/writing/format-edits.js';
import type { FormatAction } from '../../../src/components/writing/writing-format.js';
import type { TextState } from '../../../src/dom/text-edit.js';
import { expect } from '../../support/index.js';

/** `a|b` has the cursor after `a`; in `a|b|c`, `b` is selected. */
function state(sketch: string): TextState {
  const [before = '', inside = '', after] = sketch.split('|');
  const end = before.length + (after === undefined ? 0 : inside.length);
  return { text: before + inside + (after ?? ''), start: before.length, end };
}

function sketch({ text, start, end }: TextState): string {
  const inside = start === end ? '' : `${text.slice(start, end)}|`;
  return `${text.slice(0, start)}|${inside}${text.slice(end)}`;
}

function applied(format: 'html' | 'markdown' | 'text', action: FormatAction, from: string): string {
  return sketch(formatOf({ format }).apply(action, state(from)));
}

describe('the marks of Markdown', () => {
  const cases: readonly (readonly [FormatAction, string, string])[] = [
    ['bold', 'a |word| b', 'a **|word|** b'],
    ['bold', 'a **|word|** b', 'a |word| b'],
    ['bold', 'a |**word**| b', 'a |word| b'],
    ['bold', 'a | word | b', 'a  **|word|**  b'],
    ['bold', 'a | b', 'a **|** b'],
    ['italic', '|word|', '_|word|_'],
    ['code', '|word|', '`|word|`'],
    ['code', '|one\ntwo|', '```\n|one\ntwo|\n```'],
    ['link', 'see |here|', 'see [here](|https://|)'],
    ['link', '|https://example.org/|', '[|](https://example.org/)'],
    ['link', '|', '[|](https://)'],
    ['quote', 'one\n|two\nthree|\nfour', 'one\n> |two\n> three|\nfour'],
    ['quote', '|> two\n> three|', '|two\nthree|'],
    ['quote', 'one|', '> one|'],
    ['list', '|one\ntwo\n|three', '- |one\n- two|\nthree'],
    ['list', '- o|ne', 'o|ne'],
  ];
  for (const [action, from, to] of cases) {
    it(`make of ${JSON.stringify(from)} by ${action} ${JSON.stringify(to)}`, () => {
      expect(applied('markdown', action, from)).to.equal(to);
    });
  }
});

describe('the marks of HTML', () => {
  it('are elements that WordPress keeps: there are no lists among them', () => {
    const { actions } = formatOf({ format: 'html' });

    expect(actions).to.deep.equal(['bold', 'italic', 'link', 'quote', 'code']);
    expect(actions.map((action) => applied('html', action, '|word|'))).to.deep.equal([
      '<strong>|word|</strong>',
      '<em>|word|</em>',
      '<a href="|https://|">word</a>',
      '<blockquote>|word|</blockquote>',
      '<code>|word|</code>',
    ]);
    expect(applied('html', 'list', '|word|')).to.equal('|word|');
  });

  it('go away again', () => {
    expect(applied('html', 'bold', '<strong>|word|</strong>')).to.equal('|word|');
  });

  it('carry a selected address, with nothing in it that ends them', () => {
    expect(applied('html', 'link', '|https://example.org/?a="b"&c|')).to.equal(
      '<a href="https://example.org/?a=&quot;b&quot;&amp;c">|</a>',
    );
  });
});

describe('a quotation', () => {
  it('is marked as the backend wants it', () => {
    const words = 'One < two\n\nThree';

    expect(formatOf({ format: 'markdown' }).quote(words)).to.equal('> One < two\n>\n> Three');
    expect(formatOf({ format: 'text' }).quote(words)).to.equal('> One < two\n>\n> Three');
    expect(formatOf({ format: 'html' }).quote(words)).to.equal('<blockquote>One &lt; two\n\nThree</blockquote>');
  });
});

describe('putting something in', () => {
  it('takes the place of what is selected', () => {
    expect(sketch(insertAt(state('a |b| c'), '🎉'))).to.equal('a 🎉| c');
  });

  it('as a paragraph leaves one empty line around it', () => {
    expect(sketch(insertBlock(state('|'), '> q'))).to.equal('> q\n\n|');
    expect(sketch(insertBlock(state('a|b'), '> q'))).to.equal('a\n\n> q\n\n|b');
    expect(sketch(insertBlock(state('a\n|\n\nb'), '> q'))).to.equal('a\n\n> q\n\n|b');
  });
});
