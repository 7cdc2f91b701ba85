import { cutMarkdown } from '../../src/content/cut-markdown.js';
import { loadMarkdown } from '../../src/content/load-markdown.js';
import { parseBody } from '../../src/content/parse-body.js';
import { expect } from '../support/index.js';

const lines = (count: number, line = 'word') => `${line}\n`.repeat(count);

describe('long Markdown', () => {
  it('is one piece while it is not long', () => {
    const source = `${lines(40)}\n${lines(40)}\n- a\n`;
    expect(cutMarkdown(source)).to.deep.equal([source]);
  });

  it('is cut where a new block begins', () => {
    const [first, second] = [`${lines(120)}\n`, `${lines(120)}\n`];
    expect(cutMarkdown(first + second)).to.deep.equal([first, second]);
  });

  it('is not cut in lists and code that are not too long', () => {
    for (const source of [`- a\n\n${lines(80, '  - b\n')}`, `\`\`\`\n\n${lines(80, 'a\n')}\`\`\`\n`])
      expect(cutMarkdown(source)).to.deep.equal([source]);
  });

  it('is cut after 200 lines, 8 KiB, or 20 lines of underlines, whatever they are', () => {
    expect(cutMarkdown(lines(401)).map(({ length }) => length)).to.deep.equal([1000, 1000, 5]);
    expect(Math.max(...cutMarkdown('x'.repeat(65_536)).map(({ length }) => length))).to.be.at.most(8192);
    expect(cutMarkdown(lines(40, '=')).length).to.equal(2);
  });

  it('loses nothing but carriage returns', () => {
    const source = `${lines(300)}\r\n\n${'x'.repeat(9000)}\n\n\n${lines(100)}end`;
    expect(cutMarkdown(source).join('')).to.equal(source.replace('\r', ''));
  });

  it('goes on as code where code was cut', () => {
    for (const fence of ['```', '~~~~']) {
      const [first, second, ...more] = cutMarkdown(`${fence}js\n${lines(250)}${fence}\n\na`);
      expect(first).to.match(/^(```|~~~~)js\n/);
      expect(second!.startsWith(`${fence}\nword\n`)).to.equal(true);
      expect(more).to.deep.equal([]);
    }
  });

  it('has references that hold across the cuts', async () => {
    await loadMarkdown();
    const source = `[first]\n\n${lines(150)}\n${lines(150)}\n[first]: https://a.example/\n`;
    const [paragraph] = parseBody({ format: 'markdown', source }).nodes;
    expect(JSON.stringify(paragraph)).to.contain('"href":"https://a.example/"');
  });
});
