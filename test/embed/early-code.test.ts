import { loadEarly } from '../../src/embed/early-code.js';
import { expect } from '../support/index.js';

/** The backends whose code a page loads early. */
function loadedBy(body: string): string[] {
  const page = document.implementation.createHTMLDocument();
  page.body.innerHTML = body;
  return [...loadEarly(page, [...page.querySelectorAll('script')]).keys()];
}

describe('the code that a page loads early', () => {
  it('is that of the backends which its sections and its script tags name, each once', () => {
    const page = `<script data-backend="memory"></script><gedanken-comments backend="browser"></gedanken-comments>
      <gedanken-comments backend=" browser "></gedanken-comments>`;

    expect(loadedBy(page)).to.deep.equal(['memory', 'browser']);
  });

  it('is none for sections that wait for the reader', () => {
    const page = `<script data-backend="memory" data-loading="lazy"></script>
      <gedanken-comments backend="browser" loading=" Click "></gedanken-comments>`;

    expect(loadedBy(page)).to.deep.equal([]);
  });

  it('is none for a name that is none, whatever objects have', () => {
    expect(loadedBy('<gedanken-comments backend="toString"></gedanken-comments>')).to.deep.equal([]);
  });

  it('resolves to what opens the adapter', async () => {
    const page = document.implementation.createHTMLDocument();
    page.body.innerHTML = '<gedanken-comments backend="memory"></gedanken-comments>';

    const code = await loadEarly(page, []).get('memory')!;

    const settings = { backend: 'memory', endpoint: '', thread: '', avatars: false, data: {}, adopt: undefined };
    expect(code.open(settings)).to.have.property('comments');
  });
});
