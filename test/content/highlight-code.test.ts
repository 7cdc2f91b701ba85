import { CODE_CLASSES } from '../../src/content/code-tokens.js';
import { highlightCode } from '../../src/content/highlight-code.js';
import { renderBody } from '../../src/content/render.js';
import { expect } from '../support/index.js';
import { findHarm } from './find-harm.js';

function shown(source: string): HTMLElement {
  const element = document.createElement('div');
  element.append(renderBody({ format: 'html', source }));
  return element;
}

const block = (code: string, language = 'js') => `<pre><code class="language-${language}">${code}</code></pre>`;
const neverAsked = () => Promise.reject(new Error('asked for'));

describe('highlightCode', () => {
  it('marks code with spans of listed classes, and keeps its words', async () => {
    const root = shown(block('const a = "&lt;b>" // c'));
    await highlightCode(root);
    expect(root.innerHTML).to.equal(
      block(
        '<span class="token-keyword">const</span> a = <span class="token-string">"&lt;b&gt;"</span> <span class="token-comment">// c</span>',
      ),
    );
    for (const span of root.querySelectorAll('span')) expect(CODE_CLASSES).to.include(span.className);
  });

  it('marks every block, each in its language', async () => {
    const root = shown(`<blockquote>${block('let a')}</blockquote>${block('def a', 'python')}`);
    await highlightCode(root);
    expect([...root.querySelectorAll('span')].map(({ textContent }) => textContent)).to.deep.equal(['let', 'def']);
  });

  it('changes nothing the second time, nor when it is asked twice at once', async () => {
    const root = shown(block('let a = 1'));
    await Promise.all([highlightCode(root), highlightCode(root)]);
    const once = root.innerHTML;
    await highlightCode(root);
    expect(root.innerHTML).to.equal(once);
  });

  it('loads nothing when there is nothing to mark', async () => {
    const sources = [
      'a',
      '<code class="language-js">let a</code>',
      '<pre>let a</pre>',
      '<pre><code>let a</code></pre>',
    ];
    let asked = 0;
    const count = () => {
      asked += 1;
      return neverAsked();
    };
    for (const source of sources) await highlightCode(shown(source), count);
    expect(asked).to.equal(0);
    await highlightCode(shown(block('let a')), count);
    expect(asked).to.equal(1);
  });

  it('leaves code plain when what it needs does not load', async () => {
    const root = shown(block('let a'));
    await highlightCode(root, neverAsked);
    expect(root.innerHTML).to.equal(block('let a'));
  });

  it('leaves code of unknown languages, marked code and very long code as it is', async () => {
    for (const html of [block('let a', 'klingon'), block('let <b>a</b>'), block(`let ${'a'.repeat(20_000)}`)]) {
      const root = shown(html);
      await highlightCode(root);
      expect(root.innerHTML).to.equal(html);
    }
  });

  it('sets at most 5,000 marks', async () => {
    const root = shown(block('1 '.repeat(4000)).repeat(2));
    await highlightCode(root);
    expect(root.querySelectorAll('span').length).to.equal(5000);
    expect(root.textContent).to.equal('1 '.repeat(8000));
  });

  it('makes no markup of what looks like markup', async () => {
    const root = shown(block('&lt;img src=x onerror="harm()">&lt;script>harm()&lt;/script>', 'html'));
    await highlightCode(root);
    expect(findHarm(root, { media: true })).to.deep.equal([]);
    expect(root.textContent).to.equal('<img src=x onerror="harm()"><script>harm()</script>');
  });
});
